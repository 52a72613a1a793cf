"""Verbs done to many customers at once: each is one deed, taken back by one undo.

What each verb means for one customer stands in its own subject. Whoever was put to the trash
meanwhile is passed over; nobody is done to twice.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from smallcrm.domain.drafts import LINE_LIMIT, checked_line, needed_line
from smallcrm.domain.folding import fold
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.prompt_rules import WHIM
from smallcrm.domain.sentence import Sentence, args_as_json, sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.domain.tiers import tier_of
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.row_ids import next_id
from smallcrm.services.thank_yous import OWED_WITHIN_DAYS, whim_reason
from smallcrm.storage.backup import safe_copy
from smallcrm.storage.store import Store

MANY = 100  # customers; from here on a safe copy is made first (PRODUCT.md section 13)
TOPIC_LIMIT = 60  # characters; a topic stands on a chip
_STEP = 5_000  # customers between two reports of progress

_MEANT = "SELECT value FROM json_each(?)"
_LIVING = f"SELECT id FROM customer WHERE id IN ({_MEANT}) AND trashed_at IS NULL"


def set_tiers(
    store: Store,
    ids: Iterable[int],
    tier: str,
    *,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> int:
    """The owner's choice of a standing for all of these; how many were moved.

    Raises Invalid for an unknown code, Cancelled when progress says so; then nothing is written.
    """
    chosen = tier_of(tier).value
    moved = _of(store, f"{_LIVING} AND tier <> ? ORDER BY id", ids, chosen)
    with _deed(store, "set_tiers", moved, now, by, progress) as told:
        for some in _steps(moved, told):
            store.connection.execute(
                f"UPDATE customer SET tier=? WHERE id IN ({_MEANT})", (chosen, some)
            )
    return len(moved)


def trash_customers(
    store: Store,
    ids: Iterable[int],
    *,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> int:
    """Lay all of these in the trash, with everything they have; how many. Raises Cancelled."""
    moved = _of(store, f"{_LIVING} ORDER BY id", ids)
    with _deed(store, "trash_customers", moved, now, by, progress) as told:
        for some in _steps(moved, told):
            store.connection.execute(
                f"UPDATE customer SET trashed_at=? WHERE id IN ({_MEANT})",
                (instant_text(now), some),
            )
    return len(moved)


def tag_customers(
    store: Store,
    ids: Iterable[int],
    topic: str,
    *,
    wants: bool = True,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> int:
    """All of these want to hear about a topic, or said no to it; for how many that is news.

    topic: its name; one that differs in case or accents only is the same, a new one is made.
    Raises Invalid for a name that is empty or too long, and Cancelled.
    """
    name = needed_line("topic", topic)
    checked_line("topic", name, TOPIC_LIMIT)
    known = topic_called(store, name)
    moved = _of(store, f"{_LIVING} AND {_NO_SUCH_TAG} ORDER BY id", ids, known, int(wants))
    with _deed(store, "tag_customers", moved, now, by, progress) as told:
        topic_id = _made(store, name) if known is None and moved else known
        for some in _steps(moved, told):
            values = (int(wants), topic_id, some)
            store.connection.execute(f"{_RETAG} ({_MEANT})", values)
            store.connection.execute(_TAG, (topic_id, int(wants), some, topic_id))
    return len(moved)


def untag_customers(
    store: Store,
    ids: Iterable[int],
    topic_id: int,
    *,
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> int:
    """Nothing is known any more of these and a topic; of how many it was. Raises Cancelled."""
    moved = _of(store, f"{_LIVING} AND {_TAGGED} ORDER BY id", ids, topic_id)
    with _deed(store, "untag_customers", moved, now, by, progress) as told:
        for some in _steps(moved, told):
            store.connection.execute(
                f"DELETE FROM customer_topic WHERE topic_id=? AND customer_id IN ({_MEANT})",
                (topic_id, some),
            )
    return len(moved)


def owe_thank_yous(
    store: Store,
    ids: Iterable[int],
    *,
    occasion: str = "thank_you",
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
    progress: Progress | None = None,
) -> int:
    """Owe each of these a card by the owner's whim; how many cards.

    Whoever is owed one already gets no second (PRODUCT.md section 7), and nobody who has died is
    sent one. Raises Invalid (occasion, reason), and Cancelled.
    """
    must_be_occasion(occasion)
    told_reason = whim_reason(checked_line("reason", reason, LINE_LIMIT))
    owed = _of(store, f"{_LIVING} AND {_NOT_OWED} ORDER BY id", ids)
    with _deed(store, "owe_thank_yous", owed, now, by, progress):
        first = next_id(store, "thank_you")
        store.insert_many(
            "thank_you", _CARD, _cards(store, owed, first, occasion, told_reason, now)
        )
    return len(owed)


def topic_called(store: Store, name: str) -> int | None:
    """The topic of this name in whatever case and accents, or None."""
    found = store.connection.execute("SELECT id, name FROM topic ORDER BY id").fetchall()
    return next((number for number, known in found if fold(known) == fold(name)), None)


_TAGGED = "EXISTS (SELECT 1 FROM customer_topic WHERE customer_id = customer.id AND topic_id = ?)"
_NO_SUCH_TAG = (
    "NOT EXISTS (SELECT 1 FROM customer_topic"
    " WHERE customer_id = customer.id AND topic_id IS ? AND wants = ?)"
)
_RETAG = "UPDATE customer_topic SET wants=? WHERE topic_id=? AND customer_id IN"
_TAG = """
INSERT INTO customer_topic (customer_id, topic_id, wants)
SELECT value, ?, ? FROM json_each(?) WHERE value NOT IN
    (SELECT customer_id FROM customer_topic WHERE topic_id=?)
