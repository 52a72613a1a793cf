"""Puts finished pages on paper through the system's printers.

The pages come as a PDF and are drawn at the printer's resolution; what is on them is the printing
room's business.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog

from smallcrm.domain.errors import ShopError
from smallcrm.printing.pages import PageImage, PageSize, page_count, page_image, page_size
from smallcrm.wording import Wording
from ui.context import Choice, Dialogs

MOST_DPI = 600  # finer than any line of ours; more would only fill memory


def as_qimage(page: PageImage) -> QImage:
    """A page's picture for Qt; it owns its pixels."""
    picture = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
    return picture.copy()


class SystemPrinter:
    """The Printer of a real window."""

    def __init__(self, dialogs: Dialogs, wording: Wording) -> None:
        self._dialogs = dialogs
        self._wording = wording
        self._dialog: QPrintDialog | None = None
        self._handover: _Handover | None = None

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], None]) -> None:
        """Ask which printer and print; without any printer, offer to save a PDF instead.

        printed is called once the pages were handed over to a printer; a saved file is not paper.
        """
        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf(pdf, title)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        _prepare(printer, page_size(pdf, 0))
        self._dialog = QPrintDialog(printer, QApplication.activeWindow())
        self._handover = _Handover(printer, pdf, printed)
        self._dialog.accepted.connect(self._handover.go)
        QDialog.open(self._dialog)

    def print_at_once(self, pdf: bytes, title: str) -> None:
        """Print on this PC's usual printer without asking. Raises ShopError without one."""
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            raise ShopError("Not printed: this PC has no usual printer. Choose one, then print.")
        printer = QPrinter(usual, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        draw_pages(printer, pdf)

    def _offer_pdf(self, pdf: bytes, title: str) -> None:
        say = self._wording.text
        self._dialogs.ask(
            say("This PC has no printer"),
            say("The pages can be saved as a PDF and printed elsewhere."),
            (Choice("save", say("Save as PDF"), is_filled=True), Choice("", say("Back"))),
            lambda answer: self.save_pdf(pdf, title, _nothing_more) if answer == "save" else None,
        )

    def save_pdf(self, pdf: bytes, title: str, saved: Callable[[], None]) -> None:
        """Save the pages as a file where the person says."""

        def save(place: Path) -> None:
            try:
                place.write_bytes(pdf)
            except OSError as error:
                raise ShopError(
                    "Not saved: {name} can not be written. Your cards are still here. "
                    "Choose another folder.",
                    name=place.name,
                ) from error
            saved()

        say = self._wording.text
        self._dialogs.save_file(say("Save as PDF"), f"{title}.pdf", ("pdf",), save)


def _nothing_more() -> None:
    """A saved file asks for nothing else."""


class _Handover:
    """Draws the pages once the person has chosen a printer."""

    def __init__(self, printer: QPrinter, pdf: bytes, printed: Callable[[], None]) -> None:
        self._printer = printer
        self._pdf = pdf
        self._printed = printed

    def go(self) -> None:
        """Hand all pages over, then say so. Raises ShopError when the printer refuses."""
        draw_pages(self._printer, self._pdf)
        self._printed()


def draw_pages(printer: QPrinter, pdf: bytes) -> None:
    """Draw every page of a PDF on the printer, at full size. Raises ShopError when it refuses."""
    _prepare(printer, page_size(pdf, 0))
    painter = QPainter()
    if not painter.begin(printer):
        raise ShopError(
            "The printer does not take the pages. Nothing was printed. Look whether it is switched "
            "on, then print again."
        )
    dpi = min(MOST_DPI, printer.resolution())
    try:
        for number in range(page_count(pdf)):
            if number:
                printer.newPage()
            picture = as_qimage(page_image(pdf, number, dpi))
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture)
    finally:
        painter.end()


def _prepare(printer: QPrinter, size: PageSize) -> None:
    # The page size must be set before full page, or Qt moves the origin back inside the margins.
    portrait = QSizeF(min(size), max(size))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(portrait, QPageSize.Unit.Millimeter, "", match))
    is_landscape = size.width_mm > size.height_mm
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if is_landscape else orientation.Portrait)
    printer.setFullPage(True)
