"""Rows and columns on the spacing scale, and a page body that folds its side column.

Margins and gaps are units of LOOK; they follow the text size. Nothing here knows what it holds.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import theme
from ui.tokens import CONTENT_WIDTH_MAX

Item = QWidget | QLayout | int | None
UNITS = "units"
WIDTH_UNITS = "width_units"
HEIGHT_UNITS = "height_units"
SIDE_WIDTH = 252
FOLD_UNDER = 820  # narrower than this the main column would be cut by its side column
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


def column(
    host: QWidget | None, *items: Item, gap: int = 8, margins: Margins = NO_MARGINS
) -> QVBoxLayout:
    """Items from top to bottom; an int is empty space, None takes what is left."""
    layout = QVBoxLayout(host) if host else QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def row(
    host: QWidget | None, *items: Item, gap: int = 8, margins: Margins = NO_MARGINS
) -> QHBoxLayout:
    """Items in reading direction; an int is empty space, None takes what is left."""
    layout = QHBoxLayout(host) if host else QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def holder(layout: QLayout) -> QWidget:
    """A bare widget around a layout, so that it can be hidden as one."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def keep_width(widget: QWidget, units: int) -> None:
    """Fix a width in units of LOOK; it follows the text size."""
    widget.setProperty(WIDTH_UNITS, units)
    widget.setFixedWidth(theme().px(units))


def keep_height(widget: QWidget, units: int) -> None:
    """Set a least height in units of LOOK; it follows the text size."""
    widget.setProperty(HEIGHT_UNITS, units)
    widget.setMinimumHeight(theme().px(units))


def rescale_all() -> None:
    """Apply a new text size to every row, column and kept size of the open windows."""
    for top in QApplication.topLevelWidgets():
        for layout in top.findChildren(QLayout):
            _scale(layout)
        for widget in top.findChildren(QWidget):
            width, height = widget.property(WIDTH_UNITS), widget.property(HEIGHT_UNITS)
            if width:
                widget.setFixedWidth(theme().px(int(width)))
            if height:
                widget.setMinimumHeight(theme().px(int(height)))
            widget.updateGeometry()


def tab_order(widgets: Iterable[QWidget]) -> None:
    """Tab walks these controls in this order."""
    order = list(widgets)
    for first, second in pairwise(order):
        QWidget.setTabOrder(first, second)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class PageBody(QScrollArea):
    """What a page shows: a main column and, if given, a side column that folds under it.

    Scrolls up and down only. At most 1440 units wide; the rest of a wide screen stays empty.
    """

    def __init__(self, main: QWidget, side: QWidget | None = None) -> None:
        super().__init__()
        self._main = main
        self._side = side
        self._inside = QWidget()
        self._inside.setProperty("surface", "clear")
        self._inside.setMaximumWidth(theme().px(CONTENT_WIDTH_MAX))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        _measure(self._box, gap=16, margins=(24, 0, 24, 20))
        self._box.addWidget(main, 1, Qt.AlignmentFlag.AlignTop)
        if side is not None:
            keep_width(side, SIDE_WIDTH)
            self._box.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def is_folded(self) -> bool:
        """Whether the side column stands under the main one."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setMaximumWidth(theme().px(CONTENT_WIDTH_MAX))
        if self._side is not None:
            self._fold(self.viewport().width() < max(theme().px(FOLD_UNDER), self._least()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(160))

    def _least(self) -> int:
        """The width that main and side need beside each other."""
        margins = self._box.contentsMargins()
        between = margins.left() + margins.right() + self._box.spacing()
        return self._main.minimumSizeHint().width() + theme().px(SIDE_WIDTH) + between

    def _fold(self, is_narrow: bool) -> None:
        if is_narrow == self.is_folded or self._side is None:
            return
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._side.setProperty(WIDTH_UNITS, 0 if is_narrow else SIDE_WIDTH)
        self._side.setMinimumWidth(0 if is_narrow else theme().px(SIDE_WIDTH))
        self._side.setMaximumWidth(16_777_215 if is_narrow else theme().px(SIDE_WIDTH))


def _fill(layout: QBoxLayout, items: Iterable[Item], gap: int, margins: Margins) -> None:
    _measure(layout, gap, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(theme().px(item))
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def _measure(layout: QLayout, gap: int, margins: Margins) -> None:
    layout.setProperty(UNITS, [gap, *margins])
    _scale(layout)


def _scale(layout: QLayout) -> None:
    units = cast("list[int] | None", layout.property(UNITS))
    if units:
        px = theme().px
        gap, left, top, right, bottom = (px(int(unit)) for unit in units)
        layout.setSpacing(gap)
        layout.setContentsMargins(left, top, right, bottom)
