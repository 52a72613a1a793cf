"""The program without a window, for tests: run in this process, on a folder of the test.

What the answers should be is asked by the tests themselves.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import main
from smallcrm.commands.base import BOOK_NAME
from tests.builders import FRIDAY_NOON, Shop


class Ran(NamedTuple):
    """What a command left behind: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        assert self.out.count("\n") == 1, "one document, one line"
        return json.loads(self.out)


class Crm:
    """Runs commands on one folder, at a time that stands still."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.now = FRIDAY_NOON
        self._capsys = capsys

    @property
    def book(self) -> Path:
        return self.folder / BOOK_NAME

    def run(self, *words: str) -> Ran:
        """Run the program with these words behind --data FOLDER."""
        return self.bare("--data", str(self.folder), *words)

    def bare(self, *words: str) -> Ran:
        """Run the program with exactly these words; argparse's own leaving counts as a code."""
        try:
            code = main.main(list(words), self._now)
        except SystemExit as left:
            code = int(str(left.code))
        return Ran(code, *self._capsys.readouterr())

    def json(self, *words: str) -> Any:
        """Run a command that is done, and give its document."""
        ran = self.run(*words, "--json")
        assert ran.code == 0, ran.err
        assert ran.err == ""
        return ran.document

    def shop(self) -> Shop:
        """The open book with its shop set up. Close it before running a command that writes."""
        if self.book.exists():
            return Shop(self.book, now=self.now)
        return Shop.at(self.book, now=self.now)

    def people(self, *names: str) -> Sequence[int]:
        """Add these to the book; returns their ids."""
        shop = self.shop()
        ids = [shop.customer(name) for name in names]
        shop.close()
        return ids

    def file(self, name: str, text: str | bytes) -> Path:
        """A file beside the shop's folder."""
        place = self.folder.parent / name
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def _now(self) -> datetime:
        return self.now
