"""The widgets that pages are made of."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import Invalid
from smallcrm.wording import Wording
from tests.drivers import spoken
from tests.ui.kit_page import KitPage, read_day
from tests.ui.sample_page import SampleToday
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import KeycapButton, filled_buttons
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import DateField, TextField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.layouts import column, holder
from ui.widgets.paged_rows import PAGE_ROWS, Column, PagedRows
from ui.widgets.panels import Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.segmented import SegmentedButtons


@pytest.fixture
def day_field(qtbot: QtBot) -> DateField[date]:
    wording = Wording()
    field = DateField(
        name="day",
        spoken="Wanted by",
        parse=read_day,
        words=wording.full_date,
        say=wording.say,
    )
    qtbot.addWidget(field)
    field.show()
    return field


class Counted:
    """Keeps what a signal carried."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def note(self, value: object = None) -> None:
        self.seen.append(value)


def test_a_button_says_its_word_and_its_key_and_is_36_high(qtbot: QtBot) -> None:
    button = KeycapButton("Was here", name="was_here", icon="plus", key="F2")
    qtbot.addWidget(button)
    assert spoken(button) == "Was here, F2"
    assert button.objectName() == "was_here"
    assert button.sizeHint().height() == theme().px(36)


def test_enter_and_space_press_a_button(qtbot: QtBot) -> None:
    button, pressed = KeycapButton("Later", name="later"), Counted()
    qtbot.addWidget(button)
    button.clicked.connect(pressed.note)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed.seen) == 2


def test_letters_press_nothing_and_choose_nothing(qtbot: QtBot) -> None:
    choice = ChoiceField([("a", "Apple"), ("b", "Berry")], name="c", spoken="Fruit")
    tick = TickBox("Gift", name="g")
    button, pressed = KeycapButton("Berry", name="b"), Counted()
    button.clicked.connect(pressed.note)
    for widget in (choice, tick, button):
        qtbot.addWidget(widget)
        QTest.keyClicks(widget, "b+1-g")
    assert (choice.code, tick.isChecked(), pressed.seen) == ("a", False, [])


def test_what_was_understood_stands_under_the_field(day_field: DateField[date]) -> None:
    QTest.keyClicks(day_field.line, "2026-11-27")
    assert day_field.understood.whole_text == "Friday 27 November 2026"
    assert day_field.value() == date(2026, 11, 27)


def test_half_a_date_is_not_called_wrong_while_it_is_typed(day_field: DateField[date]) -> None:
    QTest.keyClicks(day_field.line, "2026-1")
    assert day_field.understood.whole_text == ""
    QTest.keyClick(day_field.line, Qt.Key.Key_Return)
    assert day_field.understood.whole_text.startswith("This is not a date.")
    assert day_field.line.property("wrong") is True
    with pytest.raises(Invalid):
        day_field.value()


def test_an_empty_field_is_no_value_and_not_wrong(day_field: DateField[date]) -> None:
    QTest.keyClick(day_field.line, Qt.Key.Key_Return)
    assert day_field.value() is None
    assert not day_field.line.property("wrong")


def test_an_invalid_value_is_told_at_its_field(qtbot: QtBot) -> None:
    form = Form(Wording().say)
    field = form.add("name", "Name", TextField(name="name", spoken=""))
    qtbot.addWidget(field)
    assert form.mark(Invalid("name", "Write a name or a phone number."))
    assert field.sentence == "Write a name or a phone number."
    assert field.field.accessibleDescription() == field.sentence
    assert not form.mark(Invalid("colour", "No such colour."))
    form.clear_marks()
    assert field.sentence == ""


def test_what_was_said_of_a_wrong_value_goes_when_it_is_mended(day_field: DateField[date]) -> None:
    form = Form(Wording().say)
    field = form.add("day", "Wanted by", day_field)
    day_field.show_text("t")
    form.mark(Invalid("day", "The clocks jump that night."))
    day_field.show_text("+1")
    assert (field.sentence, day_field.line.property("wrong")) == ("", False)
    assert day_field.line.accessibleDescription() == day_field.understood.whole_text
    day_field.setParent(None)


def test_the_label_of_a_field_is_its_name(qtbot: QtBot) -> None:
    field = Form(Wording().say).add("name", "Name", TextField(name="name", spoken=""))
    qtbot.addWidget(field)
    assert spoken(field.field) == "Name"


def test_one_of_a_few_holds(qtbot: QtBot) -> None:
    buttons = SegmentedButtons([("all", "All"), ("cards", "Cards")], name="s", spoken="Show")
    chosen = Counted()
    qtbot.addWidget(buttons)
    buttons.chosen.connect(chosen.note)
    assert buttons.code == "all"
    buttons.choose("cards")
    assert (buttons.code, chosen.seen) == ("cards", [])
    QTest.mouseClick(buttons.findChildren(QWidget)[0], Qt.MouseButton.LeftButton)
    assert (buttons.code, chosen.seen) == ("all", ["all"])


