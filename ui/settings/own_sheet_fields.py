"""The ten numbers of an own sheet as fields, in pairs, in millimetres or inches.

What they mean together is decided in the domain.
"""

from typing import cast

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.lengths import Measure, Unit
from smallcrm.domain.own_sheets import COUNTS, LENGTHS, OwnSheetDraft, draft_of, unit_of
from smallcrm.domain.sheet_grid import Grid
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.wrapping import Abreast
from ui.widgets.fields import TextField
from ui.widgets.form import FormField
from ui.widgets.layouts import column
from ui.widgets.segmented import SegmentedButtons

LETTERS = 24
PAIR_FROM = 200  # units: narrower, a pair stands one under the other


class NumberFields(QWidget):
    """changed: something was typed, or told in another unit."""

    changed = Signal()

    def __init__(self, sheet: CustomerSheet, unit: Unit) -> None:
        super().__init__()
        self._sheet = sheet
        self._lines: dict[str, TextField] = {}
        self._build()
        self._unit.choose(unit)
        self._told_in: Unit = unit
        self._unit.chosen.connect(self._on_unit)
        for line in self._lines.values():
            line.textChanged.connect(self._on_typed)

    def _build(self) -> None:
        say = self._sheet.say
        units = (("mm", say("Millimetres")), ("in", say("Inches")))
        self._unit = SegmentedButtons(units, name="unit", spoken=say("Lengths are typed in"))
        self._sheet.add("unit", say("Lengths are typed in"), self._unit)
        pairs = (
            ("sheet_width", say("Sheet, width"), "sheet_height", say("Sheet, height")),
            ("columns", say("Pieces beside each other"), "rows", say("Pieces below each other")),
            ("width", say("One piece, width"), "height", say("One piece, height")),
            ("left", say("First piece from the left"), "top", say("First piece from above")),
            ("across", say("To the next, across"), "down", say("To the next, down")),
        )
        lines = [
            Abreast(self._field(one, words), self._field(other, its_words), limit=PAIR_FROM)
            for one, words, other, its_words in pairs
        ]
        column(self, *lines, gap=10)

    def _field(self, name: str, words: str) -> FormField:
        line = TextField(name=name, spoken=words, limit=LETTERS)
        self._lines[name] = line
        return self._sheet.add(name, words, line)

    @property
    def measure(self) -> Measure:
        """How lengths are typed now, with the decimal mark of the shop's country."""
        return _measure(cast("Unit", self._unit.code))

    def draft(self, use: str) -> OwnSheetDraft:
        """What stands in the fields."""
        return OwnSheetDraft(use, **{name: line.text() for name, line in self._lines.items()})

    def show_draft(self, draft: OwnSheetDraft) -> None:
        """Fill the fields."""
        for name in (*LENGTHS, *COUNTS):
            self._lines[name].show_text(getattr(draft, name))

    def show_grid(self, use: str, grid: Grid) -> None:
        """Fill the fields with a known sheet, in the unit in which its maker measured."""
        self._unit.choose(unit_of(grid))
        self.show_draft(draft_of(use, grid, self.measure))
        self.follow_unit()

    def follow_unit(self) -> None:
        """The lengths stand there in the unit that is chosen; call after both were put back."""
        self._told_in = self.measure.unit

    # Handlers

    def _on_typed(self) -> None:
        self.changed.emit()

    def _on_unit(self, _code: str) -> None:
        """Tell the lengths that can be read in the other unit."""
        before, now = _measure(self._told_in), self.measure
        self._told_in = now.unit
        if before == now:
            return
        for name in LENGTHS:
            line = self._lines[name]
            try:
                line.show_text(now.typed(before.read(name, line.text())))
            except Invalid:
                continue  # such as an empty one: it stays as it was typed
        self.changed.emit()


def _measure(unit: Unit) -> Measure:
    return Measure(unit, QLocale().decimalPoint())
