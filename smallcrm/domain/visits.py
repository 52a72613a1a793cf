"""A visit as a form collects one, and as the book takes it.

An order by phone counts as a visit. Nothing here stores visits.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.money import parse_money


class CheckedVisit(NamedTuple):
    """A visit for the book. amount_minor is None when nobody said, below zero for a return."""

    customer_id: CustomerId
    shop_day: date
    amount_minor: int | None
    what: str


@dataclass
class VisitDraft:
    """A visit as typed. Without a day it was today; day wins over day_text."""

    customer_id: CustomerId | None = None
    amount_text: str = ""
    what: str = ""
    day_text: str = ""
    day: date | None = None

    def checked(self, today: date, currency: str, day_first: bool = True) -> CheckedVisit:
        """The clean values. today: the shop's day. Raises Invalid, also for a day to come."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose who was here.")
        amount = None
        if self.amount_text.strip():
            amount = parse_money(self.amount_text, currency, field="amount_text")
        shop_day = self._day(today, day_first)
        if shop_day > today:
            raise Invalid(
                "day_text", "{day} is still to come. Choose today or earlier.", day=shop_day
            )
        what = checked_line("what", self.what, LINE_LIMIT)
        return CheckedVisit(self.customer_id, shop_day, amount, what)

    def _day(self, today: date, day_first: bool) -> date:
        if self.day is not None:
            return self.day
        if not self.day_text.strip():
            return today
        return typed_date(self.day_text, today, day_first, "back", field="day_text")
