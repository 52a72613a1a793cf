"""Starting on a shop's folder, and closing its book well afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.commands import Place
from smallcrm.storage.backup import FOLDER, copies
from smallcrm.wording import Wording
from tests.builders import FRIDAY_NOON, Shop
from ui.context import Frame, Opened
from ui.preferences import Preferences
from ui.start import _instance, _Opening
from ui.window import MainWindow


@dataclass
class Started:
    """What the start holds while the window is open."""

    opening: _Opening
    frame: Frame
    folder: Path
    place: Place

    def open(self) -> Opened:
        return self.opening.open(self.frame)


@pytest.fixture
def started(qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    """A shop whose window has been started and has not opened its book yet."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    shop.close()
    place = Place(folder, lambda: FRIDAY_NOON)
    opening = _Opening(place, Preferences(folder), is_demo=False)
    window = MainWindow(Wording(), opening.open)
    yield Started(opening, window.frame, folder, place)
    opening.close()
    window.deleteLater()


def test_the_book_is_opened_once_and_shown_as_often_as_asked(started: Started) -> None:
    first, second = started.open(), started.open()
    assert first.context.store is second.context.store
    assert (first.first_page, first.shop_name) == ("today", "Iron & Rose")


def test_closing_makes_the_safe_copy_and_lets_the_book_go(started: Started) -> None:
    started.open()
    started.opening.close()
    assert [copy.reason for copy in copies(started.folder / FOLDER)] == ["closing"]
    Shop(started.place.book).close()


def test_closing_what_was_never_opened_is_nothing(started: Started) -> None:
    started.opening.close()
    assert not (started.folder / FOLDER).exists()


def test_a_safe_copy_that_can_not_be_made_is_told_and_keeps_nobody_waiting(
    started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    started.open()
    (started.folder / FOLDER).write_text("a file where the copies should lie")
    started.opening.close()
    told = capsys.readouterr().err
    assert told.startswith("No safe copy was made: the folder ")
    assert told.count("\n") == 1
    (started.folder / FOLDER).unlink()
    Shop(started.place.book).close()


def test_two_starts_on_one_folder_meet_and_on_two_folders_do_not(tmp_path: Path) -> None:
    def name(folder: Path) -> str:
        return _instance(Place(folder, lambda: FRIDAY_NOON))

    assert name(tmp_path / "a") == name(tmp_path / "b" / ".." / "a")
    assert name(tmp_path / "a") != name(tmp_path / "b")
    assert name(tmp_path / "caf\udce9").isalnum()
