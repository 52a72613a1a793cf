"""Whatever was done can be taken back and brought again, exactly."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from tests.storage.books import ROWS, ShopBook, derived_as_kept_and_rebuilt, tracked
from tests.storage.deeds import TEXTS, Touch, deeds, perform

UNHURRIED = settings(max_examples=40, deadline=None)
steps = st.one_of(deeds, deeds, deeds, st.sampled_from(["undo", "redo", "reopen"]))


@contextmanager
def scratch_book() -> Iterator[ShopBook]:
    with tempfile.TemporaryDirectory() as folder:
        book = ShopBook(Path(folder) / "shop.smallcrm")
        try:
            yield book
        finally:
            book.store.close()


def take(book: ShopBook, step: list[Touch] | str) -> None:
    match step:
        case "undo":
            book.undo()
        case "redo":
            book.redo()
        case "reopen":
            book.reopen()
        case list():
            perform(book, step)


def test_the_deeds_reach_every_tracked_table(book: ShopBook) -> None:
    for table in ROWS:
        book.add(table)
    assert set(TEXTS) == set(ROWS) == set(tracked(book.path))
    assert all(tracked(book.path).values())


@UNHURRIED
@given(taken=st.lists(steps, max_size=12))
def test_undoing_everything_restores_the_book_and_redoing_it_the_end(
    taken: list[list[Touch] | str],
) -> None:
    with scratch_book() as book:
        start = tracked(book.path)
        for step in taken:
            take(book, step)
        end = tracked(book.path)

        undone = 0
        while book.undo() is not None:
            undone += 1
        assert tracked(book.path) == start
        kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
        assert kept == rebuilt

        book.reopen()
        for _ in range(undone):
            assert book.redo() is not None
        assert tracked(book.path) == end


@UNHURRIED
@given(taken=st.lists(steps, max_size=12))
def test_what_is_derived_equals_a_rebuild_after_any_sequence(
    taken: list[list[Touch] | str],
) -> None:
    with scratch_book() as book:
        for step in taken:
            take(book, step)
            kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
            assert kept == rebuilt


@UNHURRIED
@given(taken=st.lists(deeds, min_size=2, max_size=8), which=st.integers(0, 7))
def test_undo_out_of_order_leaves_other_rows_and_never_breaks_the_book(
    taken: list[list[Touch]], which: int
) -> None:
    with scratch_book() as book:
        for deed in taken:
            perform(book, deed)
        groups = [row[0] for row in book.store.connection.execute("SELECT id FROM change_group")]
        if not groups:
            return
        group = groups[which % len(groups)]
        before = tracked(book.path)
        later = rows_changed_after(book, group)

        try:
            book.store.undo_group(group, at=book.now())
        except ShopError:
            assert tracked(book.path) == before
            return
        for table, row in later:
            assert row_of(before, table, row) == row_of(tracked(book.path), table, row)
        kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
        assert kept == rebuilt
        while book.undo() is not None:
            pass


def rows_changed_after(book: ShopBook, group: int) -> list[tuple[str, int]]:
    return book.store.connection.execute(
        "SELECT DISTINCT table_name, row_id FROM change WHERE group_id>?", (group,)
    ).fetchall()


def row_of(dump: object, table: str, row: int) -> tuple[object, ...] | None:
    assert isinstance(dump, dict)
    return next((each for each in dump[table] if each[0] == row), None)


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_deleted_row_of_any_table_comes_back_whole(book: ShopBook, table: str) -> None:
    row = book.add(table)
    before = tracked(book.path)
    book.remove(table, row)
    assert tracked(book.path) != before
    book.undo()
    assert tracked(book.path) == before