"""
_NOT_OWED = (
    "status NOT IN ('deceased', 'let_go') AND NOT EXISTS (SELECT 1 FROM thank_you"
    " WHERE customer_id = customer.id AND state IN ('due', 'printed'))"
)
_CARD = (
    "id", "customer_id", "rule", "subject_key", "occasion", "state", "reason_key", "reason_args",
    "due_on",
)  # fmt: skip


def _cards(
    store: Store,
    owed: Sequence[CustomerId],
    first: int,
    occasion: str,
    reason: Sentence,
    now: datetime,
) -> Iterator[tuple[object, ...]]:
    due_on = (store.shop_day(now) + timedelta(days=OWED_WITHIN_DAYS)).isoformat()
    args = args_as_json(reason.args)
    for row_id, customer_id in enumerate(owed, first):
        key = f"{WHIM}:thank_you:{row_id}"
        yield row_id, customer_id, WHIM, key, occasion, "due", reason.key, args, due_on


def _made(store: Store, name: str) -> int:
    return store.connection.execute("INSERT INTO topic (name) VALUES (?)", (name,)).lastrowid or 0


def _of(store: Store, sql: str, ids: Iterable[int], *params: object) -> list[CustomerId]:
    """Those of the chosen ones who are meant, in the order of their ids."""
    chosen = json.dumps([int(number) for number in ids])
    return [CustomerId(row[0]) for row in store.connection.execute(sql, (chosen, *params))]


@contextmanager
def _deed(
    store: Store,
    key: str,
    moved: Sequence[CustomerId],
    now: datetime,
    by: HelperId | None,
    progress: Progress | None,
) -> Iterator[Progress]:
    """One deed for all, after a safe copy when they are many."""
    told = progress or Unwatched()
    if len(moved) >= MANY:
        safe_copy(store.path, reason="bulk", now=now, progress=told)
    with store.action(key, at=now, by=by, n=len(moved)):
        yield told
        told.step(len(moved), len(moved), sentence("Making everybody findable"))


def _steps(moved: Sequence[CustomerId], told: Progress) -> Iterator[str]:
    """The ids as JSON, some at a time; between two pieces the work may be cancelled."""
    for done in range(0, len(moved), _STEP):
        told.step(done, len(moved), sentence("Changing customers"))
        yield json.dumps(moved[done : done + _STEP])
