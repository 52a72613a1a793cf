"""A call to a customer: how it ended, what was said, and when it is tried again.

Nothing here stores calls or knows a number.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId

AGAIN_AFTER = timedelta(days=1)  # PRODUCT.md section 7: "again" means tomorrow unless told


class CallOutcome(StrEnum):
    """How a call ended; the value is the code in the book."""

    TALKED = "talked"
    NO_ANSWER = "no_answer"


class CheckedCall(NamedTuple):
    """A call for the book. again_on: the day on which it is tried again, a day after today."""

    customer_id: CustomerId
    outcome: CallOutcome
    words: str
    subject_key: str
    again_on: date


@dataclass
class CallDraft:
    """A call as told. subject_key: of the prompt that asked for it, "" for a call on a whim.

    again_text: when to try again, tomorrow while it is empty.
    """

    customer_id: CustomerId | None = None
    outcome: str = CallOutcome.TALKED.value
    words: str = ""
    subject_key: str = ""
    again_text: str = ""

    def checked(self, today: date, day_first: bool = True) -> CheckedCall:
        """The clean values. Raises Invalid, for a day that does not lie ahead too."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose for whom.")
        return CheckedCall(
            self.customer_id,
            _outcome_of(self.outcome),
            checked_line("words", self.words, LINE_LIMIT),
            self.subject_key,
            again_on(self.again_text, today, day_first),
        )


def again_on(text: str, today: date, day_first: bool = True) -> date:
    """The day on which to call again; tomorrow for an empty text. Raises Invalid (again)."""
    if not text.strip():
        return today + AGAIN_AFTER
    day = typed_date(text, today, day_first, "ahead", field="again")
    if day <= today:
        raise Invalid("again", "Choose a day after today.")
    return day


def _outcome_of(code: str) -> CallOutcome:
    try:
        return CallOutcome(code)
    except ValueError:
        raise Invalid("outcome", "Choose talked or no answer.") from None
