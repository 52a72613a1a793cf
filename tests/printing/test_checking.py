from dataclasses import replace

from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import checked, checked_slips
from smallcrm.printing.slips import DeskSlip, slips_pdf
from smallcrm.printing.stock import stock
from tests.printing.printed import SHOP, bundled_only, piece, text_of

FONTS = bundled_only()
A4 = stock("a4_quarter_fold")


def test_good_pieces_pass_untouched() -> None:
    pieces = (piece(), piece(greeting="Dear Анна,"))

    assert checked(pieces, A4, fonts=FONTS) == (pieces, ())


def test_a_sign_that_no_font_has_is_named_and_the_card_is_printed_without() -> None:
    sound = checked(
        [piece(greeting="Dear Anna \U0001cf50,", who="Anna \U0001cf50")], A4, fonts=FONTS
    )

    (trouble,) = sound.troubles
    assert trouble.signs == ("\U0001cf50",)
    assert not trouble.is_left_out
    assert trouble.sentence.args == {"signs": "\U0001cf50", "who": "Anna \U0001cf50"}
    assert sound.pieces[0].greeting == "Dear Anna,"
    assert "Dear Anna," in text_of(cards_pdf(sound.pieces, A4, fonts=FONTS))


def test_a_name_that_would_lose_letters_is_left_out() -> None:
    sound = checked([piece(), piece(greeting="Dear 山田,", who="山田")], A4, fonts=FONTS)

    (trouble,) = sound.troubles
    assert (trouble.place, trouble.is_left_out, trouble.signs) == (1, True, ("山", "田"))
    assert len(sound.pieces) == 1


def test_words_that_are_too_long_are_named_and_left_out() -> None:
    sound = checked([piece(text=("long " * 900,))], A4, fonts=FONTS)

    assert sound.pieces == ()
    assert sound.troubles[0].sentence.args == {"who": "Marie Dupont"}


def test_an_address_that_is_too_long_counts_only_where_an_envelope_is_printed() -> None:
    made = piece(envelope=tuple(f"line {number}" for number in range(40)))

    assert checked([made], A4, fonts=FONTS).troubles == ()
    assert checked([made], A4, fonts=FONTS, envelope=stock("envelope_c6")).pieces == ()


def test_a_shop_with_a_strange_sign_in_its_name_can_still_print() -> None:
    sound = checked([piece(shop=replace(SHOP, name="Flowers \U0001cf51"))], A4, fonts=FONTS)

    assert sound.pieces[0].shop.name == "Flowers"
    cards_pdf(sound.pieces, A4, fonts=FONTS)


def test_a_postcard_is_checked_with_its_address_and_a_pen_writes_any_words() -> None:
    postcard = stock("a6_postcard")
    pieces = [piece(), piece(envelope=("line",) * 30), piece(text=("too long " * 400,))]

    assert checked(pieces, postcard, fonts=FONTS).pieces == (pieces[0],)
    assert checked(pieces, postcard, fonts=FONTS, mode="by_hand").pieces == (pieces[0], pieces[2])


def test_a_slip_says_beforehand_where_a_question_mark_will_stand() -> None:
    slips = [
        DeskSlip("Marie", facts=("likes \U0001f339",)),
        DeskSlip("山田", words=("\U0001cf50",)),
    ]

    (trouble,) = checked_slips(slips, fonts=FONTS)

    assert (trouble.place, trouble.signs) == (1, ("山", "田", "\U0001cf50"))
    assert trouble.sentence.args == {"signs": "山 田 \U0001cf50", "who": "山田"}
    assert text_of(slips_pdf(slips, fonts=FONTS)).count("?") == 3


def test_a_message_of_strange_signs_is_named_in_short() -> None:
    strange = "".join(map(chr, range(0x1CF50, 0x1CFA0)))

    (trouble,) = checked([piece(greeting=strange)], A4, fonts=FONTS).troubles

    assert len(trouble.signs) == 80
    assert len(str(trouble.sentence.args["signs"]).split()) == 20
