"""A row that goes on in the next line when there is no room: verbs, chips, fields of a form.

A widget and not a layout: layouts written in Python own items that Qt deletes (tried: it crashes).
"""

from collections.abc import Sequence

from PySide6.QtCore import QChildEvent, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.theme import theme
from ui.widgets.painting import mirrored

_NEWS = (QEvent.Type.LayoutRequest, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class FlowRow(QWidget):
    """Widgets in reading direction, wrapped; those that may grow share what is left of a line.

    gap, least: units of LOOK; under the width of least a growing widget starts a new line. grows:
    without it each is just as wide as it wants to be.
    """

    def __init__(self, *, gap: int = 8, least: int = 180, grows: bool = True) -> None:
        super().__init__()
        self._gap = gap
        self._least = least
        self._lets_grow = grows
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}  # asked for again and again while a page is laid out
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget after the others."""
        was_hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        is_hidden = was_hidden and widget.isHidden()
        widget.setParent(self)
        widget.setVisible(not is_hidden)
        self._widgets.append(widget)
        self._relay()

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Hold other widgets; the ones before are thrown away."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for widget in widgets:
            self.add(widget)

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.removed():
            self._widgets = [each for each in self._widgets if isValid(each) and each.parent()]
            self._relay()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(width, is_trial=True)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        widths = [self._width(widget) for widget in self._shown()]
        gaps = theme().px(self._gap) * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._line_height())

    def minimumSizeHint(self) -> QSize:
        widest = max((_least_width(widget) for widget in self._shown()), default=0)
        return QSize(widest, self._line_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), is_trial=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.clear()  # while it is hidden, Qt tells nobody that what it holds has changed
        self._arrange(self.width(), is_trial=False)

    def event(self, event: QEvent) -> bool:
        if event.type() in _NEWS:
            self._relay()
        return super().event(event)

    def _relay(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        if self.isVisible():
            self._arrange(self.width(), is_trial=False)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _line_height(self) -> int:
        return max((widget.sizeHint().height() for widget in self._shown()), default=0)

    def _width(self, widget: QWidget) -> int:
        if self._grows(widget):
            return max(theme().px(self._least), _least_width(widget))
        return max(widget.sizeHint().width(), _least_width(widget))

    def _arrange(self, room: int, *, is_trial: bool) -> int:
        """Place the lines from the top; how high they are together."""
        gap = theme().px(self._gap)
        y = 0
        for line in self._lines(room, gap):
            widths = self._shared(line, room, gap)
            fitted = [(widget, width) for (widget, _), width in zip(line, widths, strict=True)]
            height = max(_height(widget, width) for widget, width in fitted)
            if not is_trial:
                self._place(fitted, y, height)
            y += height + gap
        return max(0, y - gap)

    def _lines(self, room: int, gap: int) -> list[list[tuple[QWidget, int]]]:
        """The widgets of each line, with the width that each of them wants."""
        lines: list[list[tuple[QWidget, int]]] = []
        used = 0
        for widget in self._shown():
            width = min(self._width(widget), room)
            if not lines or used + gap + width > room:
                lines.append([])
                used = -gap
            lines[-1].append((widget, width))
            used += gap + width
        return lines

    def _place(self, line: list[tuple[QWidget, int]], y: int, line_height: int) -> None:
        x = 0
        for widget, width in line:
            height = line_height if self._grows(widget) else _height(widget, width)
            spot = QRect(x, y + (line_height - height) // 2, width, height)
            widget.setGeometry(mirrored(self, spot))
            x += width + theme().px(self._gap)

    def _shared(self, line: list[tuple[QWidget, int]], room: int, gap: int) -> list[int]:
        """The widths of a line's widgets; what is left goes to those that grow."""
        widths = [width for _, width in line]
        growing = [place for place, (widget, _) in enumerate(line) if self._grows(widget)]
        left = room - sum(widths) - gap * (len(line) - 1)
        for place in growing:
            widths[place] += max(0, left) // len(growing)
        return widths

    def _grows(self, widget: QWidget) -> bool:
        growing = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return self._lets_grow and widget.sizePolicy().horizontalPolicy() in growing


def _least_width(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())


def _height(widget: QWidget, width: int) -> int:
    least = max(widget.minimumSizeHint().height(), widget.minimumHeight())
    if widget.hasHeightForWidth():
        return max(widget.heightForWidth(width), least)
    return max(widget.sizeHint().height(), least)


class FlowLayout(QHBoxLayout):
    """A FlowRow that can be put wherever a layout can."""

    def __init__(self, *, gap: int = 8, least: int = 180, grows: bool = True) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.flow_row = FlowRow(gap=gap, least=least, grows=grows)
        super().addWidget(self.flow_row)

    def addWidget(
        self,
        widget: QWidget,
        /,
        stretch: int | None = 0,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag(0),  # noqa: B008
    ) -> None:
        """Put a widget after the others."""
        self.flow_row.add(widget)


def flow(*widgets: QWidget, gap: int = 8, least: int = 180) -> FlowLayout:
    """Widgets in reading direction, wrapped where the window is narrow or the words are long."""
    layout = FlowLayout(gap=gap, least=least)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
