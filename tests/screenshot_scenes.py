"""What the screenshots show beside the bare pages: sheets, chosen rows, words on hold, the curtain.

Each scene begins on the page of one customer and is driven by keys; taking the picture is the
business of screenshots.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.lengths import Measure
from smallcrm.domain.list_filters import NoAddress, NotSeenSince
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.own_sheets import OwnSheetDraft
from smallcrm.domain.printer_corrections import ReadingsDraft, SheetSize
from smallcrm.domain.printer_feeding import FeedingDraft
from smallcrm.printing.stock import stock_from
from smallcrm.services import customers, helpers, moments, own_stocks, pins, printers, recoveries
from tests.drivers import WindowDriver
from tests.screenshot_cards import CARD_SCENES
from ui.call.call_sheet import call
from ui.context import AppContext
from ui.counter import staff_of
from ui.customers.list_filters import FilterChips
from ui.customers.more_part import MorePart
from ui.customers.story_rows import StoryList
from ui.right.first_screen import listen
from ui.settings.fold_test_sheet import ask_fold_test
from ui.settings.own_sheet import ask_own_sheet
from ui.settings.printer_feeding_sheet import FeedingSheet
from ui.widgets.hold_chip import HoldChip
from ui.window import MainWindow

Scene = Callable[[MainWindow], None]


def _by_keys(*keys: str) -> Scene:
    """Press these; what is in quotes is typed."""

    def show(window: MainWindow) -> None:
        driver = WindowDriver(window)
        for key in keys:
            driver.type_in(key[1:-1]) if key.startswith("'") else driver.key(key)

    return show


def _was_here_with_more(window: MainWindow) -> None:
    _by_keys("F2", "'12,5'", "Ctrl+Up")(window)
    sheet = window.host.sheet
    if sheet is not None:
        for part in sheet.findChildren(MorePart):
            part.open()


def _was_here_corrected(window: MainWindow) -> None:
    story = window.findChild(StoryList)
    assert isinstance(story, StoryList)
    story.setFocus()
    rows = story.model()
    told = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
    place = next((place for place, words in enumerate(told) if "Was here" in words), 0)
    story.setCurrentIndex(rows.index(place, 0))
    WindowDriver(window).key("Return")


def _list_with_chips(window: MainWindow) -> None:
    window.way.to("customers")
    page: QWidget | None = window.stack.page
    assert page is not None
    (chips,) = page.findChildren(FilterChips)
    chips.add_filter(NoAddress())
    chips.add_filter(NotSeenSince(date(2026, 11, 1)))
    table = next(each for each in page.findChildren(QTableView) if each.isVisible())
    QTest.qWait(100)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    for _row in range(3):
        QTest.keyClick(table, Qt.Key.Key_Space)
        QTest.keyClick(table, Qt.Key.Key_Down)


def _on_hold(window: MainWindow) -> None:
    for verb, words in (("F2", "12,5"), ("F3", "brass hinges"), ("F6", "call about the hinges")):
        _by_keys(verb, f"'{words}'", "Escape")(window)


def _found_in_trash(window: MainWindow) -> None:
    assert window.opened is not None
    context = window.opened.context
    found = context.store.value(
        "SELECT id FROM customer WHERE name LIKE 'R%' AND trashed_at IS NULL"
    )
    customers.trash(context.store, CustomerId(found), now=context.now())
    _by_keys("Ctrl+F", "'!r'")(window)


def _at(code: str, argument: str | None = None) -> Scene:
    """Another page."""

    def show(window: MainWindow) -> None:
        window.way.to(code, argument)

    return show


def _named(context: AppContext, name: str) -> CustomerId:
    return CustomerId(context.store.value("SELECT id FROM customer WHERE name=?", name))


def _mistake(window: MainWindow) -> tuple[AppContext, CustomerId, MomentId]:
    assert window.opened is not None
    context = window.opened.context
    who = _named(context, "Dov Rosen")
    words = "The brackets were promised for Thursday."
    draft = MomentDraft(who, "ow", words, cause="service")
    return context, who, moments.record_moment(context.store, draft, now=context.now())


def _looked_after(window: MainWindow) -> None:
    context, who, moment = _mistake(window)
    window.way.to("right", recoveries.open_file(context.store, who, moment, now=context.now()))


def _called(window: MainWindow) -> None:
    assert window.opened is not None
    context = window.opened.context
    call(context, _named(context, "Tom Becker"))


def _pin(window: MainWindow) -> None:
    assert window.opened is not None
    context = window.opened.context
    owner = next(each for each in helpers.helpers(context.store) if each.is_owner)
    pins.set_pin(context.store, owner.id, "4815", now=context.now())
    context.counter.know(staff_of(context.store))
    window.desk.hold_figures()


def _printers(window: MainWindow) -> None:
    assert window.opened is not None
    context = window.opened.context
    store, now = context.store, context.now()
    printers.save_feeding(store, "Inkjet", FeedingDraft("other", "top"), now=now)
    off = ReadingsDraft("21.5", "20", "18.5", "20.4")
    printers.save_correction(store, "Inkjet", SheetSize(215.9, 279.4), off, now=now)
    window.way.to("settings", "printers")


def _own_sheet(window: MainWindow) -> None:
    """A sheet is described, and one of its numbers can not be right."""
    assert window.opened is not None
    context = window.opened.context
    numbers = OwnSheetDraft("labels", "210", "297", "3", "4", "60", "60", "10", "20", "65", "62")
    code = own_stocks.save_own_stock(
        context.store, "Gift tags", numbers.checked(Measure()), stock_from, now=context.now()
    )
    window.way.to("settings", "paper")
    ask_own_sheet(context, code)
    for line in window.host.findChildren(QLineEdit, "across"):
        line.setText("55")
    window.host.accept()


def _fold_test(window: MainWindow) -> None:
    assert window.opened is not None
    window.way.to("settings", "printers")
    ask_fold_test(window.opened.context, "Inkjet")


def _which_side(window: MainWindow) -> None:
    assert window.opened is not None
    window.way.to("settings", "printers")
    window.opened.context.dialogs.show_sheet(FeedingSheet(window.opened.context, "Inkjet"))


def clear_away(window: MainWindow) -> None:
    """What a scene left: sheets, words in the finder, what is on hold, the curtain."""
    if window.desk.curtain.is_down:
        window.desk.curtain.rise()
    while window.desk.asking.dismiss() or window.host.dismiss():
        pass
    finder = window.top.finder
    finder.setFocus()
    for _key in range(2):  # the words first, then the question
        QTest.keyClick(finder, Qt.Key.Key_Escape)
    for chip in window.top.findChildren(HoldChip):
        if chip.isVisible():
            QTest.keyClick(chip, Qt.Key.Key_Delete)


SCENES: Mapping[str, Scene] = {
    "was_here_more": _was_here_with_more,
    "visit": _was_here_corrected,
    "how_it_went": _by_keys("F4", "'You never called me back.'", "Ctrl+Down"),
    "remind_me": _by_keys("F6", "'call about the hinges'"),
    "undo_line": _by_keys("F2", "Return"),
    "marked": _by_keys("Ctrl+Up"),
    "list_chosen": _list_with_chips,
    "finder_typo": _by_keys("Ctrl+F", "'nwsou'"),
    "finder_trash": _found_in_trash,
    "finder_menu": _by_keys("Ctrl+F", "'lab'"),
    "finder_digits": _by_keys("Ctrl+F", "'555'"),
    "ask_whom": _by_keys("Ctrl+1", "F2", "'0171 5551234'"),
    "on_hold": _on_hold,
    "curtain": _by_keys("F12"),
    "pin": _pin,
    "heard": _at("heard"),
    "elsewhere": _at("promises", "elsewhere"),
    "note_heard": _by_keys("Ctrl+F", "'note what'", "Return", "'A bench outside.'"),
    "walk": _by_keys("Ctrl+F", "'stranger'", "Return"),
    "send_elsewhere": _by_keys("Ctrl+F", "'we sent'", "Return", "'welding rods'"),
    "board": _at("promises", "board"),
    "calendar": _at("promises", "calendar"),
    "opening": _by_keys("F7", "'burst pipe'", "Tab", "'21:30'", "Tab"),
    "may_grant": _by_keys("F8"),
    "call": _called,
    "listen": lambda window: listen(*_mistake(window)),
    "looked_after": _looked_after,
    "day_sheet": _by_keys("Ctrl+1", "Ctrl+P"),
    "enter_sheet": _by_keys("Ctrl+F", "'enter the'", "Return"),
    "busy_weeks": _by_keys("Ctrl+F", "'busy'", "Return"),
    "printers": _printers,
    "own_sheet": _own_sheet,
    "fold_test": _fold_test,
    "which_side": _which_side,
    "cards_due": _by_keys("Ctrl+4"),
    "cards_desk": _by_keys("Ctrl+4", "Ctrl+P"),
    "cards_batch": _by_keys("Ctrl+4", "Ctrl+P", "Ctrl+P"),
    "cards_printed": _at("printed_cards"),
    "something_arrived": _by_keys("Ctrl+F", "'something arr'", "Return", "'brass hignes'"),
    **CARD_SCENES,
}
"""By name; each is shown over the page of one customer."""
