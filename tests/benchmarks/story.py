"""Opening a customer of 5,000 story entries beside one of 50: every call that the page makes."""

import statistics
from collections.abc import Callable, Sequence
from datetime import timedelta

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import (
    customers,
    facts,
    families,
    households,
    looking_for,
    moments,
    referrals,
)
from smallcrm.services.customer_lists import beside_by_name
from smallcrm.services.customer_reading import wanted_topics, ways_to_reach
from smallcrm.services.open_things import open_things
from smallcrm.services.say_this import say_this
from smallcrm.services.story import story
from smallcrm.services.worth import worth
from smallcrm.storage.store import Store
from tests.benchmarks.shops import NOW, opened
from tests.benchmarks.table import Measured, at_most, seconds

_MANY, _FEW = 5_000, 50
_TIMES = 200
_PERCENTILE = 99
# Of a hundred entries: visits, how they went, wishes, reminders; as a busy regular's year goes.
_SHARES = {"visit": 60, "moment": 25, "special_request": 8, "reminder": 7}
_COLUMNS = {
    "visit": ("customer_id", "at", "shop_day", "amount_minor", "what"),
    "moment": ("customer_id", "at", "shop_day", "kind", "words", "noted_at"),
    "special_request": (
        *("customer_id", "kind", "what", "status", "asked_at", "asked_on"),
        "closed_on",
    ),
    "reminder": ("customer_id", "what", "due_on", "made_at", "made_on"),
}


def long_story(customers_in_book: int) -> list[Measured]:
    """Medians and the 99th of a hundred, in turn."""
    with opened(customers_in_book) as store:
        many, few = (_somebody(store, f"Of {n} entries", n) for n in (_MANY, _FEW))
        taken = [
            (seconds(_opening(store, many))[0], seconds(_opening(store, few))[0])
            for _ in range(_TIMES)
        ]
    ours, limit = zip(*taken, strict=True)
    return [
        _compared("customer of 5,000 entries opened, beside one of 50", ours, limit, 0.5),
        _compared("the same, 99th of a hundred openings", ours, limit, _PERCENTILE / 100),
    ]


def _compared(name: str, ours: Sequence[float], limit: Sequence[float], share: float) -> Measured:
    return at_most(name, _at(ours, share) * 1000, _at(limit, share) * 1000, 2, "ms")


def _at(taken: Sequence[float], share: float) -> float:
    if share == 0.5:
        return statistics.median(taken)
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def _opening(store: Store, customer_id: CustomerId) -> Callable[[], None]:
    """What the page asks when somebody opens it, the owner's figures included."""
    today = NOW.date()

    def open_page() -> None:
        customers.head(store, customer_id)
        customers.name_of(store, customer_id)
        wanted_topics(store, customer_id)
        ways_to_reach(store, customer_id)
        families.family_sentence(store, customer_id)
        beside_by_name(store, customer_id)
        open_things(store, customer_id, on=today)
        looking_for.looking_for(store, customer_id)
        households.household_of(store, customer_id)
        families.relatives(store, customer_id)
        referrals.sent_by(store, customer_id)
        referrals.sent(store, customer_id)
        story(store, customer_id)
        moments.last_moments(store, customer_id)
        say_this(store, customer_id, on=today, is_private=True)
        moments.open_ows(store, customer_id)
        facts.facts_of(store, customer_id, on=today)
        worth(store, customer_id, on=today)

    return open_page


def _somebody(store: Store, name: str, entries: int) -> CustomerId:
    """A customer with so many entries, spread over the last ten years."""
    draft = CustomerDraft(name=name)
    customer_id = customers.save(store, draft, known_before=True, now=NOW)
    with store.action("import_list", at=NOW, n=entries):
        for table, share in _SHARES.items():
            rows = (_row(table, customer_id, n) for n in range(entries * share // 100))
            store.insert_many(table, _COLUMNS[table], rows)
    _answer_reminders(store, customer_id)
    return customer_id


def _answer_reminders(store: Store, customer_id: CustomerId) -> None:
    """All but the newest were done long ago, as in every shop that uses them."""
    ids = "SELECT id FROM reminder WHERE customer_id = ? ORDER BY id DESC LIMIT -1 OFFSET 2"
    done = [row[0] for row in store.connection.execute(ids, (customer_id,))]
    day, at = NOW.date().isoformat(), f"{NOW.date().isoformat()}T10:00:00.000Z"
    with store.action("answer_done", customer_id, at=NOW):
        store.insert_many(
            "prompt_answer",
            ("customer_id", "rule", "subject_key", "state", "answered_at", "answered_on"),
            ((customer_id, "reminder", f"reminder:reminder:{n}", "done", at, day) for n in done),
        )


def _row(table: str, customer_id: CustomerId, n: int) -> tuple[object, ...]:
    day = NOW.date() - timedelta(days=(n * 37) % 3650)
    at = f"{day.isoformat()}T10:00:{n % 60:02d}.000Z"
    match table:
        case "visit":
            return customer_id, at, day.isoformat(), 1_000 + n, "hinges, 40 mm"
        case "moment":
            kind = ("how", "wow", "how")[n % 3]
            return customer_id, at, day.isoformat(), kind, "as nice as ever", at
        case "special_request":
            known = (customer_id, "order", "old brass hinges", "done", at)
            return *known, day.isoformat(), day.isoformat()
    return customer_id, "ask how it holds", day.isoformat(), at, day.isoformat()
