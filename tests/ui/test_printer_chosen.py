"""What is asked of a chosen printer: the pages as it needs them, and a warning where it cuts."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import ShopError
from smallcrm.domain.printer_corrections import Correction, SheetSize
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.pages import page_count, page_size
from smallcrm.printing.stock import stock
from smallcrm.wording import Wording
from tests.fakes import FakeDialogs
from tests.printing.printed import piece, text_of
from ui.printer import SystemPrinter, draw_pages, margins_of, paper_of
from ui.printer_spool import Order, arguments, hand_over, order_of, takes_pdf

PLAIN = Order("2 cards", "A4")


@pytest.fixture(scope="module")
def cards() -> bytes:
    return cards_pdf([piece(), piece(greeting="Dear Joe,")], stock("a4_quarter_fold"))


def _to_file(place: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    return printer


def _options(order: Order) -> dict[str, str]:
    words = arguments("Office", order)
    options = [after for word, after in pairwise(words) if word == "-o"]
    return dict(option.split("=", 1) for option in options)


def test_a_pdf_is_never_fitted_to_the_page_whatever_the_dialog_says() -> None:
    chosen = (("fit-to-page", "true"), ("MediaType", "Cardstock"), ("media", "Letter"))
    options = _options(PLAIN._replace(chosen=chosen))
    assert options["print-scaling"] == "none"
    assert options["fit-to-page"] == "false"
    assert options["media"] == "A4"
    assert options["MediaType"] == "Cardstock"


def test_copies_sides_pages_and_colour_travel_with_the_pages() -> None:
    order = Order("t", "A6", 3, "two-sided-long-edge", "1-3,5", is_grey=True, is_last_first=True)
    words = arguments("Office", order)
    assert words[words.index("-n") + 1] == "3"
    assert words[words.index("-P") + 1] == "1-3,5"
    options = _options(order)
    assert options["sides"] == "two-sided-long-edge"
    assert options["print-color-mode"] == "monochrome"
    assert options["outputorder"] == "reverse"


def test_any_title_is_one_word_of_the_command() -> None:
    for title in ("-o x=y; rm *", "\ud800\0", "t" * 10_000):
        words = arguments("Office", PLAIN._replace(title=title))
        given = words[words.index("-t") + 1]
        assert len(given) <= 120
        assert "\0" not in given.encode("utf-8").decode("utf-8")


def test_papers_are_called_as_the_printing_system_calls_them(qtbot: QtBot) -> None:
    names = {
        code: paper_of(page_size(cards_pdf([piece()], stock(code)), 0)).key()
        for code in ("a4_quarter_fold", "letter_quarter_fold", "a6_postcard")
    }
    assert names == {
        "a4_quarter_fold": "A4",
        "letter_quarter_fold": "Letter",
        "a6_postcard": "A6",
    }


def test_a_printer_that_is_not_there_is_told_by_its_name(cards: bytes) -> None:
    with pytest.raises(ShopError, match="The printer Nobody's does not take the pages"):
        hand_over(cards, "Nobody's", PLAIN)


def test_what_the_dialog_says_is_read_from_the_printer(qtbot: QtBot, tmp_path: Path) -> None:
    printer = _to_file(tmp_path / "out.pdf")
    printer.setCopyCount(2)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    order = order_of(printer, paper_of(page_size(cards_pdf([piece()], stock("a6_on_a5")), 0)))
    assert (order.pages, order.sides, order.media) == ("2-3", "one-sided", "A5")
    assert not takes_pdf(printer)


def test_only_the_pages_that_were_asked_for_are_drawn(
    qtbot: QtBot, tmp_path: Path, cards: bytes
) -> None:
    printer = _to_file(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2"))
    draw_pages(printer, cards)
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 1


def test_pages_are_moved_by_what_is_known_of_the_printer_on_this_paper(
    qtbot: QtBot, tmp_path: Path, cards: bytes
) -> None:
    asked: list[tuple[str, SheetSize]] = []

    def correction_of(name: str, size: SheetSize) -> Correction:
        asked.append((name, size))
        return Correction(2.0, 0.0)

    printer = SystemPrinter(FakeDialogs(), Wording(), correction_of)
    moved = printer.as_needed_by(_to_file(tmp_path / "out.pdf"), cards)
    assert moved != cards
    assert text_of(moved) == text_of(cards)
    assert asked[0][1].is_same_paper(SheetSize(210, 297))


def test_where_the_printer_can_not_reach_printing_goes_on_only_when_asked_to(
    qtbot: QtBot,
) -> None:
    dialogs, sent = FakeDialogs(), list[str]()
    printer = SystemPrinter(dialogs, Wording())
    printer.warn(("left", "bottom"), lambda: sent.append("pages"))
    assert "left edge, lower edge" in dialogs.questions[0].text
    dialogs.answer("")
    assert sent == []

    printer.warn(("left",), lambda: sent.append("pages"))
    dialogs.answer("anyway")
    assert sent == ["pages"]


def test_the_margins_of_a_printer_are_read_in_millimetres(qtbot: QtBot, tmp_path: Path) -> None:
    printer = _to_file(tmp_path / "out.pdf")
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    layout.setMinimumMargins(QMarginsF(72, 36, 0, 18))
    printer.setPageLayout(layout)
    assert margins_of(printer) == pytest.approx((25.4, 12.7, 0, 6.35), abs=0.1)
