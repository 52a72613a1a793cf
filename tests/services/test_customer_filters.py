"""The filters of the list against a plain reading of the same people, and their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.folding import fold
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.list_filters import (
    CHANNELS,
    STATUSES,
    AboutTopic,
    BornIn,
    Filter,
    HasOpen,
    InTown,
    NeverHere,
    Newcomer,
    NoAddress,
    NoConsent,
    NoPhone,
    NotSeenSince,
    OfStatus,
    OfTier,
    SeenSince,
    list_words,
)
from smallcrm.services.customer_filters import topics, towns
from smallcrm.services.customer_lists import ListQuery, Order, list_ids
from smallcrm.services.words import shop_wording
from tests.builders import FRIDAY_NOON, Shop

TODAY = date(2026, 11, 20)
TIERS = ("a_list", "regular", "occasional")
ORDERS: tuple[Order, ...] = ("name", "last_visit", "visits", "number", "town", "tier")
TOWNS = ("Bath", "bath", "Köln", "Koln", "")


@dataclass(frozen=True)
class Somebody:
    """What is known of one person of a made-up book."""

    name: str
    tier: str
    status: str
    known_before: bool
    birthday: str
    visits_ago: tuple[int, ...]
    places: tuple[tuple[str, bool, bool], ...]  # town, bad, not to be used
    phones: tuple[tuple[bool, bool], ...]
    topics: tuple[tuple[int, bool], ...]
    consents: tuple[tuple[str, bool], ...]
    open_thing: str
    is_trashed: bool

    @property
    def last(self) -> date | None:
        return TODAY - timedelta(days=min(self.visits_ago)) if self.visits_ago else None


BOTH = st.tuples(st.booleans(), st.booleans())
PEOPLE = st.lists(
    st.builds(
        Somebody,
        name=st.sampled_from(["Anna Berg", "anna", "Émile", "", "Zoë"]),
        tier=st.sampled_from(TIERS),
        status=st.sampled_from(STATUSES),
        known_before=st.booleans(),
        birthday=st.sampled_from(["", "--02-29", "1980-11-02", "1991-02-01"]),
        visits_ago=st.lists(st.integers(0, 40), max_size=5).map(tuple),
        places=st.lists(
            st.tuples(st.sampled_from(TOWNS), st.booleans(), st.booleans()), max_size=2
        ).map(tuple),
        phones=st.lists(BOTH, max_size=2).map(tuple),
        topics=st.lists(
            st.tuples(st.integers(1, 2), st.booleans()), max_size=2, unique_by=lambda t: t[0]
        ).map(tuple),
        consents=st.lists(
            st.tuples(st.sampled_from(CHANNELS), st.booleans()),
            max_size=3,
            unique_by=lambda t: t[0],
        ).map(tuple),
        open_thing=st.sampled_from(["", "", "wish", "done wish", "ow", "how", "card", "reminder"]),
        is_trashed=st.sampled_from([False, False, False, True]),
    ),
    max_size=7,
)
DAYS = st.integers(0, 45).map(lambda days: TODAY - timedelta(days=days))
FILTERS: st.SearchStrategy[Filter] = st.one_of(
    st.builds(OfTier, st.sampled_from(TIERS)),
    st.builds(AboutTopic, st.integers(1, 2), st.just("roses"), st.booleans()),
    st.builds(InTown, st.sampled_from(["Bath", "koeln", "köln", "KOLN", "Rome"])),
    st.builds(SeenSince, DAYS),
    st.builds(NotSeenSince, DAYS),
    st.builds(BornIn, st.integers(1, 12)),
    st.builds(NoConsent, st.sampled_from(["", *CHANNELS])),
    st.builds(OfStatus, st.sampled_from(STATUSES)),
    st.sampled_from([NeverHere(), NoAddress(), NoPhone(), Newcomer(), HasOpen()]),
)


def fits(who: Somebody, wanted: Filter) -> bool:
    """The same question asked of the plain values."""
    match wanted:
        case OfTier(tier):
            return who.tier == tier
        case AboutTopic(topic_id, _, wants):
            return (topic_id, wants) in who.topics
        case InTown(town):
            return any(
                fold(each) == fold(town) and not bad and not unused
                for each, bad, unused in who.places
            )
        case SeenSince(day):
            return who.last is not None and who.last >= day
        case NotSeenSince(day):
            return who.last is not None and who.last < day
        case NeverHere():
            return who.last is None
        case BornIn(month):
            return who.birthday[-5:-3] == f"{month:02}"
        case _:
            return _fits_more(who, wanted)


def _fits_more(who: Somebody, wanted: Filter) -> bool:
    match wanted:
        case NoAddress():
            return not any(not bad and not unused for _, bad, unused in who.places)
        case NoPhone():
            return not any(not bad and not unused for bad, unused in who.phones)
        case NoConsent(channel):
            return not any(said and channel in {"", each} for each, said in who.consents)
        case Newcomer():
            return not who.known_before and len(who.visits_ago) <= 3
        case OfStatus(status):
            return who.status == status
        case _:
            return who.open_thing in {"wish", "ow", "card", "reminder"}


def write(shop: Shop, people: Sequence[Somebody]) -> dict[int, Somebody]:
    """Put them into a book, by the rows themselves."""
    ids = {}
    with shop.store.action("make_sample", at=shop.now):
        run = shop.store.connection.execute
        run("INSERT INTO topic (id, name) VALUES (1, 'roses'), (2, 'tools')")
        for number, who in enumerate(people, 1):
            ids[number] = who
            run(
                "INSERT INTO customer (id, number, name, tier, status, known_before, birthday,"
                " created_at, trashed_at) VALUES (?, ?, ?, ?, ?, ?, ?, '2020-01-01T00:00:00Z', ?)",
                (number, 100 - number, who.name, who.tier, who.status, who.known_before,
                 who.birthday or None, "2026-01-01T00:00:00Z" if who.is_trashed else None),
            )  # fmt: skip
            _write_more(shop, number, who)
    return {number: who for number, who in ids.items() if not who.is_trashed}


def _write_more(shop: Shop, number: int, who: Somebody) -> None:
    run = shop.store.connection.execute
    for ago in who.visits_ago:
        day = TODAY - timedelta(days=ago)
        run("INSERT INTO visit (customer_id, at, shop_day) VALUES (?, ?, ?)",
            (number, f"{day}T10:00:00Z", day.isoformat()))  # fmt: skip
    for town, bad, unused in who.places:
        run("INSERT INTO address (customer_id, street, town, is_bad, do_not_use)"
            " VALUES (?, 'x', ?, ?, ?)", (number, town, bad, unused))  # fmt: skip
    for bad, unused in who.phones:
        run("INSERT INTO phone (customer_id, number, digits, is_bad, do_not_use)"
            " VALUES (?, '1', '1', ?, ?)", (number, bad, unused))  # fmt: skip
    for topic_id, wants in who.topics:
        run("INSERT INTO customer_topic (customer_id, topic_id, wants) VALUES (?, ?, ?)",
            (number, topic_id, wants))  # fmt: skip
    for channel, is_given in who.consents:
        run("INSERT INTO consent (customer_id, channel, is_given, given_on)"
            " VALUES (?, ?, ?, '2026-01-01')", (number, channel, is_given))  # fmt: skip
    if who.open_thing in {"ow", "how"}:
        run("INSERT INTO moment (customer_id, at, shop_day, kind, noted_at)"
            " VALUES (?, '2026-01-01T00:00:00Z', '2026-01-01', ?, '2026-01-01T00:00:00Z')",
            (number, who.open_thing))  # fmt: skip
    if who.open_thing.endswith("wish"):
        run("INSERT INTO special_request (customer_id, kind, what, asked_at, asked_on, closed_on)"
            " VALUES (?, 'other', 'x', '2026-01-01T00:00:00Z', '2026-01-01', ?)",
            (number, "2026-02-01" if who.open_thing == "done wish" else None))  # fmt: skip
    if who.open_thing == "card":
        run("INSERT INTO thank_you (customer_id, rule, subject_key, occasion, state, reason_key,"
            " due_on) VALUES (?, 'whim', ?, 'thank_you', 'due', 'x', '2026-01-01')",
            (number, f"w:{number}"))  # fmt: skip
    if who.open_thing == "reminder":
        run(
            "INSERT INTO reminder (customer_id, what, due_on, made_at, made_on)"
            " VALUES (?, 'x', '2026-01-01', '2026-01-01T00:00:00Z', '2026-01-01')",
            (number,),
        )


@settings(max_examples=30, deadline=None)
@given(
    people=PEOPLE, chosen=st.lists(st.lists(FILTERS, max_size=3), min_size=8, max_size=8)
)  # fmt: skip
def test_filters_find_who_fits_in_every_order(
    people: list[Somebody], chosen: list[list[Filter]]
) -> None:
    with TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder), now=FRIDAY_NOON)
        try:
            living = write(shop, people)
            for filters in chosen:
                expected = {n for n, who in living.items() if all(fits(who, f) for f in filters)}
                for order in ORDERS:
                    for descending in (False, True):
                        query = ListQuery("", tuple(filters), order, descending)
                        found = list(list_ids(shop.store, query))
                        assert len(found) == len(set(found))
                        assert set(found) == expected
        finally:
            shop.close()


def test_towns_stand_in_the_order_of_their_letters_and_who_has_none_comes_last(shop: Shop) -> None:
    shop.customer("Nora")
    for name, town in (("Zoë", "Ärnsberg"), ("Tom", "Bath"), ("Anna", "Bath"), ("Mia", "Celle")):
        shop.customer(name, town=town)

    def names(*, descending: bool) -> list[str]:
        ids = list_ids(shop.store, ListQuery(order="town", descending=descending))
        return [shop.row("customer", CustomerId(number))["name"] for number in ids]

    assert names(descending=False) == ["Zoë", "Anna", "Tom", "Mia", "Nora"]
    assert names(descending=True) == ["Mia", "Anna", "Tom", "Zoë", "Nora"]


def test_the_best_standing_comes_first_when_descending(shop: Shop) -> None:
    ids = [shop.customer(name, tier=tier) for name, tier in zip("abc", TIERS, strict=True)]
    assert list(list_ids(shop.store, ListQuery(order="tier", descending=True))) == ids
    assert list(list_ids(shop.store, ListQuery(order="tier"))) == ids[::-1]


def test_filters_read_as_one_sentence(shop: Shop) -> None:
    wording = shop_wording(shop.store, today=lambda: TODAY)
    filters = (OfTier("regular"), InTown("Bath"), NotSeenSince(date(2026, 5, 1)))
    assert wording.say(list_words("", filters, 214)) == (
        "Regular, in Bath, not seen since 1 May: 214"
    )
    assert wording.say(list_words(" rose ", (), 2)) == "“rose”: 2"
    assert wording.say(list_words("", (), 1)) == "All customers: 1"


def test_topics_and_towns_are_offered_once_the_biggest_town_first(shop: Shop) -> None:
    for town in ("Köln", "Bath", "bath", "Bath", ""):
        shop.customer("x", town=town)
    assert towns(shop.store) == ["Bath", "Köln"]
    assert topics(shop.store) == []
