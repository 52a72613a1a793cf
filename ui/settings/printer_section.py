"""The section "Printers": the printers of this PC, and how each is put right on a paper.

Which printers there are is the system's business; how a page is moved the printing room's.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.printing.on_printer import corrected
from smallcrm.services.printers import CorrectedPaper, corrections, forget_correction
from ui.context import AppContext, PrinterName
from ui.customers.wrapping import Abreast
from ui.settings.fold_test_sheet import ask_fold_test
from ui.settings.printer_papers import Paper, correction_words, papers, proof_page, words_of
from ui.settings.printer_sheet import PrinterSheet
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

BESIDE_FROM = 460  # units: narrower, the buttons stand under the words


class PrintersSection(Section):
    """Every printer of this PC and every one that was put right; nothing is typed here."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="printers",
            title=say("Printers"),
            explained=say(
                "Most printers are off by a millimetre or two. A test page and two readings put "
                "that right, for each printer and each paper."
            ),
        )
        self._list = column(None, gap=12)
        self._shown: object = None
        self._first: QWidget | None = None
        self._again = KeycapButton(say("Look again"), name="look_again")
        self._again.clicked.connect(self._on_again)
        self.body.addLayout(self._list)
        self.body.addWidget(holder(flow(self._again)))
        self.refresh()

    def refresh(self) -> None:
        known = (tuple(self.context.printer.printers()), corrections(self.context.store))
        if known == self._shown:
            return  # the keyboard stays on the button where it is
        self._shown = known
        clear(self._list)
        self._first = None
        connected, put_right = known
        if not connected:
            self._list.addWidget(self._nothing())
        choices = papers(self.context)
        names = [each.name for each in connected]
        gone = sorted({each.printer for each in put_right} - set(names))
        for printer in (*connected, *map(PrinterName, gone)):
            of_it = [each for each in put_right if each.printer == printer.name]
            is_there = printer.name in names
            self._list.addWidget(self._panel(printer, of_it, choices, is_there=is_there))

    def first_focus(self) -> QWidget:
        return self._first or self._again

    def _nothing(self) -> QWidget:
        say = self.say
        words = say("Cards, labels and lists can be saved as a PDF and printed elsewhere.")
        fold = KeycapButton(say("Fold test"), name="fold_test")
        fold.clicked.connect(partial(self._on_fold, ""))
        return Notice(say("This PC has no printer"), words, (fold,), name="no_printer")

    def _panel(
        self,
        printer: PrinterName,
        put_right: Sequence[CorrectedPaper],
        choices: list[Paper],
        *,
        is_there: bool,
    ) -> QWidget:
        panel = RowsPanel("printer", printer.name)
        buttons = [self._fold_button(printer), self._test_button(printer)] if is_there else []
        self._first = self._first or next(iter(buttons), None)
        detail = self._detail(printer, is_there=is_there)
        panel.add_row(_line(printer.name, detail, buttons, role="name"))
        for each in put_right:
            paper = Paper("", words_of(choices, each.size), each.size)
            words = correction_words(self.context.wording, each.correction)
            deeds = [self._forget_button(each, paper)]
            if is_there:
                deeds.insert(0, self._proof_button(each, paper))
            panel.add_row(_line(paper.words, words, deeds, role="body_bold"))
        return panel

    def _detail(self, printer: PrinterName, *, is_there: bool) -> str:
        if not is_there:
            return self.say("not connected to this PC now")
        return self.say("the usual printer of this PC") if printer.is_usual else ""

    def _test_button(self, printer: PrinterName) -> KeycapButton:
        spoken = self.say("Test page of {name}", name=printer.name)
        made = KeycapButton(self.say("Test page"), name="test_page", icon="printer", spoken=spoken)
        made.clicked.connect(partial(self._on_test, printer))
        return made

    def _fold_button(self, printer: PrinterName) -> KeycapButton:
        spoken = self.say("Fold test on {printer}", printer=printer.name)
        made = KeycapButton(self.say("Fold test"), name="fold_test", spoken=spoken)
        made.clicked.connect(partial(self._on_fold, printer.name))
        return made

    def _proof_button(self, each: CorrectedPaper, paper: Paper) -> KeycapButton:
        spoken = self.say("Try {paper} on {name}", paper=paper.words, name=each.printer)
        made = KeycapButton(self.say("Try it"), name=f"try_{each.id}", spoken=spoken)
        made.clicked.connect(partial(self._on_try, each, paper))
        return made

    def _forget_button(self, each: CorrectedPaper, paper: Paper) -> KeycapButton:
        spoken = self.say("Forget {paper} on {name}", paper=paper.words, name=each.printer)
        made = KeycapButton(self.say("Forget"), name=f"forget_{each.id}", spoken=spoken)
        made.clicked.connect(partial(self._on_forget, each))
        return made

    # Handlers

    def _on_again(self) -> None:
        self.refresh()

    def _on_test(self, printer: PrinterName, _is_checked: bool = False) -> None:
        self.context.dialogs.show_sheet(PrinterSheet(self.context, printer.name))

    def _on_fold(self, printer: str, _is_checked: bool = False) -> None:
        self.attempt(partial(ask_fold_test, self.context, printer))

    def _on_try(self, each: CorrectedPaper, paper: Paper, _is_checked: bool = False) -> None:
        self.attempt(partial(self._try, each, paper))

    def _on_forget(self, each: CorrectedPaper, _is_checked: bool = False) -> None:
        context = self.context
        self.attempt(
            partial(forget_correction, context.store, each.id, now=context.now(), by=self.by)
        )

    def _try(self, each: CorrectedPaper, paper: Paper) -> None:
        page = corrected(proof_page(self.context.wording, each.printer, paper), each.correction)
        self.context.printer.print_as_is(each.printer, page, self.say("Test page"))
        self.context.bottom.tell(self.say("The test page went to {name}", name=each.printer))


def _line(name: str, detail: str, buttons: Sequence[QWidget], *, role: str) -> QWidget:
    head = PlainLabel(name, role=role, fit="elide")
    parts = [head, PlainLabel(detail, role="second", fit="wrap")] if detail else [head]
    text = holder(column(None, None, *parts, None, gap=1))
    made = QWidget()
    both: QWidget = text
    if buttons:
        deeds = holder(row(None, *buttons, None, gap=8))
        both = Abreast(text, deeds, limit=BESIDE_FROM, stretches=(1, 0))
    column(made, both, margins=(15, 9, 14, 9))
    return made
