"""How a month went, by the rows of a real book."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.services import customers, requests, thank_yous
from smallcrm.services.reviews import first_month, following, month, previous
from smallcrm.wording import Wording
from tests.builders import Shop


def told(shop: Shop, year: int = 2026, number: int = 11) -> dict[str, str]:
    """The lines of a month as they are read, by their code."""
    wording = Wording()
    return {
        line.code: f"{line.figure} {wording.say(line.words)}"
        for line in month(shop.store, year, number).lines
    }


def test_a_month_counts_visits_and_the_people_behind_them(shop: Shop) -> None:
    anna, ben = shop.customer("Anna Berg", known_before=True), shop.customer("Ben Okafor")
    shop.visit(anna, days_ago=2)
    shop.visit(anna)
    shop.visit(ben)
    shop.visit(ben, days_ago=40)

    assert told(shop)["visits"] == "3 visits by 2 people"
    assert told(shop, 2026, 10)["visits"] == "1 visit by 1 person"


def test_only_people_nobody_knew_before_are_newcomers(shop: Shop) -> None:
    shop.visit(shop.customer("Anna Berg", known_before=True))
    ben = shop.customer("Ben Okafor")
    shop.visit(ben)

    (line,) = [line for line in month(shop.store, 2026, 11).lines if line.code == "newcomers"]

    assert [(each.id, each.name, each.day) for each in line.people] == [
        (ben, "Ben Okafor", shop.today)
    ]


def test_promises_count_as_kept_or_late_by_the_told_day(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    kept = shop.request(anna, told_on_text="t", told_time_text="23:00")
    late = shop.request(anna, told_on_text="t")
    declined = shop.request(anna, told_on_text="t")
    requests.set_status(shop.store, kept, "done", now=shop.now)
    requests.set_status(shop.store, declined, "declined", now=shop.now)
    shop.later(days=2)
    requests.set_status(shop.store, late, "done", now=shop.now)

    found = told(shop)

    assert found["kept"] == "1 promise kept"
    assert found["late"] == "1 promise kept late"
    assert found["openings"] == "1 opening after hours"


def test_cards_and_friends_are_counted_when_they_happened(shop: Shop) -> None:
    anna, ben = shop.customer("Anna Berg"), shop.customer("Ben Okafor")
    shop.referral(anna, ben)
    for person in (anna, ben):
        thank_yous.owe(shop.store, person, now=shop.now)
    first, second = (card["subject_key"] for card in shop.rows("thank_you"))
    thank_yous.mark_posted(shop.store, [first], now=shop.now)
    thank_yous.hand_over(shop.store, second, now=shop.now)

    found = told(shop)

    assert found["posted"] == "1 card posted"
    assert found["handed_over"] == "1 card handed over"
    assert found["referrals"] == "1 friend was sent to us by"


def test_people_in_the_trash_are_left_out(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna)
    customers.trash(shop.store, anna, now=shop.now)

    assert told(shop) == {}


def test_the_first_month_is_that_of_the_earliest_visit(shop: Shop) -> None:
    assert first_month(shop.store) is None
    shop.visit(shop.customer("Anna Berg"), days_ago=100)
    assert first_month(shop.store) == date(2026, 8, 1)


@settings(max_examples=60)
@given(day=st.dates(min_value=date(1900, 2, 1), max_value=date(2900, 1, 1)))
def test_the_month_before_the_next_one_is_this_one(day: date) -> None:
    first = day.replace(day=1)
    assert previous(following(first)) == first
    assert 28 <= (following(first) - first).days <= 31
