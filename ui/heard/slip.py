"""The slip to a neighbour: shown as it will be printed, and handed to the printer.

How it is laid out is the printing room's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.printing.job_slip import SlipPage
from smallcrm.printing.neighbour_slip import NeighbourSlip, neighbour_slip_pdf
from smallcrm.printing.pages import page_image
from smallcrm.services import sent_elsewhere
from smallcrm.services.neighbours import neighbour
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


def show_slip(context: AppContext, row_id: int) -> None:
    """Show the slip of somebody who was sent on; nothing when the shop is gone."""
    slip = slip_of(context, row_id)
    if slip is not None:
        made = neighbour_slip_pdf(slip)
        context.dialogs.show_sheet(NeighbourSlipSheet(context, slip.neighbour, made))


def slip_of(context: AppContext, row_id: int) -> NeighbourSlip | None:
    """What the slip says: for the customer, who takes it along; nobody's name is on it."""
    known = sent_elsewhere.sent_row(context.store, row_id)
    if known is None or known.neighbour_id is None:
        return None
    there, own = neighbour(context.store, known.neighbour_id), shop(context.store)
    if there is None:
        return None
    say = context.wording.text
    name = own.name if own else ""
    return NeighbourSlip(
        shop_name=name,
        title=say("We do not have it, they do"),
        label=say("You find it at"),
        neighbour=there.name,
        address=there.address,
        phone=there.phone,
        what=known.what,
        greeting=say("Tell them that {shop} sends you.", shop=name) if name else "",
        paper=own.paper if own else "a4",
    )


class NeighbourSlipSheet(Sheet):
    """The real page; Enter prints."""

    def __init__(self, context: AppContext, name: str, made: SlipPage) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="neighbour_slip_sheet",
            title=say("Slip to {name}", name=name),
            accept_words=say("Print"),
            accept_icon="printer",
        )
        self._context, self._made = context, made
        self._build()
        self._save.clicked.connect(self._on_save)

    def _build(self) -> None:
        say = self.say
        preview = PagePreview(name="page", spoken=say("The slip"))
        keep_width(preview, PREVIEW_WIDTH)
        image = as_qimage(page_image(self._made.pdf, 0, PREVIEW_DPI))
        preview.show_page(image, say("The slip"))
        self._save = KeycapButton(say("Save as PDF"), name="save_pdf", icon="file-text")
        self.buttons.insertWidget(0, self._save)
        self.body.addLayout(row(None, None, preview, None))
        self.body.addWidget(undrawable_line(self.wording, self._made.undrawable))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Hand the page to the printer, and close when it went out."""
        self._context.printer.print_pdf(self._made.pdf, self.say("Slip"), self._on_printed)

    def _on_save(self) -> None:
        self._context.printer.save_pdf(self._made.pdf, self.say("Slip"), self._on_printed)

    def _on_printed(self) -> None:
        self.finish()
