"""The last moments of a customer as a bar of shapes, oldest first.

Never a colour alone: wow points up, how is round, ow points down. What they mean is in services.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import theme
from ui.widgets.painting import mirrored, paint_moment
from ui.widgets.text import named, tooltip

MOST = 10  # PRODUCT.md section 4
STEP = 20
SIZE = 11


class Shape(NamedTuple):
    """One shape. kind: ow, how or wow; told: what its tooltip says; tone: of the tokens."""

    kind: str
    told: str
    tone: str = "ink"


class MomentsBar(QWidget):
    """spoken: the bar in words, for screen readers."""

    def __init__(self, shapes: Sequence[Shape] = (), spoken: str = "") -> None:
        super().__init__()
        self.shapes: tuple[Shape, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_shapes(shapes, spoken)

    def show_shapes(self, shapes: Sequence[Shape], spoken: str) -> None:
        """Show these, oldest first; of more than ten the newest."""
        self.shapes = tuple(shapes[-MOST:])
        named(self, "moments", spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(STEP) * max(1, len(self.shapes)), px(STEP))

    def place_of(self, number: int) -> QRect:
        """Where a shape with its margins lies."""
        step = theme().px(STEP)
        return mirrored(self, QRect(number * step, 0, step, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        size = look.px(SIZE)
        for number, shape in enumerate(self.shapes):
            rect = QRectF(0, 0, size, size)
            rect.moveCenter(QRectF(self.place_of(number)).center())
            paint_moment(painter, shape.kind, rect, look.colour(shape.tone))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for number, shape in enumerate(self.shapes):
                if self.place_of(number).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), tooltip(shape.told), self)
                    return True
        return super().event(event)
