"""What the people whom dice made up want from us and when we opened for them.

Open promises lie in the next days, none is late: those are told by the cast.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from smallcrm.domain.made_up.crowd import Crowd
from smallcrm.domain.made_up.dice import Purpose, happens, one_of
from smallcrm.domain.made_up.story_values import Opening, Reminder, SpecialRequest

_WANTED_SOMETHING, _OPEN_REQUESTS_AT_MOST, _PEOPLE_AN_OPEN_REQUEST = 0.03, 12, 20
_WAS_OPENED_FOR, _WAS_REMINDED = 0.005, 0.02
_OPEN_REMINDERS_AT_MOST, _PEOPLE_AN_OPEN_REMINDER = 6, 40


class Promises:
    """The requests, openings and reminders of a crowd."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd, self._today = crowd, crowd.days.today
        self._words, self._rows = crowd.tables.words, crowd.tables.rows
        self._shop, self._serving = crowd.tables.shop, crowd.tables.serving

    def requests(self) -> Iterator[SpecialRequest]:
        """A few open ones for the next two weeks, and those that were kept before."""
        for index, dice in self._crowd.chosen(Purpose.REQUEST, _WANTED_SOMETHING):
            yield self._kept_request(index, dice)
        wanted = min(_OPEN_REQUESTS_AT_MOST, len(self._crowd.indices) // _PEOPLE_AN_OPEN_REQUEST)
        for index, dice in self._crowd.sample(Purpose.REQUEST, wanted):
            yield self._open_request(index, dice)

    def openings(self) -> Iterator[Opening]:
        """Evenings on which we opened; all in the past and thanked for."""
        for index, dice in self._crowd.chosen(Purpose.OPENING, _WAS_OPENED_FOR):
            day = self._crowd.past_day(dice, index)
            evening = time(19 + int(dice.random() * 3), 5 * int(dice.random() * 12))
            at = datetime.combine(day, evening)
            yield Opening(
                person=index,
                need=one_of(dice, self._words["after_hours_needs"]),
                at=at,
                keys=self._keys_on(day),
                asked_on=day,
                status="done",
                door_open_at=at,
                door_closed_at=at + timedelta(minutes=10 + int(dice.random() * 40)),
                words=one_of(dice, self._words["after_hours_words"]),
                is_thanked=True,
            )

    def reminders(self) -> Iterator[Reminder]:
        """A few open ones for the next days, and those that were done before."""
        for index, dice in self._crowd.chosen(Purpose.REMINDER, _WAS_REMINDED):
            due = self._crowd.past_day(dice, index)
            yield self._reminder(index, dice, due, done_on=due)
        wanted = min(_OPEN_REMINDERS_AT_MOST, len(self._crowd.indices) // _PEOPLE_AN_OPEN_REMINDER)
        for index, dice in self._crowd.sample(Purpose.REMINDER, wanted):
            due = self._today + timedelta(days=1 + int(dice.random() * 9))
            yield self._reminder(index, dice, due, done_on=None)

    def _kept_request(self, index: int, dice: Random) -> SpecialRequest:
        told = self._crowd.past_day(dice, index)
        kind, what = one_of(dice, self._rows["wants"])
        early, is_declined = int(dice.random() ** 2 * 4), happens(dice, 0.06)
        done = told - timedelta(days=early)
        return SpecialRequest(
            person=index,
            kind=kind,
            what=what,
            asked_on=done - timedelta(days=2 + int(dice.random() * 12)),
            told_on=told,
            inner_on=self._crowd.days.open_day_before(told),
            status="declined" if is_declined else "done",
            little_extra=one_of(dice, self._words["extras"]),
            by=self._serving.one(dice),
            deposit_minor=0,
            ready_on=None if is_declined else done,
            done_on=done,
            declined_offer=one_of(dice, self._words["declined_offers"]) if is_declined else "",
        )

    def _open_request(self, index: int, dice: Random) -> SpecialRequest:
        told = self._today + timedelta(days=2 + int(dice.random() * 12))
        kind, what = one_of(dice, self._rows["wants"])
        return SpecialRequest(
            person=index,
            kind=kind,
            what=what,
            asked_on=self._today - timedelta(days=1 + int(dice.random() * 9)),
            told_on=told,
            inner_on=self._crowd.days.open_day_before(told),
            status=one_of(dice, ("asked", "accepted", "working")),
            little_extra=one_of(dice, self._words["extras"]),
            by=self._serving.one(dice),
            deposit_minor=one_of(dice, (0, 0, 0, 1000, 2000)),
            ready_on=None,
            done_on=None,
            declined_offer="",
        )

    def _reminder(self, index: int, dice: Random, due: date, done_on: date | None) -> Reminder:
        what, by = one_of(dice, self._words["calls"]), self._serving.one(dice)
        noted = min(due, self._today) - timedelta(days=1 + int(dice.random() * 6))
        return Reminder(index, "call_back", what, due, "call", by, noted, done_on, None)

    def _keys_on(self, day: date) -> int:
        helpers = enumerate(self._shop.helpers)
        return next((n for n, h in helpers if day.weekday() in h.key_weekdays), 0)
