"""What the screenshots show of the card desk: one card's own look, batches, jams and addresses.

Taking the picture is the business of screenshots.
"""

from collections.abc import Callable, Mapping

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

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


def _press(window: MainWindow, name: str) -> None:
    """Click the button whose object name begins so: its words are in any language."""
    for button in window.findChildren(QAbstractButton):
        if button.objectName().startswith(name) and button.isVisible():
            button.click()
            return
    raise AssertionError(f"no button is called {name}")


def _card(*presses: str) -> Callable[[MainWindow], None]:
    """The page of the first card that is owed, and what is pressed there."""

    def show(window: MainWindow) -> None:
        context = _context(window)
        notes = due_notes(context.store, on=context.today())
        keys = [note.keys[0] for note in notes if note.state == "due"]
        window.way.to("card", " ".join(keys[:CARDS_MOST]))
        for name in presses:
            QTest.qWait(_SETTLE_MS)
            _press(window, name)
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
    _press(window, "again_")
    WindowDriver(window).key("Space").key("Tab").key("Space")


CARD_SCENES: Mapping[str, Callable[[MainWindow], None]] = {
    "card_by_hand": _card("mode_by_hand"),
    "card_front": _card("front"),
    "cards_batch_mixed": _card("mode_blank", "print"),
    "cards_envelopes": _card("envelope"),
    "cards_came_out": _came_out,
    "cards_print_again": _print_again,
}
"""By name; the last ones leave printed cards behind."""
