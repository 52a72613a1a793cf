"""What was learnt: owning up is thanked and never counted, causes are ranked and fixed."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from peewee import IntegrityError

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.recoveries import LessonDraft
from smallcrm.services import lessons
from smallcrm.services.helpers import add_helper
from smallcrm.storage.models import Moment
from tests.builders import Shop
from tests.services.right_shop import let_down, opened

QUARTER = (date(2026, 10, 1), date(2027, 1, 1))
PROGRAM = Path(__file__).resolve().parents[2] / "smallcrm"
_GROUPS = re.compile(r"\bGROUP BY\b([^)]*?)(\bORDER\b|\bHAVING\b|\bLIMIT\b|\)|$)", re.DOTALL)
_NAMES_HELPER = re.compile(
    r"\bh\.|helper|noted_by|owned_up_by|fixed_by|given_by|made_by|served_by|delivered_by"
)
_OWS = re.compile(r"'ow'|\brecovery\b|\blesson\b|\bremedy\b|\bmoment\b")


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def test_a_lesson_is_noted_without_a_name(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    lessons.learn(shop.store, file, LessonDraft("Ask twice", cause="service"), now=shop.now)
    row = lessons.of_file(shop.store, file)
    assert row is not None
    assert (row.words, row.helper, row.is_to_be_thanked) == ("Ask twice", "", False)
    with pytest.raises(Invalid):
        lessons.thank(shop.store, row.id, now=shop.now)


def test_a_file_keeps_one_lesson(shop: Shop, anna: CustomerId) -> None:
    file = opened(shop, anna)
    first = lessons.learn(shop.store, file, LessonDraft("Ask"), now=shop.now)
    again = lessons.learn(shop.store, file, LessonDraft("Ask twice"), now=shop.now)
    assert first == again
    assert [row["words"] for row in shop.rows("lesson")] == ["Ask twice"]


def test_owning_up_is_answered_with_thanks(shop: Shop, anna: CustomerId) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    file = opened(shop, anna)
    number = lessons.learn(
        shop.store, file, LessonDraft("I forgot to order it", owned_up_by=maria), now=shop.now
    )
    (row,) = lessons.lessons(shop.store, *QUARTER)
    assert (row.helper, row.is_to_be_thanked) == ("Maria", True)
    before = shop.dump()

    lessons.thank(shop.store, number, now=shop.now)

    (row,) = lessons.lessons(shop.store, *QUARTER)
    assert (row.thanked_on, row.is_to_be_thanked) == (shop.today, False)
    shop.undo()
    assert shop.dump() == before


def test_causes_are_ranked_and_what_was_learnt_is_the_better_knowledge(
    shop: Shop, anna: CustomerId
) -> None:
    let_down(shop, anna, cause="waiting")
    let_down(shop, anna, cause="waiting")
    let_down(shop, anna)
    file = opened(shop, anna)
    lessons.learn(shop.store, file, LessonDraft("Stock", cause="product"), now=shop.now)
    ranked = [(each.cause, each.times) for each in lessons.ranked(shop.store, *QUARTER)]
    assert ranked == [("waiting", 2), ("product", 1)]


def test_a_cause_that_comes_back_three_times_in_ninety_days_asks_to_be_fixed(
    shop: Shop, anna: CustomerId
) -> None:
    let_down(shop, anna, cause="waiting")
    shop.later(days=91)
    for _ in range(2):
        let_down(shop, anna, cause="waiting")
    assert lessons.repeated(shop.store, on=shop.today) == []
    let_down(shop, anna, cause="waiting")
    (asked,) = lessons.repeated(shop.store, on=shop.today)
    assert (asked.cause, asked.times) == ("waiting", 3)

    lessons.fix_cause(shop.store, "waiting", "A second till on Saturdays", now=shop.now)

    assert lessons.repeated(shop.store, on=shop.today) == []
    assert [each.times for each in lessons.ranked(shop.store, *QUARTER)] == [1]
    shop.later(days=1)
    for _ in range(3):
        let_down(shop, anna, cause="waiting")
    assert [each.times for each in lessons.repeated(shop.store, on=shop.today)] == [3]


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), (date(2026, 1, 1), date(2026, 4, 1))),
        (date(2026, 6, 30), (date(2026, 4, 1), date(2026, 7, 1))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2027, 1, 1))),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, quarter: tuple[date, date]) -> None:
    assert lessons.quarter_of(day) == quarter


def test_the_book_refuses_a_let_down_delivered_by_somebody(shop: Shop, anna: CustomerId) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    with pytest.raises(IntegrityError), shop.store.action("record_ow", anna, at=shop.now):
        Moment.create(
            customer=anna,
            at=shop.now,
            shop_day=shop.today,
            kind="ow",
            delivered_by=maria,
            noted_at=shop.now,
        )


def _texts(tree: ast.AST) -> list[str]:
    """Every text of a source file, with what is put into it as its own source."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            ]
            found.append("".join(parts))
    return found


def _counts_let_downs_by_helper(sql: str) -> bool:
    """Whether a query groups by somebody who works here what may be a let-down."""
    by_helper = any(_NAMES_HELPER.search(found[0]) for found in _GROUPS.findall(sql))
    only_wows = "kind = 'wow'" in sql
    is_about_ows = _OWS.search(sql) is not None or "{}" in sql
    return by_helper and is_about_ows and not only_wows


def test_no_query_counts_let_downs_by_helper() -> None:
    guilty = [
        path.name
        for path in sorted(PROGRAM.rglob("*.py"))
        for text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if _counts_let_downs_by_helper(text)
    ]
    assert not guilty


@pytest.mark.parametrize(
    ("sql", "is_guilty"),
    [
        ("SELECT noted_by, count(*) FROM moment WHERE kind = 'ow' GROUP BY noted_by", True),
        ("SELECT h.name FROM lesson JOIN helper AS h GROUP BY h.id ORDER BY 1", True),
        ("SELECT count(*) FROM recovery GROUP BY fixed_by", True),
        ("SELECT h.name {} JOIN helper AS h GROUP BY h.id", True),
        ("SELECT h.name FROM moment WHERE kind = 'wow' GROUP BY h.id", False),
        ("SELECT cause FROM moment WHERE kind = 'ow' GROUP BY cause", False),
    ],
)
def test_a_query_that_did_would_be_found(sql: str, is_guilty: bool) -> None:
    assert _counts_let_downs_by_helper(sql) is is_guilty
