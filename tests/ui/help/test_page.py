"""Keys and help: F1 shows every key that the window listens to, and prints them on one page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.printing.pages import page_count, page_size
from tests.builders import Shop
from tests.ui.cards.pdf_words import words_in
from tests.ui.shop_window import ShopWindow
from ui.help.key_table import HELPER, key_groups
from ui.help.keycap import Keycap
from ui.keys import KEYS, NOT_YET, WINDOW_KEYS
from ui.widgets.buttons import KeycapButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    folder = tmp_path / "shop"
    folder.mkdir()
    shop = Shop.at(folder / "book.smallcrm")
    shop.customer("Anna Berg", phone="0171 5551234")
    shop.close()
    built = ShopWindow(folder)
    yield built
    built.close()


def test_f1_shows_every_key_and_escape_goes_back(window: ShopWindow) -> None:
    window.go("customers").key("F1")
    assert window.page == "page_help"
    shown = {cap.accessibleName() for cap in window.window.stack.findChildren(Keycap)}
    wanted = {key.cap for name, key in KEYS.items() if not name.startswith(HELPER)}
    wanted |= {key.cap for name, key in WINDOW_KEYS.items() if name != "redo_too"}
    assert wanted <= shown
    assert {"Alt 1…9", "Ctrl 1…5"} <= shown
    window.key("Escape")
    assert window.page == "page_customers"


def test_every_line_says_what_its_key_does() -> None:
    lines = [line for group in key_groups() for line in group.lines]
    assert all(line.words.key for line in lines)
    caps = [line.cap for line in lines]
    assert len(caps) == len(set(caps)), "no key stands there twice"


def test_the_finder_leads_to_help_too(window: ShopWindow) -> None:
    window.find("shortcuts")
    window.settle()
    window.key("Return")
    window.settle()
    assert window.page == "page_help"


def test_the_keys_are_printed_on_one_page_of_the_shops_paper(window: ShopWindow) -> None:
    window.go("help").key("Ctrl+P")
    (pdf,) = window.printer.printed
    assert page_count(pdf) == 1
    assert round(page_size(pdf, 0).width_mm) == 210
    words = words_in(pdf)
    for expected in ("F2", "Was here", "Ctrl Tab", "Keys of Iron & Rose", "in 2w"):
        assert expected in words
    later = [KEYS[name].words.key for name in NOT_YET]
    assert not [each for each in later if each in words], "only keys that act are printed"
    assert window.undo_line == "The keys went to the printer"


def test_the_caps_on_the_buttons_are_those_of_the_table(window: ShopWindow) -> None:
    known = {line.cap for group in key_groups() for line in group.lines}
    known |= {KEYS[f"{HELPER}{n}"].cap for n in range(1, 10)} | {"", "Del"}  # short for Delete
    for page, argument in (("today", None), ("customers", None), ("customer", 1), ("cards", None)):
        window.go(page, argument)
        caps = {button.key_text for button in window.window.findChildren(KeycapButton)}
        assert caps <= known, page


def test_keys_that_come_later_do_nothing_yet_and_all_others_do(window: ShopWindow) -> None:
    assert window.window.opened is not None
    acting = set(window.window.opened.verbs)
    pages = [("customer", 1), ("cards", None), ("today", None), ("promises", None), ("help", None)]
    for page, argument in pages:
        window.go(page, argument)
        assert window.window.stack.page is not None
        acting |= set(window.window.stack.page.verbs())
    assert not acting & NOT_YET
    silent = {name for name in KEYS if not name.startswith(HELPER)} - acting - NOT_YET
    by_the_window, on_a_row = {"save", "back_to_hold", "hide_screen"}, {"pin", "why_here"}
    assert silent <= by_the_window | on_a_row  # this shop's Today has no row yet
