"""Puts finished pages on paper through the system's printers.

Where the system takes a PDF it gets ours as it is; elsewhere the pages are drawn at the printer's
resolution. What is on them is the printing room's business.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog

from smallcrm.domain.errors import ShopError
from smallcrm.domain.printer_corrections import EXACT, Correction, SheetSize
from smallcrm.printing.on_printer import Edge, Margins, corrected, edges_out_of_reach
from smallcrm.printing.pages import PageImage, PageSize, page_count, page_image, page_size
from smallcrm.wording import Wording
from ui.context import Choice, Dialogs, PrinterName
from ui.printer_spool import hand_over, order_of, takes_pdf

MOST_DPI = 600  # finer than any line of ours; more would only fill memory

CorrectionOf = Callable[[str, SheetSize], Correction]
"""What puts a printer, by its name, right on a paper."""


def as_qimage(page: PageImage) -> QImage:
    """A page's picture for Qt; it owns its pixels."""
    picture = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
    return picture.copy()


def never_off(_printer: str, _size: SheetSize) -> Correction:
    """Of printers about which nothing is known."""
    return EXACT


def open_file(place: Path) -> None:
    """Show a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


class SystemPrinter:
    """The Printer of a real window."""

    def __init__(
        self,
        dialogs: Dialogs,
        wording: Wording,
        correction_of: CorrectionOf = never_off,
        opener: Callable[[Path], None] = open_file,
    ) -> None:
        self._dialogs = dialogs
        self._wording = wording
        self._correction_of = correction_of
        self._opener = opener
        self._dialog: QPrintDialog | None = None
        self._handover: _Handover | None = None
        self._used_last = ""

    def printers(self) -> list[PrinterName]:
        """The printers of this PC as the system lists them."""
        usual = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        return [PrinterName(name, is_usual=name == usual) for name in names]

    def used_last(self) -> str:
        """The printer that took pages last, since the window was opened; "" for none."""
        return self._used_last

    def send(self, printer: QPrinter, pdf: bytes) -> None:
        """Give the pages to the printer and remember which it was. Raises ShopError."""
        send_pages(printer, pdf)
        self._used_last = printer.printerName()

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
        self._handover = _Handover(self, printer, pdf, printed)
        self._dialog.accepted.connect(self._handover.go)
        QDialog.open(self._dialog)

    def print_at_once(self, pdf: bytes, title: str) -> None:
        """Print on this PC's usual printer without asking. Raises ShopError without one."""
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            raise ShopError("Not printed: this PC has no usual printer. Choose one, then print.")
        printer = QPrinter(usual, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        self.send(printer, self.as_needed_by(printer, pdf))

    def print_as_is(self, printer_name: str, pdf: bytes, title: str) -> None:
        """Print on this printer without asking and without its correction.

        Raises ShopError when the printer is not there or refuses.
        """
        known = QPrinterInfo.printerInfo(printer_name)
        if known.isNull():
            raise ShopError(
                "The printer {name} is not connected. Nothing was printed.", name=printer_name
            )
        printer = QPrinter(known, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        send_pages(printer, pdf)

    def save_pdf(self, pdf: bytes, title: str, saved: Callable[[], None]) -> None:
        """Save the pages as a file where the person says."""

        def save(place: Path) -> None:
            _write(place, pdf)
            saved()

        self._ask_where(title, save)

    def as_needed_by(self, printer: QPrinter, pdf: bytes) -> bytes:
        """The pages as this printer needs them to come out where they belong."""
        size = SheetSize(*page_size(pdf, 0))
        return corrected(pdf, self._correction_of(printer.printerName(), size))

    def warn(self, edges: tuple[Edge, ...], go_on: Callable[[], None]) -> None:
        """Say what the printer can not reach; go_on when it is printed all the same."""
        say = self._wording.text
        names = {
            "left": say("left edge"),
            "top": say("upper edge"),
            "right": say("right edge"),
            "bottom": say("lower edge"),
        }
        self._dialogs.ask(
            say("Something may be cut off"),
            say(
                "This printer does not reach the very edge of this paper. What stands there would "
                "be missing: {edges}.",
                edges=", ".join(names[edge] for edge in edges),
            ),
            (Choice("anyway", say("Print anyway"), is_filled=True), Choice("", say("Back"))),
            lambda answer: go_on() if answer == "anyway" else None,
        )

    def _offer_pdf(self, pdf: bytes, title: str) -> None:
        say = self._wording.text

        def save(place: Path) -> None:
            _write(place, pdf)
            self._opener(place)

        self._dialogs.ask(
            say("This PC has no printer"),
            say("The pages can be saved as a PDF and printed elsewhere."),
            (Choice("save", say("Save as PDF"), is_filled=True), Choice("", say("Back"))),
            lambda answer: self._ask_where(title, save) if answer == "save" else None,
        )

    def _ask_where(self, title: str, save: Callable[[Path], None]) -> None:
        say = self._wording.text
        self._dialogs.save_file(say("Save as PDF"), f"{title}.pdf", ("pdf",), save)


class _Handover:
    """Hands the pages over once the person has chosen a printer."""

    def __init__(
        self, owner: SystemPrinter, printer: QPrinter, pdf: bytes, printed: Callable[[], None]
    ) -> None:
        self._owner = owner
        self._printer = printer
        self._pdf = pdf
        self._printed = printed

    def go(self) -> None:
        """Hand all pages over, then say so. Raises ShopError when the printer refuses.

        "Print into a file" gives the file as it is, and that is not paper.
        """
        printer = self._printer
        if printer.outputFileName():
            _write(Path(printer.outputFileName()), self._pdf)
            return
        self._pdf = self._owner.as_needed_by(printer, self._pdf)
        _prepare(printer, page_size(self._pdf, 0))
        edges = edges_out_of_reach(self._pdf, margins_of(printer))
        if edges:
            self._owner.warn(edges, self._send)
        else:
            self._send()

    def _send(self) -> None:
        self._owner.send(self._printer, self._pdf)
        self._printed()


def margins_of(printer: QPrinter) -> Margins:
    """How far from each edge this printer begins on the paper that it was prepared for."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    return Margins(least.left(), least.top(), least.right(), least.bottom())


def send_pages(printer: QPrinter, pdf: bytes) -> None:
    """Give the pages to the printer in the way its system takes them. Raises ShopError."""
    if takes_pdf(printer):
        paper = paper_of(page_size(pdf, 0))
        hand_over(pdf, printer.printerName(), order_of(printer, paper))
    else:
        draw_pages(printer, pdf)


def draw_pages(printer: QPrinter, pdf: bytes) -> None:
    """Draw the pages on the printer, at full size. Raises ShopError when it refuses."""
    _prepare(printer, page_size(pdf, 0))
    painter = QPainter()
    if not painter.begin(printer):
        raise ShopError(
            "The printer does not take the pages. Nothing was printed. Look whether it is switched "
            "on, then print again."
        )
    dpi = min(MOST_DPI, printer.resolution())
    try:
        for place, number in enumerate(_asked_for(printer, page_count(pdf))):
            if place:
                printer.newPage()
            picture = as_qimage(page_image(pdf, number, dpi))
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture)
    finally:
        painter.end()


def paper_of(size: PageSize) -> QPageSize:
    """The paper in the printer, upright, by its name where it has one."""
    upright = QSizeF(min(size), max(size))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(upright, QPageSize.Unit.Millimeter, "", match)


def _asked_for(printer: QPrinter, count: int) -> list[int]:
    """The pages that were chosen in the dialog, from 0; all of them where none was named."""
    ranges = printer.pageRanges()
    if printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty():
        return list(range(count))
    return [number for number in range(count) if ranges.contains(number + 1)]


def _prepare(printer: QPrinter, size: PageSize) -> None:
    # The page size must be set before full page, or Qt moves the origin back inside the margins.
    printer.setPageSize(paper_of(size))
    is_landscape = size.width_mm > size.height_mm
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if is_landscape else orientation.Portrait)
    printer.setFullPage(True)


def _write(place: Path, pdf: bytes) -> None:
    try:
        place.write_bytes(pdf)
    except OSError as error:
        raise ShopError(
            "Not saved: {name} can not be written. Your cards are still here. "
            "Choose another folder.",
            name=place.name,
        ) from error
