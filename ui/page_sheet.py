"""A page on its way to the printer: shown as it will be, printed by Enter, or saved instead.

What stands on it is laid out by the printing room.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.printing.pages import page_image
from ui.context import AppContext
from ui.printer import as_qimage
from ui.undrawable import undrawable_line
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import keep_width, row
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet

PREVIEW_DPI = 110
PREVIEW_WIDTH = 330  # units


class PageSheet(Sheet):
    """The first page of a PDF. undrawable: the signs for which a ? stands.

    name: of the sheet, never translated. page: what the picture shows. job: what the printer calls
    it, and a saved file where file says nothing else.
    """

    def __init__(
        self,
        context: AppContext,
        pdf: bytes,
        undrawable: Sequence[str],
        *,
        name: str,
        title: str,
        page: str,
        job: str,
        file: str = "",
    ) -> None:
        super().__init__(
            context.wording,
            name=name,
            title=title,
            accept_words=context.wording.text("Print"),
            accept_icon="printer",
        )
        self.context, self._pdf = context, pdf
        self._job, self._file = job, file or job
        preview = PagePreview(name="page", spoken=page)
        keep_width(preview, PREVIEW_WIDTH)
        preview.show_page(as_qimage(page_image(pdf, 0, PREVIEW_DPI)), page)
        save = KeycapButton(self.say("Save as PDF"), name="save_pdf", icon="file-text")
        save.clicked.connect(self._on_save)
        self.buttons.insertWidget(0, save)
        self.body.addLayout(row(None, None, preview, None))
        self.body.addWidget(undrawable_line(self.wording, undrawable))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Hand the pages to the printer, and close when they went out."""
        self.context.printer.print_pdf(self._pdf, self._job, self.finish)

    def _on_save(self) -> None:
        self.context.printer.save_pdf(self._pdf, self._file, self.finish)
