"""The frame of the window: pages, keys, the bottom line, sheets, with and without a book."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.changes import Change, Label
from smallcrm.domain.errors import StoreError
from smallcrm.domain.ids import GroupId
from smallcrm.wording import Wording
from tests.drivers import WindowDriver
from tests.ui.frames import SampleBook
from tests.ui.kit_page import SampleSheet
from tests.ui.sample_page import SampleToday
from ui.context import Frame, Opened
from ui.theme import theme
from ui.window import MainWindow


def change(tables: set[str], undoes: GroupId | None = None) -> Change:
    label = Label("{name} was here", {"name": "Joe"})
    return Change(GroupId(1), label, frozenset(tables), frozenset(), undoes)


def today(driver: WindowDriver) -> SampleToday:
    page = driver.window.stack.page
    assert isinstance(page, SampleToday)
    return page


class NoBook:
    """A book that can not be opened at first, as its stick is missing."""

    def __init__(self) -> None:
        self.is_there = False

    def open(self, frame: Frame) -> Opened:
        if not self.is_there:
            raise StoreError("The customer book was not found. Put the stick in, then try again.")
        return SampleBook(Wording()).open(frame)


def test_a_page_is_built_the_first_time_it_is_shown(driver: WindowDriver, book: SampleBook) -> None:
    assert book.built == ["today"]
    driver.press("Customers").press("Today").press("Customers")
    assert book.built == ["today", "customers"]
    assert driver.page == "page_customers"


def test_esc_goes_back_the_way_one_came(driver: WindowDriver) -> None:
    driver.key("Ctrl+2")
    assert driver.page == "page_customers"
    driver.key("Esc")
    assert driver.page == "page_today"
    driver.key("Esc")
    assert driver.page == "page_today"


def test_the_rail_lights_the_place_of_the_page(driver: WindowDriver) -> None:
    driver.window.way.to("kit")
    lit = [b.words for b in driver.window.rail._buttons.values() if b.isChecked()]
    assert lit == ["Customers"]


def test_typing_with_no_field_in_focus_goes_to_the_finder(driver: WindowDriver) -> None:
    today(driver).setFocus()
    driver.type_in("ama")
    assert driver.window.top.finder.text() == "ama"
    assert driver.window.top.finder.list.count() == 3
    driver.key("Esc")
    assert driver.window.top.finder.text() == ""
    assert not driver.window.top.finder.list.isVisible()


def test_a_key_is_done_by_the_page_and_else_by_the_window(
    driver: WindowDriver, book: SampleBook
) -> None:
    driver.key("Ctrl+P").key("F2").press("Was here")
    assert today(driver).opened == ["print"]
    assert book.deeds.done == ["was_here", "was_here"]


def test_news_refresh_the_page_that_is_shown_and_say_what_happened(driver: WindowDriver) -> None:
    page = today(driver)
    before = page.refreshed
    driver.window.frame.news.announce(change({"customer"}))
    assert page.refreshed == before + 1
    assert driver.undo_line == "Joe was here"
    driver.window.frame.news.announce(change({"lesson"}))
    assert page.refreshed == before + 1


def test_a_hidden_page_waits_with_asking_until_it_is_shown(driver: WindowDriver) -> None:
    page = today(driver)
    driver.press("Customers")
    before = page.refreshed
    driver.window.frame.news.announce(change({"customer"}))
    assert page.refreshed == before
    driver.press("Today")
    assert page.refreshed == before + 1


def test_undo_and_redo_are_offered_and_have_their_keys(
    driver: WindowDriver, book: SampleBook
) -> None:
    driver.window.frame.news.announce(change({"customer"}))
    driver.press("Undo").key("Ctrl+Z").key("Ctrl+Y").key("Ctrl+Shift+Z")
    assert book.deeds.done == ["undo", "undo", "redo", "redo"]
    assert driver.undo_line == "There is nothing to redo"
    driver.window.frame.news.announce(change({"customer"}, undoes=GroupId(1)))
    driver.press("Redo")


def test_undo_in_a_text_field_takes_back_its_own_typing(
    driver: WindowDriver, book: SampleBook
) -> None:
    driver.find("ama").key("Ctrl+Z")
    assert driver.window.top.finder.text() == ""
    assert book.deeds.done == []
    driver.key("Esc")


def test_f11_shows_the_owners_figures_only_while_it_is_held(driver: WindowDriver) -> None:
    owner, window = driver.window.frame.owner, driver.window
    QTest.keyPress(window, Qt.Key.Key_F11)
    assert owner.is_open
    repeat = QKeyEvent(
        QEvent.Type.KeyRelease, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(window, repeat)
    assert owner.is_open
    QTest.keyRelease(window, Qt.Key.Key_F11)
    assert not owner.is_open


def test_a_sheet_keeps_what_is_wrong_and_closes_when_saved(driver: WindowDriver) -> None:
    sheet = SampleSheet(driver.window.wording)
    driver.window.dialogs.show_sheet(sheet)
    driver.write("Amount", "twelve").key("Ctrl+Return")
    assert driver.sheet == "Was here"
    assert sheet.form["amount"].sentence == "This is not an amount. Write it as 12.50."
    driver.write("Amount", "12").press("Save")
    assert (driver.sheet, sheet.saved) == ("", "12")


def test_esc_takes_a_sheet_away_and_lets_it_keep_its_words(driver: WindowDriver) -> None:
    sheet = SampleSheet(driver.window.wording)
    driver.window.dialogs.show_sheet(sheet)
    driver.write("Amount", "12").key("Esc")
    assert (driver.sheet, sheet.kept) == ("", "12")
    assert driver.page == "page_today"


def test_going_elsewhere_takes_a_sheet_away_too(driver: WindowDriver) -> None:
    sheet = SampleSheet(driver.window.wording)
    driver.window.dialogs.show_sheet(sheet)
    driver.write("Amount", "12").key("Ctrl+2")
    assert (driver.page, sheet.kept) == ("page_customers", "12")


def test_the_window_shows_its_frame_before_there_is_a_book(qtbot: QtBot) -> None:
    window = MainWindow(Wording(), NoBook().open)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    driver = WindowDriver(window)
    driver.key("F2").key("Ctrl+Z").key("Ctrl+3").key("Esc").type_in("ama").key("Esc")
    assert driver.undo_line == "There is nothing to undo"


def test_a_book_that_can_not_be_opened_is_told_calmly_and_tried_again(qtbot: QtBot) -> None:
    book = NoBook()
    window = MainWindow(Wording(), book.open)
    qtbot.addWidget(window)
    window.show()
    window.open_now()
    driver = WindowDriver(window)
    assert "The customer book could not be opened" in driver.names()
    book.is_there = True
    driver.press("Try again")
    assert driver.page == "page_today"


def test_a_narrow_window_has_icons_in_its_rail(driver: WindowDriver) -> None:
    driver.window.resize(1024, 720)
    assert driver.window.rail.width() == 64
    driver.window.resize(1280, 800)
    assert driver.window.rail.width() == 184


def test_the_first_row_of_today_starts_within_112(driver: WindowDriver) -> None:
    driver.window.grab()  # lays everything out
    row = today(driver).first_focus()
    assert row.mapTo(driver.window, row.rect().topLeft()).y() <= 116


def test_the_window_fits_a_small_screen_at_every_text_size(driver: WindowDriver) -> None:
    look = theme()
    try:
        for percent in (90, 100, 150, 200):
            look.apply("light", percent)
            driver.window.resize(1024, 720)
            driver.window.grab()  # lays everything out
            assert (driver.window.width(), driver.window.height()) == (1024, 720), percent
    finally:
        look.apply("light", 100)


def test_a_banner_says_that_it_is_practice(driver: WindowDriver) -> None:
    driver.window.show_banner("Practice shop: nothing here is real")
    assert "Practice shop: nothing here is real" in driver.names()
    driver.window.show_banner("")
    assert "Practice shop: nothing here is real" not in driver.names()


def test_undo_and_redo_in_the_empty_finder_mean_what_just_happened(
    driver: WindowDriver, book: SampleBook
) -> None:
    driver.find("ama").key("Down").key("Down").key("Return")
    driver.window.top.finder.setFocus()
    driver.key("Ctrl+Z").key("Ctrl+Y").key("Ctrl+Shift+Z")
    assert book.deeds.done == ["undo", "redo", "redo"]
