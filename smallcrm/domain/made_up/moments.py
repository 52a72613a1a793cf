"""How it went for the people whom dice made up, and how let-downs were made right.

The cast's moments are told in cast_story.
"""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from smallcrm.domain.made_up.cast_story import MOMENT_KEYS_A_PERSON
from smallcrm.domain.made_up.crowd import Crowd
from smallcrm.domain.made_up.dice import Purpose, one_of, stream
from smallcrm.domain.made_up.story_values import Moment, Recovery
from smallcrm.domain.made_up.values import Visit

_HAS_MOMENT = 0.22
_WOW, _HOW = 0.62, 0.78  # of the moments; the rest are let-downs
_STILL_FRESH_DAYS = 10  # older let-downs are answered, so that Today stays readable
_CHECK_BACK_DAYS = 3
_STEPS = ("apology", "redo", "extra service", "reduction", "gift")
_FEELINGS = ("upset", "let down", "worried")
_OUTCOMES = ("turned", "turned", "accepted")


class Moments:
    """The moments of a crowd."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd, self._today = crowd, crowd.days.today
        self._rows = crowd.tables.rows

    def moments(self) -> Iterator[Moment]:
        """How it went at one visit; a let-down is answered at the next one or still fresh."""
        for index, dice in self._crowd.chosen(Purpose.MOMENT, _HAS_MOMENT):
            visits = self._crowd.habits.visits(index)
            if visits:
                yield from self._moments(dice, visits)

    def recoveries(self) -> Iterator[Recovery]:
        """The file of every let-down among moments(), in the same order."""
        let_down: Moment | None = None
        for moment in self.moments():
            if let_down is not None:
                yield self._recovery(let_down, moment)
            let_down = moment if moment.kind == "ow" else None
        if let_down is not None:
            yield self._recovery(let_down, let_down)

    def _moments(self, dice: Random, visits: list[Visit]) -> Iterator[Moment]:
        throw, number = dice.random(), int(dice.random() * len(visits))
        visit, key = visits[number], visits[number].person * MOMENT_KEYS_A_PERSON
        if throw < _WOW:
            yield self._good_moment(dice, visit, key, "wow", None)
        elif throw < _HOW:
            yield self._good_moment(dice, visit, key, "how", None)
        elif number + 1 < len(visits) or self._is_fresh(visit):
            happened, words, cause, _ = one_of(dice, self._rows["ow_words"])
            yield Moment(
                key, visit.person, visit.at, "ow", "counter", happened, words, cause, None, None
            )
            if number + 1 < len(visits):
                yield self._good_moment(dice, visits[number + 1], key + 1, "wow", key)

    def _good_moment(
        self, dice: Random, visit: Visit, key: int, kind: str, answers: int | None
    ) -> Moment:
        happened, words = one_of(dice, self._rows[f"{kind}_words"])
        by = visit.served_by
        return Moment(
            key, visit.person, visit.at, kind, "counter", happened, words, "", by, answers
        )

    def _is_fresh(self, visit: Visit) -> bool:
        return (self._today - visit.at.date()).days <= _STILL_FRESH_DAYS

    def _recovery(self, let_down: Moment, following: Moment) -> Recovery:
        dice = stream(self._crowd.seed, let_down.person, Purpose.MOMENT)
        rows = {row[0]: row[3] for row in self._rows["ow_words"]}
        closed_on = following.at.date() if following.answers == let_down.key else None
        fresh = self._today + timedelta(days=int(dice.random() * (_CHECK_BACK_DAYS + 1)))
        checked = let_down.at.date() + timedelta(days=_CHECK_BACK_DAYS)
        return Recovery(
            moment=let_down.key,
            person=let_down.person,
            feels=one_of(dice, _FEELINGS),
            make_right=rows[let_down.happened],
            step=one_of(dice, _STEPS),
            cost_minor=100 * int(dice.random() * 25),
            check_back_on=checked if closed_on else fresh,
            by=0,
            outcome=one_of(dice, _OUTCOMES) if closed_on else "",
            closed_on=closed_on,
        )
