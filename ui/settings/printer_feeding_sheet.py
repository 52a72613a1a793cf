"""The sheet on which it is noted how paper goes into a printer: a cross, a trial, two answers.

What the answers mean is decided in the domain.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smallcrm.domain.printer_feeding import (
    BOTTOM,
    OTHER,
    PRINTED,
    TOP,
    FeedingDraft,
    draft_of,
)
from smallcrm.printing.fold_test import fold_test_pdf
from smallcrm.printing.stock import stock_from
from smallcrm.services.printers import feedings, save_feeding
from ui.cards.feed_hint import lay_it_in
from ui.cards.feed_picture import FeedPicture
from ui.context import AppContext
from ui.settings.fold_test_sheet import panel_words
from ui.settings.printer_papers import papers
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 520


class FeedingSheet(Sheet):
    """Where the pencil cross came out of one printer. done: called once the sheet is away."""

    def __init__(
        self, context: AppContext, printer: str, done: Callable[[], None] | None = None
    ) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="feeding_sheet",
            title=say("How does paper go into {printer}?", printer=printer),
            accept_words=say("Save"),
            width=WIDTH,
        )
        self._context, self._printer, self._done = context, printer, done
        self._build()
        known = feedings(context.store).get(printer)
        if known is not None:
            seen = draft_of(known)
            self._on.choose(seen.cross_on)
            self._at.choose(seen.cross_at)
        self._trial.clicked.connect(self._on_trial)
        for answer in (self._on, self._at):
            answer.chosen.connect(self._on_answer)
        self._show()

    def _build(self) -> None:
        say = self.say
        steps = (
            say(
                "1. Draw a pencil cross on a plain sheet: on the side that lies up in the tray, "
                "close to the edge that goes in first."
            ),
            say("2. Lay it in and print the trial: its arrow points to the top of the page."),
            say("3. Say where the cross came out."),
        )
        self._trial = KeycapButton(say("Print trial"), name="print_trial", icon="printer")
        sides = ((PRINTED, say("Printed side")), (OTHER, say("Other side")))
        ends = ((TOP, say("At the top")), (BOTTOM, say("At the bottom")))
        self._on = SegmentedButtons(sides, name="cross_on", spoken=say("The cross is on the"))
        self._at = SegmentedButtons(ends, name="cross_at", spoken=say("and it lies"))
        self._picture = FeedPicture(spoken=say("How the sheet goes in"))
        self._told = PlainLabel("", fit="wrap")
        for step in steps[:2]:
            self.body.addWidget(PlainLabel(step, fit="wrap"))
        self.body.addWidget(holder(flow(self._trial)))
        self.body.addWidget(PlainLabel(steps[2], fit="wrap"))
        on = self.form.add("cross_on", say("The cross is on the"), self._on)
        at = self.form.add("cross_at", say("and it lies"), self._at)
        self.body.addWidget(holder(column(None, on, at, gap=8)))
        seen = row(None, self._picture, self._told, gap=12)
        seen.setStretch(1, 1)
        self.body.addWidget(holder(seen))

    def first_focus(self) -> QWidget:
        return self._trial

    def accept(self) -> None:
        """Keep what was seen."""
        context = self._context
        by = context.counter.helper_id
        save_feeding(context.store, self._printer, self._draft(), now=context.now(), by=by)
        self.finish()

    def taken_away(self) -> None:
        if self._done is not None:
            self._done()

    def press(self, deed: str) -> bool:
        """Ctrl+P prints the trial."""
        if deed == "print":
            self._trial.click()
        return deed == "print"

    def _draft(self) -> FeedingDraft:
        return FeedingDraft(self._on.code, self._at.code)

    def _show(self) -> None:
        """What follows from the answers."""
        feeding = self._draft().checked()
        told = self.say("From now on: {way}.", way=lay_it_in(feeding))
        self._told.show_text(told)
        self._picture.show_feed(is_wide=False, is_upright=True, feeding=feeding, spoken=told)

    def _send(self) -> None:
        context, size = self._context, papers(self._context)[0].size
        stock = stock_from({"kind": "label", "sheet_mm": list(size)}, "own_trial")
        page = fold_test_pdf(stock, panel_words(context))
        context.printer.print_as_is(self._printer, page, self.say("Print trial"))
        context.bottom.tell(self.say("The trial went to {name}", name=self._printer))

    # Handlers

    def _on_answer(self, _code: str) -> None:
        self._show()

    def _on_trial(self) -> None:
        self._context.errors.attempt(self._send, self.form)
