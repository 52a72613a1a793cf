"""The check finds what is wrong with a book, changes nothing, and is silent about a sound one."""

from contextlib import closing
from pathlib import Path

import pytest

from smallcrm.domain.errors import StoreError
from smallcrm.storage.check import check
from smallcrm.storage.driver import connect
from tests.storage.books import TODAY, ShopBook


def spoil(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=0")
        for statement in statements:
            connection.execute(statement)


def findings(path: Path) -> list[str]:
    return [found.key for found in check(path, on=TODAY).findings]


def test_a_new_book_is_sound(book: ShopBook) -> None:
    assert check(book.path, on=TODAY) == (0, 0, 0, ())


def test_a_sound_book_is_counted_and_left_alone(book: ShopBook) -> None:
    book.add("visit")
    book.customer()
    book.undo()
    before = book.path.read_bytes()
    checked = check(book.path, on=TODAY)
    assert checked[:3] == (1, 1, 3)
    assert checked.findings == ()
    assert book.path.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("customer_figures", "UPDATE customer_figures SET visit_count=9"),
        ("customer_figures", "DELETE FROM customer_figures"),
        ("visit_month", "UPDATE visit_month SET amount_minor=amount_minor+1"),
        ("visit_month", "INSERT INTO visit_month VALUES (99, '2024-01', 1, 1)"),
        ("search_document", "UPDATE search_document SET words='someone else'"),
    ],
)
def test_a_changed_derived_row_is_found(book: ShopBook, table: str, change: str) -> None:
    book.add("visit")
    assert findings(book.path) == []
    spoil(book.path, change)
    found = check(book.path, on=TODAY).findings
    assert [finding.args["table"] for finding in found] == [table]


def test_a_changed_rhythm_is_found(book: ShopBook) -> None:
    anna = book.customer("Anna")
    for day in ("2024-03-01", "2024-03-11", "2024-03-21"):
        book.add("visit", customer_id=anna, shop_day=day)
    assert findings(book.path) == []
    spoil(book.path, "UPDATE customer_rhythm SET quiet_on='2024-04-14'")
    found = check(book.path, on=TODAY).findings
    assert [finding.args["table"] for finding in found] == ["customer_rhythm"]


def test_orphans_are_counted_by_table(book: ShopBook) -> None:
    book.add("visit")
    book.add("visit")
    book.add("phone")
    spoil(book.path, "DELETE FROM customer", "DELETE FROM search_document")
    found = [
        (each.args["table"], each.args["n"])
        for each in check(book.path, on=TODAY).findings
        if "belong" in each.key
    ]
    assert sorted(found) == [("phone", 1), ("visit", 2)]


def test_a_damaged_index_of_the_finder_is_found(book: ShopBook) -> None:
    book.customer()
    spoil(book.path, "UPDATE finder_start_data SET block=zeroblob(9) WHERE id > 10")
    assert findings(book.path) != []


def test_a_customer_missing_from_the_index_of_the_finder_is_found(book: ShopBook) -> None:
    book.customer("Anna")
    book.customer("Bob")
    spoil(
        book.path,
        "DELETE FROM finder_start WHERE rowid=(SELECT min(finder_rowid) FROM search_document)",
    )
    assert findings(book.path) == ["The finder's index is damaged."]


def test_a_damaged_page_is_found(book: ShopBook) -> None:
    with book.deed():
        for _ in range(500):
            book.put("visit", what="Tea and biscuits")
    book.store.close()
    with closing(connect(book.path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name='visit'")
        page = root.fetchone()[0]
    with book.path.open("r+b") as file:
        file.seek((page - 1) * 4_096)
        file.write(b"\xa5" * 4_096)
    assert "The file is damaged: {finding}." in findings(book.path)


def test_what_is_no_book_can_not_be_checked(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        check(tmp_path / "missing.smallcrm", on=TODAY)
