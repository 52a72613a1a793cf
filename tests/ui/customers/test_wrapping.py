"""Rows that go on in the next line, and parts that stack when it gets narrow."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.customers.wrapping import Abreast, FlowLabel, WrapRow
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import holder


def shown(qtbot: QtBot, widget: QWidget, width: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 300)
    with qtbot.waitExposed(widget):
        widget.show()


def test_buttons_that_do_not_fit_go_on_in_the_next_line(qtbot: QtBot) -> None:
    buttons = [KeycapButton(f"Button {n}", name=f"b{n}") for n in range(3)]
    row = holder(WrapRow(*buttons))
    shown(qtbot, row, buttons[0].sizeHint().width() * 2 + 20)

    assert buttons[0].y() == buttons[1].y()
    assert buttons[2].y() > buttons[0].y()
    assert buttons[2].x() == buttons[0].x()
    assert row.heightForWidth(row.width()) == buttons[2].y() + buttons[2].height()
    row.close()


def test_hidden_buttons_leave_no_gap(qtbot: QtBot) -> None:
    buttons = [KeycapButton(f"Button {n}", name=f"b{n}") for n in range(3)]
    row = holder(WrapRow(*buttons))
    buttons[1].hide()
    shown(qtbot, row, 900)
    assert buttons[2].x() == buttons[0].width() + 8
    row.close()


def test_a_button_that_is_thrown_away_leaves_its_place(qtbot: QtBot) -> None:
    buttons = [KeycapButton(f"Button {n}", name=f"b{n}") for n in range(3)]
    row = holder(WrapRow(*buttons))
    shown(qtbot, row, 900)
    buttons[1].deleteLater()
    qtbot.waitUntil(lambda: buttons[2].x() == buttons[0].width() + 8)
    assert row.heightForWidth(900) == buttons[0].height()
    row.close()


def test_a_long_name_wraps_instead_of_being_cut(qtbot: QtBot) -> None:
    name = FlowLabel("Wolfeschlegelsteinhausen Bergerdorff senior of Philadelphia", role="page")
    row = holder(WrapRow(name))
    shown(qtbot, row, 300)
    assert name.width() <= 300
    assert name.height() >= 2 * name.fontMetrics().height()
    row.close()


def test_parts_stack_below_their_limit(qtbot: QtBot) -> None:
    one, two = KeycapButton("One", name="one"), KeycapButton("Two", name="two")
    both = Abreast(one, two, limit=400)
    shown(qtbot, both, 600)
    assert not both.is_stacked
    assert one.x() < two.x()
    both.resize(399, 300)
    qtbot.waitUntil(lambda: two.y() > one.y())
    assert both.is_stacked
    both.close()
