"""Every rule on every day of a leap year, by the clocks of three time zones, closed on Mondays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain import right_rules
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.openings import day_of, instant_of, wall_clock
from smallcrm.domain.prompt_facts import Answer, CustomerFacts
from smallcrm.domain.prompt_rules import DEFAULTS, RuleSettings
from smallcrm.domain.prompts import prompts_for
from smallcrm.domain.shop_day import DEFAULT_DAY_STARTS_HOUR, shop_day
from smallcrm.domain.silence import silent_from
from tests.domain.year_of_rules import CLOSED_ON_MONDAYS, SCENES, Scene, Span, plus

# Clocks that change in spring and autumn, in both halves of the world, one by half an hour.
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
DAYS = [date(2028, 1, 1) + timedelta(days=day) for day in range(366)]
LEAP_DAY = date(2028, 2, 29)
# Rules that are no prompts of one customer.
OF_THE_SHOP = {rule.SILENCE}
ALL_ON = RuleSettings([(rule.AFTERCARE, True, {"words": "mower"})]).with_all_on()
OPEN_END = 20  # days for which it is looked whether something stays
BESIDE = 10  # days before and after, on which it must not be shown

DISMISSED = Answer("dismissed")

DayOf = Callable[[datetime, str], date]


def moments_of(day: date, zone: str) -> Iterator[datetime]:
    """Instants that belong to this day of the shop: from four in the morning until four."""
    there, night = ZoneInfo(zone), plus(day, 1)
    for at in (time(4), time(4, 30), time(12), time(23, 59)):
        yield datetime.combine(day, at, there).astimezone(UTC)
    for at in (time(0, 30), time(1, 45), time(2, 30), time(2, 30, fold=1), time(3, 59)):
        yield datetime.combine(night, at, there).astimezone(UTC)


def strays(day_of_instant: DayOf, zone: str) -> list[datetime]:
    """The instants of the year that fall on another day of the shop than they should."""
    return [at for day in DAYS for at in moments_of(day, zone) if day_of_instant(at, zone) != day]


def shown_days(scene: Scene, day: date, first: date, last: date) -> set[tuple[date, str]]:
    """The days on which its rule shows something, with its key, as the book would have it.

    The book is worked out anew on every first of January.
    """
    found = set()
    for year in range(first.year, last.year + 1):
        begins, ends = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        facts = replace(scene.facts(day), as_of=date(year, 1, 1))
        for prompt in prompts_for(facts, ALL_ON, CLOSED_ON_MONDAYS):
            if prompt.rule == scene.rule:
                end = min(ends, prompt.hide_after or ends)
                span = range(max(begins, prompt.show_from).toordinal(), end.toordinal() + 1)
                found |= {(date.fromordinal(each), prompt.subject_key) for each in span}
    return found


def is_wrong(scene: Scene, day: date) -> bool:
    """Whether something is shown too early, too late, twice or not at all."""
    spans = [(first, last or plus(first, OPEN_END)) for first, last in scene.shown(day)]
    is_open = any(last is None for _, last in scene.shown(day))
    first = plus(min(begins for begins, _ in spans), -BESIDE)
    last = plus(max(ends for _, ends in spans), 0 if is_open else BESIDE)
    expected = sorted(
        date.fromordinal(each)
        for begins, ends in spans
        for each in range(begins.toordinal(), ends.toordinal() + 1)
    )
    return sorted(each for each, _ in shown_days(scene, day, first, last)) != expected


def _ended(spans: list[Span]) -> list[tuple[date, date]]:
    return [(first, last) for first, last in spans if last is not None]


def wrong_days(scene: Scene) -> list[date]:
    return [day for day in DAYS if is_wrong(scene, day)]


def without_scene(codes: set[str]) -> set[str]:
    return codes - {scene.rule for scene in SCENES} - OF_THE_SHOP


@pytest.mark.parametrize("zone", ZONES)
def test_every_instant_belongs_to_one_day_of_the_shop(zone: str) -> None:
    assert strays(shop_day, zone) == []


@pytest.mark.parametrize("zone", ZONES)
def test_hours_that_are_counted_as_they_pass_would_be_found_out(zone: str) -> None:
    def by_passed_hours(at: datetime, where: str) -> date:
        earlier = at - timedelta(hours=DEFAULT_DAY_STARTS_HOUR)
        return earlier.astimezone(ZoneInfo(where)).date()

    assert 0 < len(strays(by_passed_hours, zone)) < 10  # only when the clock changes
    assert len(strays(lambda at, _zone: at.date(), zone)) > 100


@pytest.mark.parametrize("zone", ZONES)
def test_an_opening_keeps_its_day_and_its_clock(zone: str) -> None:
    for day in DAYS:
        for at in (time(19, 30), time(23, 50)):
            told = datetime.combine(day, at)
            instant = instant_of(told, zone)
            assert day_of(told) == shop_day(instant, zone) == day
            assert wall_clock(instant, zone).replace(tzinfo=None) == told


def test_no_rule_is_forgotten() -> None:
    assert without_scene({*DEFAULTS, right_rules.MAKE_RIGHT, right_rules.CHECK_BACK}) == set()
    assert without_scene({*DEFAULTS, "a_new_rule"}) == {"a_new_rule"}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.rule)
def test_every_rule_is_shown_on_its_days_all_through_the_year(scene: Scene) -> None:
    assert wrong_days(scene) == []


def test_a_rule_that_slips_by_a_day_would_be_found_out() -> None:
    def a_day_longer(scene: Scene) -> Callable[[date], list[Span]]:
        return lambda day: [(begins, plus(ends, 1)) for begins, ends in _ended(scene.shown(day))]

    def a_day_later(scene: Scene) -> Callable[[date], list[Span]]:
        return lambda day: [(plus(begins, 1), ends) for begins, ends in scene.shown(day)]

    for scene in SCENES:
        assert is_wrong(scene._replace(shown=a_day_later(scene)), LEAP_DAY)
        if _ended(scene.shown(LEAP_DAY)):
            assert is_wrong(scene._replace(shown=a_day_longer(scene)), LEAP_DAY)


def test_a_29_february_is_kept_on_the_28th_of_other_years() -> None:
    for year in (2027, 2029):
        for code in (rule.BIRTHDAY, rule.OTHER_DATES):
            scene = next(each for each in SCENES if each.rule == code)
            kept_on = date(year, 2, 28)
            first, last = plus(kept_on, -30), plus(kept_on, 30)
            days = sorted(day for day, _ in shown_days(scene, LEAP_DAY, first, last))
            assert days == [plus(kept_on, -back) for back in range(7, -1, -1)]
    assert PartialDate(2, 29).on_year(2029) == date(2029, 2, 28)


@pytest.mark.parametrize("code", [rule.BIRTHDAY, rule.OTHER_DATES])
def test_a_day_of_december_can_be_put_off_into_january(code: str) -> None:
    scene = next(each for each in SCENES if each.rule == code)
    born, until = date(2028, 12, 30), date(2029, 1, 4)
    (key,) = {key for _, key in shown_days(scene, born, born, born)}
    later = {key: Answer("later", until)}

    def facts(day: date) -> CustomerFacts:
        return replace(scene.facts(day), answers=later)

    found = shown_days(scene._replace(facts=facts), born, plus(born, -9), plus(until, 20))
    assert sorted(found) == [(plus(until, ahead), key) for ahead in range(8)]


def test_the_shops_own_silence_is_nine_weeks_on_every_day() -> None:
    assert all(silent_from(day, ALL_ON) == plus(day, 63) for day in DAYS)


def test_what_was_put_off_or_dismissed_stays_so_on_every_day() -> None:
    for scene in SCENES:
        facts = scene.facts(LEAP_DAY)
        found = [p for p in prompts_for(facts, ALL_ON, CLOSED_ON_MONDAYS) if p.rule == scene.rule]
        assert found, scene.rule
        answers = {prompt.subject_key: DISMISSED for prompt in found}
        left = prompts_for(replace(facts, answers=answers), ALL_ON, CLOSED_ON_MONDAYS)
        assert not [prompt for prompt in left if prompt.rule == scene.rule]
