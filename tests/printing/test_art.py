import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.art import art, designs, lettering, path_operators, usual_design
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import available
from tests.printing.printed import bundled_only, crop, ink_box, ink_share, picture, piece

FONTS = bundled_only()
INK_SAVER = 0.12
"""The most of a front that may carry ink (PRODUCT.md section 11)."""


@pytest.mark.parametrize("code", ["a4_quarter_fold", "letter_quarter_fold"])
@pytest.mark.parametrize("design", designs())
def test_a_front_saves_ink_and_keeps_its_margins(design: str, code: str) -> None:
    sheet = stock(code)
    front = sheet.panel("front")
    for occasion, language in (("thank_you", "en"), ("birthday", "fr"), ("condolence", "de")):
        made = piece(design=design, occasion=occasion, language=language)

        seen = crop(picture(cards_pdf([made], sheet, fonts=FONTS)), front.box)

        assert 0.01 < ink_share(seen) < INK_SAVER
        around = ink_box(seen)
        assert around is not None
        assert front.upright.inset(12, 12, 12, 12).holds(around, slack_mm=0.3)
        left, right = around.x_mm, front.box.width_mm - around.right_mm
        assert left == pytest.approx(right, abs=2.5)


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
