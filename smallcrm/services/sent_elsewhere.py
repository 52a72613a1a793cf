"""Whom we sent to another shop because we did not have it, and whether they found it there.

The other shops are the business of neighbours.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.heard import OftenTold, often_told
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.neighbours import FOUND, CheckedSent, SentDraft
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.services.neighbours import may_be_noted, must_be_neighbour, write
from smallcrm.services.quiet_words import quiet_words
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import SentElsewhere
from smallcrm.storage.store import Store

_ROWS = f"""
SELECT s.id, s.customer_id, CASE WHEN c.id IS NULL THEN '' ELSE {SHOWN_NAME} END,
       s.neighbour_id, coalesce(n.name, ''), s.what, s.sent_on, s.found_it, s.asked_on
FROM sent_elsewhere AS s LEFT JOIN customer AS c ON c.id = s.customer_id
LEFT JOIN neighbour AS n ON n.id = s.neighbour_id
WHERE c.trashed_at IS NULL
"""
_NEWEST = " ORDER BY s.sent_on DESC, s.id DESC"
# Who was sent only today has not been there yet.
_TO_ASK = f"""{_ROWS} AND s.customer_id = ? AND s.found_it = '' AND s.sent_on < ?
ORDER BY s.sent_on DESC, s.id DESC LIMIT 1"""
_WANTED = """
SELECT s.what FROM sent_elsewhere AS s LEFT JOIN customer AS c ON c.id = s.customer_id
WHERE s.sent_on >= ? AND s.sent_on < ? AND c.trashed_at IS NULL
ORDER BY s.sent_on DESC, s.id DESC
"""


class SentRow(NamedTuple):
    """One time that somebody was sent on. name: "" for nobody known; shop: "" for one forgotten.

    found_it: a code of domain/neighbours.
    """

    id: int
    customer_id: CustomerId | None
    name: str
    neighbour_id: int | None
    shop: str
    what: str
    sent_on: date
    found_it: str
    asked_on: date | None


def send(store: Store, draft: SentDraft, *, now: datetime, by: HelperId | None = None) -> int:
    """Somebody was sent to a neighbour, who may be noted with it; the id. Raises Invalid."""
    clean = _checked(store, draft, now)
    if clean.customer_id is not None:
        must_be_living(store, clean.customer_id)
    row_id = next_id(store, "sent_elsewhere")
    new_id = next_id(store, "neighbour")
    with store.action("send_elsewhere", clean.customer_id, at=now, by=by):
        SentElsewhere.create(id=row_id, **_values(clean, new_id))
    return row_id


def change(
    store: Store,
    row_id: int,
    draft: SentDraft,
    *,
    found: str,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """It was something else, somebody else, another shop or another day. Raises Invalid.

    found: whether they found it there, a code of FOUND; "" when they are to be asked again.
    """
    known = must_be_known(store, row_id)
    clean = _checked(store, draft, now)
    if clean.customer_id is not None and clean.customer_id != known.customer_id:
        must_be_living(store, clean.customer_id)
    _must_be_answer(found)
    asked_on = known.asked_on
    if found != known.found_it:
        asked_on = store.shop_day(now) if found else None
    new_id = next_id(store, "neighbour")
    with store.action("change_sent_elsewhere", clean.customer_id, at=now, by=by):
        values = {**_values(clean, new_id), "found_it": found, "asked_on": asked_on}
        SentElsewhere.update(values).where(SentElsewhere.id == row_id).execute()


def found_it(
    store: Store, row_id: int, found: str, *, now: datetime, by: HelperId | None = None
) -> None:
    """They found it there ("yes"), or did not ("no"). Raises Invalid."""
    known = must_be_known(store, row_id)
    if not found:
        raise Invalid("found_it", "Choose whether they found it.")
    _must_be_answer(found)
    with store.action("ask_found_it", known.customer_id, at=now, by=by):
        SentElsewhere.update(found_it=found, asked_on=store.shop_day(now)).where(
            SentElsewhere.id == row_id
        ).execute()


def remove(store: Store, row_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """Nobody was sent there. Raises Invalid when it is gone."""
    known = must_be_known(store, row_id)
    with store.action("remove_sent_elsewhere", known.customer_id, at=now, by=by):
        SentElsewhere.delete().where(SentElsewhere.id == row_id).execute()


def sent_row(store: Store, row_id: int) -> SentRow | None:
    """One of them, or None when it is gone."""
    return store.row(SentRow, f"{_ROWS} AND s.id = ?", row_id)


def must_be_known(store: Store, row_id: int) -> SentRow:
    """One of them. Raises Invalid (what) when it is gone."""
    found = sent_row(store, row_id)
    if found is None:
        raise Invalid("what", "This is not in the book any more.")
    return found


def to_ask(store: Store, customer_id: CustomerId, *, on: date) -> SentRow | None:
    """What to ask them on this shop day: the last time we sent them on before it, if not known."""
    return store.row(SentRow, _TO_ASK, customer_id, on.isoformat())


def sent(store: Store, *, most: int = 30) -> list[SentRow]:
    """Whom we sent on, newest first."""
    return store.rows(SentRow, f"{_ROWS}{_NEWEST} LIMIT ?", most)


def sent_most(store: Store, first: date, following: date) -> list[OftenTold]:
    """What we keep sending away, from the first day up to before the following one."""
    cursor = store.connection.execute(_WANTED, (first.isoformat(), following.isoformat()))
    return often_told([row[0] for row in cursor], quiet_words())


def _checked(store: Store, draft: SentDraft, now: datetime) -> CheckedSent:
    """The clean values; what they say of the neighbour is so."""
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    if clean.neighbour is not None:
        may_be_noted(store, clean.neighbour)
    if clean.neighbour_id is not None:
        must_be_neighbour(store, clean.neighbour_id)
    return clean


def _values(clean: CheckedSent, new_id: int) -> dict[str, object]:
    """The columns; a new neighbour is noted with them by this id. Call inside an action."""
    if clean.neighbour is not None:
        write(new_id, clean.neighbour)
    return {
        "customer": clean.customer_id,
        "neighbour": clean.neighbour_id if clean.neighbour is None else new_id,
        "what": clean.what,
        "sent_on": clean.sent_on,
    }


def _must_be_answer(found: str) -> None:
    if found not in FOUND:
        raise Invalid("found_it", "Choose whether they found it.")
