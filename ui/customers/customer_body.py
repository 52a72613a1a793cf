"""How the parts of one customer's page lie: panels beside the story, or between head and story.

What the parts show is their own business.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.layouts import SIDE_WIDTH, column, holder, row

GAP = 12
COLUMN_GAP = 16
BESIDE_FROM = 1000  # units: narrower, the panels lie under the head
TWO_COLUMNS_FROM = 600  # units: narrower, the panels stand in one column


class CustomerBody(QWidget):
    """Head, panels and story; the panels fold under the head, above the endless story."""

    def __init__(self, head: QWidget, panels: Sequence[QWidget], story: QWidget) -> None:
        super().__init__()
        self._head = head
        self._panels = tuple(panels)
        self._leading: QWidget | None = None
        self._story = story
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._stacks = (column(None, gap=GAP), column(None, gap=GAP))
        left, self._right = (holder(column(None, stack, None, gap=0)) for stack in self._stacks)
        beside = row(None, left, self._right, gap=GAP)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        self._side = holder(beside)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay()

    @property
    def is_folded(self) -> bool:
        """Whether the panels lie under the head."""
        return self.width() < theme().px(BESIDE_FROM)

    def minimumSizeHint(self) -> QSize:
        parts = (self._head, self._story, *self._panels)
        widest = max(part.minimumSizeHint().width() for part in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _wanted_columns(self) -> int:
        """0: beside the story; else in how many columns the panels lie under the head."""
        if not self.is_folded:
            return 0
        return 2 if self.width() >= theme().px(TWO_COLUMNS_FROM) else 1

    def _lay(self) -> None:
        columns = self._wanted_columns()
        if columns == self._columns and self._grid.count():
            return
        self._columns = columns
        # removeWidget and not takeAt: an item that Python keeps alive goes on caching old heights
        for part in (self._head, self._story, self._side):
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._head, 0, 0, top)
        if columns:
            self._grid.addWidget(self._side, 1, 0, top)
            self._grid.addWidget(self._story, 2, 0, top)
        else:
            self._grid.addWidget(self._story, 1, 0, 2, 1, top)
            self._grid.addWidget(self._side, 0, 1, 3, 1, top)
        self._measure(columns)
        self._lay_panels(columns or 1)

    def _measure(self, columns: int) -> None:
        px = theme().px
        self._grid.setHorizontalSpacing(px(COLUMN_GAP))
        self._grid.setVerticalSpacing(px(GAP))
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(2, 1)
        self._side.setMinimumWidth(0 if columns else px(SIDE_WIDTH))
        self._side.setMaximumWidth(16_777_215 if columns else px(SIDE_WIDTH))

    def lay_panels(self, leading: QWidget | None = None) -> None:
        """Share the panels out anew, after some were shown or hidden; leading: first of all."""
        self._leading = leading
        self._lay_panels(self._columns or 1)

    def _lay_panels(self, columns: int) -> None:
        """In two columns each panel that is shown goes where there is more room."""
        for stack in self._stacks:
            for panel in self._panels:
                stack.removeWidget(panel)
        left, right = self._stacks
        heights = [0, 0]
        for panel in sorted(self._panels, key=lambda panel: panel is not self._leading):
            column_number = int(columns > 1 and heights[1] < heights[0])
            (right if column_number else left).addWidget(panel)
            if not panel.isHidden():
                heights[column_number] += panel.sizeHint().height() + GAP
        self._right.setVisible(columns > 1 and heights[1] > 0)
