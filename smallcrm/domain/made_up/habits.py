"""How somebody of the made-up shop comes: how often, since when, and what each visit was.

Two million visits are made here, so the inner loop does little and looks everything up.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from smallcrm.domain.made_up.baskets import month_baskets, returned
from smallcrm.domain.made_up.dice import Purpose, happens, stream
from smallcrm.domain.made_up.shop_days import ShopDays
from smallcrm.domain.made_up.tables import RhythmKind, Tables
from smallcrm.domain.made_up.values import Visit

_KNOWN_BEFORE = 0.55  # the share of people whom the shop knew before the book begins
_LEFT = 0.06  # the share who have silently stopped coming
_GAP_LOW, _GAP_WIDTH = 0.6, 0.8  # a gap is 0.6 to 1.4 times the usual, below "later than usual"
_RETURNS, _NOT_NOTED = 0.004, 0.084  # of all visits; the second includes the first
_OWN_HOUR_SPREAD = 0.4  # people keep to their hour, more or less
_SEASON_DAYS = 70
_YEAR = 365.25
_PURSE_SPREAD = 0.4
_LONGEST_KNOWN_YEARS = 28
_SERVING_SLOTS = 64


@dataclass(frozen=True, slots=True)
class Habit:
    """How one person comes. first_day, last_day: numbers of days in ShopDays.days, not exact.

    purse: below 1 for people who buy more than others. own_hour: 0 to 1 through the opening day.
    """

    kind: RhythmKind
    tier: str
    known_since: date
    was_known_before: bool
    first_day: float
    last_day: float
    purse: float
    own_hour: float


class Habits:
    """The habits and visits of everybody made up, for one seed."""

    def __init__(self, seed: int, tables: Tables, days: ShopDays) -> None:
        self._seed, self._tables, self._days = seed, tables, days
        dice = stream(seed, 0, Purpose.BASKETS)
        by_month = [month_baskets(tables.goods, month, dice) for month in range(1, 13)]
        self._returned = returned(tables.goods)
        self._serving = tuple(tables.serving.one(dice) for _ in range(_SERVING_SLOTS))
        self._open = tuple(
            (day.year, day.month, day.day, days.minutes[day.weekday()], by_month[day.month - 1])
            for day in days.days
        )

    def habit(self, index: int) -> Habit:
        """How this person comes."""
        return self._habit(stream(self._seed, index, Purpose.HABIT))

    def visits(self, index: int) -> list[Visit]:
        """All visits of this person, oldest first, inside opening hours and before today."""
        dice = stream(self._seed, index, Purpose.HABIT)
        habit = self._habit(dice)
        if habit.kind.code == "one_off":
            wished = _once_or_twice(habit, dice)
        elif habit.kind.code == "seasonal":
            wished = _by_season(habit, dice)
        else:
            wished = _by_gap(habit, dice)
        return self._visits(index, habit, wished, dice)

    def _habit(self, dice: Random) -> Habit:
        throw = dice.random
        kind, span = self._tables.rhythms.one(dice), len(self._days.days)
        standing = throw()
        is_old, phase, left, stop = throw() < _KNOWN_BEFORE, throw(), throw() < _LEFT, throw()
        period = {"one_off": span, "seasonal": _YEAR}.get(kind.code, kind.gap_days)
        first = phase * (min(period, span) if is_old else span)
        earlier = int(throw() ** 2 * _LONGEST_KNOWN_YEARS * 365) if is_old else 0
        return Habit(
            kind=kind,
            tier=_tier(kind, standing),
            known_since=self._first_open(first) - timedelta(days=earlier),
            was_known_before=is_old,
            first_day=first,
            last_day=first + (span - first) * stop if left else float(span),
            purse=dice.lognormvariate(0.0, _PURSE_SPREAD),
            own_hour=throw(),
        )

    def _first_open(self, first: float) -> date:
        number = self._days.next_open[int(first)]
        return self._days.days[number]

    def _visits(self, index: int, habit: Habit, wished: list[float], dice: Random) -> list[Visit]:
        throw, next_open, open_days = dice.random, self._days.next_open, self._open
        serving, own_hour, before = self._serving, habit.own_hour, -1
        found = list[Visit]()
        amount: int | None
        for position in wished:
            number = next_open[int(position)]
            if number <= before:
                continue
            before = number
            year, month, day, minutes, baskets = open_days[number]
            hour = (own_hour + _OWN_HOUR_SPREAD * throw()) % 1.0
            clock = divmod(minutes[int(hour * len(minutes))], 60)
            amount, what = baskets[int(throw() ** habit.purse * len(baskets))]
            rare = throw()
            if rare < _NOT_NOTED:
                amount, what = self._rare(rare, what, dice, is_first=not found)
            at = datetime(year, month, day, *clock)  # noqa: DTZ001 - the shop's own time
            found.append(Visit(index, at, amount, what, serving[int(throw() * _SERVING_SLOTS)]))
        return found

    def _rare(
        self, rare: float, what: str, dice: Random, *, is_first: bool
    ) -> tuple[int | None, str]:
        """A return, or a visit whose sum nobody noted."""
        if rare < _RETURNS and not is_first:
            return self._returned[int(dice.random() * len(self._returned))]
        return None, what


def _tier(kind: RhythmKind, standing: float) -> str:
    if standing < kind.a_list:
        return "a_list"
    return "regular" if standing < kind.a_list + kind.regular else "occasional"


def _by_gap(habit: Habit, dice: Random) -> list[float]:
    throw, position, found = dice.random, habit.first_day, []
    low, width = habit.kind.gap_days * _GAP_LOW, habit.kind.gap_days * _GAP_WIDTH
    while position < habit.last_day:
        found.append(position)
        position += low + width * throw()
    return found


def _by_season(habit: Habit, dice: Random) -> list[float]:
    season, found = habit.first_day, list[float]()
    while season < habit.last_day:
        position = season
        while position < min(season + _SEASON_DAYS, habit.last_day):
            found.append(position)
            position += habit.kind.gap_days * (_GAP_LOW + _GAP_WIDTH * dice.random())
        season += _YEAR
    return found


def _once_or_twice(habit: Habit, dice: Random) -> list[float]:
    again = habit.first_day + 1 + dice.random() * _SEASON_DAYS
    if happens(dice, 0.25) and again < habit.last_day:
        return [habit.first_day, again]
    return [habit.first_day]
