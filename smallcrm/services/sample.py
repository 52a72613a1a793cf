"""A made-up shop moves into an empty book, as one deed.

What is made up lies in `domain/made_up`; how its values become rows in sample_rows.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.made_up import TABLE_NAMES, MadeUpShop, made_up_shop
from smallcrm.domain.made_up.story_values import Moment
from smallcrm.domain.made_up.values import Person, Visit
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import sentence
from smallcrm.resources import resource
from smallcrm.services import sample_listening as listening
from smallcrm.services import sample_people as folk
from smallcrm.services import sample_right as right
from smallcrm.services import sample_rows as rows
from smallcrm.services.row_ids import next_id
from smallcrm.services.sample_cards import CARDS, card_rows
from smallcrm.services.sample_shop import helper_ids, move_in, zone_of
from smallcrm.services.sample_tables import Instants, Row, Table
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
        writer.write_moments()
        writer.write_right()
        writer.write_promises()
        writer.write_cards()
        writer.write_listening()
        writer.tell_last_step()
    return SampleReport(made_up.customers, visits)


class _Writer:
    """Writes one made-up shop, piece by piece, inside an action."""

    def __init__(self, store: Store, made_up: MadeUpShop, progress: Progress) -> None:
        self._store, self._made_up, self._progress = store, made_up, progress
        first = store.next_number("customer")
        store.next_number("customer", wanted=first + made_up.customers - 1)
        self._instants = Instants(zone_of(store))
        country = habits_of(store).code
        self._people = folk.People(next_id(store, "customer"), first, country, self._instants)
        self._known = folk.Known(self._people)
        self._moments = list(made_up.moments())
        # The visits at which somebody said how it went, by person and time.
        self._visit_ids = {(moment.person, moment.at): 0 for moment in self._moments}
        self._noted: dict[int, tuple[int, Moment]] = {}  # by key, with the ids of their rows
        self._helpers = helper_ids(store, made_up.shop)
        self._happened = rows.Happened(self._people, self._helpers, self._instants)

    def write_people(self) -> None:
        """Everybody, how they are reached, and what else is known of them."""
        total, done = self._made_up.customers, 0
        topics: dict[str, int] = {}
        neighbours: list[Person] = []
        for chunk in self._made_up.people(ROWS_A_CHUNK):
            self._progress.step(done, total, sentence("Customers are moving in"))
            self._write_contacts(chunk)
            self._write_known(chunk, topics)
            neighbours += [person for person in chunk if person.household is not None]
            done += len(chunk)
        self._write_households(neighbours)

    def _write_contacts(self, chunk: Sequence[Person]) -> None:
        people = self._people
        self._insert(folk.CUSTOMERS, map(people.customer, chunk))
        self._insert(folk.PHONES, chain.from_iterable(map(people.phones, chunk)))
        self._insert(folk.EMAILS, chain.from_iterable(map(people.emails, chunk)))
        self._insert(folk.ADDRESSES, chain.from_iterable(map(people.addresses, chunk)))

    def _write_known(self, chunk: Sequence[Person], topics: dict[str, int]) -> None:
        """topics: the ids of those that were met so far, by their names."""
        known, met = self._known, len(topics)
        self._insert(folk.FACTS, chain.from_iterable(map(known.facts, chunk)))
        self._insert(folk.DATES, chain.from_iterable(map(known.dates, chunk)))
        self._insert(folk.LOOKING_FOR, chain.from_iterable(map(known.looking_for, chunk)))
        self._insert(folk.CONSENTS, chain.from_iterable(map(known.consents, chunk)))
        first = next_id(self._store, "topic") - met
        wanted = [row for person in chunk for row in known.topics(person, topics, first)]
        new = list(topics.items())[met:]
        self._insert(folk.TOPICS, ((topic_id, name) for name, topic_id in new))
        self._insert(folk.CUSTOMER_TOPICS, wanted)

    def _write_households(self, neighbours: Sequence[Person]) -> None:
        first = next_id(self._store, "household")
        members = list(self._known.members(neighbours, first))
        self._insert(
            folk.HOUSEHOLDS, ((row_id, "") for row_id in dict.fromkeys(row[0] for row in members))
        )
        self._insert(folk.MEMBERS, members)
        links = chain.from_iterable(map(self._known.family, neighbours))
        self._insert(folk.FAMILY_LINKS, links)

    def write_visits(self) -> int:
        """All visits. Returns how many."""
        total, written = self._made_up.customers, 0
        first = next_id(self._store, "visit")
        for chunk in self._made_up.visits(ROWS_A_CHUNK):
            self._progress.step(chunk[0].person, total, sentence("Visits are written down"))
            self._insert(rows.VISITS, map(self._happened.visit, chunk))
            self._remember_visits(chunk, first + written)
            written += len(chunk)
        return written

    def _remember_visits(self, chunk: Sequence[Visit], first: int) -> None:
        for visit_id, visit in enumerate(chunk, first):
            if (visit.person, visit.at) in self._visit_ids:
                self._visit_ids[visit.person, visit.at] = visit_id

    def write_moments(self) -> None:
        """How it went at some of the visits."""
        known = {key: visit_id for key, visit_id in self._visit_ids.items() if visit_id}
        first = next_id(self._store, "moment")
        told, ids = rows.in_order(self._moments, first)
        self._insert(rows.MOMENTS, self._happened.moments(told, ids, known))
        self._noted = {moment.key: (ids[moment.key], moment) for moment in told}

    def write_right(self) -> None:
        """The files of let-downs, with what was done and what was learnt."""
        made = right.Right(self._people, self._helpers, self._instants, self._noted)
        files = list(enumerate(self._made_up.recoveries(), next_id(self._store, "recovery")))
        self._insert(right.RECOVERIES, (made.recovery(*each) for each in files))
        self._insert(right.RECOVERED, (made.person(*each) for each in files))
        self._insert(right.REMEDIES, (made.remedy(*each) for each in files))
        self._insert(right.LESSONS, made.lessons(files, self._made_up.lessons))

    def write_promises(self) -> None:
        """Wishes, openings and reminders, with what was done about them."""
        made_up, happened = self._made_up, self._happened
        self._insert(rows.REQUESTS, map(happened.request, made_up.requests()))
        openings = list(enumerate(made_up.openings(), next_id(self._store, "opening")))
        zone = zone_of(self._store)
        self._insert(rows.OPENINGS, (happened.planned(*each, zone) for each in openings))
        self._insert(rows.REQUESTS, (happened.opening(*each) for each in openings))
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

    def write_listening(self) -> None:
        """What they said about the shop, and whom it sent to its neighbours."""
        made_up, people = self._made_up, self._people
        first = next_id(self._store, "neighbour")
        shops = listening.neighbour_rows(made_up, first, people)
        self._insert(listening.NEIGHBOURS, shops)
        self._insert(listening.HEARD, listening.heard_rows(made_up.heard(), people))
        self._insert(listening.SENT, listening.sent_rows(made_up.sent_elsewhere(), first, people))

    def tell_last_step(self) -> None:
        """What follows, when the deed ends, can not be stopped any more."""
        self._progress.step(0, 0, sentence("Working out what is due"))

    def _insert(self, table: Table, values: Iterable[Row]) -> None:
        self._store.insert_many(table.name, table.columns, values)
