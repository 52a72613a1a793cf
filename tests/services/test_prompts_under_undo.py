"""Prompts of all rules are stable under undo and redo, never twice; dismissed ones stay away."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import CHOOSABLE
from smallcrm.services import customers, prompts, thank_yous
from smallcrm.services.upkeep import begin_day
from smallcrm.storage.check import check
from smallcrm.storage.models import Heard, PersonalDate, SentElsewhere
from tests.builders import Row, Shop
from tests.services.right_shop import let_down

Deed = Callable[[Shop, int], object]

PEOPLE = 3


def who(number: int) -> CustomerId:
    return CustomerId(1 + number % PEOPLE)


def a_prompt(shop: Shop, number: int) -> str:
    keys = sorted(row["subject_key"] for row in shop.rows("prompt"))
    return keys[number % len(keys)] if keys else "nothing"


def told(shop: Shop, number: int) -> None:
    with shop.store.action("edit_customer", who(number), at=shop.now):
        Heard.create(customer=who(number), kind="missed", words="a bench", heard_on=shop.today)
        SentElsewhere.create(customer=who(number), what="a ladder", sent_on=shop.today)
        PersonalDate.create(customer=who(number), label="Wedding", day="--02-29")


def a_day_begins(shop: Shop, number: int) -> None:
    shop.later(days=number)
    begin_day(shop.store, now=shop.now)


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "visit": lambda shop, n: shop.visit(who(n), "20", what="a mower", days_ago=n % 9),
        "told": told,
        "let down": lambda shop, n: let_down(shop, who(n), "It leaks."),
        "wish": lambda shop, n: shop.request(who(n), told_on_text=f"+{n}"),
        "reminder": lambda shop, n: shop.reminder(who(n), in_days=n),
        "referral": lambda shop, n: shop.referral(who(n), who(n + 1)),
        "tier": lambda shop, n: customers.set_tier(shop.store, who(n), "a_list", now=shop.now),
        "trash": lambda shop, n: customers.trash(shop.store, who(n), now=shop.now),
        "household": lambda shop, n: shop.share_letterbox(who(n), who(n + 1)),
        "owe": lambda shop, n: thank_yous.owe(shop.store, who(n), now=shop.now),
        "done": lambda shop, n: prompts.answer_done(shop.store, a_prompt(shop, n), now=shop.now),
        "dismiss": lambda shop, n: prompts.dismiss(shop.store, a_prompt(shop, n), now=shop.now),
        "later": lambda shop, n: prompts.answer_later(
            shop.store, a_prompt(shop, n), shop.today + timedelta(days=1 + n), now=shop.now
        ),
        "undo": lambda shop, _n: shop.undo(),
        "redo": lambda shop, _n: shop.redo(),
        "days": a_day_begins,
    }
)


@contextmanager
def a_shop_that_watches_for_everything() -> Iterator[Shop]:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        try:
            for name in ("Anna Berg", "Bob Cox", "Carla Dee"):
                shop.customer(name, birthday="29.2.1980")
            with shop.store.action("save_rule", at=shop.now):
                for code in CHOOSABLE:
                    words = "mower" if code == "aftercare" else ""
                    shop.store.connection.execute(
                        "INSERT INTO prompt_rule (code, is_on, numbers) VALUES (?, 1, ?)",
                        (code, f'{{"words": "{words}"}}'),
                    )
            yield shop
        finally:
            shop.close()


def shown(shop: Shop) -> list[Row]:
    """All prompts without their own numbers, which say nothing."""
    rows = [{name: row[name] for name in row if name != "id"} for row in shop.rows("prompt")]
    return sorted(rows, key=lambda row: str(row["subject_key"]))


def answered_for_good(shop: Shop) -> set[str]:
    rows = shop.rows("prompt_answer")
    return {row["subject_key"] for row in rows if row["state"] in {"done", "dismissed"}}


deeds = st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), max_size=14)


@given(deeds)
@settings(max_examples=15, deadline=None)
def test_nothing_is_asked_twice_and_what_was_answered_stays_away(
    doings: list[tuple[str, int]],
) -> None:
    with a_shop_that_watches_for_everything() as shop:
        for name, number in doings:
            with suppress(ShopError):
                DEEDS[name](shop, number)
            keys = [row["subject_key"] for row in shown(shop)]
            assert len(keys) == len(set(keys))
            assert not answered_for_good(shop) & set(keys)
        assert check(shop.path, on=shop.today).findings == ()


@given(deeds.filter(bool))
@settings(max_examples=15, deadline=None)
def test_undo_takes_away_what_came_and_redo_brings_it_back(doings: list[tuple[str, int]]) -> None:
    with a_shop_that_watches_for_everything() as shop:
        done = len(shop.deeds())
        states = [shown(shop)]
        for name, number in doings:
            if name in {"undo", "redo", "days"}:
                continue
            with suppress(ShopError):
                DEEDS[name](shop, number)
            if len(shop.deeds()) > done:
                done = len(shop.deeds())
                states.append(shown(shop))
        for before in states[-2::-1]:
            shop.undo()
            assert shown(shop) == before
        for after in states[1:]:
            shop.redo()
            assert shown(shop) == after


def test_a_rule_that_forgets_its_answers_would_be_found_out() -> None:
    with a_shop_that_watches_for_everything() as shop:
        shop.visit(who(0), "20", what="a mower")
        keys = {row["subject_key"] for row in shown(shop)}
        assert "first_purchase:customer:1" in keys
        prompts.dismiss(shop.store, "first_purchase:customer:1", now=shop.now)
        assert answered_for_good(shop) == {"first_purchase:customer:1"}
        assert answered_for_good(shop) & keys  # the same question, asked of the former prompts
