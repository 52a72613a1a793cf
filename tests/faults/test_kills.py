"""What the program said was saved is still there after it was killed at any moment."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from smallcrm.storage.driver import connect
from tests.faults.kills import Said, kill_once, lost, trial
from tests.storage.books import ShopBook

pytestmark = pytest.mark.faults
KILLS = 50
SEED = 20240514


def test_nothing_that_was_saved_is_lost_by_a_kill(tmp_path: Path) -> None:
    losses = [found for found in trial(tmp_path, KILLS, SEED) if found]
    assert losses == []


@pytest.fixture
def killed(tmp_path: Path) -> tuple[Path, Said]:
    """A book whose program was killed, and what it had said."""
    book, said = tmp_path / "shop.smallcrm", Said()
    chance = random.Random(SEED)
    ShopBook(book).store.close()
    while sum(said.visits.values()) < 3:
        kill_once(book, said, chance)
        assert (
            lost(book, said) == []
        )  # after each kill: it settles the deed nobody heard the end of
    return book, said


@pytest.mark.parametrize(
    "theft",
    [
        "DELETE FROM visit WHERE id=(SELECT max(id) FROM visit)",
        "UPDATE visit SET what='' WHERE id=(SELECT min(id) FROM visit)",
        "UPDATE customer_figures SET amount_minor=amount_minor+1",
        "DELETE FROM customer WHERE id=(SELECT max(id) FROM customer)",
    ],
)
def test_the_harness_notices_what_is_missing(killed: tuple[Path, Said], theft: str) -> None:
    book, said = killed
    with closing(connect(book)) as connection:
        connection.execute(theft)
    assert lost(book, said) != []


def test_a_program_that_speaks_before_it_saves_would_be_caught(killed: tuple[Path, Said]) -> None:
    book, said = killed
    said.hear('{"tag": "said too soon", "visits": 1, "done": true}\n')
    assert lost(book, said) == ["deed said too soon: said 1 visits, found 0"]
