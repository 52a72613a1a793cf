"""The job slip of a wish: its words, the sheet that shows it, and the way to the printer.

How the slip is laid out is the printing room's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import RequestId
from smallcrm.domain.requests import kind_word
from smallcrm.printing.job_slip import JobSlip, SlipPage, job_slip_pdf
from smallcrm.printing.pages import page_image
from smallcrm.services import requests
from smallcrm.services.requests import RequestRow
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.printer import as_qimage
from ui.undrawable import undrawable_line
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import keep_width, row
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet

PREVIEW_DPI = 110
PREVIEW_WIDTH = 330  # units


def print_slip(context: AppContext, request_id: RequestId) -> None:
    """Show the slip of a wish before it is printed; nothing for one that is gone."""
    found = requests.request(context.store, request_id)
    if found is not None:
        made = job_slip_pdf(slip_of(context, found))
        context.dialogs.show_sheet(SlipSheet(context, found.name, made))


def slip_of(context: AppContext, found: RequestRow) -> JobSlip:
    """What the slip says: for the workshop, so that of a deposit only the word stands there."""
    wording = context.wording
    say = wording.text
    own = shop(context.store)
    day = ""
    if found.told_on is not None:
        day = wording.day_heading(found.told_on)
        if found.told_time is not None:
            day = say("{day} {time}", day=day, time=found.told_time)
    lines = [
        (say("A little extra"), found.little_extra),
        (say("Looked after by"), found.looked_after_name),
    ]
    if found.deposit_minor:
        lines.append(("", say("Deposit taken")))
    return JobSlip(
        shop_name=own.name if own else "",
        kind=wording.say(kind_word(found.kind)),
        day_label=say("Promised for"),
        day=day,
        name=found.name,
        phone="" if found.phone == found.name else found.phone,
        what=found.what,
        lines=[line for line in lines if line[1]],
        paper=own.paper if own else "a4",
    )


class SlipSheet(Sheet):
    """The real page; Enter prints."""

    def __init__(self, context: AppContext, name: str, made: SlipPage) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="slip_sheet",
            title=say("Job slip for {name}", name=name),
            accept_words=say("Print"),
            accept_icon="printer",
        )
        self._context = context
        self._made = made
        self._build()
        self._save.clicked.connect(self._on_save)

    def _build(self) -> None:
        say = self.say
        preview = PagePreview(name="page", spoken=say("The job slip"))
        keep_width(preview, PREVIEW_WIDTH)
        preview.show_page(
            as_qimage(page_image(self._made.pdf, 0, PREVIEW_DPI)), say("The job slip")
        )
        self._save = KeycapButton(say("Save as PDF"), name="save_pdf", icon="file-text")
        self.buttons.insertWidget(0, self._save)
        self.body.addLayout(row(None, None, preview, None))
        self.body.addWidget(undrawable_line(self.wording, self._made.undrawable))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Hand the page to the printer, and close when it went out."""
        self._context.printer.print_pdf(self._made.pdf, self.say("Job slip"), self._on_printed)

    def _on_save(self) -> None:
        self._context.printer.save_pdf(self._made.pdf, self.say("Job slip"), self._on_printed)

    def _on_printed(self) -> None:
        self.finish()
