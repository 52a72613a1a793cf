import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.cards import (
    CHARACTERS_MOST,
    CardPiece,
    ShopOnPaper,
    Version,
    Wording,
    fields_of,
    fill,
    piece_from,
    plain,
    plain_line,
    without_signs,
    words_of,
)

HELLO = Version("Hello,", ("Thank you.",), "Yours,")
NAMED = Version("Dear {preferred_name},", ("Thank you.",), "Yours,")
RICH = Version("Dear {preferred_name},", ("Thank you for {what_you_bought}.",), "Yours,")
WORDING = Wording("thank_you", "en", "made_up", (RICH, NAMED, HELLO))
SHOP = ShopOnPaper("Hargreaves")


def test_known_fields_are_filled_in() -> None:
    filled = fill(
        "Dear {preferred_name}, from {shop_name}", {"preferred_name": "Anna", "shop_name": "Us"}
    )

    assert filled == ("Dear Anna, from Us", ())


def test_a_missing_field_is_named_once_and_leaves_no_gap_and_no_braces() -> None:
    filled = fill("Dear {preferred_name}, your {promise} {preferred_name}.", {"promise": "  "})

    assert filled.text == "Dear, your."
    assert filled.missing == ("preferred_name", "promise")


def test_a_value_can_not_bring_fields_of_its_own() -> None:
    filled = fill("Dear {preferred_name}", {"preferred_name": "{promise} {0}", "promise": "secret"})

    assert filled.text == "Dear {promise} {0}"


def test_a_value_stays_on_one_line() -> None:
    assert fill("To {friend}.", {"friend": "Anna\n\n  Berg\x00 "}).text == "To Anna Berg."


@given(st.text(max_size=100))
def test_any_value_can_be_filled_in(value: str) -> None:
    filled = fill("<{friend}>", {"friend": value})

    assert filled.text == f"<{plain_line(value)}>"
    assert bool(filled.missing) == (not plain_line(value))


def test_the_richest_version_of_which_everything_is_known_is_used() -> None:
    known = {"preferred_name": "Anna", "what_you_bought": "shears"}

    assert WORDING.version_for(known) is RICH
    assert WORDING.version_for({"preferred_name": "Anna", "what_you_bought": " "}) is NAMED
    assert WORDING.version_for({"what_you_bought": "shears"}) is HELLO
    assert WORDING.version_for({}) is HELLO


def test_words_without_a_fitting_version_name_what_is_missing() -> None:
    wording = Wording("thank_you", "en", "only_rich", (RICH,))

    words = words_of(wording, {"preferred_name": "Anna"})

    assert words.missing == ("what_you_bought",)
    assert words.text == ("Thank you for.",)


def test_a_piece_carries_the_filled_words() -> None:
    words = words_of(WORDING, {"preferred_name": "Anna", "what_you_bought": "shears"})

    piece = piece_from(
        words,
        occasion="thank_you",
        language="en",
        shop=SHOP,
        who="Anna Berg",
        envelope=["Anna Berg"],
    )

    assert piece.printed_texts() == ("Dear Anna,", "Thank you for shears.", "Yours,", "Anna Berg")
    assert piece.who == "Anna Berg"


def test_the_front_of_a_card_speaks_the_language_of_its_words() -> None:
    english = words_of(WORDING, {})

    piece = piece_from(english, occasion="season", language="de", shop=SHOP, who="Anna")
    own = piece_from(
        english._replace(language=""), occasion="season", language="de", shop=SHOP, who="Anna"
    )

    assert (piece.language, own.language) == ("en", "de")


def test_fields_are_listed_in_their_order_once() -> None:
    assert fields_of("{friend} {helper} {friend} {Not_a_field}") == ("friend", "helper")


def test_taking_out_an_emoji_leaves_no_trace() -> None:
    piece = CardPiece(
        "thank_you",
        "en",
        "Dear Anna 👩\u200d🌾,",
        ("Thanks 🌾!\nBye",),
        SHOP,
        envelope=("🌾 Anna",),
    )

    bare = without_signs(piece, ("👩", "🌾"))

    assert bare.greeting == "Dear Anna,"
    assert bare.text == ("Thanks!\nBye",)
    assert bare.envelope == ("Anna",)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x7f", "abc"),
        ("\ud800Anna\udfff", "Anna"),
        ("\u202eAnna\u202c\u2066", "Anna"),
        ("e\u0301", "é"),
        ("a\tb", "a b"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("a\u00a0b", "a\u00a0b"),
        ("क्‍ष", "क्‍ष"),
        ("<b>&amp;{x}%s", "<b>&amp;{x}%s"),
    ],
)
def test_text_becomes_plain(text: str, kept: str) -> None:
    assert plain(text) == kept


def test_endless_text_is_capped_one_character_beyond_what_any_paper_holds() -> None:
    assert len(plain("x" * 100_000)) == CHARACTERS_MOST + 1
    assert plain("x" * CHARACTERS_MOST) == "x" * CHARACTERS_MOST


@given(st.text(max_size=200))
def test_plain_text_is_composed_and_stays_as_it_is(text: str) -> None:
    once = plain(text)

    assert plain(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
