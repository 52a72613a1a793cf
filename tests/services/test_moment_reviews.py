"""How a month went, counted; and who is never counted."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import customers, helpers, moment_reviews, moments, reviews
from smallcrm.services.moment_reviews import HelperWows, MomentMonth
from smallcrm.wording import Wording
from tests.builders import Shop

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
HELPER_COLUMNS = re.compile(r"\b(delivered_by|noted_by|served_by|made_by)\b")


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def mark(shop: Shop, who: CustomerId, kind: str, **fields: object) -> MomentId:
    shop.later(minutes=10)
    draft = MomentDraft(who, kind, **fields)  # type: ignore[arg-type]
    return moments.record_moment(shop.store, draft, now=shop.now)


def test_a_month_counts_marks_and_what_became_of_let_downs(shop: Shop, anna: CustomerId) -> None:
    shop.visit(anna)  # unmarked: counted nowhere
    mark(shop, anna, "wow", day_text="31.10.")
    first, second = mark(shop, anna, "ow"), mark(shop, anna, "ow")
    mark(shop, anna, "ow")
    mark(shop, anna, "wow", answers=(first,))
    mark(shop, anna, "how", answers=(second,))

    month = moment_reviews.month(shop.store, NOVEMBER, DECEMBER)

    assert month == MomentMonth(wows=1, hows=1, ows=3, made_right=2, turned=1)


@pytest.mark.parametrize(
    ("ows", "made_right", "told"),
    [
        (3, 2, "3 let down: 2 made right, 1 open"),
        (1, 0, "1 let down: 1 open"),
        (2, 2, "2 let down: 2 made right"),
    ],
)
def test_let_downs_are_told_with_what_became_of_them(ows: int, made_right: int, told: str) -> None:
    month = MomentMonth(0, 0, ows, made_right, 0)
    assert Wording().say(moment_reviews.let_down(month)) == told


def test_wows_are_counted_per_helper_most_first(shop: Shop, anna: CustomerId) -> None:
    rosa = helpers.helpers(shop.store)[0].id
    tim = helpers.add_helper(shop.store, "Tim", now=shop.now)
    for who in (rosa, tim, tim, None):
        mark(shop, anna, "wow", delivered_by=who)
    mark(shop, anna, "ow", delivered_by=rosa)

    told = moment_reviews.wows_by_helper(shop.store, NOVEMBER, DECEMBER)

    assert told == [HelperWows("Tim", 2), HelperWows("Rosa", 1)]


def test_causes_are_counted_with_the_unknown_last(shop: Shop, anna: CustomerId) -> None:
    for cause in ("", "", "", "price", "waiting", "waiting"):
        mark(shop, anna, "ow", cause=cause)

    told = moment_reviews.causes(shop.store, NOVEMBER, DECEMBER)

    assert [(each.cause, each.times) for each in told] == [("waiting", 2), ("price", 1), ("", 3)]


def test_everybody_who_waits_is_named_longest_first_and_nobody_from_the_trash(
    shop: Shop, anna: CustomerId
) -> None:
    paz, gone = shop.customer("Javier Paz"), shop.customer("Gone")
    mark(shop, anna, "ow", words="late")
    mark(shop, paz, "ow", day_text="3.9.")
    mark(shop, gone, "ow")
    customers.trash(shop.store, gone, now=shop.now)

    waiting = moment_reviews.open_cases(shop.store)

    assert [(case.name, case.words) for case in waiting] == [
        ("Javier Paz", ""),
        ("Anna Berg", "late"),
    ]
    assert moment_reviews.month(shop.store, NOVEMBER, DECEMBER).ows == 1


def test_looking_back_begins_with_the_first_mark_too(shop: Shop, anna: CustomerId) -> None:
    mark(shop, anna, "wow", day_text="3.9.")

    assert reviews.first_month(shop.store) == date(2026, 9, 1)


def counts_let_downs_per_helper(sql: str) -> bool:
    """Whether a query groups moments by somebody of us without keeping to WOWs."""
    grouped = re.search(r"\bGROUP BY\b(.*)", sql, re.IGNORECASE | re.DOTALL)
    if grouped is None or not re.search(r"\bmoment\b", sql):
        return False
    is_by_helper = HELPER_COLUMNS.search(sql) or re.search(r"\bhelper\b", sql)
    return bool(is_by_helper) and "kind = 'wow'" not in sql


def test_no_query_of_the_program_counts_let_downs_per_helper() -> None:
    assert counts_let_downs_per_helper(
        "SELECT h.name, count(*) FROM moment AS m JOIN helper AS h ON h.id = m.noted_by GROUP BY 1"
    )
    root = Path(moment_reviews.__file__).parents[1]
    found, grouped = [], 0
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            sql = _text(node)
            grouped += "GROUP BY" in sql
            if counts_let_downs_per_helper(sql):
                found.append(f"{path.name}: {sql}")
    assert grouped > 5
    assert found == []


def _text(node: ast.AST) -> str:
    """The text of a string, of an f-string its parts that are written out."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        # What is filled in may be the table: it counts as a query of moments, to be safe.
        return " moment ".join(str(part) for part in parts)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
