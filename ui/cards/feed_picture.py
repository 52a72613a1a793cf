"""The picture of a small printer with the sheet in it: which edge goes in first, which side is up.

Which side a printer prints on is not known before the trial: a pencil cross on the upper side
tells. Nothing here prints.
"""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.painting import rounded_box
from ui.widgets.text import named

SIZE = (104, 116)  # units


class FeedPicture(QWidget):
    """A sheet in the printer's tray: the arrow points the way in, the cross is its mark."""

    def __init__(self, *, spoken: str) -> None:
        super().__init__()
        named(self, "feed_picture", spoken)
        self._is_wide = False
        self._has_cross = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_feed(self, *, is_wide: bool, has_cross: bool, spoken: str) -> None:
        """is_wide: the long edge goes in first. has_cross: the pencil's side lies up."""
        self._is_wide, self._has_cross = is_wide, has_cross
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*(theme().px(units) for units in SIZE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / SIZE[0]
        painter.scale(unit, unit)
        self._paint_sheet(painter)
        self._paint_printer(painter)
        painter.end()

    def _paint_sheet(self, painter: QPainter) -> None:
        look = theme()
        wide, high = (64, 46) if self._is_wide else (46, 64)
        sheet = QRectF((SIZE[0] - wide) / 2, 74 - high, wide, high)
        rounded_box(painter, sheet, 1, look.colour("paper"), look.colour("edge"))
        if self._has_cross:
            painter.setPen(QPen(look.colour("edge"), 1.6))
            x, y = sheet.right() - 11, sheet.top() + 10
            painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4))
            painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4))
        middle, top = sheet.center().x(), sheet.top() + high * 0.42
        painter.setPen(QPen(look.colour("accent"), 2.4))
        painter.drawLine(QPointF(middle, top), QPointF(middle, top + 16))
        head = [QPointF(middle - 6, top + 12), QPointF(middle + 6, top + 12)]
        painter.setBrush(look.colour("accent"))
        painter.drawPolygon(QPolygonF([*head, QPointF(middle, top + 20)]))

    def _paint_printer(self, painter: QPainter) -> None:
        look = theme()
        body = QRectF(8, 72, SIZE[0] - 16, 32)
        rounded_box(painter, body, 6, look.colour("panel"), look.colour("edge"))
        painter.setPen(QPen(look.colour("edge"), 2.4))
        painter.drawLine(QPointF(18, 79), QPointF(SIZE[0] - 18, 79))
        out = QRectF(24, 94, SIZE[0] - 48, 18)
        rounded_box(painter, out, 1, look.colour("paper"), look.colour("edge"))
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(QPointF(SIZE[0] - 18, 88), 2, 2)
