"""Books that can not be worked with: damaged, newer, strange, or open in another program."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from smallcrm.storage import migrations
from smallcrm.storage.driver import connect
from tests.commands.crm import Crm

TOP = Path(__file__).resolve().parents[2]
PAGE = 4096
READING = [["find", "anna"], ["today"], ["cards", "--due", "--out", "OUT"], ["backup"], ["check"]]
WRITING = [["import", "LIST"], ["sample", "--customers", "3"], ["restore", "COPY"]]
HOLDS_THE_LOCK = """
import sys
from pathlib import Path
from smallcrm.storage.lock import BookLock
lock = BookLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def _real(crm: Crm, words: list[str]) -> list[str]:
    places = {
        "OUT": str(crm.folder.parent / "out.pdf"),
        "LIST": str(crm.file("list.csv", "Name\nCarl Diaz\n")),
        "COPY": str(crm.folder.parent / "copy.smallcrm"),
    }
    return [places.get(word, word) for word in words]


@contextmanager
def _another_window(book: Path) -> Iterator[None]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_LOCK, str(book)],
        cwd=TOP,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    try:
        yield
    finally:
        child.communicate("")


def test_while_a_window_is_open_writing_is_refused_and_reading_works(crm: Crm) -> None:
    crm.people("Anna Berg")
    crm.file("copy.smallcrm", Path(crm.json("backup")["file"]).read_bytes())
    with _another_window(crm.book):
        before = crm.book.read_bytes()
        for words in WRITING:
            ran = crm.run(*_real(crm, words), "--json")
            assert (ran.code, ran.out) == (1, ""), words
            assert ran.err == (
                "The customer book is open in another window. Nothing was changed. "
                "Close that window first.\n"
            )
        for words in READING:
            ran = crm.run(*_real(crm, words), "--json")
            assert (ran.code, ran.err) == (0, ""), words
        assert crm.json("import", str(crm.folder.parent / "list.csv"), "--dry-run")["new"] == 1
        assert crm.book.read_bytes() == before
    assert crm.json("import", str(crm.folder.parent / "list.csv"))["new"] == 1


def test_what_was_just_saved_in_an_open_window_is_found(crm: Crm) -> None:
    """The window holds its words in the log beside the book until it closes."""
    shop = crm.shop()
    shop.customer("Anna Berg")
    child = subprocess.run(
        [sys.executable, "main.py", "--data", str(crm.folder), "find", "anna"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    shop.close()
    assert (child.returncode, child.stderr) == (0, "")
    assert "Anna Berg" in child.stdout


@pytest.mark.parametrize("words", READING + WRITING[:2], ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"Name,Phone\nAnna,0171\n" * 50, "is not a customer book"),
        (bytes(range(256)) * 32, "protected by a pass phrase, or damaged"),
    ],
)
def test_a_strange_file_is_refused_and_not_touched(
    crm: Crm, words: list[str], content: bytes, sentence: str
) -> None:
    crm.folder.mkdir()
    crm.book.write_bytes(content)
    ran = crm.run(*_real(crm, words), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert crm.book.read_bytes() == content


@pytest.mark.parametrize("words", READING + WRITING[:2], ids=lambda words: words[0])
def test_a_newer_book_is_refused_and_not_touched(crm: Crm, words: list[str]) -> None:
    crm.people("Anna Berg")
    with closing(connect(crm.book)) as connection:
        connection.execute(f"PRAGMA user_version={migrations.SCHEMA + 1}")
    before = crm.book.read_bytes()
    ran = crm.run(*_real(crm, words), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "was written by a newer SmallCRM. It was not touched." in ran.err
    assert crm.book.read_bytes() == before


@pytest.mark.parametrize("words", READING + WRITING[:2], ids=lambda words: words[0])
@pytest.mark.parametrize("first_page", [1, 8, 20])
def test_a_book_with_destroyed_pages_is_told_plainly(
    crm: Crm, words: list[str], first_page: int
) -> None:
    crm.run("sample", "--customers", "60", "--years", "1")
    content = bytearray(crm.book.read_bytes())
    content[first_page * PAGE :: 1] = b"\x5a" * (len(content) - first_page * PAGE)
    crm.book.write_bytes(bytes(content))
    ran = crm.run(*_real(crm, words), "--json")
    assert ran.code == 1
    told = ran.err if ran.err else " ".join(ran.document["findings"])
    assert "damaged" in told
    assert ran.err.count("\n") <= 1
