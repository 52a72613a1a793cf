"""Days as lists write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.exchange.readers.days import Order, day_of
from tests.exchange.readers.reading import contacts, one, opened


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("1966-12-09", "1966-12-09"),
        (" --06-14", "--06-14"),
        ("--0229", "--02-29"),
        ("19800321", "1980-03-21"),
        ("1966-12-09T00:00:00Z", "1966-12-09"),
        ("20121012T210525Z", "2012-10-12"),
        ("3.10.1959", "1959-10-03"),
        ("3. Oktober 1959", "1959-10-03"),
        ("Oct 3, 1959", "1959-10-03"),
        ("3 août", "--08-03"),
        ("1959年10月3日", "1959-10-03"),
        ("1604-03-05", "--03-05"),
        ("12/31/1990 12:00:00 AM", "1990-12-31"),
        ("0/0/00", ""),
        ("0.0.00", ""),
        ("1.1.1", ""),
        ("00.00.0000", ""),
        ("0000-00-00", ""),
    ],
)
def test_a_day_is_read_in_many_habits(cell: str, iso: str) -> None:
    day = day_of(cell)

    assert day is not None
    assert (day.iso, day.is_doubtful) == (iso, False)


@pytest.mark.parametrize(
    "cell", ["1953-10", "1953", "24384", "circa 1800", "31.02.1990", "²/3/1990"]
)
def test_what_is_no_certain_day_is_none(cell: str) -> None:
    assert day_of(cell) is None


def test_a_year_of_two_digits_is_left_out_and_said() -> None:
    ann = one("Name,Birthday\nAnn,31.12.59\n")

    assert (ann.birthday, ann.notes) == ("--12-31", "Birthday: 31.12.59")
    assert len(ann.warnings) == 1


def test_a_serial_number_of_excel_is_kept_and_never_guessed() -> None:
    assert one("Name,Birthday\nAnn,24384\n").notes == "Birthday: 24384"


@pytest.mark.parametrize(
    ("cells", "order", "first"),
    [
        (["3/4/1990", "25/12/1991"], "dmy", "1990-04-03"),
        (["3/4/1990", "12/25/1991"], "mdy", "1990-03-04"),
        (["3.4.1990"], "dmy", "1990-04-03"),
    ],
)
def test_the_whole_column_tells_day_from_month(cells: list[str], order: str, first: str) -> None:
    text = "Name,Birthday\n" + "".join(f"Ann,{cell}\n" for cell in cells)

    for country in ("US", "DE"):
        read = opened(text, country=country)
        assert (read.guess.date_order, read.guess.date_order_is_certain) == (order, True)
        assert read.collected()[0][0].birthday == first


def test_a_day_far_down_the_list_still_tells() -> None:
    rows = "".join(f"Ann {n},3/4/1990\n" for n in range(2000))

    assert opened(f"Name,Birthday\n{rows}Bo,25/12/1991\n", country="US").guess.date_order == "dmy"


def test_when_no_cell_tells_the_shop_is_asked_and_its_country_leads() -> None:
    text = "Name,Birthday\nAnn,3/4/1990\n"

    assert not opened(text, country="US").guess.date_order_is_certain
    assert one(text, country="US").birthday == "1990-03-04"
    assert one(text, country="GB").birthday == "1990-04-03"
    assert one(text, country="GB", date_order="mdy").birthday == "1990-03-04"


def test_one_column_that_tells_speaks_for_the_others() -> None:
    text = "Name,Birthday,Anniversary\nAnn,3/4/1990,25/12/2001\n"

    assert contacts(text, country="US")[0].birthday == "1990-04-03"


@settings(max_examples=200)
@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.sampled_from(["dmy", "mdy"]))
def test_a_day_that_is_written_is_read_back(day: date, order: Order) -> None:
    cell = day.strftime("%d/%m/%Y" if order == "dmy" else "%m/%d/%Y")

    read = day_of(cell, order)

    assert read is not None
    assert read.iso == day.isoformat()


@settings(max_examples=200)
@given(st.text(max_size=50), st.sampled_from(["", "dmy", "mdy"]))
def test_no_text_raises(text: str, order: Order) -> None:
    day_of(text, order)
