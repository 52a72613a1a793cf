"""How it went: let down, as expected or WOW, as a form collects it and as the book takes it.

Nothing here stores moments or knows when a let-down is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.day_and_time import When, checked_when
from smallcrm.domain.drafts import checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.money import parse_money
from smallcrm.domain.sentence import Sentence, sentence

REPLACED_WITHIN = timedelta(minutes=2)  # PRODUCT section 5: a second mark corrects the first
WORDS_LIMIT = 2_000  # characters: a whole letter of complaint


class MomentKind(StrEnum):
    """How it went. An unmarked visit has no moment and is never a HOW."""

    OW = "ow"
    HOW = "how"
    WOW = "wow"


SHAPES: Mapping[str, str] = {"wow": "▲", "how": "●", "ow": "▼"}
"""What a customer who sees the screen may read."""

_KINDS = {
    "wow": sentence("WOW"),
    "how": sentence("As expected"),
    "ow": sentence("Let down"),
}

CHANNELS: Mapping[str, Sentence] = {
    "counter": sentence("At the counter"),
    "phone": sentence("On the phone"),
    "letter": sentence("By letter"),
    "email": sentence("By e-mail"),
    "delivery": sentence("At a delivery"),
    "outside": sentence("Outside the shop"),
}

CAUSES: Mapping[str, Sentence] = {
    "": sentence("not known yet"),
    "treatment": sentence("How we treated them"),
    "waiting": sentence("Waiting and hassle"),
    "service": sentence("Service"),
    "product": sentence("Product"),
    "price": sentence("Price"),
    "outside_us": sentence("Outside us"),
}


def kind_words(kind: str) -> Sentence:
    """The word for how it went; never to be shown where a customer may see it."""
    return _KINDS[kind]


class CheckedMoment(NamedTuple):
    """A moment for the book. cost_minor: what it cost us, None when nobody said.

    when: the day and perhaps the time; of no meaning for a moment of a visit. delivered_by: who
    delivered a WOW; always None for a let-down, as nobody is blamed.
    """

    customer_id: CustomerId
    kind: str
    words: str
    channel: str
    cause: str
    is_noticed: bool
    delivered_by: HelperId | None
    cost_minor: int | None
    when: When


@dataclass
class MomentDraft:
    """How it went, as typed. answers: the open let-downs that this moment answers.

    visit_id: the visit that it was about; its day and time are then those of the visit. is_noticed:
    we noticed it, the customer said nothing. Without a day it was today; day wins over day_text.
    """

    customer_id: CustomerId | None = None
    kind: str = ""
    words: str = ""
    channel: str = "counter"
    cause: str = ""
    is_noticed: bool = False
    delivered_by: HelperId | None = None
    cost_text: str = ""
    visit_id: VisitId | None = None
    answers: tuple[MomentId, ...] = ()
    day_text: str = ""
    day: date | None = None
    at: time | None = None

    def checked(self, today: date, currency: str, day_first: bool = True) -> CheckedMoment:
        """The clean values. today: the shop's day. Raises Invalid."""
        if self.customer_id is None:
            raise Invalid("customer_id", "Choose whom it is about.")
        if self.kind not in _KINDS:
            raise Invalid("kind", "Choose how it went.")
        if self.channel not in CHANNELS:
            raise Invalid("channel", "Choose where it was.")
        is_ow = self.kind == MomentKind.OW
        if is_ow and self.cause not in CAUSES:
            raise Invalid("cause", "Choose what it came from.")
        return CheckedMoment(
            customer_id=self.customer_id,
            kind=str(self.kind),
            words=checked_text("words", self.words, WORDS_LIMIT),
            channel=self.channel,
            cause=self.cause if is_ow else "",
            is_noticed=self.is_noticed,
            delivered_by=self.delivered_by if self.kind == MomentKind.WOW else None,
            cost_minor=self._cost(currency),
            when=checked_when(self.day_text, self.day, self.at, today, day_first),
        )

    def _cost(self, currency: str) -> int | None:
        if not self.cost_text.strip():
            return None
        cost = parse_money(self.cost_text, currency, field="cost_text")
        if cost < 0:
            raise Invalid("cost_text", "What it cost us can not be below zero.")
        return cost
