"""Rows that go on in a next line, and parts that stand side by side while there is room.

Nothing here knows what it holds.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import UNITS
from ui.widgets.text import PlainLabel


class WrapRow(FlowLayout):
    """Widgets, each as wide as it wants, that go on in the next line where the room ends."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__(gap=gap, grows=False)
        for widget in widgets:
            self.addWidget(widget)


class FlowLabel(PlainLabel):
    """Words that want one line and wrap only where the whole row is too short for them."""

    def __init__(self, text: str = "", *, role: str = "body", tone: str = "") -> None:
        super().__init__(text, role=role, tone=tone, fit="wrap")

    def sizeHint(self) -> QSize:
        lines = self.whole_text.split("\n")
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return QSize(width, metrics.height() * len(lines))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(w) for w in self.whole_text.split()), default=0)
        return QSize(min(longest + 2, theme().px(220)), metrics.height())


class Abreast(QWidget):
    """Parts side by side while the width allows it, else one under the other.

    limit: units of LOOK; narrower than this they are stacked. stretches: how the width is shared.
    """

    def __init__(
        self, *parts: QWidget, limit: int, stretches: tuple[int, ...] = (), gap: int = 16
    ) -> None:
        super().__init__()
        self._parts = parts
        self._limit = limit
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setProperty(UNITS, [gap, 0, 0, 0, 0])
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(gap))
        for part, stretch in zip(parts, stretches or (1,) * len(parts), strict=True):
            self._box.addWidget(part, stretch)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand one under the other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def set_limit(self, limit: int) -> None:
        """Stack below another width, in units."""
        self._limit = limit
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        widest = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < theme().px(self._limit)
        if is_narrow != self.is_stacked:
            directions = QBoxLayout.Direction
            self._box.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
            self.updateGeometry()
