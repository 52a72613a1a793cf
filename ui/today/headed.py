"""A panel and a line with a head, whose parts are shown only once they have their place.

What stands under the heads is the business of who makes them.
"""

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.layouts import row
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel, named

HEAD_HEIGHT = 28  # LOOK: group heads are a line of 28


class HeadedPanel(Panel):
    """A white panel under its head."""

    def __init__(self, title: str, *, name: str, padding: int = 16) -> None:
        super().__init__(name=name, padding=padding)
        self._head = PlainLabel(role="group", fit="elide")
        self.body.addWidget(self._head)
        self.show_head(title)

    def show_head(self, title: str) -> None:
        """Call the panel differently."""
        self._head.show_text(title)
        named(self, self.objectName(), title)


def group_line(title: str, count: int, action: QWidget | None) -> QWidget:
    """The head of a group: its name, how many there are, and at most one action for all."""
    made = QWidget()
    labels = (PlainLabel(title, role="group"), PlainLabel(str(count), role="second"))
    line = row(made, *labels, None, gap=6, margins=(2, 0, 2, 0))
    if action is not None:
        line.addWidget(action)
    made.setMinimumHeight(theme().px(HEAD_HEIGHT))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made
