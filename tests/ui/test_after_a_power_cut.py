"""After a crash or a power cut the words are back, and one sentence says so."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.commands.base import BOOK_NAME
from tests.builders import Shop
from tests.ui.holding import HoldingWindow, as_after_a_power_cut, shop_folder

BERG, PAZ = 1, 2
SENTENCE = "Words from before the power went are on hold"
Opens = Callable[[Path], HoldingWindow]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opens]:
    """Opens the window on a folder; the one before is closed first."""
    opened: list[HoldingWindow] = []

    def open_one(folder: Path) -> HoldingWindow:
        for window in opened:
            window.close()
        opened.append(HoldingWindow(folder))
        return opened[-1]

    yield open_one
    for window in opened:
        window.close()


def test_words_of_an_open_sheet_are_back_after_a_power_cut(opens: Opens, tmp_path: Path) -> None:
    window = opens(shop_folder(tmp_path / "shop"))
    window.open(BERG, "F2").typed("12,50").key("Tab")
    window.typed("rose fe").second_passes()
    after = as_after_a_power_cut(tmp_path / "shop", tmp_path / "after")

    again = opens(after)
    assert again.chips() == ["On hold: Anna Berg, was here"]
    assert again.undo_line == SENTENCE

    again.key("Ctrl+Tab")
    assert (again.sheet, again.focus()) == ("Anna Berg was here", "what")
    again.key("Return")
    [visit] = again.rows("visit")
    assert (visit["amount_minor"], visit["what"]) == (1250, "rose fe")
    assert again.on_disk() == []


def test_a_new_customer_is_back_with_every_phone(opens: Opens, tmp_path: Path) -> None:
    window = opens(shop_folder(tmp_path / "shop"))
    window.go("new_customer", "Joe Adler 0171 555")
    window.write("Notes", "collects tin soldiers")
    window.second_passes()
    again = opens(as_after_a_power_cut(tmp_path / "shop", tmp_path / "after"))
    again.press_chip("Joe Adler")
    again.key("Ctrl+Return")
    joe = again.rows("customer")[-1]
    assert (joe["name"], joe["notes"]) == ("Joe Adler", "collects tin soldiers")
    assert again.rows("phone")[-1]["number"] == "0171 555"


def test_what_was_put_on_hold_before_the_cut_is_there_too(opens: Opens, tmp_path: Path) -> None:
    window = opens(shop_folder(tmp_path / "shop"))
    window.open(PAZ, "F6").typed("call").key("Esc")
    window.later(minutes=1)
    window.open(BERG, "F6").typed("write").second_passes()
    again = opens(as_after_a_power_cut(tmp_path / "shop", tmp_path / "after"))
    assert again.chips() == ["On hold: Anna Berg, remind me", "On hold: Javier Paz, remind me"]


def test_the_sentence_is_said_once(opens: Opens, tmp_path: Path) -> None:
    window = opens(shop_folder(tmp_path / "shop"))
    window.open(BERG, "F6").typed("call").second_passes()
    after = as_after_a_power_cut(tmp_path / "shop", tmp_path / "after")
    assert opens(after).undo_line == SENTENCE
    again = opens(after)
    assert again.undo_line != SENTENCE
    assert again.chips() == ["On hold: Anna Berg, remind me"]


def test_closing_the_window_over_a_half_written_sheet_holds_it(
    opens: Opens, tmp_path: Path
) -> None:
    folder = shop_folder(tmp_path / "shop")
    window = opens(folder)
    window.open(BERG, "F6").typed("call")
    window.window.close()
    again = opens(folder)
    assert again.chips() == ["On hold: Anna Berg, remind me"]
    assert again.undo_line != SENTENCE


FORMS = ("remind_me", "new_customer", "customer", "change", "later", "?")
NO_FIELDS = ("4", "[]")
STRANGE_FIELDS = (
    json.dumps({"words": {"what": ["a", {}], "channel": 9, "nobody": "x"}, "focus": "what 99"}),
    json.dumps({"words": {"name": {}, "phones": "x"}, "focus": "é \ud800", "about": "later"}),
)


@pytest.mark.parametrize(
    ("form", "fields"),
    [*product(FORMS, STRANGE_FIELDS), *product(FORMS[:1], NO_FIELDS)],
)
def test_a_damaged_row_never_raises(opens: Opens, tmp_path: Path, form: str, fields: str) -> None:
    folder = shop_folder(tmp_path / "shop")
    shop = Shop(folder / BOOK_NAME)
    with shop.store.untracked() as connection:
        connection.execute(
            "INSERT INTO on_hold (form, customer_id, fields, kept_at) VALUES (?, ?, ?, '')",
            (form, None if form == "new_customer" else BERG, fields),
        )
    shop.close()
    window = opens(folder)
    window.key("Ctrl+Tab")
    window.second_passes()
    window.key("Esc")
