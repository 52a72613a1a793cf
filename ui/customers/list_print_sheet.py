"""The sheet that shows the printed list page by page before it goes to the printer or to a file.

How the list is laid out is the printing room's business.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.printing.lists import ListPages
from smallcrm.printing.pages import page_image
from ui.context import AppContext
from ui.printer import as_qimage
from ui.undrawable import undrawable_line
from ui.widgets.buttons import IconButton, KeycapButton
from ui.widgets.layouts import keep_width, row
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

PREVIEW_DPI = 110
WIDTH = 540  # units: three buttons beside each other
PREVIEW_WIDTH = 310  # units


class ListPrintSheet(Sheet):
    """The real pages; Enter prints, the arrows at the page turn it."""

    def __init__(self, context: AppContext, made: ListPages) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="list_print_sheet",
            title=say("Print list"),
            accept_words=say("Print"),
            accept_icon="printer",
            width=WIDTH,
        )
        self._context = context
        self._made = made
        self._page = 0
        self._build()
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_next)
        self._save.clicked.connect(self._on_save)
        self._show()

    def _build(self) -> None:
        say = self.say
        self._preview = PagePreview(name="page", spoken=say("The printed list"))
        keep_width(self._preview, PREVIEW_WIDTH)
        self._back = IconButton("chevron-left", name="page_back", spoken=say("Page before"))
        self._on = IconButton("chevron-right", name="page_on", spoken=say("Next page"))
        self._where = PlainLabel("", role="second")
        self._save = KeycapButton(say("Save as PDF"), name="save_pdf", icon="file-text")
        self.buttons.insertWidget(0, self._save)
        turning = row(None, None, self._back, self._where, self._on, None, gap=8)
        self.body.addLayout(row(None, None, self._preview, None))
        self.body.addLayout(turning)
        missing = undrawable_line(self.wording, self._made.undrawable)
        missing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(missing)

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Hand the pages to the printer, and close when they went out."""
        title = self.say("Customer list")
        self._context.printer.print_pdf(self._made.pdf, title, self._on_printed)

    def _show(self) -> None:
        picture = as_qimage(page_image(self._made.pdf, self._page, PREVIEW_DPI))
        where = self.say("Page {page} of {pages}", page=self._page + 1, pages=self._made.pages)
        self._preview.show_page(picture, where)
        self._where.show_text(where)
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._made.pages)

    def _on_back(self) -> None:
        self._page = max(0, self._page - 1)
        self._show()

    def _on_next(self) -> None:
        self._page = min(self._made.pages - 1, self._page + 1)
        self._show()

    def _on_save(self) -> None:
        name = self.say("customers {day}", day=self._context.today().isoformat())
        self._context.printer.save_pdf(self._made.pdf, name, self._on_printed)

    def _on_printed(self) -> None:
        self.finish()
