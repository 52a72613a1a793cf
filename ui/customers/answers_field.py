"""Which open let-downs a new mark answers: a tick for each, named by its day alone.

When a let-down is open is known by the services.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import MomentId
from smallcrm.services.moments import OpenOw
from smallcrm.wording import Wording
from ui.widgets.choices import TickBox
from ui.widgets.layouts import column

MOST_SHOWN = 3  # the newest; who waits for more answers than that is called by the boss


class AnswersField(QWidget):
    """Ticked by itself for a WOW, until somebody ticks otherwise."""

    def __init__(self, wording: Wording, offered: Sequence[OpenOw]) -> None:
        super().__init__()
        self._is_touched = False
        self._ticks: dict[MomentId, TickBox] = {}
        for ow in offered[-MOST_SHOWN:]:
            words = wording.text("This answers {day}", day=ow.day)
            self._ticks[ow.id] = TickBox(words, name=f"answers_{ow.id}")
        column(self, *self._ticks.values(), gap=4)
        for tick in self._ticks.values():
            tick.clicked.connect(self._on_ticked)

    def answers(self) -> tuple[MomentId, ...]:
        """What is ticked, oldest first."""
        return tuple(number for number, tick in self._ticks.items() if tick.isChecked())

    def follow(self, kind: str) -> None:
        """Somebody marked how it went; "" while it is not marked."""
        self.setVisible(bool(kind and self._ticks))
        if self._is_touched:
            return
        for tick in self._ticks.values():
            tick.setChecked(kind == "wow")

    def show_answers(self, answers: Sequence[MomentId]) -> None:
        """Let exactly these be ticked."""
        self._is_touched = True
        for number, tick in self._ticks.items():
            tick.setChecked(number in answers)

    def kept_text(self) -> str:
        """What somebody ticked, for words on hold."""
        return f"={' '.join(str(each) for each in self.answers())}" if self._is_touched else ""

    def show_kept(self, text: str) -> None:
        """Put back what was on hold."""
        if text.startswith("="):
            words = text[1:].split()
            self.show_answers([MomentId(int(word)) for word in words if word.isdecimal()])

    def _on_ticked(self) -> None:
        self._is_touched = True
