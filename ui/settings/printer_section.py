"""The section "Printers": the printers of this PC, and how each is put right on a paper.

Which printers there are is the system's business; how a page is moved the printing room's.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.printer_feeding import Feeding
from smallcrm.printing.on_printer import corrected
from smallcrm.services.printers import (
    CorrectedPaper,
    corrections,
    feedings,
    forget_correction,
    forget_feeding,
)
from ui.cards.feed_hint import lay_it_in
from ui.context import AppContext, PrinterName
from ui.customers.wrapping import Abreast
from ui.settings.fold_test_sheet import ask_fold_test
from ui.settings.printer_feeding_sheet import FeedingSheet
from ui.settings.printer_papers import Paper, correction_words, papers, proof_page, words_of
from ui.settings.printer_sheet import PrinterSheet
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

BESIDE_FROM, FEW_BESIDE_FROM = 640, 420  # units: narrower, the buttons stand under the words
FEW = 2


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
        store = self.context.store
        ways = feedings(store)
        known = (tuple(self.context.printer.printers()), corrections(store), ways)
        if known == self._shown:
            return  # the keyboard stays on the button where it is
        self._shown = known
        clear(self._list)
        self._first = None
        connected, put_right, _ways = known
        if not connected:
            self._list.addWidget(self._nothing())
        choices = papers(self.context)
        names = [each.name for each in connected]
        gone = sorted({*(each.printer for each in put_right), *ways} - set(names))
        for printer in (*connected, *map(PrinterName, gone)):
            of_it = [each for each in put_right if each.printer == printer.name]
            way, is_there = ways.get(printer.name), printer.name in names
            self._list.addWidget(self._panel(printer, of_it, choices, way, is_there=is_there))

    def first_focus(self) -> QWidget:
        return self._first or self._again

    def _nothing(self) -> QWidget:
        say = self.say
        words = say("Cards, labels and lists can be saved as a PDF and printed elsewhere.")
        fold = KeycapButton(say("Fold test"), name="fold_test")
        fold.clicked.connect(partial(self._on_fold, PrinterName("")))
        return Notice(say("This PC has no printer"), words, (fold,), name="no_printer")

    def _panel(
        self,
        printer: PrinterName,
        put_right: Sequence[CorrectedPaper],
        choices: list[Paper],
        feeding: Feeding | None,
        *,
        is_there: bool,
    ) -> QWidget:
        panel = RowsPanel("printer", printer.name)
        buttons = self._head_buttons(printer) if is_there else []
        self._first = self._first or next(iter(buttons), None)
        detail = self._detail(printer, is_there=is_there)
        panel.add_row(_line(printer.name, detail, buttons, role="name"))
        if feeding is not None:
            words = self.context.wording.say(lay_it_in(feeding))
            spoken = self.say("Forget how paper goes into {name}", name=printer.name)
            forget = self._button(
                self.say("Forget"), "forget_feeding", spoken, self._on_forget_feeding, printer
            )
            panel.add_row(_line(self.say("How paper goes in"), words, [forget], role="body_bold"))
        for each in put_right:
            paper = Paper("", words_of(choices, each.size), each.size)
            words = correction_words(self.context.wording, each.correction)
            deeds = self._paper_buttons(each, paper, is_there=is_there)
            panel.add_row(_line(paper.words, words, deeds, role="body_bold"))
        return panel

    def _detail(self, printer: PrinterName, *, is_there: bool) -> str:
        if not is_there:
            return self.say("not connected to this PC now")
        return self.say("the usual printer of this PC") if printer.is_usual else ""

    def _head_buttons(self, printer: PrinterName) -> list[QWidget]:
        """What can be done with a printer that is there: Test page stands last, as ever."""
        say, name = self.say, printer.name
        test = say("Test page of {name}", name=name)
        fold = say("Fold test on {printer}", printer=name)
        feed = say("Which side does {name} print?", name=name)
        return [
            self._button(say("Which side?"), "which_side", feed, self._on_feed, printer),
            self._button(say("Fold test"), "fold_test", fold, self._on_fold, printer),
            self._button(say("Test page"), "test_page", test, self._on_test, printer, "printer"),
        ]

    def _paper_buttons(
        self, each: CorrectedPaper, paper: Paper, *, is_there: bool
    ) -> list[QWidget]:
        say = self.say
        again = say("Try {paper} on {name}", paper=paper.words, name=each.printer)
        spoken = say("Forget {paper} on {name}", paper=paper.words, name=each.printer)
        forget = self._button(say("Forget"), f"forget_{each.id}", spoken, self._on_forget, each)
        if not is_there:
            return [forget]
        handler = partial(self._on_try, each)
        return [self._button(say("Try it"), f"try_{each.id}", again, handler, paper), forget]

    def _button(
        self,
        words: str,
        name: str,
        spoken: str,
        handler: Callable[..., None],
        about: object,
        icon: str = "",
    ) -> KeycapButton:
        made = KeycapButton(words, name=name, icon=icon, spoken=spoken)
        made.clicked.connect(partial(handler, about))
        return made

    # Handlers

    def _on_again(self) -> None:
        self.refresh()

    def _on_test(self, printer: PrinterName, _is_checked: bool = False) -> None:
        self.context.dialogs.show_sheet(PrinterSheet(self.context, printer.name))

    def _on_fold(self, printer: PrinterName, _is_checked: bool = False) -> None:
        self.attempt(partial(ask_fold_test, self.context, printer.name))

    def _on_feed(self, printer: PrinterName, _is_checked: bool = False) -> None:
        self.context.dialogs.show_sheet(FeedingSheet(self.context, printer.name))

    def _on_forget_feeding(self, printer: PrinterName, _is_checked: bool = False) -> None:
        context, now = self.context, self.context.now()
        self.attempt(partial(forget_feeding, context.store, printer.name, now=now, by=self.by))

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
        deeds = holder(flow(*buttons))
        limit = FEW_BESIDE_FROM if len(buttons) <= FEW else BESIDE_FROM
        both = Abreast(text, deeds, limit=limit, stretches=(1, 0))
    column(made, both, margins=(15, 9, 14, 9))
    return made
