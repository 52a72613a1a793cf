"""The line icons (Lucide), recoloured from the palette and sharp at every pixel ratio.

Only files in resources/icons are drawn; pictures from people never come here.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from smallcrm.resources import resource

STROKE = 'stroke-width="2"'
THINNER = 'stroke-width="1.75"'  # at 18-20 px Lucide's 2 looks heavier than the words beside it


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace(STROKE, THINNER)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square; name is the file's name without its ending."""
    renderer = QSvgRenderer(QByteArray(_coloured(name, colour.name())))
    renderer.render(painter, rect)


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """An icon as a picture of size logical pixels for a screen of this pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, picture.width(), picture.height()), colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=512)
def _coloured(name: str, colour: str) -> bytes:
    return _svg(name).replace("currentColor", colour).encode()
