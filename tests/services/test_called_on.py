"""A number that is wrong, or that they asked us not to use, is nowhere offered to be called."""

from collections.abc import Callable, Mapping

import pytest

from smallcrm.domain.contacts import PhoneDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import looking_for
from smallcrm.services.customer_lists import list_rows
from smallcrm.services.customer_reading import CustomerHead, head
from smallcrm.services.opening_rows import coming
from smallcrm.services.promises import promises
from smallcrm.services.request_rows import open_of_customer
from smallcrm.services.something_arrived import who_waits
from smallcrm.services.today import today
from tests.builders import Shop


def head_of(shop: Shop, who: CustomerId) -> CustomerHead:
    found = head(shop.store, who)
    assert found is not None
    return found


PLACES: Mapping[str, Callable[[Shop, CustomerId], str]] = {
    "the page": lambda shop, who: head_of(shop, who).phone,
    "the list": lambda shop, who: list_rows(shop.store, [who])[0].phone,
    "today": lambda shop, _: today(shop.store, on=shop.today).groups[0].rows[0].phone,
    "a wish": lambda shop, who: open_of_customer(shop.store, who)[0].phone,
    "promises": lambda shop, _: promises(shop.store, on=shop.today).rows[0].phone,
    "an opening": lambda shop, _: coming(shop.store, on=shop.today)[0].people[0].phone,
    "arrived": lambda shop, _: who_waits(shop.store, "hinges")[0].phone,
}
WRONG = PhoneDraft(number="1111111", is_preferred=True, is_bad=True)
NOT_WANTED = PhoneDraft(number="2222222", do_not_use=True)
GOOD = PhoneDraft(number="3333333")


def awaited(shop: Shop, *phones: PhoneDraft) -> CustomerId:
    """Somebody for whom we open today, and who looks for something."""
    anna = shop.customer("Anna Berg", phones=list(phones))
    told = {"told_on_text": "+0", "told_time_text": "21:30", "kind": "open_after_hours"}
    shop.request(anna, "hinges", **told)
    looking_for.note_looking_for(shop.store, anna, "hinges", now=shop.now)
    return anna


@pytest.mark.parametrize("place", PLACES)
def test_the_number_that_may_be_called_is_offered(shop: Shop, place: str) -> None:
    assert PLACES[place](shop, awaited(shop, WRONG, NOT_WANTED, GOOD)) == GOOD.number


@pytest.mark.parametrize("place", PLACES)
def test_without_any_there_is_none(shop: Shop, place: str) -> None:
    assert PLACES[place](shop, awaited(shop, WRONG, NOT_WANTED)) == ""
