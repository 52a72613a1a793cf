"""The commands "today" and "find" and the window show the same rows in the same order."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.domain.busy_weeks import A_DAY, RESTING
from smallcrm.domain.calls import CallDraft
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.prompt_rules import LATER_THAN_USUAL, QUIET
from smallcrm.domain.prompts import GROUPS
from smallcrm.services import busy_weeks, calls, moments, pinned, prompts, rules
from smallcrm.services.today import SHOWN_PER_GROUP
from tests.builders import Shop
from tests.commands.crm import Crm
from tests.ui.today.counter_window import CounterWindow

EVERYBODY = 6  # more than a group shows
BUSY_DAYS = 9


def _everything_waits(shop: Shop) -> None:
    """Each group has more rows than are shown; one row is put off, and the last one is pinned."""
    rules.save_rule(shop.store, LATER_THAN_USUAL, is_on=True, now=shop.now)
    rules.save_rule(shop.store, QUIET, is_on=True, now=shop.now)
    tiers = ("occasional", "a_list", "regular")
    soon = [shop.today + timedelta(days=days) for days in (3, BUSY_DAYS + 3)]
    for number in range(EVERYBODY):
        tier = tiers[number % 3]
        birthday, later = (day.strftime("%d.%m.1980") for day in soon)
        anna = shop.customer(f"Anna {number}", tier=tier, birthday=birthday)
        shop.visit(anna, what="a hose")
        last = shop.reminder(anna, in_days=number - EVERYBODY)
        shop.request(anna, told_on=shop.today + timedelta(days=number % 2))
        moments.record_moment(shop.store, MomentDraft(anna, "ow", "It leaks."), now=shop.now)
        away = shop.customer(f"Tom {number}", tier="a_list", known_before=True, birthday=later)
        for days_ago in (44, 32, 20):
            shop.visit(away, days_ago=days_ago + number)
        calls.record(shop.store, CallDraft(anna, words="Not yet."), now=shop.now)
    key, until = f"reminder:reminder:{last - 1}", shop.today + timedelta(days=90)
    prompts.answer_later(shop.store, key, until, now=shop.now)
    pinned.pin(shop.store, f"reminder:reminder:{last}", now=shop.now)


@pytest.mark.parametrize("weeks", ["none", "busy", "over"])
def test_the_commands_show_what_the_window_shows(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], weeks: str
) -> None:
    crm = Crm(tmp_path, capsys)
    shop = Shop.at(crm.book)
    _everything_waits(shop)
    if weeks != "none":
        until = shop.today + timedelta(days=BUSY_DAYS)
        busy_weeks.begin(shop.store, until, now=shop.now)
    if weeks == "over":
        shop.later(days=BUSY_DAYS + 1)
        crm.now = shop.now
    counter = CounterWindow(shop)
    shown = [(row.words.name, row.words.reason) for row in counter.rows()]
    counter.find("ann")
    counter.settle()
    listed = counter.window.top.finder.list.model()
    read = [str(listed.index(row, 0).data()) for row in range(listed.rowCount())]
    found = [words.partition(",")[0] for words in read if words.startswith("Anna")]
    counter.close()

    told = crm.run("today", "--json").document

    assert [(row["name"], row["reason"]) for row in told] == shown
    shown_of = Counter(row["group"] for row in told)
    awake = [code for code in GROUPS if code not in RESTING]
    assert {code: shown_of.pop(code) for code in awake} == dict.fromkeys(awake, SHOWN_PER_GROUP)
    quiet = {"none": SHOWN_PER_GROUP * len(RESTING), "busy": 0, "over": A_DAY}
    assert shown_of.total() == quiet[weeks]
    calls_first = next(row for row in told if row["group"] == "call_and_write")
    assert (calls_first["name"], "Not yet." in calls_first["reason"]) == ("Anna 5", True)
    assert [row["name"] for row in crm.json("find", "ann")] == found
    assert len(found) == EVERYBODY
