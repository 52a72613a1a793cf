"""A printed page as it will look, on its paper, as wide as there is room.

The picture comes from the printing room; nothing here draws its content.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.text import named

SHADOW = 4
SHADOW_ALPHA = 120


class PagePreview(QWidget):
    """Shows one page; its height follows its width."""

    def __init__(self, *, name: str = "preview", spoken: str = "") -> None:
        super().__init__()
        named(self, name, spoken)
        self._page = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: QImage, spoken: str = "") -> None:
        """Show another page; spoken says in words what is on it."""
        self._page = page
        if spoken:
            named(self, self.objectName(), spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme().px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.heightForWidth(theme().px(120)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._page.isNull():
            return round(width * 0.7)
        return round((width - SHADOW) * self._page.height() / self._page.width()) + SHADOW

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        paper = self._paper()
        shadow = look.colour("paper_shadow")
        for away in range(SHADOW, 0, -1):
            shadow.setAlpha(SHADOW_ALPHA // away)
            painter.fillRect(paper.translated(away / 2, away), shadow)
        painter.fillRect(paper, look.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._page.isNull():
            painter.drawImage(paper, self._sharp(paper))
        painter.setPen(look.colour("line"))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        painter.end()

    def _paper(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(0, 0, -SHADOW, -SHADOW)
        if self._page.isNull():
            return room
        scale = min(room.width() / self._page.width(), room.height() / self._page.height())
        width, height = self._page.width() * scale, self._page.height() * scale
        return QRectF(room.x() + (room.width() - width) / 2, room.y(), width, height)

    def _sharp(self, paper: QRectF) -> QImage:
        """The page in screen pixels: Qt's own shrinking while painting drops thin lines."""
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(paper.width() * ratio), round(paper.height() * ratio))
        if wanted.width() >= self._page.width():
            return self._page
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._page.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
