"""What is done once a day: old trash emptied, a new year's dates worked out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.upkeep import TRASH_DAYS, begin_day
from smallcrm.storage.backup import FOLDER, copies
from smallcrm.storage.check import check
from smallcrm.storage.search_moved import lately_moved
from tests.builders import Shop


@pytest.fixture
def trashed(shop: Shop) -> CustomerId:
    anna = shop.customer("Anna Berg", phone="0171 4417")
    shop.visit(anna, "12,50")
    customers.trash(shop.store, anna, now=shop.now)
    return anna


def _copies(shop: Shop) -> list[str]:
    return [copy.reason for copy in copies(shop.path.parent / FOLDER)]


def test_an_ordinary_day_writes_nothing(shop: Shop) -> None:
    shop.customer("Anna Berg", birthday="24.11.")
    before, deeds = shop.dump(), shop.deeds()
    shop.later(days=1)
    begin_day(shop.store, now=shop.now)
    assert (shop.dump(), shop.deeds(), _copies(shop)) == (before, deeds, [])


def test_an_empty_book_is_left_alone_in_any_year(shop: Shop) -> None:
    shop.later(days=800)
    begin_day(shop.store, now=shop.now)
    assert shop.deeds() == ["first_start"]


def test_trash_is_kept_for_ninety_days_and_then_goes_with_all_it_had(
    shop: Shop, trashed: CustomerId
) -> None:
    shop.later(days=TRASH_DAYS)
    begin_day(shop.store, now=shop.now)
    assert [row["id"] for row in shop.rows("customer")] == [trashed]
    shop.later(minutes=1)
    begin_day(shop.store, now=shop.now)
    assert [shop.rows(table) for table in ("customer", "phone", "visit")] == [[], [], []]
    assert _copies(shop) == ["purge"]
    assert shop.deeds()[-1] == "purge_trash"


def test_emptied_trash_comes_back_by_undo(shop: Shop, trashed: CustomerId) -> None:
    before = shop.dump()
    shop.later(days=TRASH_DAYS + 1)
    begin_day(shop.store, now=shop.now)
    shop.undo()
    assert shop.dump() == before


def test_only_old_trash_goes(shop: Shop, trashed: CustomerId) -> None:
    bob, carl = shop.customer("Bob Cox"), shop.customer("Carl Diaz")
    shop.later(days=TRASH_DAYS + 1)
    customers.trash(shop.store, bob, now=shop.now)
    begin_day(shop.store, now=shop.now)
    assert {row["id"] for row in shop.rows("customer")} == {bob, carl}


def test_the_book_opens_even_when_no_safe_copy_can_be_made_and_keeps_the_trash(
    shop: Shop, trashed: CustomerId
) -> None:
    (shop.path.parent / FOLDER).write_text("a file where the copies should lie")
    shop.later(days=TRASH_DAYS + 1)
    begin_day(shop.store, now=shop.now)
    assert [row["id"] for row in shop.rows("customer")] == [trashed]


def test_a_new_year_is_worked_out_once_and_is_no_deed_to_undo(shop: Shop) -> None:
    shop.now = datetime(2026, 12, 30, 12, tzinfo=UTC)
    shop.visit(shop.customer("Anna Berg", birthday="24.11.1980"))
    shop.later(days=2)
    begin_day(shop.store, now=shop.now)
    years = {row["due_on"][:4] for row in shop.rows("prompt") if row["rule"] == "birthday"}
    assert years == {"2027", "2028"}
    assert shop.deeds()[-1] == "record_visit"
    shop.undo()
    assert shop.rows("visit") == []


def test_the_year_turns_with_the_day_of_the_shop(shop: Shop) -> None:
    shop.customer("Anna Berg", birthday="1.1.1980")
    night = datetime(2027, 1, 1, 2, 0, tzinfo=UTC)  # three o'clock in Berlin
    for hours, worked_out in ((0, "2026-11-20"), (1, "2027-01-01")):
        begin_day(shop.store, now=night + timedelta(hours=hours))
        state = {row["name"]: row["value"] for row in shop.rows("derived_state")}
        assert state["on"] == worked_out


def test_a_book_of_before_is_sound_in_a_new_year(shop: Shop, trashed: CustomerId) -> None:
    shop.visit(shop.customer("Bob Cox", birthday="24.11.1980"))
    shop.now = datetime(2028, 3, 1, 12, tzinfo=UTC)
    begin_day(shop.store, now=shop.now)
    path: Path = shop.path
    assert check(path, on=shop.today).findings == ()


def test_the_finder_gives_who_was_here_their_place_without_a_deed(shop: Shop) -> None:
    shop.visit(shop.customer("Anna Berg"))
    deeds = shop.deeds()
    assert lately_moved(shop.store.connection)
    begin_day(shop.store, now=shop.now)
    assert not lately_moved(shop.store.connection)
    assert shop.deeds() == deeds
    assert check(shop.path, on=shop.today).findings == ()
