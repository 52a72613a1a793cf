"""The days that stand beside Today and on the day sheet."""

from datetime import date, timedelta

from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import day_sheet, openings, rules
from smallcrm.services.near_dates import near_dates
from smallcrm.services.upkeep import begin_day
from smallcrm.services.words import shop_wording
from smallcrm.storage.models import PersonalDate
from tests.builders import Shop


def test_birthdays_other_dates_and_a_year_after_an_opening_stand_in_their_order(
    shop: Shop,
) -> None:
    rules.save_rule(shop.store, "other_dates", is_on=True, now=shop.now)
    tom = shop.customer("Tom Becker", phone="010-4411")
    draft = OpeningDraft(tom, need="burst pipe", when_text="tonight 21:30")
    request_id = openings.ask(shop.store, draft, now=shop.now)
    openings.open_door(shop.store, request_id, now=shop.now)
    openings.close_door(shop.store, request_id, now=shop.now)
    anna = shop.customer("Anna Berg", birthday="26.11.1947")
    with shop.store.action("edit_customer", anna, at=shop.now):
        PersonalDate.create(customer=anna, label="Wedding day", day="--11-17")
        PersonalDate.create(customer=anna, label="Name day", day="--12-24")
    shop.later(days=360)
    begin_day(shop.store, now=shop.now)
    assert shop.today == date(2027, 11, 15)

    found = near_dates(shop.store, on=shop.today)

    say = shop_wording(shop.store, today=lambda: shop.today).say
    assert [(each.on.day, say(each.what), each.name, each.age) for each in found] == [
        (17, "Wedding day", "Anna Berg", None),
        (20, "A year ago we opened", "Tom Becker", None),
        (26, "Birthday", "Anna Berg", 80),
    ]
    assert day_sheet.day_sheet(shop.store, on=shop.today).dates == found
    assert len(near_dates(shop.store, on=shop.today + timedelta(days=3))) == 2
