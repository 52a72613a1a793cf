"""Undo takes back all that a deed made, prompts too, and redo brings it back: one of each deed."""

import ast
import inspect
from types import ModuleType
from typing import NamedTuple

from smallcrm.domain.deeds import deed_keys
from smallcrm.storage.guard import may_write
from tests.builders import Row, Shop
from tests.services import deeds_heard, deeds_kept, deeds_opened
from tests.services.deeds_heard import HOURS, LISTENING
from tests.services.deeds_kept import ANNA, REMINDERS, RIGHT, WISHES
from tests.services.deeds_opened import OPENINGS

WALK = (*WISHES, *OPENINGS, *REMINDERS, *RIGHT, *LISTENING, *HOURS)
SERVICES = (*deeds_kept.SERVICES, *deeds_opened.SERVICES, *deeds_heard.SERVICES)

RECORDED = {"record_ow", "record_how", "record_wow"}  # put together from their kind
ELSEWHERE = {"upkeep", "set_status"}  # the book's own housekeeping; a verb that is named alike


class Seen(NamedTuple):
    """The book at one instant: what people told it, and what it asks them to do."""

    tables: dict[str, list[Row]]
    prompts: list[Row]


def _seen(shop: Shop) -> Seen:
    prompts = [{**row, "id": 0} for row in shop.rows("prompt")]
    return Seen(shop.dump(), sorted(prompts, key=lambda row: row["subject_key"]))


def _prepared(shop: Shop) -> None:
    """Anna, and Tom who is away and left in peace."""
    shop.customer("Anna Berg", phone="0171 5551234", birthday="2.12.", tier="a_list")
    shop.customer("Tom Becker", away_until="15.1.2027", is_left_in_peace=True)


def test_each_deed_is_taken_back_whole_and_brought_back_whole(shop: Shop) -> None:
    _prepared(shop)
    asked = 0
    for key, act in WALK:
        shop.later(minutes=10)
        before = _seen(shop)
        act(shop)
        after = _seen(shop)
        assert shop.deeds()[-1] == key
        assert after.tables != before.tables, f"{key} moved nothing"

        shop.undo()
        assert _seen(shop) == before, f"{key} is not taken back whole"
        shop.redo()
        assert _seen(shop) == after, f"{key} is not brought back whole"
        asked += after.prompts != before.prompts

    assert asked > 20, "the walk hardly moves what the shop is asked to do"


def test_taking_back_all_of_them_gives_the_first_book(shop: Shop) -> None:
    _prepared(shop)
    first = _seen(shop)
    for _key, act in WALK:
        shop.later(minutes=10)
        act(shop)
    last = _seen(shop)

    for _ in WALK:
        shop.undo()
    assert _seen(shop) == first
    for _ in WALK:
        shop.redo()
    assert _seen(shop) == last


def test_a_prompt_that_undo_left_behind_would_be_seen(shop: Shop) -> None:
    _prepared(shop)
    before = _seen(shop)
    shop.reminder(ANNA, in_days=0)
    left = next(row for row in shop.rows("prompt") if row["rule"] == "reminder")
    shop.undo()
    assert _seen(shop) == before

    left["id"] = 1 + max(row["id"] for row in shop.rows("prompt"))
    connection = shop.store.connection
    may_write(connection)
    marks = ", ".join("?" * len(left))
    connection.execute(f"INSERT INTO prompt VALUES ({marks})", tuple(left.values()))

    assert _seen(shop) != before


def _words_of(module: ModuleType) -> set[str]:
    """Every text constant of a module: among them the keys of its deeds."""
    tree = ast.parse(inspect.getsource(module))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_deed_is_missing_from_the_walk() -> None:
    walked = {key for key, _act in WALK}
    known = {word for module in SERVICES for word in _words_of(module)} & deed_keys()
    assert known >= {"record_request", "close_door", "make_right", "pin_row"}

    assert (known | RECORDED) - ELSEWHERE <= walked
