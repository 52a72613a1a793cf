"""The morning of a shop: the first start prints the day sheet, where that is wanted, and once."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from smallcrm.commands.base import BOOK_NAME
from smallcrm.services import day_sheet
from tests.builders import FRIDAY_NOON, Shop
from tests.ui.cards.pdf_words import words_in
from tests.ui.shop_window import ShopWindow


def _shop(folder: Path, *, is_wanted: bool) -> None:
    built = Shop(folder / BOOK_NAME)
    built.set_up()
    built.request(built.customer("Ines Duarte"), "hinges", told_on_text="mon")
    day_sheet.offer(built.store, is_wanted=is_wanted, now=built.now)
    built.close()


def _started(folder: Path, days: int) -> tuple[list[bytes], str]:
    """What the printer got and the bottom line said, at a start so many days after Friday."""
    window = ShopWindow(folder, now=FRIDAY_NOON + timedelta(days=days))
    window.go("today")
    printed, told = window.printer.printed, window.undo_line
    window.close()
    return printed, told


def test_the_first_start_of_a_day_prints_the_sheet_and_the_second_does_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _shop(tmp_path, is_wanted=True)

    (sheet,), told = _started(tmp_path, days=3)

    assert "hinges" in words_in(sheet)
    assert told == "The day sheet was printed"
    assert _started(tmp_path, days=3)[0] == []

    # What can not be drawn is said where nobody sees the page before it is printed.
    again = Shop(tmp_path / BOOK_NAME, now=FRIDAY_NOON)
    again.request(again.customer("Ines \U0001f9ff\ue123"), told_on_text="mon")
    again.close()
    printed, told = _started(tmp_path, days=4)
    assert len(printed) == 1
    assert told.startswith("The day sheet was printed · ")
    assert "in no font of this PC" in told


def test_nothing_is_printed_that_nobody_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    _shop(tmp_path, is_wanted=False)

    assert _started(tmp_path, days=3) == ([], "")
