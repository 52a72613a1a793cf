"""Every paper in millimetres: nothing leaves its place, its panel, or what posts and printers want.

What is measured is the ink of rendered pages, and the boxes from which it is drawn.
"""

import pytest
from PIL import Image, ImageDraw

from smallcrm.domain.lengths import Measure
from smallcrm.domain.own_sheets import OwnSheetDraft
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.envelopes import address_lines_on, envelopes_pdf, sender_lines_on
from smallcrm.printing.fold_test import PANELS, fold_test_pdf
from smallcrm.printing.labels import PAD_MM, labels_pdf, text_box
from smallcrm.printing.layout import Box, Stock
from smallcrm.printing.on_printer import Margins, edges_out_of_reach
from smallcrm.printing.panels import PEN_MM, inside_lines, words_box
from smallcrm.printing.posts import address_area, clear_zones, posts
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.stock import stock, stock_codes, stock_from
from smallcrm.printing.text import Line
from tests.printing.printed import (
    PIXELS_PER_MM,
    SHOP,
    bundled_only,
    crop,
    ink_box,
    picture,
    piece,
)

FONTS = bundled_only()
HAZE_MM = 0.3  # a picture of four pixels a millimetre sees ink this much wider
LONG = "Maria Magdalena Freifrau von Hohenstein-Württemberg-Schwarzenfels zu Guttenberg"
SHORT = piece(greeting="Dear Jo,", text=("Thank you.",), closing="")
ADDRESS = ("Maria Freifrau von Hohenstein-Württemberg", "Lange Str. 5", "10115 BERLIN", "GERMANY")
OWN = {
    code: stock_from(draft.checked(Measure()), code)
    for code, draft in {
        "own_labels": OwnSheetDraft(
            "labels", "200", "150", "3", "2", "50", "40", "20", "20", "55", "60"
        ),
        "own_postcards": OwnSheetDraft(
            "postcards", "210", "297", "1", "2", "140", "95", "35", "40", "", "105"
        ),
        "own_cards": OwnSheetDraft(
            "folded_cards", "297", "210", "1", "1", "260", "180", "18.5", "15"
        ),
    }.items()
}
"""Sheets as a shop describes them."""


def sheet(code: str) -> Stock:
    """A paper of the program, or an own one."""
    return OWN.get(code) or stock(code)


def codes(*kinds: str) -> list[str]:
    """The papers of these kinds, our own after the bundled ones."""
    own = [code for code, paper in OWN.items() if paper.kind in kinds]
    return [*(code for kind in kinds for code in stock_codes(kind)), *own]


FACES = codes("card", "postcard", "business_card")
SHEETS = sorted({sheet(code).places: code for code in codes("label") + FACES}.values())
TOO_LOW = {"avery_5305", "avery_5371", "avery_8371", "c32011", "c32015", "c32016"}
"""Panels so low that greeting, one line and the pen's 18 mm have no room: reported beforehand."""

WORDED = sorted(set(FACES) - TOO_LOW)


def around(lines: tuple[Line, ...]) -> list[Box]:
    """A box around each line, from the height of its tallest letters to the foot of its g."""
    boxes = []
    for line in lines:
        size_mm = line.size_pt * 25.4 / 72
        width = width_mm(line.shaped, line.size_pt)
        boxes.append(Box(line.x_mm, line.y_mm - 0.75 * size_mm, width, size_mm))
    return boxes


def ink_outside(page: Image.Image, allowed: list[Box]) -> Box | None:
    """The ink that is left when the allowed boxes are painted over."""
    rest = page.copy()
    pen = ImageDraw.Draw(rest)
    for box in allowed:
        sides = (box.x_mm, box.y_mm, box.right_mm, box.bottom_mm)
        pen.rectangle([round(side * PIXELS_PER_MM) for side in sides], fill=255)
    return ink_box(rest)


@pytest.mark.parametrize("code", [*stock_codes(), *OWN])
def test_places_lie_on_the_sheet_and_apart(code: str) -> None:
    paper = sheet(code)

    for number, place in enumerate(paper.places):
        assert paper.sheet.holds(place, slack_mm=0.06)
        assert not any(place.overlaps(other, 0.06) for other in paper.places[number + 1 :])
        panels = paper.panels_by_place[number]
        for side in paper.sides:
            faces = [panel for panel in panels if panel.side == side]
            assert all(paper.sheet.holds(panel.box, slack_mm=0.06) for panel in faces)
            covered = sum(panel.box.width_mm * panel.box.height_mm for panel in faces)
            assert covered == pytest.approx(place.width_mm * place.height_mm)
            for index, panel in enumerate(faces):
                assert not any(panel.box.overlaps(other.box, 0.01) for other in faces[index + 1 :])


@pytest.mark.parametrize("code", SHEETS)
def test_sheets_lie_in_the_middle_of_the_page(code: str) -> None:
    # Makers' sheets are symmetrical across; that is how doubtful numbers were decided.
    paper = sheet(code)
    left = min(place.x_mm for place in paper.places)
    right = paper.width_mm - max(place.right_mm for place in paper.places)

    assert left == pytest.approx(right, abs=1.0)


