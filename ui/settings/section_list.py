"""The list of sections beside Settings: one of many holds; arrows move, Enter or Tab goes in.

What the sections hold is their own business.
"""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import column, holder
from ui.widgets.line_button import UP_AND_DOWN, LineButton
from ui.widgets.text import named

LINE = 34
SIDE = 12
SCROLLED = 20  # units: so much narrower is the section under the field, beside its scroll bar


class _Line(LineButton):
    """One section's name; the chosen one is bold on a soft ground."""

    STEPS = MappingProxyType({**UP_AND_DOWN, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1})

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words, f"to_{code}")
        self.code = code
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("body_bold").horizontalAdvance(self.words)
        return QSize(words + px(2 * SIDE), px(LINE))

    def paint_line(self, painter: QPainter) -> None:
        px, font = theme().px, theme().font("body_bold" if self.isChecked() else "body")
        place = self.at(px(SIDE), self.width() - px(SIDE))
        self.write(painter, place, self.words, font, "ink")


class SectionList(QWidget):
    """Sections as (code, words); chosen carries the code. Where there is no room, one field."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]], *, spoken: str) -> None:
        super().__init__()
        named(self, "sections", spoken)
        self._lines = [_Line(code, words) for code, words in sections]
        self._all = holder(column(None, *self._lines, gap=2))
        self._one = ChoiceField(sections, name="section", spoken=spoken)
        self._one.hide()
        column(self, self._all, self._one, gap=0)
        self._one.chosen.connect(self.chosen)
        for line in self._lines:
            line.clicked.connect(self._on_clicked)
            line.stepped.connect(self._on_stepped)

    def set_compact(self, compact: bool) -> None:
        """Show one field in place of the list, because the section needs the height."""
        self._one.setVisible(compact)
        self._all.setVisible(not compact)
        self.setContentsMargins(0, 0, theme().px(SCROLLED) if compact else 0, 0)

    def choose(self, code: str) -> None:
        """Show which section is open."""
        self._one.choose(code)
        for line in self._lines:
            line.setChecked(line.code == code)

    def chosen_control(self) -> QWidget:
        """Where the keyboard goes."""
        if self._one.isVisibleTo(self):
            return self._one
        return next((line for line in self._lines if line.isChecked()), self._lines[0])

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _Line):
            self.chosen.emit(sender.code)

    def _on_stepped(self, step: int) -> None:
        codes = [line.isChecked() for line in self._lines]
        place = (codes.index(True) + step) % len(codes)
        self._lines[place].setFocus()
        self.chosen.emit(self._lines[place].code)
