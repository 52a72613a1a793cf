"""Rows that go on in a next line, and parts that stand side by side while there is room.

Nothing here knows what it holds.
"""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QWidget,
)

from ui.theme import theme
from ui.widgets.layouts import UNITS
from ui.widgets.text import PlainLabel


class _Place(NamedTuple):
    item: QLayoutItem
    rect: QRect


class WrapRow(QLayout):
    """Widgets in reading direction that go on in the next line where the room ends."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setProperty(UNITS, [gap, 0, 0, 0, 0])
        self.setSpacing(theme().px(gap))
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.rect.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else QApplication.layoutDirection()
        for place in self._places(rect.width()):
            moved = place.rect.translated(rect.topLeft())
            place.item.setGeometry(QStyle.visualRect(direction, rect, moved))

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        least = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in least), default=0)
        return QSize(width, max((size.height() for size in least), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[_Place]:
        """Where each item lies, from the upper left corner on; in a line all share its middle."""
        places: list[_Place] = []
        top = 0
        for line in self._lines(width):
            height = max(size.height() for _item, size in line)
            x = 0
            for item, size in line:
                y = top + (height - size.height()) // 2
                places.append(_Place(item, QRect(QPoint(x, y), size)))
                x += size.width() + self.spacing()
            top += height + self.spacing()
        return places

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = width + 1  # nothing fits before the first line
        for item in self._shown():
            size = _size_within(item, width)
            if used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self.spacing()
        return lines


def _size_within(item: QLayoutItem, width: int) -> QSize:
    size = item.sizeHint()
    if size.width() > width:
        size.setWidth(width)
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(width))
    return size


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
