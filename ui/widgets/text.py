"""Labels that show text from anybody as plain text, and the names of controls.

Nothing here interprets markup.
"""

import re
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme

SHOWN_MAX = 2000  # nobody reads more in one label, and laying out 100,000 letters stops the window
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Fit = Literal["one line", "elide", "wrap", "two lines"]
LINES_MAX = 2  # LOOK: the reason in a row wraps to two lines
LINES_MAX_LARGE = 4  # LOOK: at 200 % nothing is cut
LARGE_PERCENT = 140


def shown(text: str, limit: int = SHOWN_MAX) -> str:
    """Text from anybody made safe to lay out: no control characters, no endless length."""
    cut = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return _UNSHOWABLE.sub("\ufffd", cut)


def one_line(text: str, limit: int = SHOWN_MAX) -> str:
    """The same on one line, for buttons, rows and names."""
    return " ".join(shown(text, limit).split())


def named(widget: QWidget, name: str, spoken: str = "") -> None:
    """Give a control its object name (never translated) and what a screen reader says."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(one_line(spoken))


def tooltip(text: str) -> str:
    """What Qt is given so that a tooltip shows markup as the letters it is written with."""
    escaped = shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""


def plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip of text from anybody."""
    widget.setToolTip(tooltip(text))


def no_mnemonic(text: str) -> str:
    """An ampersand stays an ampersand on a control of Qt."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label for text from anybody; role names its type in tokens.TYPES, tone its colour.

    fit: "one line" is never cut, "elide" is cut with its whole text in the tooltip, "wrap" takes
    the lines that it needs, "two lines" wraps once and is then cut.
    """

    def __init__(
        self, text: str = "", *, role: str = "body", tone: str = "", fit: Fit = "one line"
    ) -> None:
        super().__init__()
        self._fit = fit
        self._whole = ""
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setFont(theme().font(role))
        self.setWordWrap(fit in {"wrap", "two lines"})
        self.setSizePolicy(_policy(fit))
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show other text."""
        self._whole = shown(text) if self._fit == "wrap" else one_line(text)
        self.setAccessibleName(self._whole)
        self.setText(self._whole)

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour of the tokens ("" is the role's own)."""
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def whole_text(self) -> str:
        """The text before any shortening."""
        return self._whole

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(self._role))
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._fit in {"elide", "two lines"}:
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("MMMM")))
        if self._fit == "two lines":
            hint.setHeight(self.fontMetrics().height())
        return hint

    def heightForWidth(self, width: int) -> int:
        if self._fit != "two lines":
            return super().heightForWidth(width)
        return self.fontMetrics().height() * max(1, len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit in {"elide", "two lines"}:
            lines = self._lines(self.width())
            plain_tooltip(self, self._whole if lines and lines[-1].endswith("…") else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._fit not in {"elide", "two lines"}:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._lines(self.width())
        height = self.fontMetrics().height()
        flags = int(self.alignment() & ~Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine)
        top = (self.height() - height * len(lines)) // 2
        for place, line in enumerate(lines):
            painter.drawText(0, top + place * height, self.width(), height, flags, line)
        painter.end()

    def _lines(self, width: int) -> list[str]:
        """What fits into the width: one line when eliding, else two; the last one cut."""
        elide = Qt.TextElideMode.ElideRight
        if self._fit == "elide":
            return [self.fontMetrics().elidedText(self._whole, elide, width)]
        layout = QTextLayout(self._whole, self.font())
        lines: list[str] = []
        most = LINES_MAX_LARGE if theme().percent > LARGE_PERCENT else LINES_MAX
        layout.beginLayout()
        while len(lines) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            is_last = len(lines) == most - 1
            end = len(self._whole) if is_last else start + line.textLength()
            rest = self._whole[start:end].strip()
            lines.append(self.fontMetrics().elidedText(rest, elide, width) if is_last else rest)
        layout.endLayout()
        return lines


def _policy(fit: Fit) -> QSizePolicy:
    policies = QSizePolicy.Policy
    if fit == "one line":
        return QSizePolicy(policies.Preferred, policies.Preferred)
    if fit == "elide":
        return QSizePolicy(policies.Preferred, policies.Fixed)
    wrapping = QSizePolicy(policies.Preferred, policies.Minimum)
    wrapping.setHeightForWidth(True)
    return wrapping
