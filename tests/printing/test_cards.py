import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.cards import piece_from, words_of
from smallcrm.domain.errors import ShopError
from smallcrm.printing.art import art
from smallcrm.printing.cards import (
    PEN_MM,
    SIDE_MM,
    cards_pdf,
    colophon_lines,
    front_lines,
    inside_lines,
)
from smallcrm.printing.checking import checked
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.paper import Paper
from smallcrm.printing.shaping import width_mm
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import wordings
from smallcrm.printing.text import Line
from tests.printing.printed import (
    FINE,
    SHOP,
    bundled_only,
    crop,
    ink_box,
    picture,
    piece,
    same,
    text_of,
)

FONTS = bundled_only()
A4 = stock("a4_quarter_fold")
SHEETS = ["a4_quarter_fold", "letter_quarter_fold"]
LONG = "Maria Magdalena Freifrau von Hohenstein-Württemberg-Schwarzenfels zu Guttenberg"
HOSTILE = [
    "",
    "   ",
    "<b>Anna</b> & <img src='/etc/hosts'>",
    "a\x00b\x07c",
    "\ud800 lone \udfff",
    "\u202egnirts\u202c",
    "שלום (עולם) 12",
    "مرحبا بكم",
    "👩‍🌾🌸",
    "%s {0} {preferred_name} ${x}",
    "\\) Tj ET (",
    "q̷̛̈́" * 40,
    "x" * 100_000,
    "\n\r\t\v\f\u2028\u2029",
    "ﷺ" * 50,
    "\U0001f1e9\U0001f1ea",
    "\ufeff\u200b\u200d\u00ad",
    "🏴\U000e0067\U000e0062\U000e007f",
    "'; DROP TABLE customer; --",
    "Ⅻ ﬁ ½",
]


def upright(lines: tuple[Line, ...], colour: str, box: Box) -> bytes:
    """A panel of its own, drawn as it is read."""
    paper = Paper(box.width_mm, box.height_mm)
    panel = Panel("upright", Box(0, 0, box.width_mm, box.height_mm))
    with paper.page(), paper.panel(panel, panel.upright):
        for line in lines:
            paper.line(*line, ink(colour))
    return paper.pdf()


@pytest.mark.parametrize("code", SHEETS)
def test_each_panel_turned_back_looks_like_the_panel_drawn_upright(code: str) -> None:
    sheet = stock(code)
    made = piece()
    inside = inside_lines(made, sheet, FONTS)
    assert inside is not None
    page = picture(cards_pdf([made], sheet, fonts=FONTS), pixels_per_mm=FINE)

    for name, lines, colour in (
        ("inside_right", inside, "#22303C"),
        ("back", colophon_lines(SHOP, sheet, FONTS), "#5B6874"),
    ):
        panel = sheet.panel(name)
        seen = crop(page, panel.box, FINE).rotate(panel.turned)
        drawn = picture(upright(lines, colour, panel.box), pixels_per_mm=FINE).crop(
            (0, 0, *seen.size)
        )
        assert same(seen, drawn), name
        assert not same(seen.rotate(180), drawn), name


def test_the_words_are_inside_right_and_the_inside_left_is_empty() -> None:
    page = picture(cards_pdf([piece()], A4, fonts=FONTS))

    assert ink_box(crop(page, A4.panel("inside_left").box)) is None
    assert ink_box(crop(page, A4.panel("inside_right").box)) is not None


@pytest.mark.parametrize("code", SHEETS)
@pytest.mark.parametrize("name", ["Marie", LONG])
def test_no_ink_falls_where_printers_can_not_print_or_on_a_fold(code: str, name: str) -> None:
    sheet = stock(code)
    made = piece(greeting=f"Dear {name},", text=("Thank you. " * 40,))

    page = picture(cards_pdf([made], sheet, fonts=FONTS))

    seen = ink_box(page)
    assert seen is not None
    assert sheet.printable.holds(seen, slack_mm=0.25)
    middle = Box(sheet.width_mm / 2 - 6, 0, 12, sheet.height_mm)
    assert ink_box(crop(page, middle)) is None


@pytest.mark.parametrize("code", SHEETS)
@pytest.mark.parametrize("count", [0, 1, 20, 45])
def test_eighteen_millimetres_stay_free_for_the_pen(code: str, count: int) -> None:
    sheet = stock(code)
    lines = inside_lines(piece(text=("We thank you. " * count,)), sheet, FONTS)
    panel = sheet.panel("inside_right").upright

    assert lines is not None
    assert sheet.safe(sheet.panel("inside_right")).bottom_mm - lines[-1].y_mm >= PEN_MM
    for line in lines:
        assert line.x_mm >= SIDE_MM
        assert line.x_mm + width_mm(line.shaped, line.size_pt) <= panel.right_mm - SIDE_MM + 0.1


