"""A line of a short list: arrows go on from it, Enter and a click press it, it says what it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.drivers import spoken
from ui.theme import theme
from ui.widgets.line_button import LineButton

WORDS = "Opening hours of the shop, and of its garden"


class Line(LineButton):
    """As plain as a line can be."""

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def paint_line(self, painter: QPainter) -> None:
        self.write(painter, self.at(12, 90), self.words, theme().font("body"), "ink")


def line(qtbot: QtBot) -> Line:
    theme()
    made = Line(WORDS, "to_hours")
    qtbot.addWidget(made)
    made.resize(200, 36)
    return made


def test_arrows_walk_and_enter_presses(qtbot: QtBot) -> None:
    made = line(qtbot)
    steps: list[int] = []
    pressed: list[bool] = []
    made.stepped.connect(steps.append)
    made.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(made, key)
    QTest.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert steps == [1, -1]
    assert len(pressed) == 1
    assert spoken(made) == WORDS


def test_the_chosen_line_has_its_own_ground_and_long_words_stay_in_their_place(
    qtbot: QtBot,
) -> None:
    made = line(qtbot)
    plain = made.grab().toImage()
    made.setCheckable(True)
    made.setChecked(True)
    chosen = made.grab().toImage()

    assert chosen.pixelColor(190, 18) == theme().colour("accent_soft")
    assert chosen.pixelColor(190, 18) != plain.pixelColor(190, 18)
    right = {chosen.pixel(x, y) for x in range(110, 190) for y in range(8, 28)}
    assert right == {chosen.pixel(190, 18)}
