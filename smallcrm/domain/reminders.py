"""Something to do for a customer by a date.

Nothing here stores reminders or knows when they are shown.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.repeats import Repeats, every_of, repeats_of
from smallcrm.domain.sentence import Sentence, sentence


class ReminderChannel(StrEnum):
    """How it is done; the value is the code in the book."""

    CALL = "call"
    WRITE = "write"
    IN_PERSON = "in_person"


def channel_of(code: str) -> ReminderChannel:
    """The channel with this code. Raises Invalid."""
    try:
        return ReminderChannel(code)
    except ValueError:
        raise Invalid("channel", "Choose call, write or in person.") from None


def channel_word(code: str) -> Sentence:
    """The channel on screen. Raises Invalid for an unknown code."""
    words = {
        ReminderChannel.CALL: sentence("Call"),
        ReminderChannel.WRITE: sentence("Write"),
        ReminderChannel.IN_PERSON: sentence("In person"),
    }
    return words[channel_of(code)]


class CheckedReminder(NamedTuple):
    """A reminder for the book. looked_after_by: whose it is, None for everybody's."""

    customer_id: CustomerId
    what: str
    due_on: date
    channel: ReminderChannel
    repeats: Repeats = Repeats.NEVER
    repeat_every: int = 1
    looked_after_by: HelperId | None = None


@dataclass
class ReminderDraft:
    """A reminder as typed; due wins over due_text and may lie in the past when it is edited.

    repeats: a code of Repeats; every_text: how many days, weeks or months lie between.
    """

    customer_id: CustomerId | None = None
    what: str = ""
    due_text: str = ""
    due: date | None = None
    channel: str = ReminderChannel.CALL.value
    repeats: str = ""
    every_text: str = ""
    looked_after_by: HelperId | None = None

    def checked(self, today: date, day_first: bool = True) -> CheckedReminder:
        """The clean values. Raises Invalid, also for a typed day that is gone."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose for whom.")
        what = needed_line("what", self.what, LINE_LIMIT)
        repeats = repeats_of(self.repeats)
        return CheckedReminder(
            self.customer_id,
            what,
            self._due_on(today, day_first),
            channel_of(self.channel),
            repeats,
            1 if repeats == Repeats.NEVER else every_of(self.every_text),
            self.looked_after_by,
        )

    def _due_on(self, today: date, day_first: bool) -> date:
        if self.due is not None:
            return self.due
        if not self.due_text.strip():
            raise Invalid("due", "Say when: tomorrow, fri, +3 or a date.")
        due_on = typed_date(self.due_text, today, day_first, "ahead", field="due")
        if due_on < today:
            raise Invalid("due", "{day} is gone. Choose today or later.", day=due_on)
        return due_on
