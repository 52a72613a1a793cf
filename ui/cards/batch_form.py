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
from ui.cards.batch import Batch, BatchChoice
from ui.cards.desk import DeskCard
from ui.cards.mode_choice import mode_buttons, mode_words, told_of
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
        self._mode = mode_buttons(self._wording)
        self._turning = turning_buttons(self._wording)
        self._left = TickBox(say("I write with the left hand"), name="left_handed")
        self._large = TickBox(say("Large letters on the slips"), name="large_slip")
        self._marks = TickBox(say("Marks where to cut"), name="crop_marks")
        self._slips = holder(column(None, self._left, self._large, gap=0))
        self._second = FormField(say("Second side"), self._turning)
        self._told = PlainLabel("", role="second", fit="wrap")
        self._words = FormField(say("The words"), self._mode)
        for field in (self._words, self._second):
            keep_narrow(field)
        column(
            self,
            FormField(say("Paper"), self._paper),
            holder(flow(self._words, self._second, gap=20)),
            self._slips,
            self._marks,
            self._told,
            gap=12,
        )

    def show_batch(self, batch: Batch) -> None:
        """Show how it is printed, only what matters then, and which cards are made otherwise."""
        choice = batch.choice
        self._paper.choose(choice.paper.code)
        self._mode.choose(choice.mode)
        self._turning.choose(BY_HAND if choice.turns_by_hand else BY_PRINTER)
        self._left.setChecked(choice.is_left_handed)
        self._large.setChecked(choice.is_large)
        self._marks.setChecked(choice.has_crop_marks)
        own = [card for card in batch.cards if card.choice.mode]
        self._words.setVisible(not own or len(own) < len(batch.cards))
        self._second.setVisible(batch.is_two_sided)
        self._slips.setVisible(bool(batch.by_hand))
        self._marks.setVisible(choice.paper.is_cut)
        told = told_of(self._wording, choice.mode) if self._words.isVisibleTo(self) else ""
        lines = [told, *(self._made_otherwise(card) for card in own)]
        self._told.show_text("\n".join(filter(None, lines)))
        self._told.setVisible(any(lines))

    def _made_otherwise(self, card: DeskCard) -> str:
        mode = mode_words(self._wording)[card.choice.mode]
        return self._wording.text("{name}: {mode}", name=card.note.name, mode=mode)

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


def turning_buttons(wording: Wording) -> SegmentedButtons:
    """Who turns the sheets over for their second side."""
    say = wording.text
    turnings = ((BY_HAND, say("I turn it")), (BY_PRINTER, say("Printer turns")))
    return SegmentedButtons(turnings, name="turning", spoken=say("Second side"))
