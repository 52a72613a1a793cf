"""Which part of a picture is seen: the picture with a frame that mouse and keys move.

What the part is for is the sheet's business.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.pictures import Crop, widest_crop
from ui.theme import theme
from ui.widgets.painting import focus_ring
from ui.widgets.text import named

HIGH = 320  # units
SHADE = 130  # of 255: what is cut off stays visible behind it
STEP, SMALL_STEP = 0.04, 0.01  # of the picture, for one press of an arrow; small with Shift
ZOOM_STEP, ZOOM_MOST = 1.15, 4.0
NOTCH = 120  # what Qt calls one notch of a wheel

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropArea(QWidget):
    """changed: another part is in the frame. ratio: of the frame, width divided by height."""

    changed = Signal()

    def __init__(self, picture: QImage, ratio: float, *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._picture = picture
        self._ratio = ratio
        self._zoom = 1.0
        self._crop = widest_crop(self._own_ratio, ratio)
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def crop(self) -> Crop:
        """The part in the frame."""
        return self._crop

    @property
    def _own_ratio(self) -> float:
        return self._picture.width() / max(1, self._picture.height())

    def show_crop(self, crop: Crop) -> None:
        """Begin with this part, in the frame's proportions around the same middle."""
        widest = widest_crop(self._own_ratio, self._ratio)
        kept = min(1.0, max(crop.width / widest.width, crop.height / widest.height))
        self._zoom = min(ZOOM_MOST, max(1.0, 1.0 / kept))
        self._crop = self._around(crop)
        self.update()

    def zoom(self, steps: int) -> None:
        """A larger (positive) or smaller view of the same place."""
        wanted = min(ZOOM_MOST, max(1.0, self._zoom * ZOOM_STEP**steps))
        if wanted != self._zoom:
            self._zoom = wanted
            self._put(self._around(self._crop))

    def _around(self, crop: Crop) -> Crop:
        made = widest_crop(self._own_ratio, self._ratio, self._zoom)
        left = crop.left + (crop.width - made.width) / 2
        top = crop.top + (crop.height - made.height) / 2
        return made._replace(left=0.0, top=0.0).moved(left, top)

    def _put(self, crop: Crop) -> None:
        if crop != self._crop:
            self._crop = crop
            self.update()
            self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(HIGH), theme().px(HIGH))

    def _shown(self) -> QRectF:
        """Where the whole picture is drawn."""
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        width = min(room.width(), room.height() * self._own_ratio)
        height = width / self._own_ratio
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def _frame(self) -> QRectF:
        shown, crop = self._shown(), self._crop
        return QRectF(
            shown.x() + crop.left * shown.width(),
            shown.y() + crop.top * shown.height(),
            crop.width * shown.width(),
            crop.height * shown.height(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, shown, frame = theme(), self._shown(), self._frame()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(shown, self._picture)
        shade = QColor(look.tokens.rail)
        shade.setAlpha(SHADE)
        for side in _beside(shown, frame):
            painter.fillRect(side, shade)
        painter.setPen(look.colour("paper"))
        painter.drawRect(frame)
        if self.hasFocus():
            focus_ring(painter, frame.adjusted(-2, -2, 2, 2), 2, look.colour("accent"))
        painter.end()

    # Handlers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_small = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = SMALL_STEP if is_small else STEP
            right, down = _ARROWS[key]
            self._put(self._crop.moved(right * step, down * step))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(round(event.angleDelta().y() / NOTCH))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        away, shown = event.position() - self._held, self._shown()
        self._held = event.position()
        self._put(self._crop.moved(away.x() / shown.width(), away.y() / shown.height()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)


def _beside(whole: QRectF, part: QRectF) -> tuple[QRectF, ...]:
    """The four parts of the whole around a part."""
    return (
        QRectF(whole.left(), whole.top(), whole.width(), part.top() - whole.top()),
        QRectF(whole.left(), part.bottom(), whole.width(), whole.bottom() - part.bottom()),
        QRectF(whole.left(), part.top(), part.left() - whole.left(), part.height()),
        QRectF(part.right(), part.top(), whole.right() - part.right(), part.height()),
    )
