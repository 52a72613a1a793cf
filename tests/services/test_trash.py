"""Who lies in the trash: since when, by whom, until when, and found as the finder finds."""

from datetime import date

from smallcrm.services import customers
from smallcrm.services.helpers import add_helper
from smallcrm.services.trash import trash_ids, trash_rows
from smallcrm.services.upkeep import TRASH_DAYS, begin_day
from tests.builders import Shop


def test_a_row_says_by_whom_since_when_and_until_when(shop: Shop) -> None:
    anna, bob = shop.customer("Anna Berg"), shop.customer("Bob Cox")
    mia = add_helper(shop.store, "Mia", now=shop.now)
    customers.trash(shop.store, anna, now=shop.now, by=mia)
    shop.later(days=10)
    customers.trash(shop.store, bob, now=shop.now)
    later, first = trash_rows(shop.store, trash_ids(shop.store), now=shop.now)
    assert (first.name, first.by, first.days_left, first.gone_on) == (
        "Anna Berg",
        "Mia",
        TRASH_DAYS - 10,
        date(2027, 2, 18),
    )
    assert (later.name, later.by, later.days_left) == ("Bob Cox", "", TRASH_DAYS)


def test_it_is_searched_without_accents_by_phone_and_by_town(shop: Shop) -> None:
    zoe = shop.customer("Zoë Müller", phone="0171 5551234", street="Lange Str. 1", town="Köln")
    customers.trash(shop.store, zoe, now=shop.now)
    customers.trash(shop.store, shop.customer("Bob Cox"), now=shop.now)
    for text in ("zoe", "muller", "koln", "1234", "ZOË MÜ"):
        assert trash_ids(shop.store, text) == [zoe], text
    assert trash_ids(shop.store, "nobody") == []
    assert len(trash_ids(shop.store, "")) == 2
    for text in ("'; DROP", "\x00", "x" * 10_000, "\ud800", "!"):
        trash_ids(shop.store, text)


def test_who_is_put_back_a_week_later_has_everything_as_before(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234", street="Lange Str. 1", town="Berlin")
    shop.visit(anna, "12,50", what="hinges")
    shop.request(anna)
    shop.reminder(anna)
    before = shop.dump()
    customers.trash(shop.store, anna, now=shop.now)
    for _ in range(7):
        shop.later(days=1)
        begin_day(shop.store, now=shop.now)
    customers.put_back(shop.store, anna, now=shop.now)
    assert shop.dump() == before
    assert trash_ids(shop.store) == []
    shop.undo()
    assert trash_ids(shop.store) == [anna]
