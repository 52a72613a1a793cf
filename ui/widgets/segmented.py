"""A few choices side by side, of which one holds (LOOK: "All | Was here | Cards").

What a choice means is the page's business.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.theme import theme
from ui.tokens import RADIUS_CONTROL
from ui.widgets.buttons import PlainButton
from ui.widgets.layouts import row
from ui.widgets.painting import focus_ring, rounded_box
from ui.widgets.text import named

AIR, AIR_LEAST = 26, 10  # units beside the words of a choice


class _Segment(PlainButton):
    def __init__(self, code: str, text: str, name: str) -> None:
        super().__init__(text, f"{name}_{code}")
        self.code = code
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("button_bold").horizontalAdvance(self.words)
        return QSize(words + px(AIR), px(34))

    def minimumSizeHint(self) -> QSize:
        """Its words; in a narrow window with large letters the air beside them goes first."""
        hint = self.sizeHint()
        return QSize(hint.width() - theme().px(AIR - AIR_LEAST), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        holder = self.parentWidget()
        if holder is not None:  # the ends follow the round corners of the whole
            whole = QRectF(holder.rect()).translated(-self.pos()).adjusted(1, 1, -1, -1)
            clip = QPainterPath()
            clip.addRoundedRect(whole, look.px(RADIUS_CONTROL) - 1, look.px(RADIUS_CONTROL) - 1)
            painter.setClipPath(clip)
        if self.isChecked() or self._is_hovered:
            painter.fillRect(rect, look.colour("accent_soft" if self.isChecked() else "hover"))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("button_bold" if self.isChecked() else "button"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.words)
        if self.hasFocus():
            focus_ring(painter, rect, look.px(4), look.colour("accent"))
        painter.end()


class SegmentedButtons(QWidget):
    """One of a few: choices are (code, words); chosen carries the code."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._group = QButtonGroup(self)
        self._segments = [_Segment(code, words, name) for code, words in choices]
        for segment in self._segments:
            self._group.addButton(segment)
        row(self, *self._segments, gap=1, margins=(1, 1, 1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if self._segments:
            self._segments[0].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def code(self) -> str:
        """The code of the choice that holds."""
        checked = self._group.checkedButton()
        return checked.code if isinstance(checked, _Segment) else ""

    def choose(self, code: str) -> None:
        """Let this choice hold, without announcing it."""
        for segment in self._segments:
            segment.setChecked(segment.code == code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = look.px(RADIUS_CONTROL)
        rounded_box(painter, rect, radius, look.colour("panel"), look.colour("edge"))
        for segment in self._segments[1:]:
            x = segment.geometry().left() - 1
            painter.fillRect(QRectF(x, 0, 1, self.height()), look.colour("edge"))
        painter.end()

    def _on_clicked(self) -> None:
        self.chosen.emit(self.code)
