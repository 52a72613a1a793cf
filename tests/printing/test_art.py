import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.art import (
    art,
    design_name,
    designs,
    fitting_designs,
    lettering,
    path_operators,
    usual_design,
)
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.coverage import MOST_WITH_INK_SAVER, coverage
from smallcrm.printing.ink import contrast, ink, tone_of
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import available
from tests.printing.printed import bundled_only, crop, ink_box, picture, piece

FONTS = bundled_only()
A4 = stock("a4_quarter_fold")
WHITE = ink("#FFFFFF")
READABLE = 4.5  # WCAG 2.1, contrast of text
TINTS = ("#4A6484", "#8A3B5C", "#B4722E", "#000000", "#FFFF00", "#808080")


@pytest.mark.parametrize("code", ["a4_quarter_fold", "letter_quarter_fold"])
@pytest.mark.parametrize("design", designs())
def test_a_front_saves_ink_and_keeps_its_margins(design: str, code: str) -> None:
    sheet = stock(code)
    front = sheet.panel("front")
    for occasion, language in (("thank_you", "en"), ("birthday", "fr"), ("condolence", "de")):
        made = piece(design=design, occasion=occasion, language=language)

        printed = cards_pdf([made], sheet, fonts=FONTS)
        seen = crop(picture(printed), front.box)

        assert 0.01 < coverage(printed, 0, front.box) < MOST_WITH_INK_SAVER
        around = ink_box(seen)
        assert around is not None
        assert front.upright.inset(12, 12, 12, 12).holds(around, slack_mm=0.3)
        left, right = around.x_mm, front.box.width_mm - around.right_mm
        assert left == pytest.approx(right, abs=2.5)


@pytest.mark.parametrize("design", designs())
def test_a_design_without_the_ink_saver_is_richer_or_the_same(design: str) -> None:
    def inked(*, saves_ink: bool) -> float:
        printed = cards_pdf([piece(design=design, saves_ink=saves_ink)], A4, fonts=FONTS)
        return coverage(printed, 0, A4.panel("front").box)

    assert inked(saves_ink=False) >= inked(saves_ink=True)


@pytest.mark.parametrize("design", designs())
def test_another_colour_keeps_every_step_of_light_and_the_words_readable(design: str) -> None:
    own = art(design)
    for colour in TINTS:
        tinted = art(design, colour=colour)

        assert tinted.operators.count("rg") == own.operators.count("rg")
        assert tone_of(tinted.colour).lightness == pytest.approx(
            tone_of(own.colour).lightness, abs=0.02
        )
        assert contrast(tinted.colour, WHITE) >= READABLE


def test_a_colour_turns_the_whole_palette_and_no_colour_leaves_it() -> None:
    assert art("wreath", colour="") == art("wreath", colour="no colour") == art("wreath")
    assert art("wreath", colour="#8A3B5C") != art("wreath")
    red, blue = art("wreath", colour="#A03030"), art("wreath", colour="#3050A0")
    assert red.colour.red > red.colour.blue
    assert blue.colour.blue > blue.colour.red


def test_every_design_has_a_name_of_its_own() -> None:
    names = [design_name(design).key for design in designs()]

    assert len(designs()) >= 8
    assert len(set(names)) == len(names)
    assert "Another design" not in names


def test_designs_for_a_sad_occasion_begin_with_the_quiet_ones() -> None:
    sad, glad = fitting_designs("condolence"), fitting_designs("birthday")

    assert sorted(sad) == sorted(glad) == designs()
    assert sad[0] == "sprig"
    assert sad.index("water") < sad.index("candles")
    assert glad[0] == "candles"


def test_the_same_card_gives_the_same_bytes_in_every_colour() -> None:
    made = piece(design="meadow", colour="#8A3B5C")

    assert cards_pdf([made], A4, fonts=FONTS) == cards_pdf([made], A4, fonts=FONTS)


def test_every_occasion_has_lettering_in_four_languages() -> None:
    for occasion in {occasion for occasion, _ in available()}:
        for language in ("en", "de", "es", "fr"):
            assert lettering(occasion, language)


def test_an_unknown_language_gets_the_english_words() -> None:
    assert lettering("thank_you", "de-AT") == "Herzlichen\nDank"
    assert lettering("thank_you", "sw") == "Thank\nyou"
    assert lettering("no_such_occasion", "en") == ""


def test_a_sad_occasion_has_a_quieter_front() -> None:
    assert usual_design("condolence") == "sprig"
    assert usual_design("thank_you") == "wreath"
    assert usual_design("no_such_occasion") == "wreath"


def test_an_unknown_design_is_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="no card design"):
        art("../fonts/faces")


def test_a_path_becomes_operators_and_a_foreign_one_is_refused() -> None:
    assert path_operators("M0 0 L5 0 C6 1 6 2 5 3 Z") == "0 0 m 5 0 l 6 1 6 2 5 3 c h"
    with pytest.raises(ValueError, match="not a path"):
        path_operators("M0 0 Q1 1 2 2")
