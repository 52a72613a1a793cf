"""What a customer wants from us: kinds, states, and a request's draft with its promised day.

Nothing here stores requests; which of them leads Today is domain/prompts.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.times import typed_time


class RequestKind(StrEnum):
    """What sort of wish it is, in the order of the form; the value is the code in the book."""

    ORDER = "order"
    HOLD = "hold"
    DELIVERY = "delivery"
    REPAIR = "repair"
    GIFT_WRAP = "gift_wrap"
    OPEN_AFTER_HOURS = "open_after_hours"
    NOT_IN_STOCK = "not_in_stock"
    OTHER = "other"


class RequestStatus(StrEnum):
    """How far it is, in its order; the value is the code in the book."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    WORKING = "working"
    READY = "ready"
    DONE = "done"
    DECLINED = "declined"


OPEN_STATUSES = frozenset(RequestStatus) - {RequestStatus.DONE, RequestStatus.DECLINED}


def kind_word(code: str) -> Sentence:
    """The kind on screen. Raises Invalid for an unknown code."""
    words = {
        RequestKind.ORDER: sentence("Order"),
        RequestKind.HOLD: sentence("Put aside"),
        RequestKind.DELIVERY: sentence("Delivery"),
        RequestKind.REPAIR: sentence("Repair"),
        RequestKind.GIFT_WRAP: sentence("Gift wrap"),
        RequestKind.OPEN_AFTER_HOURS: sentence("Open after hours"),
        RequestKind.NOT_IN_STOCK: sentence("We do not have it"),
        RequestKind.OTHER: sentence("Something else"),
    }
    return words[kind_of(code)]


def status_word(code: str) -> Sentence:
    """The state on screen. Raises Invalid for an unknown code."""
    words = {
        RequestStatus.ASKED: sentence("Asked"),
        RequestStatus.ACCEPTED: sentence("Accepted"),
        RequestStatus.WORKING: sentence("Being worked on"),
        RequestStatus.READY: sentence("Ready"),
        RequestStatus.DONE: sentence("Done"),
        RequestStatus.DECLINED: sentence("Declined"),
    }
    return words[status_of(code)]


def kind_of(code: str) -> RequestKind:
    """The kind with this code. Raises Invalid."""
    try:
        return RequestKind(code)
    except ValueError:
        raise Invalid("kind", "Choose what sort of wish it is.") from None


def status_of(code: str) -> RequestStatus:
    """The state with this code. Raises Invalid."""
    try:
        return RequestStatus(code)
    except ValueError:
        raise Invalid("status", "Choose how far it is.") from None


class CheckedRequest(NamedTuple):
    """A request for the book.

    told_on, told_time: what the customer was told, in the shop's wall clock. inner_on: our own
    earlier day. is_after_hours: whether the told time lies outside the opening hours.
    """

    customer_id: CustomerId
    what: str
    kind: RequestKind
    status: RequestStatus
    told_on: date | None
    told_time: time | None
    inner_on: date | None
    is_after_hours: bool


@dataclass
class RequestDraft:
    """A request as typed; told_on and told_time win over their texts.

    asked_on: the day of the asking when an older request is edited; None means today.
    """

    customer_id: CustomerId | None = None
    what: str = ""
    kind: str = RequestKind.ORDER.value
    status: str = RequestStatus.ASKED.value
    told_on_text: str = ""
    told_time_text: str = ""
    told_on: date | None = None
    told_time: time | None = None
    asked_on: date | None = None

    def checked(self, today: date, hours: OpeningHours, day_first: bool = True) -> CheckedRequest:
        """The clean values; a time without a day means today. Raises Invalid."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose who wants it.")
        what = needed_line("what", self.what, LINE_LIMIT)
        told_time = self._time()
        told_on = self._day(today, day_first) or (today if told_time is not None else None)
        asked_on = self.asked_on or today
        if told_on is not None and told_on < asked_on:
            raise Invalid(
                "told_on", "{day} is before the day of asking. Choose a later one.", day=told_on
            )
        return CheckedRequest(
            customer_id=self.customer_id,
            what=what,
            kind=kind_of(self.kind),
            status=status_of(self.status),
            told_on=told_on,
            told_time=told_time,
            inner_on=None if told_on is None else inner_day(told_on, asked_on, hours),
            is_after_hours=is_after_hours(told_on, told_time, hours),
        )

    def _day(self, today: date, day_first: bool) -> date | None:
        if self.told_on is not None or not self.told_on_text.strip():
            return self.told_on
        return typed_date(self.told_on_text, today, day_first, "ahead", field="told_on")

    def _time(self) -> time | None:
        if self.told_time is not None or not self.told_time_text.strip():
            return self.told_time
        return typed_time(self.told_time_text, field="told_time")


def inner_day(told_on: date, asked_on: date, hours: OpeningHours) -> date:
    """Our own day: one working day before the promise, but not before the asking.

    PRODUCT.md section 6: closed days move this day, never the told one.
    """
    return max(asked_on, hours.previous_working_day(told_on))


def is_after_hours(told_on: date | None, told_time: time | None, hours: OpeningHours) -> bool:
    """Whether a told time lies outside the opening hours; unknown days or times do not."""
    if told_on is None or told_time is None:
        return False
    return not hours.is_open(datetime.combine(told_on, told_time))
