"""Who a card is for: how they are greeted, and what stands on the envelope."""

import pytest

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.ids import CustomerId
from smallcrm.printing.templates import wordings
from smallcrm.services import customers, thank_yous
from smallcrm.services.card_people import household_line
from smallcrm.services.card_pieces import customer_piece, ideas
from tests.builders import Shop


def piece_for(shop: Shop, who: CustomerId, occasion: str = "thank_you") -> CardPiece:
    return customer_piece(shop.store, who, occasion, wordings, on=shop.today)


def note_of(shop: Shop) -> CardPiece:
    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    return ideas(shop.store, note.keys[0], wordings, on=shop.today).ideas[0].piece


def test_the_form_of_address_stands_in_the_greeting_and_on_the_envelope(shop: Shop) -> None:
    ann = shop.customer(
        "Ann Berg", form_of_address="Frau Dr.", language="de", street="Weg 1", town="Bonn"
    )
    assert piece_for(shop, ann).greeting == "Guten Tag Frau Dr. Berg,"
    assert piece_for(shop, ann).envelope[0] == "Frau Dr. Ann Berg"
    assert piece_for(shop, ann, "condolence").greeting == "Für Frau Dr. Berg"


@pytest.mark.parametrize(
    ("way", "single", "together", "envelopes"),
    [
        ("", "Frau Dr. Berg", "Ann und Tom", ("Frau Dr. Ann Berg", "Ann und Tom Berg")),
        ("first_names", "Ann", "Ann und Tom", ("Ann Berg", "Ann und Tom Berg")),
        (
            "formal",
            "Frau Dr. Berg",
            "Frau Dr. Berg und Herr Berg",
            ("Frau Dr. Ann Berg", "Frau Dr. Ann Berg und Herrn Tom Berg"),
        ),
    ],
)
def test_a_household_is_greeted_as_its_envelope_names_it(
    shop: Shop, way: str, single: str, together: str, envelopes: tuple[str, str]
) -> None:
    ann = shop.customer(
        "Ann Berg", form_of_address="Frau Dr.", language="de", street="Weg 1", town="Bonn"
    )
    tom = shop.customer(
        "Tom Berg",
        form_of_address="Herr",
        language="de",
        lives_with=ann,
        household_addressed_as=way,
    )
    for who in (ann, tom):
        shop.visit(who, "12", what="x")

    one, both = piece_for(shop, ann), note_of(shop)

    assert one.greeting == f"Guten Tag {single},"
    assert both.greeting == f"Guten Tag {together},"
    assert (one.envelope[0], both.envelope[0]) == envelopes


def test_the_dead_are_not_named_on_the_envelope_of_their_household(shop: Shop) -> None:
    ann = shop.customer("Ann Berg", street="Weg 1", town="Bonn")
    shop.customer("Tom Berg", lives_with=ann)
    new = customers.draft_of(shop.store, shop.customer("Lea Berg"))
    new.lives_with = ann
    assert household_line(shop.store, new, None) == "The Berg family"
    customers.set_status(shop.store, ann, "deceased", now=shop.now)
    assert household_line(shop.store, new, None) == "Tom and Lea Berg"
