"""Promises on the board and in the calendar, by keys and by mouse."""

from datetime import date

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from smallcrm.services import requests
from tests.builders import Shop
from tests.ui.promises.counter import PromiseCounter
from ui.promises.board import Board
from ui.promises.board_column import WISH_MIME, ColumnView
from ui.promises.day_grid import DayGrid
from ui.promises.day_words import DayWords


def columns(counter: PromiseCounter) -> dict[str, list[str]]:
    """The names on the cards of each column."""
    found = {}
    for view in counter.window.findChildren(ColumnView):
        cards = [view.cards.row_at(view.cards.index(n, 0)) for n in range(view.cards.rowCount())]
        found[view.objectName()] = [card.name for card in cards if card is not None]
    return {name: cards for name, cards in found.items() if cards}


def grid(counter: PromiseCounter) -> DayGrid:
    return counter.control("Calendar", DayGrid)


def day(counter: PromiseCounter, number: int) -> DayWords:
    """A day of the month that is shown."""
    days = grid(counter).days
    cells = [days.day_at(days.index(row, place)) for row in range(6) for place in range(7)]
    return next(each for each in cells if each and each.day.day == number and not each.is_beside)


def test_a_card_is_moved_by_keys_and_the_keyboard_goes_with_it(
    shop: Shop, counter: PromiseCounter
) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", told_on_text="+3")
    shop.request(shop.customer("Ben"), "keys", told_on_text="+5")
    before = shop.dump()
    counter.press("Board")
    assert columns(counter) == {"board_asked": ["Ada", "Ben"]}

    counter.key("Ctrl+Right").key("Ctrl+Right")
    assert shop.row("special_request", number)["status"] == "working"
    assert columns(counter) == {"board_asked": ["Ben"], "board_working": ["Ada"]}
    counter.key("Ctrl+Left")
    assert columns(counter) == {"board_asked": ["Ben"], "board_accepted": ["Ada"]}

    for _ in range(3):
        shop.undo()
    assert shop.dump() == before
    counter.settle()
    assert columns(counter) == {"board_asked": ["Ada", "Ben"]}


def test_a_card_is_dropped_on_another_column(shop: Shop, counter: PromiseCounter) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", told_on_text="+3")
    counter.press("Board")
    view = next(v for v in counter.window.findChildren(ColumnView) if "ready" in v.objectName())
    carried = QMimeData()
    carried.setData(WISH_MIME, str(number).encode())

    drop = QDropEvent(
        QPointF(20, 20), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dropEvent(drop)  # Qt hands drops only to the target of a drag that is under way
    counter.settle()

    assert shop.row("special_request", number)["status"] == "ready"
    assert columns(counter) == {"board_ready": ["Ada"]}


def test_what_is_dropped_from_elsewhere_moves_nothing(shop: Shop, counter: PromiseCounter) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="+3")
    before = shop.dump()
    counter.press("Board")
    model = counter.window.findChildren(ColumnView)[1].cards
    for words in (b"", b"\xff", b"999999", b"-1", b"1; DROP TABLE customer"):
        carried = QMimeData()
        carried.setData(WISH_MIME, words)
        model.dropMimeData(carried, Qt.DropAction.MoveAction, -1, -1, model.index(-1, -1))
    assert shop.dump() == before


def test_the_keyboard_goes_from_column_to_column_and_opens_a_wish(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "hinges")
    ready = shop.request(shop.customer("Ben"), "keys")
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    counter.press("Board").key("Right").key("Return")
    assert counter.sheet == "What Ben wants"


def test_a_late_card_pushed_to_done_is_asked_about(shop: Shop, counter: PromiseCounter) -> None:
    number = shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    shop.later(days=3)
    counter.go("today").go("promises").press("Board").key("Ctrl+D")

    assert counter.sheet == "Later than promised"
    counter.press("They let us off").press("Done")
    assert shop.row("special_request", number)["kept"] == "released"
    assert columns(counter) == {"board_done": ["Ada"]}


def test_letters_on_the_board_and_in_the_calendar_go_to_the_finder(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    for view in ("Board", "Calendar"):
        counter.press(view).type_in("be")
        assert counter.window.top.finder.text() == "be"
        counter.window.top.finder.clear()


def test_the_calendar_shows_told_days_closed_days_and_today(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="24.11.")
    shop.request(shop.customer("Ben"), "pipe", told_on_text="24.11.", told_time_text="23:00")
    counter.press("Calendar")

    told = day(counter, 24)
    assert [each.words for each in told.entries] == ["23:00 Ben: pipe", "Ada: hinges"]
    assert told.spoken == "Tuesday 24 November 2026, 2 promises"
    assert day(counter, 20).is_today
    assert [n for n in range(16, 29) if day(counter, n).is_closed] == [22]
    assert day(counter, 22).note == "closed"


def test_arrows_go_over_the_end_of_the_month_and_enter_opens_the_days_list(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="1.12.")
    shop.request(shop.customer("Ben"), "keys", told_on_text="2.12.")
    counter.press("Calendar")

    counter.key("Down").key("Down").key("Left").key("Left").key("Left")
    counter.settle()
    assert "December 2026" in counter.texts()
    counter.key("Return")

    assert counter.names_listed() == ["Ada"]
    counter.press("Only 1 Dec: show every day")
    assert counter.names_listed() == ["Ada", "Ben"]


def test_a_week_stands_alone_and_goes_on_by_weeks(shop: Shop, counter: PromiseCounter) -> None:
    counter.press("Calendar").press("Week")
    assert grid(counter).days.rowCount() == 1
    counter.press("Later days")
    assert grid(counter).day is not None
    assert str(grid(counter).day) == "2026-11-27"


def test_in_a_small_window_with_large_letters_each_day_of_a_week_has_a_row(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.request(shop.customer("Ada"), "hinges", told_on_text="t")
    shop.later(days=1)
    counter.window.resize(640, 720)
    counter.go("today").go("promises").press("Calendar")
    days = grid(counter).days
    across = Qt.Orientation.Horizontal
    assert [days.headerData(place, across) for place in range(2)] == ["Mon", "Tue"]
    assert days.headerData(0, across, Qt.ItemDataRole.AccessibleTextRole) == "Monday"

    counter.press("Board")
    board = counter.window.findChild(Board)
    assert board is not None
    assert not board.verticalScrollBar().maximum(), "the page scrolls, not the board in it"

    counter.press("Calendar").press("Week")
    assert (days.rowCount(), days.columnCount()) == (7, 1)
    told = days.day_at(days.place_of(date(2026, 11, 20)))
    assert told is not None
    assert (told.number, told.late) == ("Friday 20 November", "late")
    grid(counter).setFocus()
    counter.key("Down")
    assert str(grid(counter).day) == "2026-11-21"
