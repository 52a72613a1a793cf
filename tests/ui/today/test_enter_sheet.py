"""A day on paper: printed in the morning, typed in at the evening."""

from PySide6.QtWidgets import QLabel

from tests.builders import Shop
from tests.fakes import FakePrinter
from tests.ui.today.counter_window import CounterWindow


def test_from_the_printed_sheet_in_the_morning_to_the_entry_at_the_evening(
    shop: Shop, counter: CounterWindow
) -> None:
    ada = shop.customer("Ada Lovelace")
    shop.reminder(ada, "about the engine", in_days=0)
    before = len(shop.deeds())
    counter.settle()
    counter.key("Ctrl+P").key("Ctrl+Return")
    printer = counter.today.context.printer
    assert isinstance(printer, FakePrinter)
    assert len(printer.printed) == 1

    shop.later(hours=7)
    counter.press("Enter the sheet")
    counter.write("Line 1: name or number", "lovel").key("Return")
    counter.write("Line 1: what", "hinges")
    counter.write("Line 2: name or number", "Ben Cox").write("Line 2: phone", "0171 5551234")
    counter.key("Ctrl+Return")

    assert counter.sheet == ""
    assert [(row["customer_id"], row["what"]) for row in shop.rows("visit")] == [
        (ada, "hinges"),
        (ada + 1, ""),
    ]
    assert shop.row("customer", ada + 1)["name"] == "Ben Cox"
    assert counter.undo_line == "2 lines of the sheet entered"
    assert len(shop.deeds()) == before + 1
    counter.undo()
    assert shop.rows("visit") == []
    assert len(shop.rows("customer")) == 1


def test_a_number_in_the_first_column_is_a_phone(shop: Shop, counter: CounterWindow) -> None:
    counter.press("Enter the sheet").write("Line 1: name or number", "0171 5551234")
    counter.key("Ctrl+Return")
    assert [row["name"] for row in shop.rows("customer")] == [""]
    assert [row["number"] for row in shop.rows("phone")] == ["0171 5551234"]


def test_a_wrong_line_is_marked_and_words_are_kept(shop: Shop, counter: CounterWindow) -> None:
    counter.press("Enter the sheet").write("Line 3: what", "a hose").key("Ctrl+Return")
    assert counter.sheet == "Enter the sheet"
    assert shop.rows("visit") == []
    counter.key("Esc")
    counter.press("Enter the sheet")
    sheet = counter.window.host.sheet
    assert sheet is not None
    counter.write("Line 3: name or number", "Cyd").key("Ctrl+Return")
    assert [row["what"] for row in shop.rows("visit")] == ["a hose"]


def test_who_may_be_in_the_book_already_is_said_and_taken(
    shop: Shop, counter: CounterWindow
) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    counter.press("Enter the sheet")
    counter.write("Line 2: name or number", "A. Bergh").write("Line 2: phone", "0171 555 12 34")
    counter.key("Tab")
    sheet = counter.window.host.sheet
    assert sheet is not None
    texts = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Perhaps Anna Berg. ") for text in texts)

    counter.press("Line 2: it is them").key("Ctrl+Return")

    assert [row["customer_id"] for row in shop.rows("visit")] == [anna]
    assert len(shop.rows("customer")) == 1


def test_saving_at_once_is_stopped_once_for_somebody_alike(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    counter.press("Enter the sheet").write("Line 1: name or number", "0171 5551234")
    counter.key("Ctrl+Return")
    assert shop.rows("visit") == []

    counter.key("Ctrl+Return")

    assert len(shop.rows("customer")) == 2
