"""Boxes that go through our own printer come out where they were laid, on every kind of paper."""

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.printer_corrections import Correction
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.paper import Paper
from smallcrm.wording import Wording
from tests.cups.printing_system import QUEUE, PrintedFiles
from tests.fakes import FakeDialogs
from tests.printing.printed import text_of
from ui.context import PrinterName
from ui.printer import SystemPrinter, draw_pages

pytestmark = pytest.mark.cups

A4, LETTER, A6 = (210.0, 297.0), (215.9, 279.4), (105.0, 148.0)
NO_10, CUSTOM = (104.775, 241.3), (133.35, 184.15)
PAPERS = (A4, LETTER, A6, NO_10, CUSTOM)
MOST_OFF_MM = 0.3
DPI = 600
FIRST = Box(20, 30, 50, 40)


def _second(size: tuple[float, float]) -> Box:
    """A small box in the opposite corner: a page that was made smaller shows there."""
    return Box(size[0] - 30, size[1] - 25, 15, 12)


def _boxes(size: tuple[float, float]) -> bytes:
    paper = Paper(*size)
    sheet = Box(0, 0, *size)
    with paper.page(), paper.panel(Panel("sheet", sheet), sheet):
        for box in (FIRST, _second(size)):
            sides = f"0 0 {box.width_mm} {box.height_mm} re f"
            paper.shape(f"0 0 0 rg {sides}", box.x_mm, box.y_mm)
    return paper.pdf()


def _seen(pdf: bytes, size: tuple[float, float]) -> Image.Image:
    """The printed page as it was laid out; a page that lies across is turned on its paper."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        picture: Image.Image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    dark = picture.point(lambda grey: 255 if grey < 128 else 0)
    return dark.transpose(Image.Transpose.ROTATE_270) if size[0] > size[1] else dark


def _off(pdf: bytes, size: tuple[float, float], moved_mm: float = 0.0) -> float:
    """The most by which any side of a box is not where it was laid."""
    seen = _seen(pdf, size)
    found = []
    for box in (FIRST, _second(size)):
        wide = box.moved(moved_mm, 0).inset(-3, -3, -3, -3)
        sides = (wide.x_mm, wide.y_mm, wide.right_mm, wide.bottom_mm)
        left, top, right, bottom = (round(side * DPI / 25.4) for side in sides)
        bounds = seen.crop((left, top, right, bottom)).getbbox()
        assert bounds is not None
        expected = (3, 3, 3 + box.width_mm, 3 + box.height_mm)
        found += [
            abs(at * 25.4 / DPI - wanted) for at, wanted in zip(bounds, expected, strict=True)
        ]
    return max(found)


def _across(size: tuple[float, float]) -> tuple[float, float]:
    return size[1], size[0]


@pytest.mark.parametrize("size", [*PAPERS, *map(_across, (A4, NO_10, CUSTOM))], ids=str)
def test_a_pdf_that_is_handed_over_comes_out_where_it_was_laid(
    files: PrintedFiles, qtbot: QtBot, size: tuple[float, float]
) -> None:
    title = files.title()
    SystemPrinter(FakeDialogs(), Wording()).print_as_is(QUEUE, _boxes(size), title)
    assert _off(files.pdf(title), size) <= MOST_OFF_MM


@pytest.mark.parametrize("size", [A4, NO_10], ids=str)
def test_pages_that_are_drawn_come_out_where_they_were_laid(
    files: PrintedFiles, qtbot: QtBot, size: tuple[float, float]
) -> None:
    """As on a PC whose system takes no PDF."""
    title = files.title()
    printer = QPrinter(QPrinterInfo.printerInfo(QUEUE), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    draw_pages(printer, _boxes(size))
    assert _off(files.pdf(title), size) <= MOST_OFF_MM


def test_the_usual_printer_prints_corrected_pages(files: PrintedFiles, qtbot: QtBot) -> None:
    title = files.title()
    printer = SystemPrinter(FakeDialogs(), Wording(), lambda _name, _size: Correction(2.0))
    assert printer.printers() == [PrinterName(QUEUE, is_usual=True)]
    printer.print_at_once(_boxes(A4), title)
    printed = files.pdf(title)
    assert _off(printed, A4, moved_mm=2.0) <= MOST_OFF_MM
    assert _off(printed, A4) > 1.5, "a printer that is off must be seen"


def test_the_dialog_of_the_system_leads_to_paper(files: PrintedFiles, qtbot: QtBot) -> None:
    title, times = files.title(), list[str]()
    printer = SystemPrinter(FakeDialogs(), Wording())
    printer.print_pdf(_boxes(A6), title, lambda: times.append("printed"))
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintDialog)]
    dialogs[0].accept()
    assert times == ["printed"]
    printed = files.pdf(title)
    assert _off(printed, A6) <= MOST_OFF_MM
    assert text_of(printed) == ""
