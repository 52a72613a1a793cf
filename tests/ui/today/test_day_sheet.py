"""The day sheet from Today: shown, printed, and offered when the day begins."""

from PySide6.QtWidgets import QLabel

from smallcrm.services import day_sheet
from tests.builders import Shop
from tests.fakes import FakePrinter
from tests.ui.cards.pdf_words import words_in
from tests.ui.today.counter_window import CounterWindow


def _printed(counter: CounterWindow) -> list[bytes]:
    printer = counter.today.context.printer
    assert isinstance(printer, FakePrinter)
    return printer.printed


def test_ctrl_p_prints_what_today_shows(shop: Shop, counter: CounterWindow) -> None:
    shop.request(shop.customer("Ines Duarte", phone="010-7730"), "hinges", told_on_text="t")
    shop.reminder(shop.customer("Tom Becker", tier="a_list"), in_days=0)
    counter.settle()

    counter.key("Ctrl+P")
    assert counter.sheet == "Day sheet"
    counter.key("Ctrl+Return")

    assert counter.sheet == ""
    (pdf,) = _printed(counter)
    told = words_in(pdf)
    for words in ("Iron & Rose", "Ines Duarte", "010-7730", "hinges", "Tom Becker", "How it went"):
        assert words in told
    assert "A-list" not in told


def test_with_a_row_in_hand_ctrl_p_prints_the_day_too(shop: Shop, counter: CounterWindow) -> None:
    shop.reminder(shop.customer("Tom Becker"), in_days=0)
    counter.settle()
    counter.key("Down").key("Ctrl+P")
    assert counter.sheet == "Day sheet"


def test_it_is_offered_once_when_the_day_begins(shop: Shop, counter: CounterWindow) -> None:
    day_sheet.offer(shop.store, is_wanted=True, now=shop.now)
    counter.settle()
    assert "day sheet" not in counter.undo_line

    shop.later(days=1)
    counter.today.day_check.timeout.emit()
    counter.settle()
    assert counter.undo_line == "The day sheet can be printed"
    counter.press("Show it")
    assert counter.sheet == "Day sheet"
    counter.press("Print it when the day begins")
    assert not day_sheet.is_offered(shop.store)


def test_a_sign_in_no_font_is_said_before_the_sheet_is_printed(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.reminder(shop.customer("Tom \U0001cf50 Becker"), in_days=0)
    counter.settle()

    counter.key("Ctrl+P")

    sheet = counter.window.host.sheet
    assert sheet is not None
    told = [label.text() for label in sheet.findChildren(QLabel)]
    assert any("1 sign is in no font of this PC" in text for text in told)
