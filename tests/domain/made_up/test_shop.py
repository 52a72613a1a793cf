"""The made-up shop as a whole: repeatable, complete, and never in the future."""

from collections.abc import Iterable
from datetime import date
from itertools import chain, pairwise
from math import log
from statistics import mean, median, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.made_up import MadeUpShop, made_up_shop
from smallcrm.domain.made_up.values import Person, ShopCard, Visit

ANY_DAY = st.dates(date(2020, 1, 1), date(2060, 12, 31))
ANY_SEED = st.integers(-(2**70), 2**70)


def everything(shop: MadeUpShop) -> list[object]:
    stories: Iterable[object] = chain(
        shop.moments(),
        shop.recoveries(),
        shop.requests(),
        shop.openings(),
        shop.reminders(),
        shop.thank_yous(),
        shop.referrals(),
        shop.heard(),
        shop.sent_elsewhere(),
    )
    return [shop.shop, *people(shop), *visits(shop), *stories]


def people(shop: MadeUpShop) -> list[Person]:
    return list(chain.from_iterable(shop.people()))


def visits(shop: MadeUpShop) -> list[Visit]:
    return list(chain.from_iterable(shop.visits()))


def is_open(shop: ShopCard, visit: Visit) -> bool:
    day, clock = visit.at.date(), visit.at.time()
    if (day.month, day.day) in shop.closed_days:
        return False
    return any(span.opens <= clock < span.closes for span in shop.hours[day.weekday()])


@settings(max_examples=4, deadline=None)
@given(seed=ANY_SEED, today=ANY_DAY)
def test_the_same_seed_makes_the_same_shop(texts: dict[str, str], seed: int, today: date) -> None:
    once = made_up_shop(seed, 45, 2, today, texts)
    again = made_up_shop(seed, 45, 2, today, texts)

    assert everything(once) == everything(again)


def test_another_seed_makes_other_people(demo: MadeUpShop, texts: dict[str, str]) -> None:
    other = made_up_shop(2, 40, 2, demo.today, texts)

    assert [p.full_name for p in people(demo)] != [p.full_name for p in people(other)]


def test_chunks_do_not_change_what_is_in_them(demo: MadeUpShop) -> None:
    assert list(chain.from_iterable(demo.people(chunk=7))) == people(demo)
    assert list(chain.from_iterable(demo.visits(chunk=11))) == visits(demo)
    assert {len(chunk) for chunk in demo.visits(chunk=11)} <= set(range(1, 12))


@pytest.mark.parametrize("customers", [1, 2, 5, 17, 18, 19, 40, 333])
def test_there_are_as_many_customers_as_asked_for(texts: dict[str, str], customers: int) -> None:
    shop = made_up_shop(3, customers, 1, date(2026, 11, 21), texts)

    assert [person.index for person in people(shop)] == list(range(customers))
    for value in everything(shop)[1:]:
        who = getattr(value, "person", 0)
        assert 0 <= who < customers


@pytest.mark.parametrize(("customers", "years"), [(0, 2), (-3, 2), (10**9, 2), (40, 0), (40, 900)])
def test_a_shop_that_can_not_be_is_refused(
    texts: dict[str, str], customers: int, years: int
) -> None:
    with pytest.raises(Invalid):
        made_up_shop(1, customers, years, date(2026, 11, 21), texts)


@settings(max_examples=12, deadline=None)
@given(seed=ANY_SEED, today=ANY_DAY, years=st.integers(1, 4))
def test_every_visit_is_in_the_past_inside_opening_hours_and_in_order(
    texts: dict[str, str], seed: int, today: date, years: int
) -> None:
    shop = made_up_shop(seed, 60, years, today, texts)
    for index in range(shop.customers):
        mine = shop.visits_of(index)
        assert all(visit.at.date() < today for visit in mine)
        assert all(is_open(shop.shop, visit) for visit in mine)
        days = [visit.at.date() for visit in mine]
        assert days == sorted(set(days))
        assert all(0 <= visit.served_by < len(shop.shop.helpers) for visit in mine)


def test_people_come_as_often_as_their_rhythm_says(town: MadeUpShop) -> None:
    gaps: dict[str, list[int]] = {}
    for person in people(town):
        days = [visit.at.date() for visit in town.visits_of(person.index)]
        gaps.setdefault(person.rhythm, []).extend((b - a).days for a, b in pairwise(days))
    usual = {rhythm: median(found) for rhythm, found in gaps.items()}

    assert 6 <= usual["weekly"] <= 9
    assert 13 <= usual["fortnightly"] <= 17
    assert 28 <= usual["monthly"] <= 33
    assert 86 <= usual["quarterly"] <= 97
    assert usual["seasonal"] < 20
    assert max(gaps["seasonal"]) > 250


