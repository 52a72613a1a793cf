"""Making a let-down right: how they feel, what is done, when we check back, how it ended.

What a helper may grant is the business of grants, what is shown on Today that of right_rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, checked_line, checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.moments import CAUSES, WORDS_LIMIT
from smallcrm.domain.money import parse_money
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.sentence import Sentence, sentence

CHECK_BACK_AFTER = 3  # working days (PRODUCT section 5)
TRIES = 3  # that fail; then nobody will ever know (PRODUCT section 5)


class Step(StrEnum):
    """The ladder, lowest first: each costs the shop more than the one before."""

    APOLOGY = "apology"
    REDO = "redo"
    EXTRA_SERVICE = "extra_service"
    REDUCTION = "reduction"
    WRITE_OFF = "write_off"
    GIFT = "gift"


class Outcome(StrEnum):
    """How it ended for one of them; the value is the code in the book."""

    TURNED = "turned"
    ACCEPTED = "accepted"
    LOST = "lost"
    UNKNOWN = "unknown"


STEPS: Mapping[str, Sentence] = {
    "apology": sentence("Say sorry"),
    "redo": sentence("Do it again"),
    "extra_service": sentence("A service on top"),
    "reduction": sentence("Take something off"),
    "write_off": sentence("Charge nothing"),
    "gift": sentence("Give something"),
}

FEELINGS: Mapping[str, Sentence] = {
    "": sentence("not known yet"),
    "upset": sentence("Upset"),
    "let_down": sentence("Disappointed"),
    "worried": sentence("Worried"),
}

TO_SAY: Mapping[str, Sentence] = {
    "": sentence("Listen. Say sorry once. Ask what would put it right."),
    "upset": sentence("“You are right to say so. I would not like it either. I will see to it.”"),
    "let_down": sentence("“You counted on us and we did not keep it. I am sorry. Let me try now.”"),
    "worried": sentence("“You need not chase this. I have it, and I will call you.”"),
}
"""One sentence to say for each way to feel; the customer may read it on the screen."""

OUTCOMES: Mapping[str, Sentence] = {
    "turned": sentence("Turned: they are delighted now"),
    "accepted": sentence("Accepted: it is good again"),
    "lost": sentence("Lost: they will not come again"),
    "unknown": sentence("Unknown: nobody could be reached"),
}


class CheckedHappened(NamedTuple):
    """What happened, for the book. feels: "" while nobody knows."""

    happened: str
    feels: str


class CheckedRemedy(NamedTuple):
    """One step that was done, for the book. cost_minor: None when nobody said."""

    step: str
    words: str
    cost_minor: int | None
    owner_said_yes: bool


class CheckedLesson(NamedTuple):
    """What was learnt, for the book; owned_up_by is None for whoever wants no name."""

    words: str
    would_have_helped: str
    cause: str
    owned_up_by: HelperId | None


@dataclass
class HappenedDraft:
    """What happened, in the customer's words, and how they feel."""

    happened: str = ""
    feels: str = ""

    def checked(self) -> CheckedHappened:
        """The clean values. Raises Invalid."""
        if self.feels not in FEELINGS:
            raise Invalid("feels", "Choose how they feel.")
        return CheckedHappened(checked_text("happened", self.happened, WORDS_LIMIT), self.feels)


@dataclass
class RemedyDraft:
    """One step of the ladder, as typed. owner_said_yes: more than the limit was agreed to."""

    step: str = ""
    words: str = ""
    cost_text: str = ""
    owner_said_yes: bool = False

    def checked(self, currency: str) -> CheckedRemedy:
        """The clean values. Raises Invalid."""
        if self.step not in STEPS:
            raise Invalid("step", "Choose what was done.")
        cost = None
        if self.cost_text.strip():
            cost = parse_money(self.cost_text, currency, field="cost_text")
        if cost is not None and cost < 0:
            raise Invalid("cost_text", "What it cost us can not be below zero.")
        words = checked_line("words", self.words, LINE_LIMIT)
        return CheckedRemedy(self.step, words, cost, self.owner_said_yes)


@dataclass
class LessonDraft:
    """What went wrong on our side and what would have helped; a name only where it is wished."""

    words: str = ""
    would_have_helped: str = ""
    cause: str = ""
    owned_up_by: HelperId | None = None

    def checked(self) -> CheckedLesson:
        """The clean values. Raises Invalid."""
        if self.cause not in CAUSES:
            raise Invalid("cause", "Choose what it came from.")
        words = checked_text("words", self.words, WORDS_LIMIT)
        if not words:
            raise Invalid("words", "Write what went wrong, in a few words.")
        helped = checked_text("would_have_helped", self.would_have_helped, WORDS_LIMIT)
        return CheckedLesson(words, helped, self.cause, self.owned_up_by)


def check_back_day(opened_on: date, hours: OpeningHours) -> date:
    """When we call to hear how it is: the third working day after."""
    day = opened_on
    for _ in range(CHECK_BACK_AFTER):
        day = hours.next_working_day(day)
    return day


def checked_check_back(
    text: str, today: date, *, owner_fixed_on: date | None, day_first: bool = True
) -> date:
    """The day of the check-back as typed.

    owner_fixed_on: the day on which an owner put it right: the owner then calls again on another
    day (PRODUCT section 5). Raises Invalid (check_back).
    """
    day = typed_date(text, today, day_first, "ahead", field="check_back")
    if day < today:
        raise Invalid("check_back", "Choose today or a later day.")
    if owner_fixed_on is not None and day <= owner_fixed_on:
        raise Invalid("check_back", "An owner put it right, so call again on another day.")
    return day


def must_be_outcome(code: str) -> Outcome:
    """How it ended. Raises Invalid (outcome)."""
    try:
        return Outcome(code)
    except ValueError:
        raise Invalid("outcome", "Choose how it ended.") from None


def is_past_trying(failed_tries: int) -> bool:
    """Whether so many calls without an answer are enough."""
    return failed_tries >= TRIES