def test_a_long_letter_shrinks_as_a_whole() -> None:
    lines = inside_lines(piece(text=("We thank you. " * 45,)), A4, FONTS)

    assert lines is not None
    sizes = {line.size_pt for line in lines[1:]}
    assert len(sizes) == 1
    assert 10 <= sizes.pop() < 12.5


def test_a_message_that_no_panel_holds_is_refused_before_printing() -> None:
    with pytest.raises(ShopError, match="Marie Dupont are too long"):
        cards_pdf([piece(), piece(text=("too long " * 400,))], A4, fonts=FONTS)


def test_no_cards_are_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="no card"):
        cards_pdf([], A4)


def test_nobodys_name_is_signed_and_the_back_names_the_shop_only() -> None:
    made = piece(who="Secret Customer", envelope=("Secret Customer", "Hidden Street"))

    text = text_of(cards_pdf([made], A4, fonts=FONTS))

    assert "Secret" not in text
    assert "Hidden" not in text
    assert "Hargreaves Hardware 12 Mill Lane, Ashford" in text
    assert text.count("Dear Marie,") == 1


def test_the_words_can_be_read_back() -> None:
    made = piece(greeting="Guten Tag, Łucja Đặng,", text=("office Анна Ελένη",), language="de")

    text = text_of(cards_pdf([made], A4, fonts=FONTS))

    for part in (
        "Herzlichen Dank",
        "Guten Tag, Łucja Đặng,",
        "office Анна Ελένη",
        "With warm thanks,",
    ):
        assert part in text


def test_the_same_cards_give_the_same_file() -> None:
    pieces = [piece(), piece(greeting="Dear Анна,", occasion="birthday")]

    assert cards_pdf(pieces, A4, fonts=bundled_only()) == cards_pdf(
        pieces, A4, fonts=bundled_only()
    )
    assert cards_pdf(pieces, A4, fonts=FONTS) == cards_pdf(pieces, A4, fonts=FONTS)


def test_every_card_is_a_sheet_of_its_paper() -> None:
    for code in SHEETS:
        pdf = cards_pdf([piece(), piece(), piece()], stock(code), fonts=FONTS)

        assert page_count(pdf) == 3
        assert page_size(pdf, 2) == pytest.approx(
            (stock(code).width_mm, stock(code).height_mm), abs=0.01
        )


def test_another_card_costs_little_because_what_they_share_is_kept_once() -> None:
    sheet = stock("a4_4up")
    pieces = [piece(greeting=f"Dear Customer {number},") for number in range(200)]

    few = len(cards_pdf(pieces[:100], sheet, fonts=FONTS))
    many = len(cards_pdf(pieces, sheet, fonts=FONTS))

    assert (many - few) / 100 < 250


def test_the_lettering_stands_in_the_middle_of_the_drawing() -> None:
    design = art("wreath")
    for language in ("en", "de", "es", "fr"):
        lines = front_lines(piece(language=language), A4, FONTS)
        middle = A4.panel("front").box.height_mm * design.middle

        assert all(width_mm(line.shaped, line.size_pt) <= design.box_mm[0] + 0.1 for line in lines)
        assert lines[0].y_mm < middle + 10
        assert lines[-1].y_mm > middle


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_never_raises(name: str) -> None:
    print_names([name])


@given(st.lists(st.text(max_size=60), min_size=10, max_size=10))
@settings(max_examples=100, deadline=None)
def test_a_thousand_made_up_names_never_raise(names: list[str]) -> None:
    print_names(names)


def print_names(names: list[str]) -> None:
    """From the template to the sheet: each name is printed or named as not printable."""
    pieces = []
    for name in names:
        fields = {"preferred_name": name, "what_you_bought": name, "helper": name, "promise": name}
        words = words_of(wordings("thank_you", "en")[1], fields)
        assert not words.missing
        pieces.append(
            piece_from(
                words, occasion="thank_you", language="en", shop=SHOP, who=name, envelope=(name,)
            )
        )

    sound = checked(pieces, A4, fonts=FONTS, envelope=stock("envelope_c6"))

    left_out = [trouble for trouble in sound.troubles if trouble.is_left_out]
    assert len(sound.pieces) + len(left_out) == len(pieces)
    if sound.pieces:
        pdf = cards_pdf(sound.pieces, A4, fonts=FONTS)
        assert page_count(pdf) == len(sound.pieces)
