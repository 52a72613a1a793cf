"""How the parts of Today lie: the side column beside the list, or folded under it.

What the parts show is their own business.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets.layouts import PageBody

BESIDE_FROM = 1010  # units: narrower, a row would have to wrap its reason beside the side column
SIDE_TOP = 53  # units: the side column begins where the first row does


class TodayBody(PageBody):
    """The side column stands beside the list at 1280 and folds under it at 1024."""

    def __init__(self, main: QWidget, side: QWidget) -> None:
        super().__init__(main, side)
        self._beside = side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = 0 if self.is_folded else theme().px(SIDE_TOP)
        self._beside.setContentsMargins(0, top, 0, 0)

    def _least(self) -> int:
        return max(super()._least(), theme().px(BESIDE_FROM))
