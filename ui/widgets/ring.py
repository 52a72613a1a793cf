"""The ring with a customer's initials; a gold notch says A-list without a word.

Nothing here knows the rules of standing.
"""

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, theme
from ui.widgets.text import one_line

RING_ROW = 38
RING_PAGE = 60
A_LIST = "a_list"


def initials(name: str) -> str:
    """First letters of the first and last word: "Amara Nwosu" gives AN; at most two."""
    words = [w for w in one_line(name, 200).split() if unicodedata.category(w[0])[0] in "LN"]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()[:2]


def paint_ring(painter: QPainter, look: Theme, rect: QRectF, name: str, tier: str = "") -> None:
    """Draw the ring into a square; delegates of long lists use this too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("ring_edge"), 1.5))
    painter.setBrush(look.colour("ring"))
    painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    font = look.font("group")
    font.setPixelSize(max(9, round(rect.width() * 0.33)))
    painter.setFont(font)
    painter.setPen(look.colour("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))
    if tier == A_LIST:
        _paint_notch(painter, look, rect)


def _paint_notch(painter: QPainter, look: Theme, rect: QRectF) -> None:
    size = rect.width() * 0.24
    notch = QRectF(rect.right() - size - 1, rect.bottom() - size - 1, size, size)
    painter.setPen(QPen(look.colour("panel"), 1.5))
    painter.setBrush(look.colour("gold"))
    painter.drawEllipse(notch)


class Ring(QWidget):
    """The ring of one customer; size in units of LOOK."""

    def __init__(self, name: str = "", tier: str = "", size: int = RING_ROW) -> None:
        super().__init__()
        self._size = size
        self._name = name
        self._tier = tier
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_customer(self, name: str, tier: str) -> None:
        """Show another customer."""
        self._name, self._tier = name, tier
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, theme(), QRectF(self.rect()), self._name, self._tier)
        painter.end()
