"""What a card for one customer says, and where it goes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from smallcrm.domain.cards import CardPiece, Version, Wording
from smallcrm.domain.customers import AddressDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.printing import templates
from smallcrm.services import customers, thank_yous
from smallcrm.services import shop as shop_service
from smallcrm.services.card_pieces import customer_piece, pieces, said_on
from smallcrm.services.occasions import OCCASIONS
from tests.builders import Shop


def two_suggestions(occasion: str, language: str) -> Sequence[Wording]:
    """Two wordings, each with a richer and a plainer version."""
    rich = Version("Dear {preferred_name},", ("Thank you for {what_you_bought}.",), "Thanks,")
    plain = Version("Hello,", ("Thank you for coming.",), "Thanks,")
    other = Version("Dear {preferred_name},", ("You made our day.",), "Yours,")
    return [
        Wording(occasion, language, "one", (rich, plain)),
        Wording(occasion, language, "two", (other,)),
    ]


def _piece(shop: Shop, who: CustomerId, occasion: str = "thank_you") -> CardPiece:
    return customer_piece(shop.store, who, occasion, two_suggestions, on=shop.today)


def test_a_card_greets_by_the_preferred_name_and_names_what_was_bought(shop: Shop) -> None:
    anna = shop.customer(
        "Anna Berg", preferred_name="Ännchen", street="Am Ring 3", town="Köln", postcode="50667"
    )
    shop.visit(anna, what="a red rose")

    (piece,) = pieces(
        shop.store, [f"first_purchase:customer:{anna}"], two_suggestions, on=shop.today
    )

    assert (piece.greeting, piece.text) == ("Dear Ännchen,", ("Thank you for a red rose.",))
    assert piece.envelope == ("Anna Berg", "Am Ring 3", "50667 Köln")
    assert (piece.who, piece.occasion, piece.language) == ("Anna Berg", "thank_you", "en")
    assert piece.shop.name == "Iron & Rose"
    assert piece.shop.address == ("Iron & Rose", "Lange Str. 1", "10115 Berlin")


def test_what_is_not_known_leaves_no_gap(shop: Shop) -> None:
    stranger = shop.customer(phone="0171 5551234")

    piece = _piece(shop, stranger)

    assert (piece.greeting, piece.text, piece.envelope) == (
        "Hello,",
        ("Thank you for coming.",),
        (),
    )


def test_a_company_is_greeted_by_its_whole_name_and_stands_once_on_the_envelope(
    shop: Shop,
) -> None:
    firm = shop.customer(company="Dupont & Fils SARL", street="Rue 1", town="Lyon")
    shop.visit(firm, what="paint")

    piece = _piece(shop, firm)

    assert piece.greeting == "Dear Dupont & Fils SARL,"
    assert piece.envelope.count("Dupont & Fils SARL") == 1


def test_the_same_words_are_not_said_twice_in_three_years(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna, what="a red rose")
    first = _piece(shop, anna)
    key = f"first_purchase:customer:{anna}"
    thank_yous.mark_printed(shop.store, [key], {key: said_on(first)}, now=shop.now)

    assert _piece(shop, anna).text == ("You made our day.",)
    shop.later(days=4 * 365)
    assert _piece(shop, anna).text == first.text


def test_a_letter_abroad_names_the_country_and_one_at_home_does_not(shop: Shop) -> None:
    def lines(country: str) -> tuple[str, ...]:
        address = AddressDraft(street="Rue 1", town="Lyon", postcode="69001", country=country)
        return _piece(shop, shop.customer("Marie Dupont", addresses=[address])).envelope

    assert lines("FR")[-2:] == lines("Frankreich")[-2:] == ("69001 LYON", "FRANCE")
    assert lines("UK")[-3:] == lines("England")[-3:] == ("LYON", "69001", "UNITED KINGDOM")
    assert lines("")[-1] == lines("DE")[-1] == lines("Germany")[-1] == "69001 Lyon"
    assert lines("Absurdistan")[-1] == "ABSURDISTAN"


def test_a_country_in_words_keeps_the_order_of_lines_and_its_state(shop: Shop) -> None:
    own = shop_service.shop(shop.store)
    assert own is not None
    draft = shop_service.draft_of(own)
    for country, language, typed, last in (
        ("US", "en", "USA", ("Leeds, IL 60601",)),
        ("US", "en", "United States", ("Leeds, IL 60601",)),
        ("GB", "en", "United Kingdom", ("LEEDS", "60601")),
        ("DE", "de", "France", ("60601 LEEDS", "FRANKREICH")),
    ):
        draft = replace(draft, country=country, language=language)
        shop_service.save_shop(shop.store, draft, now=shop.now)
        address = AddressDraft(
            street="Elm 1", town="Leeds", region="IL", postcode="60601", country=typed
        )
        who = shop.customer("Ann Lee", addresses=[address])
        assert _piece(shop, who).envelope == ("Ann Lee", "Elm 1", *last)


def test_a_bad_address_means_by_hand(shop: Shop) -> None:
    bad = AddressDraft(street="Rue 1", town="Lyon", is_bad=True)

    assert _piece(shop, shop.customer("Marie", addresses=[bad])).envelope == ()


def test_an_address_that_is_not_to_be_used_is_not_used(shop: Shop) -> None:
    hushed = AddressDraft(street="Rue 1", town="Lyon", do_not_use=True)
    other = AddressDraft(street="Rue 2", town="Lyon")

    assert _piece(shop, shop.customer("Marie", addresses=[hushed])).envelope == ()
    assert "Rue 2" in _piece(shop, shop.customer("Eva", addresses=[hushed, other])).envelope


def test_the_household_lends_its_letterbox_to_who_has_no_good_address(shop: Shop) -> None:
    tom = shop.customer("Tom", street="Weg 1", town="Bonn")
    eva = shop.customer("Eva", street="Weg 2", town="Bonn", lives_with=tom)
    wrong = AddressDraft(street="Rue 1", town="Lyon", is_bad=True)
    marie = shop.customer("Marie", addresses=[wrong], lives_with=tom)
    assert _piece(shop, marie).envelope[:2] == ("Marie", "Weg 1")

    shop.change(eva, has_letterbox=True)
    assert _piece(shop, marie).envelope[:2] == ("Marie", "Weg 2")
    assert _piece(shop, tom).envelope[:2] == ("Tom", "Weg 1")


def test_a_referral_names_the_friend_who_came(shop: Shop) -> None:
    anna, eva = shop.customer("Anna", known_before=True), shop.customer("Eva Stern")
    joe = shop.customer("Joe Miller")
    referral = shop.referral(anna, joe)
    shop.referral(anna, eva)

    (piece,) = pieces(
        shop.store, [f"referral:referral:{referral}"], templates.wordings, on=shop.today
    )

    assert "Joe" in " ".join(piece.text)
    assert "Eva" not in " ".join(piece.text)


def test_a_printed_card_can_be_printed_again(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna, what="a rose")
    key = f"first_purchase:customer:{anna}"
    thank_yous.mark_printed(shop.store, [key], {}, now=shop.now)
    (printed,) = thank_yous.due(shop.store, on=shop.today)

    (piece,) = pieces(shop.store, [printed.subject_key], two_suggestions, on=shop.today)

    assert piece.who == "Anna Berg"
    with pytest.raises(ShopError):
        pieces(shop.store, ["whim:thank_you:9"], two_suggestions, on=shop.today)


@pytest.mark.parametrize("occasion", OCCASIONS)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ja", "pt-br"])
def test_every_occasion_has_words_for_somebody_of_whom_little_is_known(
    shop: Shop, occasion: str, language: str
) -> None:
    anna = shop.customer("Anna", language=language)

    piece = customer_piece(shop.store, anna, occasion, templates.wordings, on=shop.today)

    assert piece.text
    assert "{" not in "".join(piece.printed_texts())


@pytest.mark.parametrize(("language", "says_it"), [("en", True), ("en-gb", True), ("de", False)])
def test_the_shops_own_words_stay_off_a_card_in_another_language(
    shop: Shop, language: str, says_it: bool
) -> None:
    anna = shop.customer("Anna", language=language)
    shop.visit(anna, what="two bags of seed")

    piece = customer_piece(shop.store, anna, "thank_you", templates.wordings, on=shop.today)

    assert ("two bags of seed" in " ".join(piece.text)) is says_it


def test_years_are_told_from_the_second_on(shop: Shop) -> None:
    def anniversary(days: int) -> str:
        anna = shop.customer("Anna")
        shop.visit(anna, days_ago=days)
        piece = customer_piece(shop.store, anna, "anniversary", templates.wordings, on=shop.today)
        return " ".join(piece.text)

    assert "1 years" not in anniversary(400)
    assert "3 years" in anniversary(3 * 366)


def test_strangers_unknown_occasions_and_a_book_without_a_shop_are_refused(shop: Shop) -> None:
    anna = shop.customer("Anna")
    for who, occasion, field in (
        (anna, "party", "occasion"),
        (CustomerId(99), "sorry", "customer_id"),
    ):
        with pytest.raises(Invalid) as refused:
            _piece(shop, who, occasion)
        assert refused.value.field == field
    customers.trash(shop.store, anna, now=shop.now)
    with pytest.raises(Invalid):
        _piece(shop, anna)


def test_hostile_names_are_plain_text_on_paper(shop: Shop) -> None:
    anna = shop.customer("<b>{friend}</b> \u202eevil", street="'; DROP\nTABLE", town="\x00Köln")

    piece = _piece(shop, anna)

    assert "\u202e" not in "".join(piece.printed_texts())
    assert piece.envelope[1:3] == ("'; DROP", "TABLE")
    row = shop_service.shop(shop.store)
    assert row is not None
