"""Today, Promises and Looking back in other languages, sizes and with hostile words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from smallcrm.services import requests
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from tests.ui.visible_texts import spoken_texts, untranslatable, visible_texts
from ui.pages import Page
from ui.theme import theme
from ui.today.body import TodayBody
from ui.widgets.buttons import KeycapButton, filled_buttons
from ui.widgets.text import PlainLabel

PAGES = ("today", "promises", "looking_back")
PEOPLE = frozenset({"Ada", "Ben", "Cyd", "Rosa"})
HOSTILE = "<img src=x onerror=1>&amp; \u202eDrawrof\x07 " + "w" * 70
Open = Callable[..., CounterWindow]


@pytest.fixture
def busy(tmp_path: Path) -> Shop:
    """A shop with something in every group."""
    shop = Shop.in_folder(tmp_path)
    ada = shop.customer("Ada", phone="+49 171 5551234567", tier="a_list", birthday="1970-11-22")
    ben, cyd = shop.customer("Ben", phone="010-2"), shop.customer("Cyd")
    shop.visit(ben, "12,50", what="hinges")
    shop.visit(cyd, what="nails")
    shop.referral(ada, ben)
    ready = shop.request(ben, "hinges", told_on_text="t")
    shop.request(ada, "keys", told_on_text="t", told_time_text="21:15")
    shop.reminder(ada, in_days=0)
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    return shop


@pytest.fixture
def opened(qtbot: QtBot, busy: Shop) -> Iterator[Open]:
    """Opens its window in a language, size and text size."""
    windows: list[CounterWindow] = []

    def open_in(language: str, size: tuple[int, int], percent: int = 100) -> CounterWindow:
        theme().apply("light", percent)
        windows.append(CounterWindow(busy, language=language, size=size))
        return windows[0]

    yield open_in
    for window in windows:
        window.close()
    theme().apply("light", 100)


def test_every_text_of_the_pages_can_be_translated(opened: Open) -> None:
    counter = opened("zz", (1280, 800))
    for page in PAGES:
        shown = counter.go(page).window.stack.page
        assert shown is not None
        texts = [*visible_texts(shown), *spoken_texts(shown)]
        assert len(texts) > 10
        found = untranslatable(texts, PEOPLE)
        assert [text for text in found if not text.startswith(tuple(PEOPLE))] == []


@pytest.mark.parametrize(
    ("language", "size", "percent"),
    [("zz", (1024, 720), 100), ("en", (1280, 800), 200), ("zz", (1280, 800), 150)],
)
def test_nothing_scrolls_sideways_and_no_button_is_cut(
    opened: Open, language: str, size: tuple[int, int], percent: int
) -> None:
    counter = opened(language, size, percent)
    for page in PAGES:
        shown = counter.go(page).window.stack.page
        assert shown is not None
        _nothing_is_wider(shown)
        for button in shown.findChildren(KeycapButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), page
                assert button.mapTo(shown, button.rect().topRight()).x() <= shown.width(), page


def _nothing_is_wider(shown: Page) -> None:
    for area in shown.findChildren(QScrollArea):
        inside = area.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= area.viewport().width(), shown.objectName()


def test_the_side_column_stands_beside_at_1280_and_folds_at_1024(opened: Open) -> None:
    counter = opened("en", (1280, 800))
    body = counter.today.findChild(TodayBody)
    assert body is not None
    assert not body.is_folded
    counter.window.resize(1024, 720)
    counter.settle()
    assert body.is_folded


def test_counter_view_shows_neither_money_nor_the_word_of_the_standing_and_fills_one_button(
    opened: Open,
) -> None:
    counter = opened("en", (1280, 800))
    for page in PAGES:
        shown = counter.go(page).window.stack.page
        assert shown is not None
        said = " ".join([*visible_texts(shown), *spoken_texts(shown)])
        assert "A-list" not in said, page
        assert "12.50" not in said, page
        assert len(filled_buttons(shown)) <= 1, page


def test_hostile_words_are_shown_as_they_are_and_break_nothing(opened: Open, busy: Shop) -> None:
    person = busy.customer(HOSTILE)
    busy.visit(person, what=HOSTILE)
    busy.request(person, HOSTILE, told_on_text="t", told_time_text="22:00")
    counter = opened("en", (1024, 720))
    for page in PAGES:
        shown = counter.go(page).window.stack.page
        assert shown is not None
        labels = [label for label in shown.findChildren(PlainLabel) if label.isVisible()]
        assert any("<img src=x onerror=1>" in label.whole_text for label in labels), page
        _nothing_is_wider(shown)
