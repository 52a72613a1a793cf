"""The demo has something for every group of Today, on whatever day it is made up."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.made_up import MadeUpShop, made_up_shop
from smallcrm.domain.made_up.values import Visit

EXPECTED = {
    "make it right today",
    "promise late",
    "promise today",
    "promise tomorrow",
    "promise in the next days",
    "ready and not collected",
    "opening tonight",
    "opening on sunday morning",
    "opening not thanked for",
    "did the opening solve it",
    "call back today",
    "call back late",
    "first purchase",
    "third visit",
    "big purchase",
    "referral not thanked for",
    "thank-you due by whim",
    "thank-you printed and not posted",
    "heard and not answered",
    "did they find it",
    "later than usual",
    "quiet",
    "birthday soon",
    "years with us soon",
    "a year ago we opened",
}
SOON = timedelta(days=7)


def visit_reasons(mine: list[Visit], today: date) -> Iterator[str]:
    days = [visit.at.date() for visit in mine]
    if not days:
        return
    is_fresh = today - days[-1] <= SOON
    if is_fresh and len(days) in {1, 3}:
        yield "first purchase" if len(days) == 1 else "third visit"
    if is_fresh and (mine[-1].amount_minor or 0) > 20_000:
        yield "big purchase"
    if len(days) >= 3:
        usual = median((b - a).days for a, b in pairwise(days))
        away = (today - days[-1]).days
        if away > usual * 1.5:
            yield "quiet" if away > usual * 2.6 else "later than usual"


def promise_reasons(shop: MadeUpShop) -> Iterator[str]:
    today = shop.today
    for request in shop.requests():
        ahead = (request.told_on - today).days
        if request.status == "ready" and request.ready_on and request.ready_on <= today - SOON:
            yield "ready and not collected"
        elif request.status in {"asked", "accepted", "working"}:
            named = {0: "promise today", 1: "promise tomorrow"}
            late = "promise late" if ahead < 0 else "promise in the next days"
            yield named.get(ahead, late)
    for opening in shop.openings():
        day = opening.at.date()
        if opening.status == "agreed" and day == today:
            yield "opening tonight"
        elif opening.status == "agreed" and day.weekday() == 6 and today < day <= today + SOON:
            yield "opening on sunday morning"
        elif opening.status == "done" and not opening.is_thanked:
            yield "opening not thanked for"
        elif timedelta(days=350) < today - day < timedelta(days=366):
            yield "a year ago we opened"


def calling_reasons(shop: MadeUpShop) -> Iterator[str]:
    today = shop.today
    for reminder in shop.reminders():
        if reminder.done_on is None and reminder.kind == "after_opening":
            yield "did the opening solve it"
        elif reminder.done_on is None and reminder.due_on <= today:
            yield "call back today" if reminder.due_on == today else "call back late"
    if any(f.closed_on is None and f.check_back_on == today for f in shop.recoveries()):
        yield "make it right today"


def writing_reasons(shop: MadeUpShop) -> Iterator[str]:
    for thank_you in shop.thank_yous():
        if thank_you.status == "due" and thank_you.origin == "whim":
            yield "thank-you due by whim"
        elif thank_you.status == "printed":
            yield "thank-you printed and not posted"
    if any(not referral.is_thanked for referral in shop.referrals()):
        yield "referral not thanked for"
    if any(not heard.answer for heard in shop.heard()):
        yield "heard and not answered"
    if any(not sent.found_it for sent in shop.sent_elsewhere()):
        yield "did they find it"


def date_reasons(shop: MadeUpShop) -> Iterator[str]:
    next_days = {
        (day.month, day.day) for day in (shop.today + timedelta(days=n) for n in range(1, 8))
    }
    for index in range(shop.customers):
        person = shop.person(index)
        if person.birthday and person.birthday[:2] in next_days:
            yield "birthday soon"
        since = person.known_since
        if (since.month, since.day) in next_days and person.years_known >= 9:
            yield "years with us soon"


def reasons(shop: MadeUpShop) -> set[str]:
    found = {*promise_reasons(shop), *calling_reasons(shop)}
    found |= {*writing_reasons(shop), *date_reasons(shop)}
    for index in range(shop.customers):
        found.update(visit_reasons(shop.visits_of(index), shop.today))
    return found


def test_every_reason_of_today_occurs_in_the_demo(demo: MadeUpShop) -> None:
    assert EXPECTED - reasons(demo) == set()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(), today=st.dates(date(2022, 1, 1), date(2050, 12, 31)))
def test_every_reason_occurs_on_any_day_and_with_any_seed(
    texts: dict[str, str], seed: int, today: date
) -> None:
    assert EXPECTED - reasons(made_up_shop(seed, 40, 2, today, texts)) == set()


def test_the_demo_is_not_crowded(demo: MadeUpShop) -> None:
    away = sum(
        1
        for index in range(demo.customers)
        for reason in visit_reasons(demo.visits_of(index), demo.today)
        if reason in {"later than usual", "quiet"}
    )
    open_requests = [r for r in demo.requests() if r.status not in {"done", "declined"}]

    assert away <= 12
    assert len(open_requests) <= 10


def test_javier_is_later_than_usual_as_in_the_picture(demo: MadeUpShop) -> None:
    days = [visit.at.date() for visit in demo.visits_of(6)]

    assert demo.person(6).full_name == "Javier Paz"
    assert (demo.today - days[-1]).days == 31
    assert median((b - a).days for a, b in pairwise(days)) == 12


def test_old_mr_whitlock_turns_eighty_on_tuesday(demo: MadeUpShop) -> None:
    birthday = demo.person(8).birthday

    assert birthday is not None
    assert (birthday.month, birthday.day) == (11, 24)
    assert birthday.year == 2026 - 80
