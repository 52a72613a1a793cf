"""A best customer falls quiet, is noticed and called, and comes back; found alike everywhere."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.domain.prompt_rules import LATER_THAN_USUAL
from smallcrm.services import rules
from tests.builders import Shop
from tests.commands.crm import Crm
from tests.ui.today.counter_window import CounterWindow
from ui.finder import Found


def test_a_quiet_best_customer_is_noticed_called_and_comes_back(
    shop: Shop, counter: CounterWindow
) -> None:
    rules.save_rule(shop.store, LATER_THAN_USUAL, is_on=True, now=shop.now)
    paz = shop.customer("Javier Paz", phone="0171 5551234", tier="a_list", known_before=True)
    for days_ago in (36, 24, 12, 0):
        shop.visit(paz, "20", days_ago=days_ago)
    shop.later(days=18)
    counter.today.day_check.timeout.emit()
    counter.settle()
    assert "Javier Paz" in counter.names_listed()
    assert "Not seen lately" in counter.texts()

    counter.press("Call, Javier Paz")
    assert counter.sheet == "Call Javier Paz"
    counter.press("Talked")
    assert counter.undo_line == "Talked with Javier Paz"
    assert counter.names_listed() == []

    before = shop.dump()
    shop.later(days=1)
    shop.visit(paz, "35")
    counter.settle()
    assert counter.names_listed() == []
    (call,) = shop.rows("call")
    assert (call["customer_id"], call["outcome"]) == (paz, "talked")
    shop.undo()
    counter.settle()
    assert shop.dump() == before


def _found(counter: CounterWindow) -> list[str]:
    """The names of those whom the finder lists, from above."""
    listed, rows = counter.window.top.finder.list, list[Found]()
    while (row := listed.current()) is not None and row not in rows:
        rows.append(row)
        listed.step(1)
    return [row.name for row in rows if row.kind == "customer"]


def test_the_command_find_shows_what_the_finder_shows(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crm = Crm(tmp_path, capsys)
    shop = Shop.at(crm.book)
    for name in ("Anna Berg", "Hannah Bergmann", "Berta Anders", "Anne Bergh", "Tom Becker"):
        shop.customer(name, street="Lange Str. 1", town="Ulm")
    counter = CounterWindow(shop)
    counter.find("ber an")
    counter.settle()
    shown = _found(counter)
    counter.close()

    assert [row["name"] for row in crm.json("find", "ber an")] == shown
    assert len(shown) > 1