@pytest.mark.parametrize("code", WORDED)
def test_a_card_keeps_to_its_panels_and_to_what_printers_reach(code: str) -> None:
    paper = sheet(code)
    cards = [SHORT] * len(paper.places)
    pdf = cards_pdf(cards, paper, fonts=FONTS)

    for page, side in enumerate(paper.sides):
        allowed = [
            panel.on_sheet(paper.safe(panel)).inset(*[-HAZE_MM] * 4)
            for panels in paper.panels_by_place
            for panel in panels
            if panel.side == side
        ]
        seen = picture(pdf, page)
        assert ink_box(seen) is not None
        assert ink_outside(seen, allowed) is None
        assert paper.printable.holds(ink_box(seen) or paper.sheet, slack_mm=HAZE_MM)


@pytest.mark.parametrize("code", WORDED)
def test_the_words_keep_their_margins_and_leave_room_for_the_pen(code: str) -> None:
    paper = sheet(code)
    made = piece(greeting=f"Dear {LONG},"[:60], text=("Thank you.",))
    lines = inside_lines(made, paper, FONTS) or inside_lines(SHORT, paper, FONTS)
    box = words_box(made, paper)
    panel = paper.words_panel()

    assert lines is not None
    assert paper.safe(panel).holds(box)
    assert box.bottom_mm - max(line.y_mm for line in lines) >= PEN_MM
    assert all(box.holds(each, slack_mm=0.2) for each in around(lines))


@pytest.mark.parametrize("code", codes("label"))
def test_an_address_stays_on_its_label(code: str) -> None:
    paper = sheet(code)
    lines = ADDRESS if paper.places[0].height_mm > 20 else ADDRESS[1:3]
    pdf = labels_pdf([piece(envelope=lines)] * len(paper.places), paper, fonts=FONTS)

    page = picture(pdf)
    assert ink_outside(page, [place.inset(*[1.0] * 4) for place in paper.places]) is None
    assert paper.printable.holds(ink_box(page) or paper.sheet, slack_mm=HAZE_MM)
    for number, place in enumerate(paper.places):
        assert ink_box(crop(page, place)) is not None, number
        text = paper.panels_by_place[number][0].on_sheet(text_box(paper, number + 1))
        assert place.inset(*[PAD_MM / 2 - 0.01] * 4).holds(text)


@pytest.mark.parametrize("code", stock_codes("envelope"))
def test_an_envelope_suits_every_post(code: str) -> None:
    paper = sheet(code)
    made = piece(envelope=("Ann Lee", "Paz Ltd", *ADDRESS))
    address = address_lines_on(made, paper, FONTS)
    sender = sender_lines_on(SHOP, paper, FONTS)
    page = picture(envelopes_pdf([made], paper, fonts=FONTS))

    assert address
    assert sender
    assert paper.address is not None
    assert paper.address.width_mm >= 65
    assert paper.address.height_mm >= 35
    assert paper.printable.holds(ink_box(page) or paper.sheet, slack_mm=HAZE_MM)
    for post in posts():
        area = address_area(post, paper.sheet)
        assert area.holds(paper.address, slack_mm=1e-6), post.code
        assert all(area.holds(each, slack_mm=0.2) for each in around(address)), post.code
        for zone in clear_zones(post, paper.sheet):
            assert ink_box(crop(page, zone)) is None, post.code


@pytest.mark.parametrize("code", codes("postcard"))
def test_a_postcard_suits_every_post(code: str) -> None:
    paper = sheet(code)
    assert paper.address is not None
    assert paper.words is not None
    made = piece(envelope=("Ann Lee", "12 Oak Ave", "Springfield, IL 62704"))
    page = picture(cards_pdf([made] * len(paper.places), paper, fonts=FONTS), 1)

    for panels in paper.panels_by_place:
        reverse = next(panel for panel in panels if panel.name == "reverse")
        for post in posts():
            area = address_area(post, reverse.upright)
            assert area.holds(paper.address, slack_mm=1e-6), post.code
            for zone in clear_zones(post, reverse.upright):
                assert ink_box(crop(page, reverse.on_sheet(zone))) is None, post.code
    assert not paper.words.overlaps(paper.address)


@pytest.mark.parametrize("code", FACES)
def test_a_fold_test_names_every_panel_inside_its_frame(code: str) -> None:
    paper = sheet(code)
    pdf = fold_test_pdf(paper, dict.fromkeys(PANELS, "Front"), fonts=FONTS)

    for page, side in enumerate(paper.sides):
        seen = picture(pdf, page)
        for panels in paper.panels_by_place:
            for panel in panels:
                if panel.side == side:
                    assert ink_box(crop(seen, panel.box)) is not None


def test_what_a_printer_cuts_off_an_own_sheet_is_known_beforehand() -> None:
    paper = sheet("own_labels")
    pdf = labels_pdf([piece(envelope=ADDRESS)] * 6, paper, fonts=FONTS)

    assert edges_out_of_reach(pdf, Margins(6, 6, 6, 6)) == ()
    assert edges_out_of_reach(pdf, Margins(30, 6, 6, 60)) == ("left", "bottom")


def test_ink_outside_is_seen() -> None:
    # The positive control of the picture checks above.
    paper: Stock = stock("a4_4up")
    page = picture(cards_pdf([SHORT] * 4, paper, fonts=FONTS))

    assert ink_outside(page, [place.inset(*[30.0] * 4) for place in paper.places]) is not None
