"""The slip to another shop: one page with its address, whatever stands on it."""

from smallcrm.printing.neighbour_slip import NeighbourSlip, neighbour_slip_pdf
from smallcrm.printing.pages import page_count
from tests.ui.cards.pdf_words import words_in

SLIP = NeighbourSlip(
    shop_name="Iron & Rose",
    title="We do not have it, they do",
    label="You find it at",
    neighbour="Paz Ironmongery",
    address="9 Foundry Street, Berlin",
    phone="(555) 010-5904",
    what="a gas bottle",
    greeting="Tell them that Iron & Rose sends you.",
)


def test_it_says_where_and_what() -> None:
    made = neighbour_slip_pdf(SLIP)
    assert page_count(made.pdf) == 1
    words = words_in(made.pdf)
    for said in SLIP[:-1]:
        assert said in words


def test_hostile_words_are_set_or_named_and_never_raise() -> None:
    made = neighbour_slip_pdf(SLIP._replace(what="x\ud800\x00<b>" + "y" * 100_000, address=""))
    assert page_count(made.pdf) == 1
