"""A sheet of the shop's own, as somebody with a packet and a ruler types it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.lengths import Measure
from smallcrm.domain.own_sheets import COUNTS, LENGTHS, OwnSheetDraft, draft_of, unit_of
from smallcrm.printing.stock import grid_of, stock, stock_codes, stock_from

INCHES, MM = Measure("in"), Measure()
GOOD = OwnSheetDraft(
    sheet_width="8.5", sheet_height="11", columns="3", rows="10", width="2-5/8", height="1",
    left="3/16", top="1/2", across="2 3/4", down="1",
)  # fmt: skip


def test_a_packet_in_inches_becomes_a_sheet_in_millimetres() -> None:
    numbers = GOOD.checked(INCHES)
    sheet = stock_from(numbers, "own_x")

    assert numbers["size_mm"] == [66.675, 25.4]
    assert len(sheet.places) == 30
    assert sheet.places[1] == pytest.approx((74.612, 12.7, 66.675, 25.4), abs=0.01)
    assert draft_of("labels", GOOD.grid(INCHES), INCHES) == GOOD._replace(
        sheet_width="8 1/2", width="2 5/8"
    )


def test_a_known_sheet_is_told_in_the_unit_of_its_maker() -> None:
    told = {code: unit_of(grid_of(stock(code))) for code in ("avery_5160", "l7160", "herma_5053")}

    assert told == {"avery_5160": "in", "l7160": "mm", "herma_5053": "mm"}
    for code in stock_codes("label"):
        again = stock_from(
            draft_of("labels", grid_of(stock(code)), INCHES).checked(INCHES), "own_again"
        )
        for mine, its in zip(again.places, stock(code).places, strict=True):
            assert mine == pytest.approx(its, abs=0.4)  # a tenth over each of so many columns


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"sheet_width": "1"}, "sheet_width", "between 2 in and 47.2 in"),
        ({"sheet_height": "1200"}, "sheet_height", "between"),
        ({"columns": "0"}, "columns", "from 1 on"),
        ({"rows": "ten"}, "rows", "from 1 on"),
        ({"rows": ""}, "rows", "from 1 on"),
        ({"columns": "10000"}, "columns", "500 places"),
        ({"columns": "9" * 50}, "columns", "from 1 on"),
        ({"width": "wide"}, "width", "2 5/8"),
        ({"height": "1/4"}, "height", "at least 0.3 in"),
        ({"width": "0"}, "width", "at least"),
        ({"left": "-1"}, "left", "outside"),
        ({"across": ""}, "across", "length"),
        ({"across": "2 1/2"}, "across", "2 5/8 in wide, but the next begins after 2 1/2 in"),
        ({"down": "1/2"}, "down", "1 in high"),
        ({"left": "1"}, "columns", "ends at 9 1/8 in, but the sheet is 8 1/2 in wide"),
        ({"top": "3"}, "rows", "ends at 13 in, but the sheet is 11 in high"),
        ({"columns": "1", "width": "9"}, "width", "9 3/16 in"),
        ({"use": "posters"}, "use", "what is on the sheet"),
    ],
)
def test_each_impossible_number_is_told_at_its_field_in_the_unit_of_the_packet(
    wrong: dict[str, str], field: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said) as error:
        GOOD._replace(**wrong).checked(INCHES)

    assert error.value.field == field


def test_one_column_and_one_row_need_no_way_to_the_next() -> None:
    one = GOOD._replace(columns="1", rows="1", across="", down=" ")

    assert one.checked(INCHES)["pitch_mm"] == [66.675, 25.4]


def stock_pieces(numbers: dict[str, Any]) -> int:
    return int(numbers["columns"] * numbers["rows"])


TYPED = st.sampled_from(["", "0", "1", "3", "10", "70", "210", "297", "-4", "1/2", "x"]) | st.text(
    max_size=6
)


@given(st.dictionaries(st.sampled_from([*LENGTHS, *COUNTS, "use"]), TYPED, max_size=4))
@settings(max_examples=80)
def test_whatever_is_typed_gives_a_sheet_or_a_sentence_at_a_field(typed: dict[str, str]) -> None:
    draft = GOOD._replace(**typed)
    wrong = ""
    try:
        assert stock_pieces(draft.checked(MM)) <= 500
    except Invalid as error:
        wrong = error.field
    assert not wrong or wrong in OwnSheetDraft._fields
