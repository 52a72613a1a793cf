"""What is asked with every key and every morning is planned by SQLite once, not each time."""

import pytest
from sqlcipher3 import dbapi2 as driver

from smallcrm.services.finder import find
from smallcrm.services.today import today
from smallcrm.storage.store import Store
from tests.builders import Shop

SPELLINGS = ("anna", "an", "anna ber", "berg", "nna", "ana brg", "4417", "441", "1001", "anna 417")


class Planned:
    """Counts the SELECTs that SQLite plans; what it merely runs again is not among them."""

    def __init__(self, store: Store) -> None:
        self.count = 0
        store.connection.set_authorizer(self._counted)

    def _counted(self, deed: int, *_more: str | None) -> int:
        self.count += deed == driver.SQLITE_SELECT
        return int(driver.SQLITE_OK)


@pytest.fixture
def busy_shop(shop: Shop) -> Shop:
    for number in range(60):
        person = shop.customer(f"Anna {number} Berg", phone=f"0171 {number:03}4417")
        shop.visit(person)
    shop.reminder(person, in_days=0)
    return shop


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_key_in_the_finder_plans_nothing_that_was_planned_before(
    busy_shop: Shop, text: str
) -> None:
    planned = Planned(busy_shop.store)
    find(busy_shop.store, text)
    assert planned.count > 0
    planned.count = 0
    find(busy_shop.store, text)
    assert planned.count == 0


def test_today_plans_nothing_that_was_planned_before(busy_shop: Shop) -> None:
    planned = Planned(busy_shop.store)
    today(busy_shop.store, on=busy_shop.today)
    assert planned.count > 0
    planned.count = 0
    today(busy_shop.store, on=busy_shop.today)
    assert planned.count == 0
