"""What may I grant (F8): anywhere, for whom, without a figure for customers, and printed."""

import re

from smallcrm.services.helpers import add_helper
from tests.ui.cards.pdf_words import words_in
from tests.ui.right.right_window import RightWindow

AMOUNT = re.compile(r"\d[.,]\d\d")


def test_f8_tells_the_steps_and_only_the_owner_how_much(window: RightWindow) -> None:

    window.window.frame.counter.stand(add_helper(window.store, "Maria", now=window.now), "Maria")
    window.go("today").key("F8")
    assert window.sheet == "What may I grant"
    assert "Say yes at once: Do it again" in window.seen()
    assert not AMOUNT.search(window.seen())
    window.hold_f11()
    assert AMOUNT.search(window.seen())
    window.release_f11()
    assert not AMOUNT.search(window.seen())
    window.key("Escape")


def test_on_a_customers_page_it_is_about_them(window: RightWindow) -> None:
    window.go("customer", window.anna).key("F8")
    assert window.sheet == "What may I grant Anna Berg"
    window.key("Escape")


def test_for_whom_can_be_told_from_the_sheet(window: RightWindow) -> None:
    window.go("today").key("F8").press("For whom?")
    window.choose("anna")
    window.settle()
    assert window.sheet == "What may I grant Anna Berg"
    window.key("Escape")


def test_it_is_printed_for_the_till(window: RightWindow) -> None:
    window.go("today").key("F8").press("For the till")
    (pdf,) = window.printer.printed
    words = words_in(pdf)
    assert "How we make it right" in words
    assert AMOUNT.search(words)
    assert "A-list" not in words
    window.key("Escape")
