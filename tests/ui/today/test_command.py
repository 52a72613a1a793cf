"""The command "today" and the window show the same rows in the same order."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.services import busy_weeks, pinned
from tests.builders import Shop
from tests.commands.crm import Crm
from tests.ui.today.counter_window import CounterWindow


@pytest.mark.parametrize("is_busy", [False, True])
def test_the_command_shows_what_the_window_shows(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], is_busy: bool
) -> None:
    crm = Crm(tmp_path, capsys)
    shop = Shop.at(crm.book)
    for number, tier in enumerate(("occasional", "a_list", "regular", "regular")):
        anna = shop.customer(f"Anna {number}", tier=tier)
        shop.visit(anna, what="a hose")
        last = shop.reminder(anna, in_days=0)
        shop.request(anna, told_on=shop.today)
    pinned.pin(shop.store, f"reminder:reminder:{last}", now=shop.now)
    if is_busy:
        busy_weeks.begin(shop.store, shop.today + timedelta(days=20), now=shop.now)
    counter = CounterWindow(shop)
    shown = [(row.words.name, row.words.reason) for row in counter.rows()]
    counter.close()

    told = [(row["name"], row["reason"]) for row in crm.json("today")]

    assert told == shown
    assert len(shown) == (8 if is_busy else 12)