def test_a_row_opens_acts_and_puts_off(qtbot: QtBot) -> None:
    words = RowWords("7", "Tom Becker", "Call him.", action="Call", later="Later")
    row, opened, acted, off = ItemRow(words), Counted(), Counted(), Counted()
    qtbot.addWidget(row)
    row.opened.connect(opened.note)
    row.acted.connect(acted.note)
    row.put_off.connect(off.note)
    row.resize(700, 60)
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    row.action.click()
    row.later.click()
    assert (opened.seen, acted.seen, off.seen) == (["7", "7"], ["7"], ["7"])
    assert spoken(row.action) == "Call, Tom Becker"


def test_only_pages_on_the_screen_are_fetched(qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(numbers: Sequence[int]) -> Sequence[int]:
        asked.append(len(numbers))
        return numbers

    rows = PagedRows([Column[int]("Name", str)], fetch)
    table = PlainTable(rows, name="t", accessible_name="Customers")
    qtbot.addWidget(table)
    rows.show_numbers(range(100_000))
    table.resize(400, 300)
    table.show()
    table.grab()
    table.scrollToBottom()
    table.grab()
    assert sum(asked) <= 3 * PAGE_ROWS
    assert rows.number(rows.index(99_999, 0)) == 99_999
    assert rows.place(5).row() == 5
    assert not rows.place(-1).isValid()


def test_enter_opens_a_row_and_letters_go_elsewhere(qtbot: QtBot) -> None:
    rows = PagedRows([Column[int]("Name", str)], list)
    table, opened = PlainTable(rows, name="t", accessible_name="Customers"), Counted()
    qtbot.addWidget(table)
    table.activated.connect(opened.note)
    rows.show_numbers(range(50))
    table.selectRow(0)
    QTest.keyClicks(table, "4")
    assert table.currentIndex().row() == 0
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(opened.seen) == 1


def test_words_wrap_to_the_next_line_where_there_is_no_room(qtbot: QtBot) -> None:
    verbs = [KeycapButton(f"Verb {n}", name=f"v{n}") for n in range(4)]
    host = holder(flow(*verbs))
    qtbot.addWidget(host)
    width = verbs[0].sizeHint().width()
    one_line = host.heightForWidth(width * 10)
    assert host.heightForWidth(width * 2 + 20) > one_line
    assert host.minimumSizeHint().width() <= width + 40


def test_an_empty_state_offers_three_ways_at_most(qtbot: QtBot) -> None:
    ways = [KeycapButton(f"Way {n}", name=f"w{n}") for n in range(4)]
    notice = Notice("Nobody yet", "People land here.", ways, name="empty")
    qtbot.addWidget(notice)
    qtbot.addWidget(ways[3])
    assert len(notice.findChildren(KeycapButton)) == 3


def test_a_page_has_one_filled_button(qtbot: QtBot) -> None:
    page = KitPage(Wording())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    assert len(filled_buttons(page)) == 1


def test_no_key_stands_for_two_deeds() -> None:
    sequences = [key.sequence for key in KEYS.values()]
    assert len(sequences) == len(set(sequences))
    assert not {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+F", "F11"} & set(sequences)


def test_a_long_reason_is_not_cut_at_twice_the_size(qtbot: QtBot) -> None:
    look = theme()
    look.apply("light", 200)
    host = QWidget()
    qtbot.addWidget(host)
    words = RowWords("1", "Ines Duarte", "Blue hinges came. " * 5, action="Call", later="Later")
    row = ItemRow(words)
    column(host, row, None)
    host.resize(900, 700)
    host.grab()
    try:
        assert row.height() >= row.heightForWidth(row.width())
    finally:
        look.apply("light", 100)


class PopUps(QObject):
    """Sees every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_widget_pops_up_while_a_page_is_built(qtbot: QtBot, qapp: QApplication) -> None:
    pop_ups = PopUps()
    qapp.installEventFilter(pop_ups)
    pages = [KitPage(Wording()), SampleToday(Wording())]
    qapp.removeEventFilter(pop_ups)
    for page in pages:
        qtbot.addWidget(page)
    assert pop_ups.seen == []


def test_the_tooltip_of_a_cell_shows_markup_as_letters() -> None:
    rows = PagedRows([Column[int]("Name", str, tooltip=_hostile), Column[int]("Town", str)], list)
    rows.show_numbers([1])
    tip = Qt.ItemDataRole.ToolTipRole
    assert rows.data(rows.index(0, 0), tip) == "<span>&lt;img src=x&gt; &amp; 1</span>"
    assert rows.data(rows.index(0, 1), tip) is None


def _hostile(number: int) -> str:
    return f"<img src=x> & {number}"
