"""One front to choose: its picture, its name under it, and a tick where it is the chosen one.

What choosing means is the sheet's business.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.painting import focus_ring
from ui.widgets.text import plain_tooltip

WIDTH, HEIGHT, NAME = 96, 128, 22  # units
EDGE = 6


class FrontButton(PlainButton):
    """Checked: this front holds."""

    def __init__(self, design: str, words: str) -> None:
        super().__init__(words, f"front_{design.replace(':', '_')}")
        self.design = design
        self._picture = QImage()
        self.setCheckable(True)
        plain_tooltip(self, words)

    def show_picture(self, picture: QImage) -> None:
        """Show how the front looks."""
        self._picture = picture
        self.update()

    @property
    def picture(self) -> QImage:
        """What is shown; null until it is drawn."""
        return self._picture

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(WIDTH), px(HEIGHT) + self._name_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.isChecked() or self._is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(whole.adjusted(0, 0, -1, -1), look.px(8), look.px(8))
        self._draw_picture(painter)
        name = QRectF(0, self.height() - self._name_height(), self.width(), self._name_height())
        painter.setPen(look.colour("ink"))
        role = "second_bold" if self.isChecked() else "second"
        painter.setFont(look.font(role))
        room = round(name.width() - look.px(8))
        words = look.metrics(role).elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, words)
        if self.hasFocus():
            focus_ring(painter, whole, look.px(8), look.colour("accent"))
        painter.end()

    def _draw_picture(self, painter: QPainter) -> None:
        look, edge = theme(), theme().px(EDGE)
        room = QRectF(edge, edge, self.width() - 2 * edge, look.px(HEIGHT) - edge)
        page = _fitted(self._picture.size(), room)
        painter.fillRect(page, look.colour("paper"))
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            wanted = QSize(round(page.width() * ratio), round(page.height() * ratio))
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            painter.drawImage(page, self._picture.scaled(wanted, keep, smooth))
        painter.setPen(look.colour("accent" if self.isChecked() else "line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page)
        if self.isChecked():
            side = look.px(20)
            tick = QRectF(page.right() - side + 4, page.top() - 4, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(tick)
            painter.setPen(look.colour("on_accent"))
            painter.setFont(look.font("second_bold"))
            painter.drawText(tick, Qt.AlignmentFlag.AlignCenter, "✓")

    def _name_height(self) -> int:
        return max(theme().px(NAME), theme().metrics("second").height() + 6)


def _fitted(size: QSize, room: QRectF) -> QRectF:
    """The page in its room, as large as it goes, in the middle."""
    wide, high = (size.width(), size.height()) if not size.isEmpty() else (105, 148)
    scale = min(room.width() / wide, room.height() / high)
    width, height = wide * scale, high * scale
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
