"""Whether what arrived is what somebody wants, and what a neighbour's draft takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.neighbours import NeighbourDraft, SentDraft, fits
from tests.domain.test_heard import TODAY

QUIET = frozenset({"some", "with"})


@pytest.mark.parametrize(
    ("arrived", "wanted"),
    [
        ("brass hinges", "old brass hinges, 40 mm"),
        ("Hinge", "old brass HINGES"),
        ("brass hignes", "old brass hinges"),
        ("some hinges with rust", "rust on hinges"),
        ("three old brass hinges", "brass hinges for old doors"),
        ("Ölkanne", "eine Olkanne"),
        ("oil", "lamp oil"),
        ("welding rod", "welding rods"),
        ("welding rods", "a welding rod"),
        ("a box of brass hinges 40mm, 12 pieces", "brass hinges"),
        ("brass hinges 40mm", "hinges"),
        ("Eisenring", "Eisenringe"),
    ],
)
def test_it_is_what_they_want(arrived: str, wanted: str) -> None:
    assert fits(arrived, wanted, QUIET) > 0


@pytest.mark.parametrize(
    ("arrived", "wanted"),
    [
        ("brass bell", "old brass hinges"),
        ("", "anything"),
        ("...", "anything"),
        ("oil", "boiler"),
        ("car", "card"),
        ("a box of brass bells, 12 pieces", "brass hinges"),
        ("blue paint", "blue paper"),
        ("nails", "snow shovel"),
    ],
)
def test_it_is_something_else(arrived: str, wanted: str) -> None:
    assert fits(arrived, wanted, QUIET) == 0


@settings(max_examples=30)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_may_be_compared(arrived: str, wanted: str) -> None:
    assert fits(arrived, wanted, QUIET) >= 0


def test_a_new_neighbour_needs_a_name_and_the_wish_its_words() -> None:
    with pytest.raises(Invalid) as refused:
        SentDraft(what="rods").checked(TODAY)
    assert refused.value.field == "name"
    with pytest.raises(Invalid) as refused:
        SentDraft(what=" ", neighbour_id=3).checked(TODAY)
    assert refused.value.field == "what"
    assert SentDraft(what="rods", neighbour_id=3).checked(TODAY).neighbour is None


def test_hostile_words_are_kept_harmless_or_refused() -> None:
    assert NeighbourDraft(name="Paz\x00\ud800 <i>").checked().name == "Paz <i>"
    with pytest.raises(Invalid):
        NeighbourDraft(name="P" * 100_000).checked()
