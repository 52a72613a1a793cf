"""The picture of a small printer with the sheet in it: which edge goes in first, which side is up.

Until it is known, a pencil cross lies on the upper side, close to the edge that goes in first.
Nothing here prints.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.printer_feeding import Feeding
from ui.theme import theme
from ui.widgets.painting import rounded_box
from ui.widgets.text import named

SIZE = (104, 116)  # units
LINE_GAP = 6
Stroke = tuple[float, QPointF, QPointF]  # thickness, from, to


class FeedPicture(QWidget):
    """A sheet in the printer's tray: the arrow points the way in, the cross is its mark.

    Where it is known how paper goes in, lines stand for what is printed: drawn through on the
    upper side, dotted where they will come on the side below.
    """

    def __init__(self, *, spoken: str) -> None:
        super().__init__()
        named(self, "feed_picture", spoken)
        self._is_wide = False
        self._is_upright = True
        self._feeding: Feeding | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_feed(
        self, *, is_wide: bool, is_upright: bool, feeding: Feeding | None, spoken: str
    ) -> None:
        """is_wide: the long edge goes in first. is_upright: its upper or lower edge does.

        feeding: None while only the cross can tell.
        """
        self._is_wide, self._is_upright, self._feeding = is_wide, is_upright, feeding
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
        if self._feeding is None:
            self._paint_cross(painter, QPointF(sheet.right() - 10, sheet.bottom() - 13))
        else:
            self._paint_lines(painter, sheet, self._feeding)
        start = sheet.top() + high * 0.36
        if self._feeding is not None and self._is_upright:  # clear of the lines
            start = sheet.top() + 8 if self._feeding.is_head_first else sheet.bottom() - 28
        self._paint_arrow(painter, QPointF(sheet.center().x(), start))

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(theme().colour("edge"), 1.6))
        for x, y in ((4, 4), (4, -4)):
            painter.drawLine(at - QPointF(x, y), at + QPointF(x, y))

    def _paint_lines(self, painter: QPainter, sheet: QRectF, feeding: Feeding) -> None:
        colour = theme().colour("edge")
        style = Qt.PenStyle.SolidLine if feeding.is_face_up else Qt.PenStyle.DotLine
        lines = _page_lines(sheet, feeding) if self._is_upright else _lines_along(sheet)
        for thick, start, end in lines:
            painter.setPen(QPen(colour, thick, style))
            painter.drawLine(start, end)

    def _paint_arrow(self, painter: QPainter, start: QPointF) -> None:
        look = theme()
        painter.setPen(QPen(look.colour("accent"), 2.4))
        painter.drawLine(start, start + QPointF(0, 16))
        painter.setBrush(look.colour("accent"))
        head = [QPointF(-6, 12), QPointF(6, 12), QPointF(0, 20)]
        painter.drawPolygon(QPolygonF([start + point for point in head]))

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


def _page_lines(sheet: QRectF, feeding: Feeding) -> list[Stroke]:
    """A head and two lines, from the page's upper edge on.

    Where that edge goes in first, the page stands on its head for whoever lays it in.
    """
    room = sheet.width() - 12
    found = []
    for number, (thick, share) in enumerate(((3.2, 0.5), (1.2, 1.0), (1.2, 0.8))):
        away = 8 + number * LINE_GAP
        if feeding.is_head_first:
            y, edge, towards = sheet.bottom() - away, sheet.right() - 6, -room * share
        else:
            y, edge, towards = sheet.top() + away, sheet.left() + 6, room * share
        found.append((thick, QPointF(edge, y), QPointF(edge + towards, y)))
    return found


def _lines_along(sheet: QRectF) -> list[Stroke]:
    """Lines of a page that lies across: they run the way the sheet goes."""
    top, bottom = sheet.top() + 8, sheet.bottom() - 9
    places = (sheet.left() + 7, sheet.left() + 13, sheet.right() - 13, sheet.right() - 7)
    return [(1.2, QPointF(x, top), QPointF(x, bottom)) for x in places]
