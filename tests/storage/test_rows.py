"""Rows of plain SQL become the types that their reader names."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.storage.book import Book
from tests.storage.books import ShopBook


class Line(NamedTuple):
    customer: CustomerId
    at: datetime
    day: date | None
    opens: time
    is_on: bool
    what: str


ALL = "SELECT 7, '2024-05-14T12:00:00.000Z', '2024-05-14', '09:30', 1, 'Tea'"
EMPTY = "SELECT 7, NULL, NULL, NULL, NULL, NULL"


class Name(NamedTuple):
    name: str


def test_days_instants_times_and_truths_are_pythons_own(book: ShopBook) -> None:
    row = book.store.row(Line, ALL)
    at = datetime(2024, 5, 14, 12, tzinfo=UTC)
    assert row == Line(CustomerId(7), at, date(2024, 5, 14), time(9, 30), True, "Tea")
    assert row is not None
    assert row.is_on is True


def test_what_is_missing_stays_none(book: ShopBook) -> None:
    row = book.store.row(Line, EMPTY)
    assert row is not None
    assert list(row[1:]) == [None] * 5


def test_no_row_is_none_and_rows_keep_their_order(book: ShopBook) -> None:
    assert book.store.row(Name, "SELECT name FROM customer") is None
    assert book.store.value("SELECT name FROM customer") is None
    for name in ("Cleo", "Anna", "Bob"):
        book.customer(name)
    found = book.store.rows(Name, "SELECT name FROM customer ORDER BY name DESC")
    assert [row.name for row in found] == ["Cleo", "Bob", "Anna"]


def test_parameters_by_place_and_by_name(book: ShopBook) -> None:
    hostile = "'; DROP TABLE customer; --"
    book.customer(hostile)
    assert book.store.rows(Name, "SELECT name FROM customer WHERE name=?", hostile)
    assert book.store.rows(Name, "SELECT name FROM customer WHERE name=:n", n=hostile)
    assert book.store.row(Name, "SELECT name FROM customer WHERE name=:n", n="nobody") is None


def test_a_query_that_does_not_fit_its_row_raises(book: ShopBook) -> None:
    with pytest.raises(TypeError):
        book.store.rows(Name, "SELECT 1, 2")


def test_a_book_is_asked_in_the_same_way(book: ShopBook) -> None:
    book.customer("Anna")
    with Book(book.path) as looked_at:
        assert looked_at.rows(Name, "SELECT name FROM customer") == [Name("Anna")]
        assert looked_at.value("SELECT count(*) FROM customer") == 1
