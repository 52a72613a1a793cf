"""What the buttons of the rail share: light ground, focus, and words small or beside an icon.

Which buttons there are is the business of `ui/rail.py` and `ui/rail_counter.py`.
"""

from abc import abstractmethod

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.painting import focus_ring, rounded_box

RADIUS = 8


class RailPart(PlainButton):
    """A button of the rail, wide or narrow."""

    def __init__(self, words: str, name: str, spoken: str = "") -> None:
        self._is_narrow = False
        super().__init__(words, name, spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the words small under the icon, or with all the room of a wide rail."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self._is_hovered or self.isDown():
            rounded_box(painter, rect, look.px(RADIUS), look.colour("rail_chosen"), None)
        painter.setPen(look.colour("rail_ink"))
        if self._is_narrow:
            self.paint_narrow(painter)
        else:
            self.paint_wide(painter)
        if self.hasFocus():
            focus_ring(painter, rect, look.px(RADIUS), look.colour("rail_ink"))
        painter.end()

    @abstractmethod
    def paint_wide(self, painter: QPainter) -> None:
        """Paint the words, and the icon beside them."""

    @abstractmethod
    def paint_narrow(self, painter: QPainter) -> None:
        """Paint the icon, and the words small under it."""
