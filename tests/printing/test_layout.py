import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.printing.imposition import panels_of
from smallcrm.printing.layout import Box, Panel, Stock
from smallcrm.printing.stock import stock

FOLDED = [("a4_quarter_fold", 105.0, 148.5), ("letter_quarter_fold", 107.95, 139.7)]


@pytest.mark.parametrize(("code", "width", "height"), FOLDED)
def test_the_panels_of_a_folded_sheet_lie_where_the_folds_want_them(
    code: str, width: float, height: float
) -> None:
    sheet = stock(code)

    assert sheet.panel("front") == Panel("front", Box(width, height, width, height), 0)
    assert sheet.panel("back") == Panel("back", Box(0, height, width, height), 0)
    assert sheet.panel("inside_left") == Panel("inside_left", Box(width, 0, width, height), 180)
    assert sheet.panel("inside_right") == Panel("inside_right", Box(0, 0, width, height), 180)


def test_the_safe_part_of_a_panel_leaves_the_sheets_edges_and_not_the_folds() -> None:
    sheet = stock("a4_quarter_fold")

    assert sheet.safe(sheet.panel("front")) == Box(0, 0, 98.5, 142)
    assert sheet.safe(sheet.panel("back")) == Box(6.5, 0, 98.5, 142)
    # Both inside panels are upside down on the sheet: its upper edge is their lower one.
    assert sheet.safe(sheet.panel("inside_right")) == Box(0, 0, 98.5, 142)
    assert sheet.safe(sheet.panel("inside_left")) == Box(6.5, 0, 98.5, 142)


@given(
    st.sampled_from(["front", "back", "inside_left", "inside_right"]),
    st.floats(0, 60),
    st.floats(0, 90),
)
def test_what_is_safe_on_a_panel_is_printable_on_the_sheet(name: str, x: float, y: float) -> None:
    sheet = stock("a4_quarter_fold")
    panel = sheet.panel(name)
    safe = sheet.safe(panel)
    thing = Box(safe.x_mm + x, safe.y_mm + y, safe.width_mm - x, safe.height_mm - y)

    assert sheet.printable.holds(panel.on_sheet(thing), slack_mm=1e-9)


def test_a_turned_panel_puts_its_upper_left_corner_at_the_lower_right() -> None:
    panel = Panel("inside", Box(10, 20, 100, 50), 180)

    assert panel.on_sheet(Box(0, 0, 5, 5)) == Box(105, 65, 5, 5)


def test_a_panel_that_a_stock_does_not_have_is_an_error() -> None:
    whole = Box(0, 0, 100, 100)
    sheet = Stock("made_up", "card", 100, 100, (whole,), (panels_of("quarter", whole, 100),))

    with pytest.raises(KeyError):
        sheet.panel("lid")
