"""A visit as a form collects one, and as the book takes it.

An order by phone counts as a visit. Nothing here stores visits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from smallcrm.domain.day_and_time import checked_when
from smallcrm.domain.drafts import LINE_LIMIT, checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId
from smallcrm.domain.moments import SHAPES, CheckedMoment, MomentDraft
from smallcrm.domain.money import parse_money
from smallcrm.domain.sentence import Sentence, sentence

LOYALTY: Mapping[str, Sentence] = {
    "sent_someone": sentence("Sent someone to us"),
    "introduced_us": sentence("Introduced us to someone"),
    "invited_us": sentence("Invited us"),
    "asked_our_advice": sentence("Asked our advice"),
    "gave_advice": sentence("Gave us advice"),
}
"""The signs of loyalty that are noticed on a visit; they feed the proposals of standings."""


class CheckedVisit(NamedTuple):
    """A visit for the book. amount_minor is None when nobody said, below zero for a return.

    at: the time on the shop's clock when somebody said it. moment: None for an unmarked visit.
    companions: never the customer themselves. loyalty: codes of LOYALTY in its order.
    """

    customer_id: CustomerId
    shop_day: date
    amount_minor: int | None
    what: str
    at: time | None = None
    moment: CheckedMoment | None = None
    answers: tuple[MomentId, ...] = ()
    sent_by: CustomerId | None = None
    companions: tuple[CustomerId, ...] = ()
    served_by: HelperId | None = None
    is_gift: bool = False
    loyalty: tuple[str, ...] = ()


@dataclass
class VisitDraft:
    """A visit as typed. Without a day it was today; day and at win over day_text.

    how: ow, how, wow or "" for an unmarked visit; words and cause belong to it. answers: the
    let-downs that it answers. sent_by: who sent them to us. served_by: None means whoever notes it.
    """

    customer_id: CustomerId | None = None
    amount_text: str = ""
    what: str = ""
    day_text: str = ""
    day: date | None = None
    at: time | None = None
    how: str = ""
    words: str = ""
    cause: str = ""
    answers: tuple[MomentId, ...] = ()
    sent_by: CustomerId | None = None
    companions: tuple[CustomerId, ...] = ()
    served_by: HelperId | None = None
    is_gift: bool = False
    loyalty: tuple[str, ...] = ()

    def checked(self, today: date, currency: str, day_first: bool = True) -> CheckedVisit:
        """The clean values. today: the shop's day. Raises Invalid, also for a day to come."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose who was here.")
        amount = None
        if self.amount_text.strip():
            amount = parse_money(self.amount_text, currency, field="amount_text")
        when = checked_when(self.day_text, self.day, self.at, today, day_first)
        moment = self._moment(today, currency)
        return CheckedVisit(
            customer_id=self.customer_id,
            shop_day=when.day,
            amount_minor=amount,
            what=checked_line("what", self.what, LINE_LIMIT),
            at=when.at,
            moment=moment,
            answers=self.answers if moment is not None else (),
            sent_by=self.sent_by,
            companions=tuple(
                one for one in dict.fromkeys(self.companions) if one != self.customer_id
            ),
            served_by=self.served_by,
            is_gift=self.is_gift,
            loyalty=self._loyalty(),
        )

    def _moment(self, today: date, currency: str) -> CheckedMoment | None:
        if not self.how:
            return None
        if self.how not in SHAPES:
            raise Invalid("how", "Choose how it went.")
        draft = MomentDraft(
            self.customer_id,
            self.how,
            self.words,
            cause=self.cause,
            delivered_by=self.served_by,
        )
        return draft.checked(today, currency)

    def _loyalty(self) -> tuple[str, ...]:
        if not set(self.loyalty) <= set(LOYALTY):
            raise Invalid("loyalty", "Choose what they did for us.")
        return tuple(code for code in LOYALTY if code in self.loyalty)
