"""Whatever was done can be taken back and brought again, exactly."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.storage.undo_plan import WIDE_TABLES
from tests.storage.books import ROWS, Dump, ShopBook, derived_as_kept_and_rebuilt, tracked
from tests.storage.deeds import TEXTS, Touch, deeds, perform

# Table, row, and the column where columns count singly.
Fact = tuple[str, int, str | None]

UNHURRIED = settings(max_examples=25, deadline=None)
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
        later = facts_changed_after(book, group)

        try:
            book.store.undo_group(group, at=book.now())
        except ShopError:
            assert tracked(book.path) == before
            return
        after = tracked(book.path)
        for fact in later:
            assert fact_of(book, before, fact) == fact_of(book, after, fact)
        kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
        assert kept == rebuilt
        while book.undo() is not None:
            pass


def facts_changed_after(book: ShopBook, group: int) -> set[Fact]:
    """What was changed later: single columns of a row with many facts in it, else whole rows."""
    changes = book.store.connection.execute(
        "SELECT op, table_name, row_id, before FROM change WHERE group_id>?", (group,)
    )
    found: set[Fact] = set()
    for op, table, row, was in changes:
        columns = json.loads(was) if op == "U" and table in WIDE_TABLES else [None]
        found.update((table, row, column) for column in columns)
    return found


def fact_of(book: ShopBook, dump: Dump, fact: Fact) -> object:
    """One column of a row, or the whole row; None when the row is not there."""
    table, row_id, column = fact
    row = next((each for each in dump[table] if each[0] == row_id), None)
    if row is None or column is None:
        return row
    names = [each[1] for each in book.store.connection.execute(f"PRAGMA table_info({table})")]
    return row[names.index(column)]


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_deleted_row_of_any_table_comes_back_whole(book: ShopBook, table: str) -> None:
    row = book.add(table)
    before = tracked(book.path)
    book.remove(table, row)
    assert tracked(book.path) != before
    book.undo()
    assert tracked(book.path) == before
