"""find and today: what the finder and Today would show, as rows."""

from datetime import timedelta

import pytest

from smallcrm.services.busy_weeks import begin
from smallcrm.wording import Wording
from tests.commands.crm import Crm

HOSTILE = [
    "", " ", "!", '"', "'", '""', "*", "a* OR b*", "NEAR(a b)", "words : x", "a AND", "(", "{}",
    "-a", "--", "a\x00b", "\x00", "\ud800", "a\udfff", "\N{SMILING FACE WITH SUNGLASSES}", "%",
    "_", "\\", "0" * 10_000, "a" * 10_000, "a " * 5_000, "123 456", "+49 (0)", "./-", "\u0301",
    "\u202eabc", "DROP TABLE customer;", "\uff11\uff12\uff13", "\u0661\u0662\u0663", "^a", "a^2",
]  # fmt: skip


def test_find_answers_with_the_five_things_of_the_finder(crm: Crm) -> None:
    shop = crm.shop()
    anna = shop.customer("Anna Berg", street="Lange Str. 1", town="Ulm", tier="a_list")
    shop.visit(anna, days_ago=3)
    shop.close()
    last = (crm.now.date() - timedelta(days=3)).isoformat()
    assert crm.json("find", "ber an") == [
        {
            "id": anna,
            "name": "Anna Berg",
            "detail": "Lange Str. 1, Ulm",
            "tier": "a_list",
            "last_visit": last,
        }
    ]


def test_find_says_so_when_nobody_is_meant(crm: Crm) -> None:
    crm.people("Anna Berg")
    assert crm.json("find", "zz") == []
    assert crm.run("find", "zz").out == "Nobody is found by these words.\n"


def test_find_shows_as_many_as_asked_for(crm: Crm) -> None:
    crm.people(*(f"Anna Berg {number}" for number in range(120)))
    assert len(crm.json("find", "anna")) == 8
    assert len(crm.json("find", "anna", "--limit", "3")) == 3
    assert len(crm.json("find", "anna", "--limit", "100")) == 100
    assert len(crm.json("find", "anna", "--limit", "100000")) == 120


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_below_one_is_wrong_usage(crm: Crm, limit: str) -> None:
    crm.people("Anna Berg")
    assert crm.run("find", "anna", "--limit", limit).code == 2


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_find_takes_any_text(crm: Crm, text: str) -> None:
    crm.people("Anna Berg")
    ran = crm.run("find", "--json", "--", text)
    assert (ran.code, ran.err) == (0, "")
    assert isinstance(ran.document, list)


def test_today_answers_with_the_eight_things_of_a_row(crm: Crm) -> None:
    shop = crm.shop()
    anna = shop.customer("Anna Berg", tier="a_list")
    shop.reminder(anna, "ask about the mower", in_days=1)
    shop.close()
    due = (crm.now.date() + timedelta(days=1)).isoformat()
    assert crm.json("today") == []
    assert crm.json("today", "--on", due) == [
        {
            "group": "call_and_write",
            "kind": "call",
            "customer_id": anna,
            "name": "Anna Berg",
            "reason": "Reminder: ask about the mower",
            "due": due,
            "score": 95,
            "parts": [["today", 60], ["call", 10], ["A-list", 25]],
        }
    ]


def test_today_in_words_counts_what_is_not_shown(crm: Crm) -> None:
    shop = crm.shop()
    for number in range(7):
        shop.reminder(shop.customer(f"Anna {number}"), in_days=0)
    shop.close()
    lines = crm.run("today").out.splitlines()
    assert lines[0] == "Call and write (7)"
    assert len(lines) == 1 + 5
    assert len(crm.json("today")) == 5


def test_today_on_a_day_on_which_nothing_waits(crm: Crm) -> None:
    crm.people("Anna Berg")
    assert crm.json("today", "--on", "2026-01-01") == []
    assert crm.run("today", "--on", "2026-01-01").out == "Nothing waits today.\n"


def test_today_says_what_rests(crm: Crm) -> None:
    shop = crm.shop()
    shop.visit(shop.customer("Anna Berg"))
    begin(shop.store, shop.today + timedelta(days=3), now=shop.now)
    shop.close()
    note = "1 rests in the busy weeks until Monday and then comes back.\n"
    assert crm.run("today").out == f"Nothing more for today.\n{note}"
    ran = crm.run("today", "--json")
    assert (ran.document, ran.err) == ([], note)


def test_today_tells_days_from_the_day_that_was_asked_for(crm: Crm) -> None:
    shop = crm.shop()
    shop.request(shop.customer("Anna Berg"), "a hose", told_on=shop.today + timedelta(days=3))
    shop.close()
    friday, monday = "2026-11-20", "2026-11-23"
    assert crm.json("today", "--on", friday) == []
    assert crm.json("today", "--on", monday)[0]["reason"] == "Promised for today: a hose."


def test_today_is_worded_in_the_language_of_the_shop(crm: Crm) -> None:
    shop = crm.shop()
    shop.reminder(shop.customer("Anna Berg"), in_days=0)
    shop.store.close()
    assert crm.json("today")[0]["parts"][0][0] == Wording("en").text("today")


def test_looking_leaves_the_book_as_it_was(crm: Crm) -> None:
    crm.people("Anna Berg")
    before = crm.book.read_bytes()
    for words in (["find", "anna"], ["today"], ["check"]):
        crm.run(*words)
    assert crm.book.read_bytes() == before
