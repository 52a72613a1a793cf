import pytest

from smallcrm.printing.fold_test import fold_test_pdf
from smallcrm.printing.stock import stock, stock_from
from tests.printing.printed import FINE, bundled_only, crop, ink_box, picture, same, text_of

NAMES = {"front": "Front", "back": "Back", "inside_left": "Left", "inside_right": "Right"}
FONTS = bundled_only()


@pytest.mark.parametrize("code", ["a4_quarter_fold", "letter_quarter_fold"])
def test_every_panel_says_its_name_on_the_right_part_of_the_sheet(code: str) -> None:
    sheet = stock(code)
    pdf = fold_test_pdf(sheet, NAMES, fonts=FONTS)

    assert sorted(text_of(pdf).split()) == sorted(NAMES.values())
    page = picture(pdf, pixels_per_mm=FINE)
    alike = picture(
        fold_test_pdf(sheet, dict.fromkeys(NAMES, "Front"), fonts=FONTS), pixels_per_mm=FINE
    )
    front = sheet.panel("front")
    for panel in sheet.panels:
        seen = crop(page, panel.box, FINE)
        assert same(seen, crop(alike, panel.box, FINE)) == (panel is front)


def test_the_labels_of_an_own_sheet_are_framed_where_their_numbers_say() -> None:
    numbers = {
        "kind": "label", "sheet_mm": [200, 150], "columns": 3, "rows": 2,
        "size_mm": [50, 40], "from_mm": [10, 20], "pitch_mm": [60, 55],
    }  # fmt: skip
    sheet = stock_from(numbers, "own_tags")
    pdf = fold_test_pdf(sheet, {}, fonts=FONTS)
    page = picture(pdf)

    assert text_of(pdf).split() == ["1", "2", "3", "4", "5", "6"]
    assert ink_box(page) == pytest.approx((10, 20, 170, 95), abs=0.4)
    for place in sheet.places:
        assert ink_box(crop(page, place.inset(-2, -2, -2, -2))) == pytest.approx(
            (2, 2, 50, 40), abs=0.5
        )


def test_the_inside_panels_stand_on_their_heads() -> None:
    sheet = stock("a4_quarter_fold")
    page = picture(fold_test_pdf(sheet, dict.fromkeys(NAMES, "A"), fonts=FONTS), pixels_per_mm=FINE)
    arrows = {
        panel.name: crop(page, panel.on_sheet(panel.upright.inset(20, 40, 20, 40)), FINE).rotate(
            panel.turned
        )
        for panel in sheet.panels
    }

    assert all(same(arrows["front"], arrow) for arrow in arrows.values())
    assert not same(arrows["front"], arrows["inside_left"].rotate(180))
