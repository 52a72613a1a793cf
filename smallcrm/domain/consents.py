"""Whether a customer may be written to or called, and how they like to be reached.

When somebody is written to is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence

CONSENT_CHANNELS = ("letter", "call", "message", "email")
PREFERRED_CHANNELS = ("call", "message", "email", "letter", "in_person")
HOW_LIMIT = 120


@dataclass
class ConsentDraft:
    """A yes or no to one channel; given: the day on which they said so, as typed, empty: today."""

    channel: str = "letter"
    is_given: bool = True
    given: str = ""
    how: str = ""


class CheckedConsent(NamedTuple):
    """A yes or no for the book. how: as they said it, such as "at the counter"."""

    channel: str
    is_given: bool
    given_on: date
    how: str


def checked_consents(
    drafts: Sequence[ConsentDraft], today: date, day_first: bool
) -> tuple[CheckedConsent, ...]:
    """One answer per channel, the first one of each. Raises Invalid (consents)."""
    found: dict[str, CheckedConsent] = {}
    for draft in drafts:
        if draft.channel not in CONSENT_CHANNELS:
            raise Invalid("consents", "There is no such way to reach them. Choose one of these.")
        given_on = day_up_to("consents", draft.given, today, day_first)
        how = checked_line("consents", draft.how, HOW_LIMIT)
        found.setdefault(
            draft.channel, CheckedConsent(draft.channel, draft.is_given, given_on, how)
        )
    return tuple(found.values())


def day_up_to(field: str, text: str, today: date, day_first: bool) -> date:
    """A day that was typed, today when empty. Raises Invalid for one that lies ahead."""
    if not text.strip():
        return today
    day = typed_date(text, today, day_first, "back", field)
    if day > today:
        raise Invalid(field, "This day has not come yet. Check the date.")
    return day


def checked_channel(code: str) -> str:
    """How they like to be reached, "" for no wish. Raises Invalid (preferred_channel)."""
    if code and code not in PREFERRED_CHANNELS:
        raise Invalid(
            "preferred_channel", "There is no such way to reach them. Choose one of these."
        )
    return code


def channel_word(code: str) -> Sentence:
    """The way to reach somebody as the screen names it."""
    words = {
        "call": sentence("Call"),
        "message": sentence("Message"),
        "email": sentence("E-mail"),
        "letter": sentence("Letter"),
        "in_person": sentence("In person"),
    }
    return words[code]
