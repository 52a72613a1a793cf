"""The head of a page: its title, one quiet line beside it, and what can be done there.

What the words say and the buttons do is the page's business.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.flow import FlowRow
from ui.widgets.text import PlainLabel

LINE_LEAST = 260  # units: a longer line beside the title goes on below itself


class HeadLine(PlainLabel):
    """The quiet line: never cut, it pushes the buttons below the title or takes two lines."""

    def __init__(self) -> None:
        super().__init__("", role="second", fit="wrap")

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.whole_text) + 2
        return QSize(min(words, theme().px(LINE_LEAST)), metrics.height())

    def show_text(self, text: str) -> None:
        super().show_text(text)
        self.updateGeometry()


class PageHead(FlowRow):
    """Title, line and actions in one row; where that is too narrow, the actions stand below."""

    def __init__(self, title: str, line: HeadLine, *actions: QWidget) -> None:
        super().__init__(gap=12, least=0)
        head = PlainLabel(title, role="page")
        for part in (head, *actions):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (head, line, *actions):
            self.add(part)
