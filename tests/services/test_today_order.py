"""The sum of Today's order in SQL is the sum that is read out, whatever waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.fair_queue import Kind, place, score
from smallcrm.domain.tiers import Tier
from smallcrm.services.today import today
from smallcrm.services.today_queue import SUM
from smallcrm.storage.guard import may_write
from tests.builders import Shop

TODAY = date(2026, 11, 20)
INSERT = """
INSERT INTO prompt (rule, subject_key, customer_id, group_code, kind, tier, due_on, show_from,
                    hide_after, since, reason_key, reason_args, action)
VALUES ('reminder', ?, 1, 'promises', ?, ?, ?, '2000-01-01', NULL, ?, 'x', '{}', 'done')
"""

near = st.integers(-45, 45).map(lambda days: TODAY + timedelta(days=days))
days = st.one_of(near, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
waiting = st.tuples(days, days, st.sampled_from(list(Kind)), st.sampled_from(list(Tier)))


@contextmanager
def _open_shop() -> Iterator[Shop]:
    with TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        shop.customer("Anna Berg")
        may_write(shop.store.connection)
        yield shop
        shop.close()


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    """One book for all examples; prompts are put in by hand."""
    with _open_shop() as built:
        yield built


@given(each=waiting)
@settings(max_examples=400, deadline=None)
def test_every_sum_in_sql_is_the_sum_of_the_fair_queue(
    shop: Shop, each: tuple[date, date, Kind, Tier]
) -> None:
    due, since, kind, tier = each
    sql = f"SELECT {SUM} FROM (SELECT :due due_on, :since since, :kind kind, :tier tier)"
    told = {
        "due": due.isoformat(),
        "since": since.isoformat(),
        "kind": kind.value,
        "tier": tier.value,
        "today": TODAY.isoformat(),
        "tomorrow": (TODAY + timedelta(days=1)).isoformat(),
    }
    (points,) = shop.store.connection.execute(sql, told).fetchone()
    assert points == score(due, TODAY, since, kind, tier).total


@given(queue=st.lists(waiting, max_size=25), most=st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_the_rows_shown_are_the_first_of_the_fair_queue(
    shop: Shop, queue: list[tuple[date, date, Kind, Tier]], most: int
) -> None:
    connection = shop.store.connection
    connection.execute("DELETE FROM prompt")
    for number, (due, since, kind, tier) in enumerate(queue):
        row = (f"key:{number:04}", kind.value, tier.value, due.isoformat(), since.isoformat())
        connection.execute(INSERT, row)

    def in_queue(number: int) -> tuple[int, ...]:
        due, since, kind, tier = queue[number]
        return place(score(due, TODAY, since, kind, tier), due, since, number)

    groups = today(shop.store, on=TODAY, per_group=most).groups
    shown = [row.subject_key for group in groups for row in group.rows]
    assert shown == [f"key:{each:04}" for each in sorted(range(len(queue)), key=in_queue)][:most]
    assert sum(group.total for group in groups) == len(queue)
