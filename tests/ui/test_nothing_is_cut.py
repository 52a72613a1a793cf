"""No word and no button is cut on any page or sheet: long words, a small window, large letters."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.services.shop import draft_of, save_shop, shop
from tests.builders import Shop
from tests.ui.shop_window import ShopWindow
from tests.ui.whole_window import full_shop, page_codes, sheets, show
from ui.theme import theme
from ui.widgets.buttons import LETTERS_MAX, KeycapButton, PlainButton
from ui.widgets.text import PlainLabel

LOOKS = [("zz", (1024, 720), 100), ("en", (1280, 800), 200), ("en", (1024, 720), 200)]
ROUNDING = 2  # pixels between what a font says and what it takes


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1][0]}-{look[2]}")
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ShopWindow]:
    """A small full shop in one of the looks."""
    language, size, percent = request.param
    full_shop(tmp_path)
    _speak(tmp_path, language)
    theme().apply("light", percent)
    built = ShopWindow(tmp_path)
    built.window.resize(*size)
    built.settle()
    yield built
    built.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # dressing it anew takes long
    theme().apply("light", 100)


def _speak(folder: Path, language: str) -> None:
    built = Shop(folder / "book.smallcrm")
    own = shop(built.store)
    assert own is not None
    save_shop(built.store, replace(draft_of(own), language=language), now=built.now)
    built.close()


def _cut(inside: QWidget) -> list[str]:
    """What can be seen and is narrower or lower than its words, or scrolls sideways."""
    shown = [each for each in inside.findChildren(QWidget) if each.isVisible()]
    return [told for each in shown if (told := _wrong(each))]


def _wrong(widget: QWidget) -> str:
    if isinstance(widget, PlainButton) and widget.width() < widget.minimumSizeHint().width():
        return f"button {widget.words}"
    if isinstance(widget, KeycapButton) and _letters(widget.words) > LETTERS_MAX:
        return f"button {widget.words} has too many letters"
    if isinstance(widget, PlainLabel) and _is_cut(widget):
        return f"label {widget.whole_text}"
    if isinstance(widget, QTableView) and widget.horizontalScrollBar().maximum():
        return f"{widget.objectName()} scrolls sideways"
    return _scrolls_sideways(widget) if isinstance(widget, QScrollArea) else ""


def _letters(words: str) -> int:
    """How many letters of English a button has; the pseudo-language makes them more."""
    return 0 if words.startswith("[") else sum(not letter.isspace() for letter in words)


def _scrolls_sideways(area: QScrollArea) -> str:
    inside = area.widget()
    if inside is None or inside.minimumSizeHint().width() <= area.viewport().width():
        return ""
    return f"{area.objectName() or inside.objectName()} scrolls sideways"


def _is_cut(label: PlainLabel) -> bool:
    if label.wordWrap():
        return label.height() + ROUNDING < label.heightForWidth(label.width())
    if label.minimumSizeHint().width() < label.sizeHint().width():
        return False  # it may end in dots, with its whole text in the tooltip
    return label.width() + ROUNDING < label.fontMetrics().horizontalAdvance(label.whole_text)


def test_nothing_is_cut_and_nothing_scrolls_sideways(window: ShopWindow) -> None:
    found = {}
    for code in page_codes(window):
        if code == "right":  # a file of a let-down, which this shop has none of
            continue
        show(window, code)
        window.wait_for_work()
        if cut := _cut(window.window.stack):
            found[code] = cut
    for name in sheets(window):
        window.settle()
        if cut := _cut(window.window.host):
            found[name] = cut
    assert not found


def test_the_eye_for_it_sees_what_is_cut(qtbot: QtBot) -> None:
    theme()
    button, label = KeycapButton("Was here", name="was_here"), PlainLabel("Amara Nwosu")
    for each in (button, label):
        qtbot.addWidget(each)
        each.resize(each.sizeHint())
        assert not _wrong(each)
        each.resize(each.width() - 2 * ROUNDING, each.height())
        assert _wrong(each)
    long = KeycapButton("Note what was heard", name="long")
    qtbot.addWidget(long)
    long.resize(long.sizeHint())
    assert "letters" in _wrong(long)
