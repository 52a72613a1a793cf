"""One program at a time writes a book; the system frees the lock of one that died."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smallcrm.domain.errors import StoreError
from smallcrm.storage.lock import BookLock

HOLD = """
import sys
from pathlib import Path
from smallcrm.storage.lock import BookLock
lock = BookLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(book: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that holds the lock until it is told to end or is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent.parent,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        try:
            yield program
        finally:
            program.kill()


def test_a_second_program_is_refused_and_freed_by_a_kill(tmp_path: Path) -> None:
    book = tmp_path / "shop.smallcrm"
    lock = BookLock(book)
    with another_program(book) as program:
        with pytest.raises(StoreError, match="another window"):
            lock.take()
        program.kill()
        program.wait()
        lock.take()
    lock.free()


def test_a_lock_given_back_can_be_taken_by_another(tmp_path: Path) -> None:
    book = tmp_path / "shop.smallcrm"
    first, second = BookLock(book), BookLock(book)
    first.take()
    with pytest.raises(StoreError):
        second.take()
    first.free()
    second.take()
    second.free()


def test_two_books_have_two_locks(tmp_path: Path) -> None:
    first, second = BookLock(tmp_path / "shop.smallcrm"), BookLock(tmp_path / "demo.smallcrm")
    first.take()
    second.take()
    first.free()
    second.free()


def test_a_place_that_can_not_be_written_has_its_plain_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    with pytest.raises(StoreError, match="can not be written"):
        BookLock(file / "shop.smallcrm").take()
