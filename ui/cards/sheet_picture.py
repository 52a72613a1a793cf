"""The picture of a sheet with its places: which are used, which are printed now, where it begins.

What stands in the places is drawn by the printing room.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.printing.layout import Box
from ui.theme import theme
from ui.widgets.painting import focus_ring, rounded_box
from ui.widgets.text import named

VEIL = 215  # of 255: a used place is seen and plainly out of use
ROOM = (230, 320)  # units


class SheetPicture(QWidget):
    """Arrows or a press choose the place at which printing begins; chosen carries it, from 1."""

    chosen = Signal(int)

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._spoken = spoken
        self._sheet = Box(0, 0, 210, 297)
        self._places: Sequence[Box] = ()
        self._now: Collection[int] = ()
        self._gone: Collection[int] = ()
        self._page = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sheet(
        self,
        sheet: Box,
        places: Sequence[Box],
        *,
        now: Collection[int],
        gone: Collection[int],
        page: QImage,
        spoken: str,
    ) -> None:
        """Show a sheet. now: the places that are printed, gone: those used before; from 1."""
        self._sheet, self._places, self._page = sheet, places, page
        self._now, self._gone = now, gone
        can_choose = len(places) > 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_choose else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{self._spoken}. {spoken}" if spoken else self._spoken)
        self.updateGeometry()
        self.update()

    def only_look(self) -> None:
        """Nothing is chosen in this picture."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def first(self) -> int:
        """The place at which printing begins, from 1."""
        return min(self._now, default=1)

    def sizeHint(self) -> QSize:
        width, height = (theme().px(units) for units in ROOM)
        scale = min(width / self._sheet.width_mm, height / self._sheet.height_mm)
        return QSize(round(self._sheet.width_mm * scale), round(self._sheet.height_mm * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = sum(box.y_mm == self._places[0].y_mm for box in self._places)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = self.first + step
        if 1 <= place <= len(self._places):
            self.chosen.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, box in enumerate(self._places, 1):
            if len(self._places) > 1 and self._rect(box).contains(event.position()):
                self.setFocus()
                self.chosen.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(whole, look.colour("paper"))
        if not self._page.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(whole, self._page)
        if len(self._places) > 1:
            for number, box in enumerate(self._places, 1):
                self._paint_place(painter, number, self._rect(box))
        rounded_box(painter, whole, 0, None, look.colour("edge"))
        if self.hasFocus():
            focus_ring(painter, whole, look.px(2), look.colour("accent"))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _paint_place(self, painter: QPainter, number: int, rect: QRectF) -> None:
        look = theme()
        is_now, is_gone = number in self._now, number in self._gone
        if is_gone and not is_now:
            veil = QColor(look.colour("line"))
            veil.setAlpha(VEIL)
            painter.fillRect(rect, veil)
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawLine(rect.topLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomLeft())
        colour = look.colour("accent" if is_now else "edge")
        painter.setPen(QPen(colour, 2 if number == self.first and is_now else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if is_now and min(rect.width(), rect.height()) > look.px(16):
            self._paint_number(painter, number, rect)

    def _paint_number(self, painter: QPainter, number: int, rect: QRectF) -> None:
        look = theme()
        size = look.px(16)
        badge = QRectF(rect.right() - size - 2, rect.bottom() - size - 2, size, size)
        rounded_box(painter, badge, look.px(4), look.colour("accent"), None)
        painter.setPen(look.colour("on_accent"))
        painter.setFont(look.font("keycap"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))

    def _rect(self, box: Box) -> QRectF:
        scale = self.width() / self._sheet.width_mm
        return QRectF(
            box.x_mm * scale, box.y_mm * scale, box.width_mm * scale, box.height_mm * scale
        )
