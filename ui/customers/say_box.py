"""What to say to the customer who stands there, full width under the name.

What that is is told by services/say_this.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.wording import Wording
from ui.widgets.layouts import clear, column
from ui.widgets.text import PlainLabel, named


class SayBox(QFrame):
    """At most five lines, the first one bold."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("surface", "say")
        named(self, "say_this", wording.text("Say this"))
        self._shown: tuple[str, ...] = ()
        self._lines = column(None, gap=3)
        self._whole = column(self, self._lines, gap=4, margins=(16, 12, 16, 12))

    def stand_under(self, answers: QWidget) -> None:
        """Let what answers a question of the lines stand under them."""
        self._whole.addWidget(answers)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these instead."""
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            clear(self._lines)
            for place, line in enumerate(lines):
                role = "say" if place else "say_bold"
                self._lines.addWidget(PlainLabel(line, role=role, fit="wrap"))
        self.setVisible(bool(lines))
