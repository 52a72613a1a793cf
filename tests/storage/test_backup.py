"""Safe copies are whole, checked, kept long enough, and put back without losing the present."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smallcrm.domain.errors import StoreError
from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import Sentence
from smallcrm.storage import backup
from smallcrm.storage.backup import copies, is_copy_due, restore, safe_copy, thin
from smallcrm.storage.book import Book
from tests.storage.books import NOON, ShopBook, tracked


def damage(path: Path) -> None:
    """Overwrite the pages after the first one."""
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xa5" * 3 * 4_096)


def a_copy(folder: Path, sequence: int, made_at: datetime) -> None:
    """Lay down a copy as the thinning sees one: a file and its manifest."""
    name = f"shop {sequence:06d}"
    (folder / f"{name}.smallcrm").write_bytes(b"x")
    plain = backup.SafeCopy(folder, sequence, made_at, "timer", 1, sequence, "", 0, "")._asdict()
    plain |= {"path": "", "made_at": made_at.isoformat()}
    (folder / f"{name}.json").write_text(json.dumps(plain))


def test_a_copy_is_a_whole_book_with_its_manifest(book: ShopBook) -> None:
    book.add("visit")
    copy = safe_copy(book.path, reason="asked", now=NOON)
    assert tracked(copy.path) == tracked(book.path)
    assert copy.customers == 1
    assert copy.group == book.store.value("SELECT max(id) FROM change_group")
    assert copy.sha256 == hashlib.sha256(copy.path.read_bytes()).hexdigest()
    assert copies(copy.path.parent) == [copy]
    assert sorted(each.suffix for each in copy.path.parent.iterdir()) == [".json", ".smallcrm"]


@dataclass
class Busy(Progress):
    """A window that saves between any two steps of the copy."""

    book: ShopBook
    steps: int = field(default=0)

    def step(self, done: int, total: int, doing: Sentence) -> None:
        del done, total, doing
        self.steps += 1
        if self.steps <= MOST_STEPS:
            self.book.add("import_habit", mapping="y" * 50_000)


MOST_STEPS = 40


def test_a_copy_made_while_somebody_works_is_whole_and_comes_to_an_end(book: ShopBook) -> None:
    with book.deed():
        for _ in range(300):
            book.put("import_habit", mapping="x" * 100_000)
    before = tracked(book.path)
    busy = Busy(book)
    copy = safe_copy(book.path, reason="timer", now=NOON, progress=busy)
    assert tracked(copy.path) == before
    assert 2 <= busy.steps < MOST_STEPS / 2
    assert tracked(book.path) != before


def test_a_copy_is_due_only_after_something_was_done(book: ShopBook) -> None:
    assert not is_copy_due(book.path)
    book.customer()
    assert is_copy_due(book.path)
    safe_copy(book.path, reason="timer", now=NOON)
    assert not is_copy_due(book.path)
    book.undo()
    assert is_copy_due(book.path)


def test_after_a_restore_new_work_is_due_although_numbers_of_deeds_come_again(
    book: ShopBook,
) -> None:
    first = safe_copy(book.path, reason="asked", now=NOON)
    book.customer("Anna")
    safe_copy(book.path, reason="timer", now=NOON)
    book.store.close()
    restore(book.path, first.path, now=NOON)
    book.reopen()
    book.customer("Bob")
    assert is_copy_due(book.path)


def test_restoring_keeps_the_present_first(book: ShopBook) -> None:
    book.customer("Anna")
    copy = safe_copy(book.path, reason="asked", now=NOON)
    then = tracked(book.path)
    book.customer("Bob")
    now = tracked(book.path)
    book.store.close()

    kept = restore(book.path, copy.path, now=NOON)

    assert tracked(book.path) == then
    assert kept is not None
    assert tracked(kept.path) == now
    restore(book.path, kept.path, now=NOON)
    assert tracked(book.path) == now
    book.reopen()


def test_numbers_on_paper_survive_a_restore(book: ShopBook) -> None:
    copy = safe_copy(book.path, reason="asked", now=NOON)
    with book.deed():
        given = book.store.next_number("customer")
        book.put("helper")
    book.store.close()
    restore(book.path, copy.path, now=NOON)
    book.reopen()
    with book.deed():
        assert book.store.next_number("customer") == given + 1


def test_a_damaged_copy_is_refused_and_the_book_stays(book: ShopBook) -> None:
    book.customer()
    copy = safe_copy(book.path, reason="asked", now=NOON)
    damage(copy.path)
    book.store.close()
    before = book.path.read_bytes()
    with pytest.raises(StoreError):
        restore(book.path, copy.path, now=NOON)
    assert book.path.read_bytes() == before
    book.reopen()


def test_the_oldest_copy_of_a_full_folder_can_be_put_back(book: ShopBook) -> None:
    book.customer()
    oldest = safe_copy(book.path, reason="asked", now=NOON)
    then = tracked(book.path)
    for number in range(2, backup.KEPT_RECENT + 2):
        a_copy(oldest.path.parent, number, NOON)
    book.store.close()
    restore(book.path, oldest.path, now=NOON)
    assert tracked(book.path) == then
    assert oldest.path.exists()
    book.reopen()


def test_a_present_that_can_not_be_read_is_put_aside(book: ShopBook) -> None:
    book.add("visit")
    copy = safe_copy(book.path, reason="asked", now=NOON)
    then = tracked(book.path)
    book.store.close()
    damage(book.path)
    damaged = book.path.read_bytes()

    assert restore(book.path, copy.path, now=NOON) is None

    assert tracked(book.path) == then
    aside = book.path.parent.glob("damaged*.smallcrm")
    assert [each.read_bytes() for each in aside] == [damaged]
    book.reopen()


def test_a_sound_book_is_not_put_aside_when_its_copy_can_not_be_written(book: ShopBook) -> None:
    book.customer()
    elsewhere = book.path.parent / "stick"
    copy = safe_copy(book.path, reason="asked", now=NOON, folder=elsewhere)
    book.customer()
    now = tracked(book.path)
    book.store.close()
    (book.path.parent / backup.FOLDER).write_text("a file stands where the folder should be")
    with pytest.raises(StoreError, match="No safe copy was made"):
        restore(book.path, copy.path, now=NOON)
    assert tracked(book.path) == now
    book.reopen()


def test_a_book_that_vanished_is_put_back_even_beside_its_old_log(book: ShopBook) -> None:
    book.customer()
    copy = safe_copy(book.path, reason="asked", now=NOON)
    then = tracked(book.path)
    log = book.path.with_name(f"{book.path.name}-wal").read_bytes()
    book.store.close()
    moved = book.path.parent / "new pc" / book.path.name
    restore(moved, copy.path, now=NOON)
    assert tracked(moved) == then
    moved.unlink()
    moved.with_name(f"{moved.name}-wal").write_bytes(log)
    restore(moved, copy.path, now=NOON)
    assert tracked(moved) == then
    book.reopen()


def test_thinning_keeps_recent_days_weeks_and_months(tmp_path: Path) -> None:
    for number in range(1_200):  # two years, a copy every 15 hours
        a_copy(tmp_path, number + 1, NOON + timedelta(hours=15 * number))
    present = copies(tmp_path)
    thin(tmp_path)
    kept = copies(tmp_path)
    assert kept[: backup.KEPT_RECENT] == present[: backup.KEPT_RECENT]
    assert len({copy.made_at.strftime("%Y-%m") for copy in kept}) >= backup.KEPT_MONTHLY
    assert len(kept) <= sum((48, 14, 8, 24))
    assert len(list(tmp_path.iterdir())) == 2 * len(kept)


def test_a_clock_set_back_removes_no_good_copy_of_the_days_before(tmp_path: Path) -> None:
    for number in range(100):
        a_copy(tmp_path, number + 1, NOON + timedelta(days=number))
    thin(tmp_path)
    good = {copy.sequence for copy in copies(tmp_path) if copy.sequence > 100 - 13}
    for number in range(60):  # an empty battery: a whole day of copies in 1999
        a_copy(tmp_path, number + 101, datetime(1999, 1, 1, tzinfo=NOON.tzinfo))
    thin(tmp_path)
    kept = {copy.sequence for copy in copies(tmp_path)}
    assert good <= kept
    assert set(range(113, 161)) <= kept


def test_other_files_on_a_stick_are_no_copies(tmp_path: Path) -> None:
    for number, text in enumerate(("[]", "{", '{"sequence": 1}', "null", '"x"', "\x00")):
        (tmp_path / f"{number}.json").write_text(text)
        (tmp_path / f"{number}.smallcrm").write_bytes(b"")
    assert copies(tmp_path) == []
    assert copies(tmp_path / "missing") == []


def test_a_copy_to_a_place_that_can_not_be_written_says_so(book: ShopBook) -> None:
    place = book.path.parent / "file"
    place.write_text("no folder")
    with pytest.raises(StoreError, match="No safe copy was made"):
        safe_copy(book.path, reason="asked", now=NOON, folder=place / "below")


def test_a_copy_can_be_looked_at_without_leaving_a_log_beside_it(book: ShopBook) -> None:
    book.customer()
    copy = safe_copy(book.path, reason="asked", now=NOON)
    with Book(copy.path) as looked_at:
        assert looked_at.value("SELECT count(*) FROM customer") == 1
    assert sorted(each.suffix for each in copy.path.parent.iterdir()) == [".json", ".smallcrm"]
