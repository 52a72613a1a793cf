"""A customer who reads along sees no money, no private word, no standing and no let-down.

Read is what is painted, on every page and sheet of a full shop, and what a screen reader says.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from smallcrm.services import recoveries, thank_yous
from smallcrm.storage.models import Fact, Moment, Visit
from tests.ui.painted import painted_text
from tests.ui.shop_window import ShopWindow
from tests.ui.visible_texts import spoken_texts
from ui.theme import theme

AMARA = "Amara Nwosu"
PRIVATE = "zanzibar"
NOT_TO_MENTION = "kilimanjaro"
SIZE = (1280, 800)

# What nobody but the owner may read. Money as this shop writes it, with or without cents.
FORBIDDEN: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(r"\$\s?-?\d|\d+\.\d\d(?![.\d])|98765"),
    "a standing": re.compile(r"\bA-list\b|\bOccasional\b|\bRegular\b"),
    "a let-down": re.compile(r"\blet[- ]downs?\b", re.IGNORECASE),
    "a file of one": re.compile(r"\bMake it right\b"),
    "a private fact": re.compile(PRIVATE),
    "what not to mention": re.compile(NOT_TO_MENTION),
}
SHEET_KEYS = ("F2", "F3", "F4", "F5", "F6", "F7", "F8")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ShopWindow]:
    """The made-up shop, with everything about Amara that a customer must not read."""
    built = ShopWindow(tmp_path / "shop", is_demo=True)
    built.window.resize(*SIZE)
    amara = _amara(built)
    store = built.store
    with store.action("note_fact", amara, at=built.now):
        Fact.create(customer=amara, label="Home", words=PRIVATE, is_private=1, is_pinned=1)
        Fact.create(customer=amara, label="Never", words=NOT_TO_MENTION, do_not_mention=1)
        day = store.shop_day(built.now)
        visit = Visit.create(
            customer=amara, at=built.now, shop_day=day, amount_minor=9876543, what="Greenhouse"
        )
        Moment.create(
            customer=amara,
            visit=visit.id,
            at=built.now,
            shop_day=day,
            kind="ow",
            words="A pane was broken.",
            cause="product",
            cost_minor=9876543,
            noted_at=built.now,
        )
    built.settle()
    yield built
    built.close()


def _amara(window: ShopWindow) -> CustomerId:
    return CustomerId(window.store.value("SELECT id FROM customer WHERE name=?", AMARA))


def _arguments(window: ShopWindow) -> Mapping[str, int | str | None]:
    amara = _amara(window)
    cards = thank_yous.due(window.store, on=window.store.shop_day(window.now))
    return {
        "customer": amara,
        "edit_customer": amara,
        "history": amara,
        "right": recoveries.open_file(window.store, amara, happened=PRIVATE, now=window.now),
        "card": cards[0].subject_key,
        "settings": "grants",
    }


def _forbidden_in(text: str) -> list[str]:
    plain = " ".join(text.split())
    return [
        f"{what}: ...{plain[max(0, found.start() - 30) : found.end() + 30]}..."
        for what, pattern in FORBIDDEN.items()
        for found in pattern.finditer(plain)
    ]


def _read(window: ShopWindow) -> str:
    """Everything that is painted and spoken; long pages are read down to their end."""
    stack = window.window.stack.currentWidget()
    assert stack is not None
    spoken = "\n".join(spoken_texts(window.window))
    tall = stack.height()
    parts = [painted_text(window.window), spoken]
    for area in window.scroll_areas():
        bar = area.verticalScrollBar()
        for place in range(0, bar.maximum() + tall, max(1, tall - 80)):
            bar.setValue(min(place, bar.maximum()))
            window.settle()
            parts.append(painted_text(window.window))
        bar.setValue(0)
    return "\n".join(parts)


def _pages(window: ShopWindow) -> list[str]:
    assert window.window.opened is not None
    return list(window.window.opened.pages)


def test_no_page_shows_what_only_the_owner_may_read(window: ShopWindow) -> None:
    arguments = _arguments(window)
    found = {}
    for code in _pages(window):
        window.go(code, arguments.get(code))
        window.wait_for_work()
        if bad := _forbidden_in(_read(window)):
            found[code] = bad
    assert not found


@pytest.mark.parametrize("key", SHEET_KEYS)
def test_no_sheet_shows_what_only_the_owner_may_read(window: ShopWindow, key: str) -> None:
    window.go("customer", _amara(window)).key(key)
    assert window.sheet, f"{key} opens a sheet"
    assert not _forbidden_in(_read(window))
    window.key("Escape")


def test_the_finder_shows_nothing_of_it(window: ShopWindow) -> None:
    window.find("amara")
    window.settle()
    assert AMARA in painted_text(window.window)
    assert not _forbidden_in(painted_text(window.window))
    window.key("Escape")


def test_large_letters_and_the_dark_show_no_more(window: ShopWindow) -> None:
    theme().apply("dark", 150)
    try:
        window.go("customer", _amara(window))
        assert not _forbidden_in(_read(window))
    finally:
        theme().apply("light", 100)


def test_held_f11_shows_it_and_letting_go_hides_it_again(window: ShopWindow) -> None:
    """The positive control: the same reading finds all of it when the owner looks."""
    window.go("customer", _amara(window))
    QTest.keyPress(window.window, Qt.Key.Key_F11)
    window.settle()
    seen = {bad.partition(":")[0] for bad in _forbidden_in(_read(window))}
    QTest.keyRelease(window.window, Qt.Key.Key_F11)
    window.settle()

    assert {"money", "a standing", "a private fact"} <= seen
    assert not _forbidden_in(_read(window))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("so far $1,290", "money"),
        ("paid 12.90 today", "money"),
        ("Standing: A-list", "a standing"),
        ("3 let down", "a let-down"),
        ("Make it right: 2", "a file of one"),
    ],
)
def test_the_reading_finds_each_of_them(text: str, what: str) -> None:
    assert [each.partition(":")[0] for each in _forbidden_in(text)] == [what]
