"""Any older deed, taken back out of order: what was foretold happens, nothing else, and back."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import GroupId
from smallcrm.storage.undo_plan import outlook
from tests.storage.books import NOON, ShopBook, tracked
from tests.storage.deeds import Touch, deeds, perform


@settings(max_examples=25, deadline=None)
@given(done=st.lists(deeds, min_size=2, max_size=6), which=st.integers(0, 9))
def test_only_what_was_foretold_goes_back_and_redo_brings_all_of_it(
    done: list[list[Touch]], which: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = ShopBook(Path(folder) / "shop.smallcrm")
        for deed in done:
            perform(book, deed)
        groups = [row[0] for row in book.store.connection.execute("SELECT id FROM change_group")]
        if groups:
            _take_back(book, GroupId(groups[which % len(groups)]))
        book.store.close()


def _take_back(book: ShopBook, group: GroupId) -> None:
    before = tracked(book.path)
    ahead = outlook(book.store.connection, group)
    later = _rows(book, "SELECT table_name, row_id FROM change WHERE group_id > ?", group)
    try:
        kept = book.store.undo_group(group, at=NOON)
    except ShopError:
        assert tracked(book.path) == before, "refused, so nothing was changed"
        return
    assert kept == ahead.kept
    inside = int(book.store.value("SELECT max(id) FROM change_group"))
    moved = _rows(book, "SELECT table_name, row_id FROM change WHERE group_id = ?", inside)
    foretold = {(row.table, row.row_id) for row in ahead.goes}
    wide = {(table, row) for table, row in foretold if table in {"customer", "shop"}}
    # Taking a row back may take along what hung on it, but never a row that was touched later.
    assert not (moved - foretold) & later
    assert not (moved & later) - wide
    book.redo()
    assert tracked(book.path) == before


def _rows(book: ShopBook, sql: str, group: int) -> set[tuple[str, int]]:
    return set(book.store.connection.execute(sql, (group,)).fetchall())
