"""The columns of a list: heading, some cells, and what each becomes, to be corrected.

What the codes mean is the readers' business.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.exchange.readers.guess import ColumnGuess, ListGuess
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast
from ui.exchange.words import column_choices
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import clear, column, holder, keep_width
from ui.widgets.panels import GroupHead, RowsPanel
from ui.widgets.text import PlainLabel

CHOICE_WIDTH = 260
STACKED_UNDER = 520  # units: narrower, the choice stands under the heading


class ColumnRow(QWidget):
    """One column; corrected carries its place and the code that was chosen."""

    corrected = Signal(int, str)

    def __init__(self, place: int, guess: ColumnGuess, mapping: list[str], say: Wording) -> None:
        super().__init__()
        self._place = place
        heading = guess.heading or say.text("Column {number}", number=place + 1)
        self.choice = ChoiceField(
            column_choices(guess.code, mapping, say),
            name=f"column_{place}",
            spoken=say.text("{heading} becomes", heading=heading),
        )
        self.choice.choose(guess.code)
        keep_width(self.choice, CHOICE_WIDTH)
        examples = " · ".join(guess.examples)
        words = holder(
            column(
                None,
                PlainLabel(heading, role="body_bold", fit="elide"),
                PlainLabel(examples, role="second", fit="elide"),
                gap=1,
            )
        )
        line = Abreast(words, self.choice, limit=STACKED_UNDER, stretches=(1, 0), gap=12)
        column(self, line, margins=(16, 8, 12, 8))
        self.choice.chosen.connect(self._on_chosen)

    def _on_chosen(self, code: str) -> None:
        self.corrected.emit(self._place, code)


class ColumnsPart(QWidget):
    """All columns with something in them; corrected carries the mapping to read again with."""

    corrected = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._mapping: list[str] = []
        self._head = GroupHead(wording.text("What the columns become"), 0)
        self._empty = PlainLabel("", role="second", fit="wrap")
        self._rows = column(None, gap=0)
        column(self, self._head, self._rows, self._empty, gap=4)

    def show_list(self, guess: ListGuess) -> None:
        """Show these columns; those without any cell are only counted."""
        self._mapping = list(guess.mapping)
        clear(self._rows)
        panel = RowsPanel("columns", self._wording.text("What the columns become"))
        filled = [(at, each) for at, each in enumerate(guess.columns) if each.examples]
        for place, each in filled:
            made = ColumnRow(place, each, self._mapping, self._wording)
            made.corrected.connect(self._on_corrected)
            panel.add_row(made)
        self._rows.addWidget(panel)
        self._head.show_count(len(filled))
        empty = len(guess.columns) - len(filled)
        counted = self._wording.counted(
            "{n} column has nothing in it.", "{n} columns have nothing in them.", empty
        )
        self._empty.show_text(counted)
        self._empty.setVisible(empty > 0)
        self.setVisible(bool(filled))

    def _on_corrected(self, place: int, code: str) -> None:
        self._mapping[place] = code
        self.corrected.emit(tuple(self._mapping))
