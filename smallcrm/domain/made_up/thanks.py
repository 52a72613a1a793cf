"""Thank-yous, referrals, what was heard and whom we sent on, for the people made up by dice.

Nothing here is open but the referrals of the last week.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from smallcrm.domain.made_up.crowd import Crowd
from smallcrm.domain.made_up.dice import Purpose, happens, one_of, share, stream
from smallcrm.domain.made_up.story_values import Heard, Referral, SentElsewhere, ThankYou

_WAS_THANKED, _WAS_HEARD, _WAS_SENT_ON = 0.10, 0.02, 0.01
_THANKED_AFTER_DAYS = 7
_POSTED, _FOUND_IT = 0.8, 0.8
_TOLD_AFTER_DAYS = 14


class Thanks:
    """The thank-yous and kindred things of a crowd."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd, self._today = crowd, crowd.days.today
        self._words, self._rows = crowd.tables.words, crowd.tables.rows
        self._neighbours = len(crowd.tables.shop.neighbours)

    def thank_yous(self) -> Iterator[ThankYou]:
        """Thank-yous of the past, and one for every referral that is_thanked."""
        for index, dice in self._crowd.chosen(Purpose.THANK_YOU, _WAS_THANKED):
            occasion, reason = one_of(dice, self._rows["thank_you_reasons"])
            due = self._crowd.past_day(dice, index)
            yield self._sent(index, dice, occasion, reason, "whim", due)
        for referral in self.referrals():
            if referral.is_thanked:
                dice = stream(self._crowd.seed, referral.newcomer, Purpose.THANK_YOU)
                sender, story, on = referral.sender, referral.story, referral.on
                yield self._sent(sender, dice, "thank_you_referral", story, "referral", on)

    def referrals(self) -> Iterator[Referral]:
        """Who sent whom; those of the last week are not thanked for yet."""
        stories, habits = self._words["referral_stories"], self._crowd.habits
        thanked_before = self._today - timedelta(days=_THANKED_AFTER_DAYS)
        for index in self._crowd.indices:
            on = habits.habit(index).known_since
            sender = self._crowd.people.sender(index, on)
            if sender is not None:
                turn = share(self._crowd.seed, index, Purpose.STORY)
                story = stories[int(turn * len(stories))]
                yield Referral(sender, index, on, story, is_thanked=on < thanked_before)

    def heard(self) -> Iterator[Heard]:
        """What they said, all answered."""
        for index, dice in self._crowd.chosen(Purpose.HEARD, _WAS_HEARD):
            kind, words, answer = one_of(dice, self._rows["heard_words"])
            on = self._crowd.past_day(dice, index)
            told = min(on + timedelta(days=_TOLD_AFTER_DAYS), self._today) if answer else None
            yield Heard(index, on, kind, words, answer, told)

    def sent_elsewhere(self) -> Iterator[SentElsewhere]:
        """Whom we sent to a neighbour, all asked since."""
        for index, dice in self._crowd.chosen(Purpose.SENT_ELSEWHERE, _WAS_SENT_ON):
            on = self._crowd.past_day(dice, index)
            neighbour = int(dice.random() * self._neighbours)
            found_it = "yes" if happens(dice, _FOUND_IT) else "no"
            what = one_of(dice, self._words["sent_for"])
            yield SentElsewhere(index, on, what, neighbour, found_it)

    def _sent(
        self, index: int, dice: Random, occasion: str, reason: str, origin: str, due: date
    ) -> ThankYou:
        printed = min(due + timedelta(days=1 + int(dice.random() * 3)), self._today)
        sent = min(printed + timedelta(days=int(dice.random() * 3)), self._today)
        status = "posted" if happens(dice, _POSTED) else "handed_over"
        return ThankYou(index, occasion, reason, origin, status, due, printed, sent, "", "")
