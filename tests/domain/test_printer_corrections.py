"""A printer that is off is put right from two readings of its test page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.printer_corrections import (
    EXACT,
    Readings,
    ReadingsDraft,
    SheetSize,
    correction_from,
    crosses_of,
    paper_code,
    paper_size,
)

A4 = SheetSize(210.0, 297.0)
LENGTHS = st.floats(60, 600).map(lambda length: round(length, 1))
SIZES = st.builds(SheetSize, LENGTHS, LENGTHS)


def test_crosses_that_came_out_right_need_no_correction() -> None:
    assert correction_from(Readings(20, 20, 20, 20), A4) == EXACT


def test_a_page_that_lies_too_far_right_is_moved_left() -> None:
    found = correction_from(Readings(21.5, 19.0, 18.5, 21.0), A4)
    assert (found.shift_right_mm, found.shift_down_mm) == (-1.5, 1.0)
    assert (found.scale_across, found.scale_down) == (1.0, 1.0)


def test_a_page_that_was_made_smaller_is_made_larger() -> None:
    """Printed at 95 % around the upper left corner."""
    found = correction_from(Readings(19.0, 19.0, 210 - 190 * 0.95, 297 - 277 * 0.95), A4)
    assert found.scale_across == pytest.approx(1 / 0.95, abs=1e-4)
    assert found.moved(100, 200) == pytest.approx((100 / 0.95, 200 / 0.95), abs=0.02)


@given(
    size=SIZES,
    shift=st.tuples(st.floats(-8, 8), st.floats(-8, 8)),
    scale=st.tuples(st.floats(0.95, 1.05), st.floats(0.95, 1.05)),
    point=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
@settings(max_examples=60)
def test_any_point_comes_out_where_it_belongs(
    size: SheetSize,
    shift: tuple[float, float],
    scale: tuple[float, float],
    point: tuple[float, float],
) -> None:
    def printed(x_mm: float, y_mm: float) -> tuple[float, float]:
        return x_mm * scale[0] + shift[0], y_mm * scale[1] + shift[1]

    belongs = crosses_of(size)
    first = printed(belongs.left_mm, belongs.top_mm)
    second = printed(belongs.right_mm, belongs.bottom_mm)
    readings = Readings(*first, size.width_mm - second[0], size.height_mm - second[1])
    wanted = (point[0] * size.width_mm, point[1] * size.height_mm)
    assert printed(*correction_from(readings, size).moved(*wanted)) == pytest.approx(
        wanted, abs=0.05
    )


@pytest.mark.parametrize(
    ("readings", "field"),
    [
        (Readings(20, 20, 60, 20), "right"),
        (Readings(20, 20, 20, 60), "bottom"),
        (Readings(20, 290, 20, 290), "bottom"),
        (Readings(60, 20, -20, 20), "left"),
        (Readings(20, 60, 20, -20), "top"),
    ],
)
def test_readings_that_no_printer_makes_are_told_at_their_field(
    readings: Readings, field: str
) -> None:
    with pytest.raises(Invalid) as told:
        correction_from(readings, A4)
    assert told.value.field == field


def test_lengths_are_read_as_people_write_them() -> None:
    assert ReadingsDraft("20", "20,5", " 20.25 mm", ",5").checked() == (20, 20.5, 20.25, 0.5)


@given(st.text(max_size=30) | st.sampled_from(["", "1e3", "-4", "20 5", "\ud800", "٢٠", "9" * 99]))
@settings(max_examples=60)
def test_whatever_is_typed_is_a_length_or_told_at_its_field(text: str) -> None:
    field = "top"
    try:
        ReadingsDraft("20", text, "20", "20").checked()
    except Invalid as told:
        field = told.field
    assert field == "top"


@given(SIZES)
@settings(max_examples=40)
def test_a_paper_is_found_again_by_its_code(size: SheetSize) -> None:
    found = paper_size(paper_code(size))
    assert found is not None
    assert found.is_same_paper(size)


def test_a_sheet_lying_across_is_another_paper() -> None:
    assert not A4.is_same_paper(SheetSize(297.0, 210.0))
    assert paper_size("a4") is None


def test_on_narrow_paper_the_crosses_stand_further_apart() -> None:
    assert crosses_of(SheetSize(60, 200)) == (15, 20, 45, 180)