def test_baskets_are_about_log_normal(town: MadeUpShop) -> None:
    sums = [v.amount_minor for v in visits(town) if v.amount_minor and v.amount_minor > 0]
    logs = [log(amount) for amount in sums]

    assert 1_000 < median(sums) < 4_000
    assert mean(sums) > median(sums) * 1.2
    assert 0.6 < pstdev(logs) < 1.3
    assert abs(mean(logs) - median(logs)) < 0.25


def test_some_sums_were_not_noted_and_some_things_came_back(town: MadeUpShop) -> None:
    amounts = [visit.amount_minor for visit in visits(town)]

    assert 0.05 < amounts.count(None) / len(amounts) < 0.12
    assert 0 < sum(1 for amount in amounts if amount is not None and amount < 0) < 500


def test_about_one_in_twenty_is_on_the_a_list_and_one_in_four_regular(town: MadeUpShop) -> None:
    tiers = [person.tier for person in people(town)]

    assert 0.035 < tiers.count("a_list") / len(tiers) < 0.065
    assert 0.21 < tiers.count("regular") / len(tiers) < 0.29


def test_about_half_the_birthdays_are_known_and_some_without_year(town: MadeUpShop) -> None:
    known = [person.birthday for person in people(town) if person.birthday]

    assert 0.45 < len(known) / town.customers < 0.55
    assert 0.25 < sum(1 for day in known if day.year is None) / len(known) < 0.45


def test_whoever_was_sent_was_sent_by_somebody_known_before(town: MadeUpShop) -> None:
    everybody = people(town)
    sent = [person for person in everybody if person.sent_by is not None]

    assert len(sent) > 100
    for person in sent:
        assert person.sent_by is not None
        assert everybody[person.sent_by].known_since < person.known_since
    referrals = {(r.sender, r.newcomer) for r in town.referrals()}
    assert referrals == {(person.sent_by, person.index) for person in sent}


def test_only_who_was_not_known_before_is_new_to_the_book(town: MadeUpShop) -> None:
    for person in people(town):
        mine = town.visits_of(person.index)
        if mine and not person.was_known_before:
            assert mine[0].at.date() == person.known_since
    assert 0.4 < sum(p.was_known_before for p in people(town)) / town.customers < 0.7


def test_people_of_one_household_share_the_letterbox_and_the_family(town: MadeUpShop) -> None:
    everybody = people(town)
    second = [person for person in everybody if person.household is not None]

    assert len(second) > 50
    for person in second:
        assert person.household is not None
        assert person.address == everybody[person.household].address


def test_every_let_down_has_a_file_and_every_answer_a_question(town: MadeUpShop) -> None:
    moments = list(town.moments())
    let_downs = {moment.key for moment in moments if moment.kind == "ow"}
    open_files = [file for file in town.recoveries() if file.closed_on is None]
    cast_without_file = {moment.answers for moment in moments if moment.answers is not None}

    assert len({moment.key for moment in moments}) == len(moments)
    assert let_downs >= {file.moment for file in town.recoveries()}
    assert let_downs == {file.moment for file in town.recoveries()} | (
        cast_without_file & let_downs
    )
    assert all(m.delivered_by is None for m in moments if m.kind == "ow")
    assert {file.moment for file in open_files}.isdisjoint(cast_without_file)
    assert all(file.check_back_on >= town.today for file in open_files)


def test_promises_that_dice_made_were_kept_or_lie_ahead(town: MadeUpShop) -> None:
    cast_size = 19
    for request in town.requests():
        assert request.asked_on <= town.today
        assert request.inner_on < request.told_on or request.person < cast_size
        if request.person >= cast_size:
            assert (request.done_on is not None) == (request.status in {"done", "declined"})
            assert request.done_on is not None or request.told_on > town.today


def test_openings_lie_outside_the_opening_hours(town: MadeUpShop) -> None:
    openings = list(town.openings())

    assert len(openings) > 10
    for opening in openings:
        visit = Visit(opening.person, opening.at, None, "", 0)
        assert not is_open(town.shop, visit)
        assert (opening.door_closed_at is None) == (opening.status == "agreed")


def test_nothing_was_posted_before_it_was_due_or_after_today(town: MadeUpShop) -> None:
    for thank_you in town.thank_yous():
        days = [d for d in (thank_you.due_on, thank_you.printed_on, thank_you.sent_on) if d]
        assert days == sorted(days)
        assert days[-1] <= town.today
        assert (thank_you.sent_on is not None) == (thank_you.status in {"posted", "handed_over"})


@pytest.mark.parametrize("today", [date(2028, 2, 24), date(2028, 2, 26), date(2028, 2, 29)])
def test_a_leap_day_is_no_stumbling_stone(texts: dict[str, str], today: date) -> None:
    assert everything(made_up_shop(1, 60, 2, today, texts))
