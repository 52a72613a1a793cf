"""What holds for every list, however hostile: it comes in, and the second time it is known."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.exchange.contact import Contact, PostalAddress
from smallcrm.services import customers
from smallcrm.storage.check import check
from tests.builders import Shop
from tests.exchange.bringing import COUNTRY, Counts, bring, counts

Pairs = tuple[tuple[str, str], ...]

EXAMPLES = settings(max_examples=15, deadline=None)
MORE_EXAMPLES = settings(max_examples=100, deadline=None)

# Lone surrogates, NUL, turned-around text, markup, and more than anybody reads.
HOSTILE = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from(
        ["\ud800", "\0", "\u202eevil", "<b>x</b>", "a\nb", "'; DROP TABLE customer;--", "{name}",
         "x" * 100_000, "\u0300" * 500, "1980-02-30", "\u0661\u0669", "--", "@", "a@b", "=1+1"]
    ),
)  # fmt: skip
PAIRS = st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3).map(tuple)
HOSTILE_CONTACTS = st.lists(
    st.builds(
        Contact,
        row=st.integers(1, 9),
        full_name=HOSTILE,
        given=HOSTILE,
        family=HOSTILE,
        nickname=HOSTILE,
        company=HOSTILE,
        number=HOSTILE,
        language=HOSTILE,
        birthday=HOSTILE,
        phones=PAIRS,
        emails=PAIRS,
        addresses=st.lists(
            st.builds(PostalAddress, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
            max_size=2,
        ).map(tuple),
        dates=PAIRS,
        labels=st.lists(HOSTILE, max_size=2).map(tuple),
        notes=HOSTILE,
    ),
    max_size=4,
)

# A village: few names, few phones, so that people share them.
NAMES = ["", "Berg", "Anna Berg", "A. Berg", "Tom Berg", "Anna Maria Berg", "\u2605"]
WHOLE_NAMES = ["Anna Berg", "Berg, Anna", "Tom Berg", "Mia Sand"]
PHONES: list[Pairs] = [(), (("", "0171 5551234"),), (("", "030 1111234"),)]
EMAILS: Pairs = (("", "berg@example.com"),)
PLACES = [
    (),
    (),
    (PostalAddress(town="Berlin"),),
    (PostalAddress(postcode="10115"),),
    (PostalAddress(street="Ring 1", town="Berlin", postcode="10115"),),
]


def villagers(
    names: list[str], numbers: list[str], more_phones: Pairs = (), emails: Pairs = ()
) -> st.SearchStrategy[list[Contact]]:
    """Rows of such people; numbers are own numbers, more_phones stand beside the usual ones.

    Without emails no row joins two namesakes who were two before.
    """
    one = st.builds(
        Contact,
        row=st.integers(1, 99),
        full_name=st.sampled_from(names),
        company=st.sampled_from(["", "", "Flora", "Flora GmbH"]),
        number=st.sampled_from(numbers),
        phones=st.sampled_from([*PHONES, more_phones]),
        emails=st.sampled_from([(), (), emails]),
        addresses=st.sampled_from(PLACES),
        notes=st.sampled_from(["", "", "roses"]),
    )
    # Of two namesakes in one town, an address alone can not tell who is meant.
    told_apart = one.filter(lambda each: bool(each.phones or each.emails or not each.addresses))
    return st.lists(told_apart, max_size=6)


@EXAMPLES
@given(contacts=HOSTILE_CONTACTS)
def test_hostile_lists_raise_nothing_and_leave_a_sound_book(contacts: list[Contact]) -> None:
    with TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        try:
            before = shop.dump()
            bring(shop, contacts)
            assert check(shop.path, on=shop.today).findings == ()
            for row in shop.rows("customer"):
                draft = customers.draft_of(shop.store, row["id"])
                assert draft.checked(COUNTRY, day_first=True, today=shop.today)
            if shop.rows("customer"):
                shop.undo()
            assert shop.dump() == before
        finally:
            shop.close()


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One shop for all examples: opening a book takes longer than bringing a list in."""
    built = Shop.in_folder(tmp_path_factory.mktemp("village"))
    yield built
    built.close()


def second_time(village: Shop, contacts: list[Contact]) -> Counts:
    """The piles of a list that was brought in before."""
    report = bring(village, contacts)
    try:
        return counts(village, contacts)
    finally:
        if any(report):
            village.undo()


@MORE_EXAMPLES
@given(contacts=villagers(NAMES, ["", "", "7", "1001"], (("", "110"),), EMAILS))
def test_the_same_list_again_brings_nobody_new_and_asks_nothing(
    village: Shop, contacts: list[Contact]
) -> None:
    again = second_time(village, contacts)
    assert (again.new, again.doubtful) == (0, 0)


@MORE_EXAMPLES
@given(contacts=villagers(WHOLE_NAMES, [""]))
def test_the_same_list_again_changes_nothing(village: Shop, contacts: list[Contact]) -> None:
    again = second_time(village, contacts)
    assert (again.new, again.changed, again.doubtful) == (0, 0, 0)
