"""The shop's own silence towards its best."""

from datetime import date, timedelta

from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.silence import silent_from

DAY = date(2026, 11, 20)


def test_after_nine_weeks_without_a_card_the_silence_is_told() -> None:
    assert silent_from(DAY, RuleSettings([("silence", True, {})])) == DAY + timedelta(weeks=9)


def test_off_it_is_never_told_and_the_calendar_ends() -> None:
    assert silent_from(DAY, RuleSettings()) is None
    assert silent_from(date.max, RuleSettings([("silence", True, {})])) is None
