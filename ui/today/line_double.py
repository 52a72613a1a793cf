"""Under a line of the day sheet that is typed in: somebody in the book may be the same person.

Who may be the same is worked out by the services.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.services.likely_doubles import DoubleRow
from smallcrm.wording import Wording
from ui.customers.wrapping import WrapRow
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel


class LineDouble(QWidget):
    """Hidden while nobody is alike. taken: it is this customer, by their id."""

    taken = Signal(int)

    def __init__(self, wording: Wording, number: int) -> None:
        super().__init__()
        self._wording = wording
        self._number = number
        self._customer = 0
        self._words = PlainLabel("", role="second", tone="ink")
        say = wording.text
        self._same = LinkButton(
            say("It is them"), name=f"same_{number}", spoken=say("Line {n}: it is them", n=number)
        )
        column(self, holder(WrapRow(self._words, self._same, gap=8)), gap=0)
        self._same.clicked.connect(self._on_same)
        self.hide()

    def show_double(self, double: DoubleRow | None) -> None:
        """Say who it may be and why; nobody hides the line."""
        self.setVisible(double is not None)
        if double is None:
            return
        self._customer = double.id
        say, reasons = self._wording.text, map(self._wording.say, double.reasons)
        why = ", ".join(reasons)
        self._words.show_text(say("Perhaps {name}. {why}.", name=double.name, why=why))

    def _on_same(self) -> None:
        self.taken.emit(self._customer)
