"""The made-up shop itself: its settings, hours and helpers in a book that has none.

Its people are the business of sample.
"""

from smallcrm.domain.made_up.values import ShopCard
from smallcrm.services import helpers as working_here
from smallcrm.services import shop as shops
from smallcrm.services.countries import country_habits
from smallcrm.storage.models import Helper, KeyDuty, OpeningPeriod, Shop
from smallcrm.storage.store import Store


def move_in(store: Store, card: ShopCard) -> None:
    """Make the book the made-up shop's, unless it has a shop of its own. Call inside an action."""
    if shops.shop(store) is not None:
        return
    habits = country_habits(card.country)
    Shop.create(
        name=card.name,
        owner_name=card.owner,
        street=card.address.line1,
        town=card.address.town,
        region=card.address.region,
        postcode=card.address.postcode,
        country=card.country,
        phone=card.phone,
        email=card.e_mail,
        our_promise=card.promise,
        currency=card.currency,
        time_zone=card.zone,
        language=habits.language,
        paper=habits.paper,
        is_demo=1,
    )
    for weekday, spans in enumerate(card.hours):
        for span in spans:
            opens, closes = f"{span.opens:%H:%M}", f"{span.closes:%H:%M}"
            OpeningPeriod.create(weekday=weekday, opens=opens, closes=closes)


def zone_of(store: Store) -> str:
    """The IANA zone of the shop that moved in or was there."""
    return str(store.value("SELECT time_zone FROM shop"))


def helper_ids(store: Store, card: ShopCard) -> list[int]:
    """The ids of the made-up helpers in their order; who is missing starts to work here.

    Call inside an action.
    """
    known = {row.name.casefold(): int(row.id) for row in working_here.helpers(store)}
    free = working_here.free_keys(store)
    for helper in card.helpers:
        if helper.name.casefold() not in known:
            row = Helper.create(
                name=helper.name,
                is_owner=int(helper.is_owner),
                key_number=next(free, None),
                phone=helper.phone,
            )
            known[helper.name.casefold()] = row.id
            for weekday in helper.key_weekdays:
                KeyDuty.create(helper=row.id, weekday=weekday)
    return [known[helper.name.casefold()] for helper in card.helpers]
