"""Sheets over the page: who has the keyboard, where Tab goes, what an answer may do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.drivers import WindowDriver
from tests.ui.kit_page import SampleSheet
from ui.context import Choice
from ui.widgets.fields import TextField
from ui.window import MainWindow

ANSWERS = [Choice("no", "Keep it"), Choice("yes", "Go there", is_filled=True)]


def focus_name() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


class Answers:
    """Goes elsewhere, or asks on, as soon as a question is answered."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        self.window = window
        self.codes: list[str] = []
        self.then = then

    def take(self, code: str) -> None:
        self.codes.append(code)
        self.then()


def test_an_answer_may_go_to_another_page(driver: WindowDriver) -> None:
    window = driver.window
    answers = Answers(window, lambda: window.way.to("customers"))
    window.dialogs.ask("Leave?", "Words are not saved.", ANSWERS, answers.take)
    driver.press("Go there")
    assert (answers.codes, driver.page, driver.sheet) == (["yes"], "page_customers", "")


def test_an_answer_may_ask_the_next_question(driver: WindowDriver) -> None:
    window = driver.window
    answers = Answers(window, lambda: window.dialogs.tell("Done", "It is done."))
    window.dialogs.ask("Leave?", "Words are not saved.", ANSWERS, answers.take)
    driver.key("Esc")
    assert (answers.codes, driver.sheet) == ([""], "Done")
    driver.press("Close")
    assert driver.sheet == ""


def test_a_question_that_is_pushed_aside_and_asks_on_leaves_nothing_behind(
    driver: WindowDriver,
) -> None:
    window = driver.window
    answers = Answers(window, lambda: window.dialogs.tell("And", "Another one."))
    window.dialogs.ask("Leave?", "Words are not saved.", ANSWERS, answers.take)
    sheet = SampleSheet(window.wording)
    window.dialogs.show_sheet(sheet)
    assert driver.sheet == "Was here"
    driver.key("Esc")
    assert (driver.sheet, answers.codes, sheet.kept) == ("", [""], "")


def test_a_sheet_gives_the_keyboard_back_to_who_had_it(driver: WindowDriver) -> None:
    driver.window.top.finder.setFocus()
    before = focus_name()
    driver.window.dialogs.show_sheet(SampleSheet(driver.window.wording))
    assert focus_name() == "amount"
    driver.key("Esc")
    assert focus_name() == before


def test_who_had_the_keyboard_may_be_gone_when_the_sheet_closes(driver: WindowDriver) -> None:
    page = driver.window.stack.page
    assert page is not None
    gone = TextField(name="gone", spoken="Gone")
    gone.setParent(page)
    gone.show()
    gone.setFocus()
    driver.window.dialogs.show_sheet(SampleSheet(driver.window.wording))
    gone.deleteLater()
    QApplication.sendPostedEvents(
        gone, QEvent.Type.DeferredDelete.value
    )  # a refreshed page throws its rows away
    driver.key("Esc")
    assert driver.sheet == ""


def test_tab_walks_the_fields_then_the_buttons_and_stays_in_the_sheet(
    driver: WindowDriver,
) -> None:
    driver.window.dialogs.show_sheet(SampleSheet(driver.window.wording))
    walked = [focus_name()]
    for _ in range(4):
        driver.key("Tab")
        walked.append(focus_name())
    assert walked == ["amount", "what", "dismiss", "accept", "amount"]
    driver.key("Shift+Tab")
    assert focus_name() == "accept"
    driver.key("Esc")


def test_tab_stays_in_a_question(driver: WindowDriver) -> None:
    codes: list[str] = []
    driver.window.dialogs.ask("Leave?", "Words.", ANSWERS, codes.append)
    names = set()
    for _ in range(5):
        driver.key("Tab")
        names.add(focus_name())
    assert names == {"dismiss", "answer_no", "answer_yes"}
    driver.key("Esc")
    assert codes == [""]


def test_a_sheet_is_as_high_as_its_words_and_scrolls_only_without_room(
    driver: WindowDriver,
) -> None:
    sheet = SampleSheet(driver.window.wording)
    driver.window.dialogs.show_sheet(sheet)
    driver.window.grab()  # lays everything out
    viewport = sheet.parentWidget()
    assert isinstance(viewport, QWidget)
    assert sheet.height() == viewport.height() == sheet.heightForWidth(sheet.width())
    driver.key("Esc")
