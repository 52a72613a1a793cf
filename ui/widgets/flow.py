"""A row that goes on in the next line when there is no room: verbs, chips, fields of a form.

Nothing here knows what it holds.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from ui.theme import theme


class FlowLayout(QLayout):
    """Items in reading direction, wrapped; gap in units of LOOK. Widgets that expand share a line.

    least: the width in units under which an expanding widget starts a new line.
    """

    def __init__(self, *, gap: int = 8, least: int = 180) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._least = least

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        widths = [self._width(item) for item in self._shown()]
        gaps = theme().px(self._gap) * max(0, len(widths) - 1)
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(sum(widths) + gaps, height)

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._shown()]
        height = max((item.minimumSize().height() for item in self._shown()), default=0)
        return QSize(max(widths, default=0), height)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, item: QLayoutItem) -> int:
        if _expands(item):
            return max(theme().px(self._least), item.minimumSize().width())
        return item.sizeHint().width()

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Place the lines from the top; how high they are together."""
        gap = theme().px(self._gap)
        y = rect.y()
        for line in self._lines(rect.width()):
            widths = self._shared(line, rect.width())
            height = max(_height(item, w) for item, w in zip(line, widths, strict=True))
            if not is_trial:
                self._place(line, widths, QRect(rect.x(), y, rect.width(), height))
            y += height + gap
        return max(0, y - gap - rect.y())

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        gap = theme().px(self._gap)
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            width = min(self._width(item), room)
            if not lines or used + gap + width > room:
                lines.append([])
                used = -gap
            lines[-1].append(item)
            used += gap + width
        return lines

    def _shared(self, line: list[QLayoutItem], room: int) -> list[int]:
        """The widths of a line's items; what is left goes to those that expand."""
        widths = [min(self._width(item), room) for item in line]
        growing = [place for place, item in enumerate(line) if _expands(item)]
        left = room - sum(widths) - theme().px(self._gap) * (len(line) - 1)
        for place in growing:
            widths[place] += max(0, left) // len(growing)
        return widths

    def _place(self, line: list[QLayoutItem], widths: list[int], whole: QRect) -> None:
        x = whole.x()
        host = self.parentWidget()
        direction = host.layoutDirection() if host else Qt.LayoutDirection.LeftToRight
        for item, width in zip(line, widths, strict=True):
            height = whole.height() if _expands(item) else item.sizeHint().height()
            top = whole.y() + (whole.height() - height) // 2
            spot = QRect(QPoint(x, top), QSize(width, height))
            item.setGeometry(QStyle.visualRect(direction, whole, spot))
            x += width + theme().px(self._gap)


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    if widget is None:
        return False
    growing = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget.sizePolicy().horizontalPolicy() in growing


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def flow(*items: QWidget, gap: int = 8, least: int = 180) -> FlowLayout:
    """Items in reading direction, wrapped where the window is narrow or the words are long."""
    layout = FlowLayout(gap=gap, least=least)
    for item in items:
        layout.addWidget(item)
    return layout
