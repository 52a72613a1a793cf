import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.lengths import Measure

MM, INCHES, COMMA = Measure("mm"), Measure("in"), Measure("mm", ",")


@pytest.mark.parametrize(
    ("measure", "typed", "length_mm"),
    [
        (MM, "66.7", 66.7),
        (MM, " 66,7 MM", 66.7),
        (MM, "6.5 cm", 65.0),
        (MM, "2-5/8 in", 66.675),
        (MM, '2 5/8"', 66.675),
        (MM, ".5", 0.5),
        (MM, "-3", -3.0),
        (INCHES, "2⅝", 66.675),
        (INCHES, "1/2", 12.7),
        (INCHES, "8.5", 215.9),
        (INCHES, "1 inch", 25.4),
        (INCHES, "210 mm", 210.0),
    ],
)
def test_a_length_is_read_as_it_stands_on_the_packet(
    measure: Measure, typed: str, length_mm: float
) -> None:
    assert measure.read("width", typed) == pytest.approx(length_mm)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "abc", "1/0", "1e9", "٣", "12 34", "9" * 30, "1" * 100_000, "\ud800", "- 1 2", "inf"],
)
def test_what_is_no_length_is_told_at_its_field(typed: str) -> None:
    for measure in (MM, INCHES):
        with pytest.raises(Invalid) as error:
            measure.read("top", typed)
        assert error.value.field == "top"


@pytest.mark.parametrize(
    ("measure", "length_mm", "words"),
    [
        (MM, 66.675, "66.67 mm"),
        (COMMA, 66.7, "66,7 mm"),
        (MM, 210.0, "210 mm"),
        (INCHES, 66.68, "2 5/8 in"),  # hundredths of a maker
        (INCHES, 12.7, "1/2 in"),
        (INCHES, 0.0, "0 in"),
        (INCHES, 215.9, "8 1/2 in"),
        (INCHES, 4.78, "3/16 in"),
        (INCHES, 63.3, "2.492 in"),
    ],
)
def test_a_length_is_told_as_people_write_it(
    measure: Measure, length_mm: float, words: str
) -> None:
    assert measure.words(length_mm) == words


@given(st.floats(0, 1200), st.sampled_from([MM, INCHES, COMMA, Measure("in", ",")]))
@settings(max_examples=60)
def test_what_is_told_is_read_again(length_mm: float, measure: Measure) -> None:
    again = measure.read("width", measure.words(length_mm))

    assert again == pytest.approx(length_mm, abs=0.03)
