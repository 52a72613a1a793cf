"""The sheet on which a printer is put right: choose a paper, print its test page, type readings.

What the readings mean is decided in the domain.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.printer_corrections import ReadingsDraft
from smallcrm.printing.pages import page_image
from smallcrm.services.printers import save_correction
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.printer import as_qimage
from ui.settings.printer_papers import Paper, first_page, papers
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, keep_width
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

LENGTH_LETTERS = 10
PREVIEW_DPI = 60
PREVIEW_WIDTH = 150
BESIDE_FROM = 400  # units: narrower, the picture of the page stands above the readings
PAIR_FROM = 220


class PrinterSheet(Sheet):
    """How far off one printer is on one paper."""

    def __init__(self, context: AppContext, printer: str) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="printer_sheet",
            title=say("Put {printer} right", printer=printer),
            accept_words=say("Save"),
            width=520,
        )
        self._context = context
        self._printer = printer
        self._papers = papers(context)
        self._page = b""
        self._build()
        self._paper.chosen.connect(self._on_paper)
        self._print.clicked.connect(self._on_print)
        self._show_page()

    def _build(self) -> None:
        say = self.say
        choices = [(paper.code, paper.words) for paper in self._papers]
        self._paper = ChoiceField(choices, name="test_paper", spoken=say("Paper in the printer"))
        self._print = KeycapButton(say("Print test page"), name="print_test", icon="printer")
        self._preview = PagePreview(name="test_preview")
        keep_width(self._preview, PREVIEW_WIDTH)
        self._fields = {
            "left": self._field("left", say("Cross 1 from the left edge")),
            "top": self._field("top", say("Cross 1 from the upper edge")),
            "right": self._field("right", say("Cross 2 from the right edge")),
            "bottom": self._field("bottom", say("Cross 2 from the lower edge")),
        }
        self.body.addWidget(self.form.add("paper", say("Paper in the printer"), self._paper))
        self.body.addWidget(holder(flow(self._print)))
        hint = say("Measure with a ruler, in millimetres, and type what you read.")
        readings = holder(
            column(
                None,
                PlainLabel(hint, role="second", fit="wrap"),
                *(self.form[name] for name in self._fields),
                gap=8,
            )
        )
        self.body.addWidget(Abreast(self._preview, readings, limit=BESIDE_FROM, stretches=(0, 1)))

    def _field(self, name: str, label: str) -> TextField:
        line = TextField(name=name, spoken=label, placeholder="20.0", limit=LENGTH_LETTERS)
        line.returnPressed.connect(self.accept_button.click)
        self.form.add(name, label, line)
        return line

    def first_focus(self) -> QWidget:
        return self._paper

    def accept(self) -> None:
        """Save what was read. Raises Invalid (left, top, right, bottom)."""
        context = self._context
        draft = ReadingsDraft(*(line.text() for line in self._fields.values()))
        save_correction(
            context.store,
            self._printer,
            self._chosen().size,
            draft,
            now=context.now(),
            by=context.counter.helper_id,
        )
        self.finish()

    def _chosen(self) -> Paper:
        for paper in self._papers:
            if paper.code == self._paper.code:
                return paper
        raise Invalid("paper", "Choose the paper that lies in the printer.")

    def _show_page(self) -> None:
        self._page = first_page(self.wording, self._printer, self._chosen())
        picture = as_qimage(page_image(self._page, 0, PREVIEW_DPI))
        spoken = self.say("Test page with cross 1 above on the left and cross 2 below on the right")
        self._preview.show_page(picture, spoken)

    def _on_paper(self, _code: str) -> None:
        self._context.errors.attempt(self._show_page, self.form)

    def _on_print(self) -> None:
        self._context.errors.attempt(self._send, self.form)

    def _send(self) -> None:
        title = self.say("Test page")
        self._context.printer.print_as_is(self._printer, self._page, title)
        self._context.bottom.tell(self.say("The test page went to {name}", name=self._printer))
        self._fields["left"].setFocus()
