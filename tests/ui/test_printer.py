"""Putting pages on paper: through the system's printer, or as a file where there is none."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.envelopes import envelopes_pdf
from smallcrm.printing.pages import page_count, page_image, page_size
from smallcrm.printing.stock import stock
from smallcrm.wording import Wording
from tests.fakes import FakeDialogs
from tests.printing.printed import piece
from ui.printer import SystemPrinter, as_qimage, draw_pages

CARD = stock("a4_quarter_fold")
NEARLY_MM = 1.0


class Handed:
    """Counts how often the pages were handed over."""

    def __init__(self) -> None:
        self.times = 0

    def over(self) -> None:
        self.times += 1


@pytest.fixture
def handed() -> Handed:
    return Handed()


@pytest.fixture(scope="module")
def cards() -> bytes:
    return cards_pdf([piece(), piece(greeting="Dear Joe,")], CARD)


def _to_file(place: Path) -> QPrinter:
    """A printer of the system that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    return printer


def _ink(pdf: bytes, page: int) -> float:
    """The share of dots that are not white."""
    seen = page_image(pdf, page, 40)
    return sum(dot < 200 for dot in seen.rgb) / len(seen.rgb)


def test_without_a_printer_saving_is_offered_and_does_not_count_as_printed(
    qtbot: QtBot, tmp_path: Path, cards: bytes, handed: Handed
) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    dialogs, opened = FakeDialogs(), list[Path]()
    dialogs.files.append(tmp_path / "cards.pdf")
    printer = SystemPrinter(dialogs, Wording(), opener=opened.append)
    printer.print_pdf(cards, "2 cards", handed.over)
    assert dialogs.questions[0].title == "This PC has no printer"
    assert not (tmp_path / "cards.pdf").exists()

    dialogs.answer("save")
    assert (tmp_path / "cards.pdf").read_bytes() == cards
    assert opened == [tmp_path / "cards.pdf"]
    assert handed.times == 0

    printer.print_pdf(cards, "2 cards", handed.over)
    dialogs.answer("")
    assert handed.times == 0


def test_pages_are_saved_where_the_person_says(
    qtbot: QtBot, tmp_path: Path, cards: bytes, handed: Handed
) -> None:
    dialogs = FakeDialogs()
    dialogs.files.append(tmp_path / "cards.pdf")
    SystemPrinter(dialogs, Wording()).save_pdf(cards, "2 cards", handed.over)
    assert (tmp_path / "cards.pdf").read_bytes() == cards
    assert handed.times == 1


def test_whoever_chooses_no_place_has_saved_nothing(
    qtbot: QtBot, tmp_path: Path, cards: bytes, handed: Handed
) -> None:
    SystemPrinter(FakeDialogs(), Wording()).save_pdf(cards, "2 cards", handed.over)
    assert handed.times == 0
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_can_not_be_written_is_told_by_its_name(
    qtbot: QtBot, tmp_path: Path, cards: bytes, handed: Handed
) -> None:
    dialogs = FakeDialogs()
    dialogs.files.append(tmp_path / "nowhere" / "cards.pdf")
    with pytest.raises(ShopError, match=r"Not saved: cards\.pdf can not be written"):
        SystemPrinter(dialogs, Wording()).save_pdf(cards, "2 cards", handed.over)
    assert handed.times == 0


def test_every_page_is_drawn_at_full_size(qtbot: QtBot, tmp_path: Path, cards: bytes) -> None:
    place = tmp_path / "out.pdf"
    draw_pages(_to_file(place), cards)
    printed = place.read_bytes()
    assert page_count(printed) == page_count(cards)
    for number in range(page_count(cards)):
        ours, theirs = page_size(cards, number), page_size(printed, number)
        assert abs(ours.width_mm - theirs.width_mm) < NEARLY_MM
        assert abs(ours.height_mm - theirs.height_mm) < NEARLY_MM
        assert _ink(cards, number) == pytest.approx(_ink(printed, number), rel=0.3)
        assert _ink(printed, number) > 0


def test_an_envelope_is_printed_across(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = envelopes_pdf([piece()], stock("envelope_c6"))
    printer = _to_file(tmp_path / "out.pdf")
    draw_pages(printer, pdf)
    is_across = page_size(pdf, 0).width_mm > page_size(pdf, 0).height_mm
    across = QPageLayout.Orientation.Landscape
    assert (printer.pageLayout().orientation() == across) is is_across
    size = page_size((tmp_path / "out.pdf").read_bytes(), 0)
    assert abs(size.width_mm - page_size(pdf, 0).width_mm) < NEARLY_MM


@pytest.mark.qt_log_ignore(r"^QPainter::begin\(\): Returned false")
def test_a_printer_that_refuses_is_told_in_a_sentence(
    qtbot: QtBot, tmp_path: Path, cards: bytes
) -> None:
    printer = _to_file(tmp_path / "nowhere" / "out.pdf")
    with pytest.raises(ShopError, match="The printer does not take the pages"):
        draw_pages(printer, cards)


def test_a_page_as_a_picture_owns_its_dots(qtbot: QtBot, cards: bytes) -> None:
    seen = page_image(cards, 0, 30)
    picture = as_qimage(seen)
    assert (picture.width(), picture.height()) == (seen.width, seen.height)
    dot = seen.rgb[:3]
    del seen
    colour = picture.pixelColor(0, 0)
    assert (colour.red(), colour.green(), colour.blue()) == tuple(dot)
    assert QApplication.instance() is not None
