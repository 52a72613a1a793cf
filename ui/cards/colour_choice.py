"""The colour of the drawn fronts: as they are drawn, six calm ones, or one that is typed.

What a colour does to a drawing is the printing room's business.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from smallcrm.printing.ink import is_colour
from smallcrm.printing.swatches import SWATCHES
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.fields import TextField, mark_wrong
from ui.widgets.flow import FlowRow
from ui.widgets.layouts import column
from ui.widgets.painting import focus_ring
from ui.widgets.text import named, plain_tooltip

SIDE = 32
FIELD = 112
LENGTH = 7  # of "#RRGGBB"
EXAMPLE = SWATCHES[1]  # a dark one that nobody mistakes for black


class _SwatchButton(PlainButton):
    """A round of colour; "" is the drawing's own, shown as several."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words, f"colour_{code.removeprefix('#').lower() or 'own'}")
        self.code = code
        self.setCheckable(True)
        plain_tooltip(self, words)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(SIDE), theme().px(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        inset = look.px(6)
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        codes = [self.code] if self.code else [each.code for each in SWATCHES[::2]]
        for place, code in enumerate(codes):
            painter.setBrush(QColor(code))
            part = 360 * 16 // len(codes)
            painter.drawPie(ring, 90 * 16 + place * part, part)
        if self.isChecked():
            painter.setPen(look.colour("paper"))
            painter.setFont(look.font("second_bold"))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, "✓")
        if self.isChecked() or self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), look.px(SIDE) / 2, look.colour("accent"))
        painter.end()


class ColourChoice(QWidget):
    """chosen carries "#RRGGBB", or nothing for each drawing's own colours."""

    chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        named(self, "colours", wording.text("Colour"))
        self._group = QButtonGroup(self)
        as_drawn = _SwatchButton("", wording.text("As drawn"))
        self._buttons = [as_drawn]
        self._buttons += [_SwatchButton(each.code, wording.say(each.name)) for each in SWATCHES]
        self._own = TextField(
            name="own_colour",
            spoken=wording.text("Another colour, such as {colour}", colour=EXAMPLE.code),
            placeholder="#RRGGBB",
            limit=LENGTH,
        )
        self._own.setMaximumWidth(theme().px(FIELD))
        rounds, line = FlowRow(gap=1), column(self, gap=4)
        for button in self._buttons:
            self._group.addButton(button)
            rounds.add(button)
        line.addWidget(rounds)
        line.addWidget(self._own)
        self.setFocusProxy(as_drawn)
        self._group.buttonClicked.connect(self._on_clicked)
        self._own.textEdited.connect(self._on_typed)

    def show_colour(self, code: str) -> None:
        """Let this colour hold, without announcing it."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.code == code)
        self._group.setExclusive(True)
        is_known = any(button.code == code for button in self._buttons)
        if not self._own.hasFocus():
            self._own.show_text("" if is_known else code)
        mark_wrong(self._own, is_wrong=False)

    # Handlers

    def _on_clicked(self, button: _SwatchButton) -> None:
        self._own.show_text("")
        mark_wrong(self._own, is_wrong=False)
        self.chosen.emit(button.code)

    def _on_typed(self, text: str) -> None:
        code = text.strip().upper()
        code = code if not code or code.startswith("#") else f"#{code}"
        mark_wrong(self._own, is_wrong=bool(code) and not is_colour(code) and len(code) >= LENGTH)
        if is_colour(code):
            self.show_colour(code)
            self.chosen.emit(code)
