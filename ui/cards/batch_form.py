"""The form of a batch: paper, who writes the words, one side or both, slips, crop marks.

What is printed in the end is the business of the sheet around it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.printing.modes import Mode
from smallcrm.wording import Wording
from ui.cards.batch import BatchChoice
from ui.settings.hours_editor import keep_narrow
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

BY_HAND, BY_PRINTER = "by_hand", "by_printer"


class BatchForm(QWidget):
    """changed: something is chosen otherwise; paper_chosen carries the code of another paper."""

    changed = Signal()
    paper_chosen = Signal(str)

    def __init__(self, wording: Wording, papers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._wording = wording
        self._build(papers)
        self._paper.chosen.connect(self.paper_chosen)
        for segmented in (self._mode, self._turning):
            segmented.chosen.connect(self._on_chosen)
        for tick in (self._left, self._large, self._marks):
            tick.clicked.connect(self._on_chosen)

    def _build(self, papers: Sequence[tuple[str, str]]) -> None:
        say = self._wording.text
        self._paper = ChoiceField(papers, name="paper", spoken=say("Paper"))
        modes = (
            ("printed", say("All printed")),
            ("by_hand", say("I write it")),
            ("blank", say("Blank inside")),
        )
        self._mode = SegmentedButtons(modes, name="mode", spoken=say("The words"))
        turnings = ((BY_HAND, say("I turn it")), (BY_PRINTER, say("Printer turns")))
        self._turning = SegmentedButtons(turnings, name="turning", spoken=say("Second side"))
        self._left = TickBox(say("I write with the left hand"), name="left_handed")
        self._large = TickBox(say("Large letters on the slips"), name="large_slip")
        self._marks = TickBox(say("Marks where to cut"), name="crop_marks")
        self._slips = holder(column(None, self._left, self._large, gap=0))
        self._second = FormField(say("Second side"), self._turning)
        self._told = PlainLabel("", role="second", fit="wrap")
        mode = FormField(say("The words"), self._mode)
        for field in (mode, self._second):
            keep_narrow(field)
        column(
            self,
            FormField(say("Paper"), self._paper),
            holder(flow(mode, self._second, gap=20)),
            self._slips,
            self._marks,
            self._told,
            gap=12,
        )

    def show_choice(self, choice: BatchChoice) -> None:
        """Show how it is printed, and only what matters then."""
        self._paper.choose(choice.paper.code)
        self._mode.choose(choice.mode)
        self._turning.choose(BY_HAND if choice.turns_by_hand else BY_PRINTER)
        self._left.setChecked(choice.is_left_handed)
        self._large.setChecked(choice.is_large)
        self._marks.setChecked(choice.has_crop_marks)
        is_two_sided = len(choice.paper.sides) > 1 and choice.mode != "blank"
        self._second.setVisible(is_two_sided)
        self._slips.setVisible(choice.mode == "by_hand")
        self._marks.setVisible(choice.paper.is_cut)
        say = self._wording.text
        told = {
            "by_hand": say("Faint lines on the card, and beside it a slip with what to say."),
            "blank": say("Only the front is printed; the inside is yours."),
        }
        self._told.show_text(told.get(choice.mode, ""))
        self._told.setVisible(choice.mode in told)

    def chosen(self, choice: BatchChoice) -> BatchChoice:
        """The choice with what stands in the form; the paper is handed on by paper_chosen."""
        return replace(
            choice,
            mode=cast("Mode", self._mode.code),
            turns_by_hand=self._turning.code == BY_HAND,
            is_left_handed=self._left.isChecked(),
            is_large=self._large.isChecked(),
            has_crop_marks=self._marks.isChecked() and choice.paper.is_cut,
        )

    def first_focus(self) -> QWidget:
        """Where the form begins."""
        return self._paper

    def _on_chosen(self, _state: object = None) -> None:
        self.changed.emit()
