"""What a reminder draft takes and refuses."""

from datetime import date

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import (
    CheckedReminder,
    ReminderChannel,
    ReminderDraft,
    channel_word,
)

TODAY = date(2026, 11, 21)
BERG = CustomerId(17)


def test_a_reminder_says_what_and_when() -> None:
    reminder = ReminderDraft(BERG, "ask about the mower", "+3").checked(TODAY)
    assert reminder == CheckedReminder(
        BERG, "ask about the mower", date(2026, 11, 24), ReminderChannel.CALL
    )


def test_an_old_reminder_keeps_its_day_when_edited() -> None:
    assert ReminderDraft(BERG, "call", due=date(2026, 11, 1)).checked(TODAY).due_on.day == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ReminderDraft(None, "call", "t"), "customer_id"),
        (ReminderDraft(BERG, "", "t"), "what"),
        (ReminderDraft(BERG, "call", ""), "due"),
        (ReminderDraft(BERG, "call", "yesterday"), "due"),
        (ReminderDraft(BERG, "call", "never"), "due"),
        (ReminderDraft(BERG, "call", "t", channel="pigeon"), "channel"),
    ],
)
def test_every_refusal_names_its_field(draft: ReminderDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked(TODAY)
    assert refused.value.field == field
    str(refused.value)


def test_every_channel_has_a_word() -> None:
    assert len({channel_word(channel).key for channel in ReminderChannel}) == 3
