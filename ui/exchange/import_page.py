"""The page that brings a list in: choose it, look at what would happen, bring it in, done.

The list itself and the work on it are kept by list_desk.
"""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smallcrm.exchange.readers.guess import ReadOptions
from ui.context import AppContext
from ui.exchange.choose_part import ChoosePart, FileDrop
from ui.exchange.done_part import DonePart
from ui.exchange.list_desk import ListDesk
from ui.exchange.list_work import Source
from ui.exchange.look_part import LookPart
from ui.pages import Argument, Page, Verbs
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.text import PlainLabel

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "vcf", "vcard")
TOUCHES = {"customer", "phone", "email", "address"}


class ImportPage(Page):
    """Three steps one after the other; a list stays here until another one is chosen."""

    rail_code = "customers"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._desk = ListDesk(context, self)
        self._build()
        self._drop.dropped.connect(self._on_file)
        self._choose.choosing.connect(self._on_choose)
        self._choose.pasted.connect(self._on_pasted)
        self._other.clicked.connect(self._on_other)
        self._look.corrected.connect(self._on_corrected)
        self._look.piles.wanted.connect(self._on_bring)
        self._look.questions.answered.connect(self._on_answered)
        self._done.undo.connect(self._on_undo)
        self._done.again.connect(self._on_other)
        self._desk.busy.connect(self._on_busy)
        self._desk.looked_at.connect(self._on_looked_at)
        self._desk.brought_in.connect(self._on_brought_in)

    def _build(self) -> None:
        self._busy = PlainLabel("", role="second", fit="elide")
        self._other = KeycapButton(self.say("Other list"), name="other_list", icon="folder-open")
        self._choose = ChoosePart(self.wording)
        self._look = LookPart(self._context)
        self._done = DonePart(self._context)
        title = PlainLabel(self.say("Bring my list"), role="page")
        head = row(None, title, self._busy, None, self._other, gap=12, margins=(24, 0, 24, 0))
        self._steps = holder(column(None, self._done, self._choose, self._look, None, gap=16))
        self._drop = FileDrop()
        self._body = PageBody(self._steps)
        column(self._drop, self._body)
        whole = column(self, head, self._drop, gap=12)
        whole.setStretch(1, 1)
        self._show_step(self._choose)

    def arrive(self, argument: Argument) -> None:
        """Whoever comes back after a list was brought in begins anew."""
        if self._desk.report is not None:
            self._on_other()

    def first_focus(self) -> QWidget | None:
        if self._done.isVisibleTo(self):
            return self._done.see_button
        if self._choose.isVisibleTo(self):
            return self._choose.choose
        piles, questions = self._look.piles, self._look.questions
        return piles.bring if piles.can_bring or not questions.is_asking else questions.buttons[0]

    def verbs(self) -> Verbs:
        is_ready = self._look.piles.isVisibleTo(self) and self._look.piles.can_bring
        return {"save": self._desk.bring} if is_ready and self._steps.isEnabled() else {}

    def refresh(self) -> None:
        if self._desk.report is None:
            self._context.errors.attempt(self._desk.compare_if_changed)
        else:
            self._done.show_standing(is_taken_back=self._desk.is_taken_back())

    def _show_step(self, step: QWidget) -> None:
        for each in (self._choose, self._look, self._done):
            each.setVisible(each is step)
        self._other.setVisible(step is self._look)
        self._take_focus()

    def _take_focus(self) -> None:
        focus = self.first_focus()
        if self.isVisible() and focus is not None:
            focus.setFocus()
            self._body.ensureWidgetVisible(focus)

    # Handlers

    def _on_choose(self) -> None:
        self._context.dialogs.open_file(self.say("Choose your list"), ENDINGS, self._on_file)

    def _on_file(self, path: Path) -> None:
        source = Source(path.name, path)
        self._context.errors.attempt(partial(self._desk.read, source))

    def _on_pasted(self, cells: str) -> None:
        data = cells.encode("utf-8", "replace")
        source = Source(self.say("Pasted cells"), data=data)
        self._context.errors.attempt(partial(self._desk.read, source))

    def _on_other(self) -> None:
        self._desk.clear()
        self._show_step(self._choose)

    def _on_corrected(self, options: ReadOptions, is_corrected: bool) -> None:
        looked = self._desk.looked
        if looked is not None:
            read = partial(self._desk.read, looked.source, options, is_corrected=is_corrected)
            self._context.errors.attempt(read)

    def _on_answered(self, line: int, said: str) -> None:
        self._desk.answers[line] = said
        if self._desk.looked is not None:
            self._look.show_plan(self._desk.looked, self._desk.answers)
        if not self._look.questions.is_asking:
            self._take_focus()

    def _on_bring(self) -> None:
        self._context.errors.attempt(self._desk.bring)

    def _on_busy(self, doing: str) -> None:
        self._busy.show_text(doing)
        self._steps.setEnabled(not doing)
        self._other.setEnabled(not doing)

    def _on_looked_at(self) -> None:
        if self._desk.looked is not None:
            self._look.show_list(self._desk.looked, self._desk.answers)
            self._show_step(self._look)

    def _on_brought_in(self) -> None:
        looked, report = self._desk.looked, self._desk.report
        if looked is None or report is None:
            return
        self._done.show_report(report, looked.plan, waiting=len(self._desk.unsettled))
        self._show_step(self._done)

    def _on_undo(self) -> None:
        kept: list[str] = []

        def take_back() -> None:
            kept.extend(self._desk.undo())

        def show() -> None:
            self._done.show_taken_back(kept)

        self._context.errors.attempt(take_back, then=show)
