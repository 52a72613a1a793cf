"""A chip that can be taken away, such as a filter that holds.

What is taken away with it is the page's business.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from ui.icons import icon_pixmap
from ui.theme import theme
from ui.widgets.chips import Chip
from ui.widgets.text import one_line, plain_tooltip

REMOVABLE_HEIGHT = 30


class RemovableChip(Chip):
    """A chip that is taken away: Delete, Backspace, Enter or a click on it. removed: that."""

    removed = Signal()

    def __init__(self, text: str, *, name: str, spoken: str, icon: str = "x") -> None:
        super().__init__(text, name=name, acts=True)
        self._away = icon
        self.setAccessibleName(one_line(spoken))
        plain_tooltip(self, spoken)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + theme().px(20), theme().px(REMOVABLE_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        place = self.at(self.width() - look.px(24), look.px(16))
        size = look.px(14)
        picture = icon_pixmap(self._away, look.colour("mute"), size, self.devicePixelRatioF())
        painter.drawPixmap(round(place.x()), (self.height() - size) // 2, picture)
        painter.end()

    def _on_clicked(self) -> None:
        self.removed.emit()
