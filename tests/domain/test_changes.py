"""The news of a change, and whom it concerns."""

import pytest

from smallcrm.domain.changes import Change, Label
from smallcrm.domain.ids import CustomerId, GroupId

ANNA, BOB = CustomerId(1), CustomerId(2)


def _change(*customers: CustomerId, tables: frozenset[str] = frozenset({"visit"})) -> Change:
    return Change(GroupId(1), Label("record_visit"), tables, frozenset(customers))


@pytest.mark.parametrize(
    ("tables", "customer", "expected"),
    [
        ({"visit"}, None, True),
        ({"visit", "phone"}, None, True),
        ({"phone"}, None, False),
        (set(), None, False),
        ({"visit"}, ANNA, True),
        ({"visit"}, BOB, False),
        ({"phone"}, ANNA, False),
    ],
)
def test_a_page_is_touched_by_its_tables_and_its_customer(
    tables: set[str], customer: CustomerId | None, expected: bool
) -> None:
    assert _change(ANNA).touches(tables, customer) is expected


def test_a_change_that_names_nobody_touches_everybody() -> None:
    assert _change().touches({"visit"}, BOB)


def test_a_change_is_no_undo_unless_it_says_so() -> None:
    assert _change().undoes is None
    assert Label("upkeep").args == {}
