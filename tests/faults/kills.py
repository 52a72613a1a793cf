"""Kills a working program at random moments and asks whether all it said is still there."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from smallcrm.storage.book import Book
from smallcrm.storage.check import check
from tests.storage.books import TODAY, ShopBook

TOP = Path(__file__).resolve().parent.parent.parent
LONGEST_LIFE_S = 0.25  # long enough for some twenty deeds, short enough to hit the first ones
KILLS_A_BOOK = 10  # then a new one, so that the whole check stays quick


@dataclass
class Said:
    """What the program has said: how many visits carry each tag, and the deed it was about."""

    visits: dict[str, int] = field(default_factory=dict)
    doing: tuple[str, int] | None = None

    def hear(self, line: str) -> None:
        if not line.endswith("\n"):
            return  # killed while speaking: not said
        plain = json.loads(line)
        if "tag" not in plain:
            return
        if plain["done"]:
            self.visits[plain["tag"]] = plain["visits"]
            self.doing = None
        else:
            self.doing = (plain["tag"], plain["visits"])


def kill_once(book: Path, said: Said, chance: random.Random) -> None:
    """Let the program work on the book for a random while, then kill it."""
    seed = chance.randrange(1_000_000)
    said.doing = None
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker", str(book), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=TOP,
    ) as program:
        assert program.stdout is not None
        assert "open" in program.stdout.readline()
        try:
            program.wait(timeout=chance.random() * LONGEST_LIFE_S)
        except subprocess.TimeoutExpired:
            program.kill()
        for line in program.stdout:
            said.hear(line)


def lost(book: Path, said: Said) -> list[str]:
    """Everything that is not as it was said, or not whole."""
    found = [finding.key for finding in check(book, on=TODAY).findings]
    with Book(book) as kept:
        rows = kept.connection.execute("SELECT what, count(*) FROM visit GROUP BY what").fetchall()
    there = dict(rows)
    if said.doing is not None:
        _settle(said, there)
    for tag in said.visits.keys() | there.keys():
        wanted, have = said.visits.get(tag, 0), there.get(tag, 0)
        if wanted != have:
            found.append(f"deed {tag}: said {wanted} visits, found {have}")
    return found


def _settle(said: Said, there: dict[str, int]) -> None:
    """The deed that nobody heard the end of is there whole or not at all; either is right."""
    assert said.doing is not None
    tag, visits = said.doing
    if there.get(tag, 0) == visits:
        said.visits[tag] = visits


def trial(folder: Path, kills: int, seed: int) -> Iterator[list[str]]:
    """Kill so many times; after each kill what was lost."""
    chance = random.Random(seed)
    book, said = folder / "none", Said()
    for number in range(kills):
        if number % KILLS_A_BOOK == 0:
            book, said = folder / f"{number}.smallcrm", Said()
            ShopBook(book).store.close()
        kill_once(book, said, chance)
        yield lost(book, said)
