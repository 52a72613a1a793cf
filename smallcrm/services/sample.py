"""A made-up shop moves into an empty book, as one deed.

What is made up lies in `domain/made_up`; how its values become rows in sample_rows.
"""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.made_up import TABLE_NAMES, MadeUpShop, made_up_shop
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import sentence
from smallcrm.resources import resource
from smallcrm.services import sample_rows as rows
from smallcrm.services.row_ids import next_id
from smallcrm.services.sample_cards import CARDS, card_rows
from smallcrm.services.sample_shop import helper_ids, move_in, zone_of
from smallcrm.services.shop import habits_of, shop
from smallcrm.storage.store import Store

DEMO_CUSTOMERS = 160  # some pages of the list, and still made up before anybody waits
DEMO_YEARS = 4
DEMO_SEED = 1

ROWS_A_CHUNK = 20_000  # what the book takes at once, and how often progress is told


class SampleReport(NamedTuple):
    """What moved in."""

    customers: int
    visits: int


def invent(*, customers: int, years: int = 5, seed: int = DEMO_SEED, today: date) -> MadeUpShop:
    """A made-up shop from the bundled lists. Raises Invalid (customers, years)."""
    texts = {
        name: resource("sample", f"{name}.toml").read_text(encoding="utf-8") for name in TABLE_NAMES
    }
    return made_up_shop(seed, customers, years, today, texts)


def fill_demo(store: Store, *, now: datetime) -> None:
    """Let a small made-up shop move into a book that has none yet."""
    if shop(store) is None:
        made_up = invent(customers=DEMO_CUSTOMERS, years=DEMO_YEARS, today=store.shop_day(now))
        write_shop(store, made_up, now=now)


def write_shop(
    store: Store, made_up: MadeUpShop, *, now: datetime, progress: Progress | None = None
) -> SampleReport:
    """Write a made-up shop into a book without customers, as one deed that can be undone.

    A book without a shop becomes the made-up one; an own shop keeps its settings. Raises ShopError
    for a book that has customers, Cancelled when progress stops it; then nothing was written.
    """
    if store.value("SELECT 1 FROM customer LIMIT 1") is not None:
        raise ShopError(
            "This book already has customers, so no made-up ones were added. Use an empty book."
        )
    with store.action("make_sample", at=now):
        move_in(store, made_up.shop)
        writer = _Writer(store, made_up, progress or Unwatched())
        writer.write_people()
        visits = writer.write_visits()
        writer.write_promises()
        writer.write_cards()
        writer.tell_last_step()
    return SampleReport(made_up.customers, visits)


class _Writer:
    """Writes one made-up shop, piece by piece, inside an action."""

    def __init__(self, store: Store, made_up: MadeUpShop, progress: Progress) -> None:
        self._store, self._made_up, self._progress = store, made_up, progress
        first = store.next_number("customer")
        store.next_number("customer", wanted=first + made_up.customers - 1)
        self._instants = rows.Instants(zone_of(store))
        country = habits_of(store).code
        self._people = rows.People(next_id(store, "customer"), first, country, self._instants)
        helpers = helper_ids(store, made_up.shop)
        self._happened = rows.Happened(self._people, helpers, self._instants)

    def write_people(self) -> None:
        """Everybody, and how they are reached."""
        people, total, done = self._people, self._made_up.customers, 0
        for chunk in self._made_up.people(ROWS_A_CHUNK):
            self._progress.step(done, total, sentence("Customers are moving in"))
            self._insert(rows.CUSTOMERS, map(people.customer, chunk))
            self._insert(rows.PHONES, chain.from_iterable(map(people.phones, chunk)))
            self._insert(rows.EMAILS, chain.from_iterable(map(people.emails, chunk)))
            self._insert(rows.ADDRESSES, chain.from_iterable(map(people.addresses, chunk)))
            done += len(chunk)

    def write_visits(self) -> int:
        """All visits. Returns how many."""
        total, written = self._made_up.customers, 0
        for chunk in self._made_up.visits(ROWS_A_CHUNK):
            self._progress.step(chunk[0].person, total, sentence("Visits are written down"))
            self._insert(rows.VISITS, map(self._happened.visit, chunk))
            written += len(chunk)
        return written

    def write_promises(self) -> None:
        """Wishes, openings and reminders, with what was done about them."""
        made_up, happened = self._made_up, self._happened
        self._insert(rows.REQUESTS, map(happened.request, made_up.requests()))
        self._insert(rows.REQUESTS, map(happened.opening, made_up.openings()))
        reminders = list(enumerate(made_up.reminders(), next_id(self._store, "reminder")))
        self._insert(rows.REMINDERS, (happened.reminder(*each) for each in reminders))
        done = (each for each in reminders if each[1].done_on is not None)
        self._insert(rows.ANSWERS, (happened.answer(*each) for each in done))

    def write_cards(self) -> None:
        """Who sent whom, and who was thanked for what."""
        happened = self._happened
        first = next_id(self._store, "referral")
        referrals = list(enumerate(self._made_up.referrals(), first))
        self._insert(rows.REFERRALS, (happened.referral(*each) for each in referrals))
        cards = card_rows(
            self._made_up.thank_yous(),
            referrals,
            first_id=next_id(self._store, "thank_you"),
            people=self._people,
            instants=self._instants,
        )
        self._insert(CARDS, cards)

    def tell_last_step(self) -> None:
        """What follows, when the deed ends, can not be stopped any more."""
        self._progress.step(0, 0, sentence("Working out what is due"))

    def _insert(self, table: rows.Table, values: Iterable[rows.Row]) -> None:
        self._store.insert_many(table.name, table.columns, values)
