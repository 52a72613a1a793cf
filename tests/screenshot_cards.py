"""What the screenshots show of the card desk: one card's own look, batches, jams and addresses.

Taking the picture is the business of screenshots.
"""

from collections.abc import Callable, Mapping

from PySide6.QtTest import QTest

from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import wordings
from smallcrm.services import card_batches, used_sheets
from smallcrm.services.card_pieces import pieces
from smallcrm.services.thank_yous import due_notes
from tests.drivers import WindowDriver
from ui.cards.came_out_sheet import CameOutSheet
from ui.context import AppContext
from ui.window import MainWindow

PAPER = "letter_4up"
CARDS_MOST = 10
_SETTLE_MS = 400  # the fronts are drawn one after the other


def _context(window: MainWindow) -> AppContext:
    assert window.opened is not None
    return window.opened.context


def _card(*presses: str) -> Callable[[MainWindow], None]:
    """The page of the first card that is owed, and what is pressed there."""

    def show(window: MainWindow) -> None:
        context = _context(window)
        notes = due_notes(context.store, on=context.today())
        window.way.to("card", " ".join(note.keys[0] for note in notes[:CARDS_MOST]))
        for words in presses:
            QTest.qWait(_SETTLE_MS)
            WindowDriver(window).press(words)
        QTest.qWait(_SETTLE_MS)

    return show


def _came_out(window: MainWindow) -> None:
    context = _context(window)
    window.way.to("cards")
    notes = due_notes(context.store, on=context.today())[:CARDS_MOST]
    names = [note.name for note in notes]
    context.dialogs.show_sheet(CameOutSheet(context.wording, names, lambda _failed: None))
    WindowDriver(window).key("Down").key("Space")


def _print_again(window: MainWindow) -> None:
    """Six cards on sheets of four were printed; two of them are printed again."""
    context = _context(window)
    store, on, paper = context.store, context.today(), stock(PAPER)
    keys = [note.keys[0] for note in due_notes(store, on=on) if note.state == "due"][:6]
    made = pieces(store, keys, wordings, on=on)
    cards = [card_batches.PrintedCard((key,)) for key in keys]
    card_batches.record(
        store,
        cards,
        stock=PAPER,
        pages=cards_pdf(made, paper),
        also=lambda: used_sheets.mark_used(store, paper, range(1, len(made) + 1)),
        now=context.now(),
    )
    window.way.to("printed_cards")
    QTest.qWait(_SETTLE_MS)
    driver = WindowDriver(window).press("Print again")
    driver.key("Space").key("Tab").key("Space")


CARD_SCENES: Mapping[str, Callable[[MainWindow], None]] = {
    "card_by_hand": _card("I write it"),
    "card_front": _card("Change front"),
    "cards_batch_mixed": _card("Blank inside", "Print 9"),
    "cards_envelopes": _card("Envelopes"),
    "cards_came_out": _came_out,
    "cards_print_again": _print_again,
}
"""By name; the last ones leave printed cards behind."""
