"""Shapes that several widgets draw alike: rounded boxes, focus rings, keycaps, moments.

Nothing here is a widget.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

FOCUS_WIDTH = 2


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """A part of a widget where it lies for people who write from right to left."""
    if widget.layoutDirection() != Qt.LayoutDirection.RightToLeft:
        return rect
    return QRect(widget.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


def rounded_box(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None
) -> None:
    """A box with round corners; the edge lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The ring that says where the keyboard is, inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, FOCUS_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = FOCUS_WIDTH / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def keycap_width(theme: Theme, key: str) -> float:
    """How wide a keycap is, 0 for none."""
    if not key:
        return 0.0
    return QFontMetricsF(theme.metrics("keycap")).horizontalAdvance(key) + theme.px(16)


def paint_keycap(painter: QPainter, theme: Theme, rect: QRectF, key: str, *, filled: bool) -> None:
    """A key such as F2 in its small box; filled: it lies on the accent."""
    height = theme.px(18)
    box = QRectF(rect.x(), rect.center().y() - height / 2, rect.width(), height)
    fill = theme.colour("on_accent" if filled else "panel")
    rounded_box(painter, box, theme.px(4), fill, theme.colour("edge"))
    painter.setPen(theme.colour("accent" if filled else "mute"))
    painter.setFont(theme.font("keycap"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def paint_moment(painter: QPainter, kind: str, rect: QRectF, colour: QColor) -> None:
    """How it went as a shape: wow points up, how is round, ow points down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == "how":
        painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    top, bottom = (rect.top(), rect.bottom()) if kind == "wow" else (rect.bottom(), rect.top())
    corners = [
        QPointF(rect.left(), bottom),
        QPointF(rect.right(), bottom),
        QPointF(rect.center().x(), top),
    ]
    painter.drawPolygon(QPolygonF(corners))
