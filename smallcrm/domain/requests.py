"""What a customer wants from us: kinds, states, and a request's draft with its promised day.

Nothing here stores requests; which of them leads Today is domain/prompts.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, checked_line, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.money import parse_money
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
BOARD = tuple(status for status in RequestStatus if status is not RequestStatus.DECLINED)
"""The columns of the board in their order: what is declined lies on no board."""


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
    earlier day, None while it simply follows the told one. is_after_hours: whether the told time
    lies outside the opening hours. deposit_minor: what was paid ahead, None when nothing was.
    """

    customer_id: CustomerId
    what: str
    kind: RequestKind
    status: RequestStatus
    told_on: date | None
    told_time: time | None
    inner_on: date | None
    is_after_hours: bool
    little_extra: str
    deposit_minor: int | None
    looked_after_by: HelperId | None
    offered_instead: str


class ShopHabits(NamedTuple):
    """By what a draft is read: the opening hours, the order of a date, and the currency."""

    hours: OpeningHours
    day_first: bool = True
    currency: str = "EUR"


@dataclass
class RequestDraft:
    """A request as typed; told_on, told_time and inner_on win over their texts.

    little_extra: what goes beyond the promise. looked_after_by: who of us does it. offered_instead:
    what was offered when it was declined. asked_on: the day of the asking when an older request is
    edited; None means today.
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
    inner_on_text: str = ""
    inner_on: date | None = None
    little_extra: str = ""
    deposit_text: str = ""
    looked_after_by: HelperId | None = None
    offered_instead: str = ""

    def checked(self, today: date, habits: ShopHabits) -> CheckedRequest:
        """The clean values; a time without a day means today. Raises Invalid."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose who wants it.")
        what = needed_line("what", self.what, LINE_LIMIT)
        told_time = self._time()
        told_on = self._told_day(today, habits) or (today if told_time is not None else None)
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
            inner_on=self._inner_day(today, told_on, asked_on, habits),
            is_after_hours=is_after_hours(told_on, told_time, habits.hours),
            little_extra=checked_line("little_extra", self.little_extra, LINE_LIMIT),
            deposit_minor=self._deposit(habits.currency),
            looked_after_by=self.looked_after_by,
            offered_instead=checked_line("offered_instead", self.offered_instead, LINE_LIMIT),
        )

    def _told_day(self, today: date, habits: ShopHabits) -> date | None:
        if self.told_on is not None or not self.told_on_text.strip():
            return self.told_on
        return typed_date(self.told_on_text, today, habits.day_first, "ahead", field="told_on")

    def _time(self) -> time | None:
        if self.told_time is not None or not self.told_time_text.strip():
            return self.told_time
        return typed_time(self.told_time_text, field="told_time")

    def _inner_day(
        self, today: date, told_on: date | None, asked_on: date, habits: ShopHabits
    ) -> date | None:
        """Our own day, when it was chosen and is another one than follows by itself."""
        chosen = self.inner_on
        if chosen is None and self.inner_on_text.strip():
            chosen = typed_date(
                self.inner_on_text, today, habits.day_first, "ahead", field="inner_on"
            )
        if chosen is None:
            return None
        if told_on is not None and chosen > told_on:
            raise Invalid("inner_on", "Our own day lies after the promised one. Choose an earlier.")
        if chosen < asked_on:
            raise Invalid(
                "inner_on", "{day} is before the day of asking. Choose a later one.", day=chosen
            )
        follows = None if told_on is None else inner_day(told_on, asked_on, habits.hours)
        return None if chosen == follows else chosen

    def _deposit(self, currency: str) -> int | None:
        if not self.deposit_text.strip():
            return None
        paid = parse_money(self.deposit_text, currency, field="deposit_text")
        if paid < 0:
            raise Invalid("deposit_text", "A deposit can not be below zero.")
        return paid or None


def inner_day(told_on: date, asked_on: date, hours: OpeningHours) -> date:
    """Our own day: one working day before the promise, but not before the asking.

    PRODUCT.md section 6: closed days move this day, never the told one.
    """
    return max(asked_on, hours.previous_working_day(told_on))


def own_day(
    told_on: date | None, inner_on: date | None, asked_on: date, hours: OpeningHours
) -> date | None:
    """By when we want to have it: the chosen day, else the one that follows from the told one.

    A chosen day on which the shop has come to be closed moves to the working day before it.
    """
    if inner_on is not None and hours.is_working_day(inner_on):
        return inner_on
    if inner_on is not None:
        return inner_day(inner_on, asked_on, hours)
    return None if told_on is None else inner_day(told_on, asked_on, hours)


def is_after_hours(told_on: date | None, told_time: time | None, hours: OpeningHours) -> bool:
    """Whether a told time lies outside the opening hours; unknown days or times do not."""
    if told_on is None or told_time is None:
        return False
    return not hours.is_open(datetime.combine(told_on, told_time))
