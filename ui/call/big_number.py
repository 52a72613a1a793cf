"""A phone number large enough to read across the counter.

Whose number it is, and what is said, is the business of call_sheet.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets.text import PlainLabel

NUMBER_SIZE = 80  # 60 points (PRODUCT section 7); smaller where a long number would not fit
NUMBER_LEAST = 24
_AROUND = 20  # above and below together


class BigNumber(PlainLabel):
    """A phone number as large as there is room."""

    def __init__(self, number: str) -> None:
        super().__init__(number, role="phone")
        self.setObjectName("big_number")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit_font()

    def show_number(self, number: str) -> None:
        """Show another one."""
        self.show_text(number)
        self._fit_font()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(NUMBER_SIZE + _AROUND))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(NUMBER_SIZE + _AROUND))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_font()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit_font()
        return done

    def _fit_font(self) -> None:
        font = QFont(theme().font("figure"))
        for size in range(NUMBER_SIZE, NUMBER_LEAST - 1, -2):
            font.setPixelSize(theme().px(size))
            if QFontMetrics(font).horizontalAdvance(self.whole_text) <= self.width():
                break
        if font != self.font():
            self.setFont(font)
