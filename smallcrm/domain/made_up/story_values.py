"""The plain values of what happened in a made-up shop besides visits.

Persons, helpers and neighbours are named by index, see values. Nothing here makes anything up.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """How it went.

    key: unique in the shop. kind: "ow", "how", "wow". channel: "counter", "phone", "delivery".
    happened: what; words: the customer's. cause: for an OW only, else "". delivered_by: for a WOW
    or HOW only. answers: the key of the OW that this moment answers.
    """

    key: int
    person: int
    at: datetime
    kind: str
    channel: str
    happened: str
    words: str
    cause: str
    delivered_by: int | None
    answers: int | None


@dataclass(frozen=True, slots=True)
class Recovery:
    """The file of one OW, moment being its key. outcome and closed_on: "" and None while open.

    feels: "upset", "let down", "worried". step: the rung of the ladder, such as "redo".
    """

    moment: int
    person: int
    feels: str
    make_right: str
    step: str
    cost_minor: int
    check_back_on: date
    by: int
    outcome: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class SpecialRequest:
    """Wants something.

    kind: "order", "hold", "delivery", "repair", "gift_wrap", "other". status: "asked",
    "accepted", "working", "ready", "done", "declined". told_on: the date told to the customer;
    inner_on: ours. little_extra, declined_offer: "" for none.
    """

    person: int
    kind: str
    what: str
    asked_on: date
    told_on: date
    inner_on: date
    status: str
    little_extra: str
    by: int
    deposit_minor: int
    ready_on: date | None
    done_on: date | None
    declined_offer: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Open after hours.

    status: "agreed" (to come) or "done". door_open_at, door_closed_at: stamped once done.
    words: what the customer said. is_thanked: False when a thank-you is still owed.
    """

    person: int
    need: str
    at: datetime
    keys: int
    asked_on: date
    status: str
    door_open_at: datetime | None
    door_closed_at: datetime | None
    words: str
    is_thanked: bool


@dataclass(frozen=True, slots=True)
class Reminder:
    """Remind me. kind: "call_back", "after_opening". channel: "call", "write", "in_person"."""

    person: int
    kind: str
    what: str
    due_on: date
    channel: str
    by: int
    noted_on: date
    done_on: date | None
    every_weeks: int | None


@dataclass(frozen=True, slots=True)
class ThankYou:
    """One thank-you. occasion: a code of PRODUCT.md section 16.

    origin: "whim", "opening", "referral", "patience". status: "due", "printed", "posted",
    "handed_over", "skipped". sent_on: the day on which it was posted or handed over.
    words: what was written inside; skip_reason: only for "skipped".
    """

    person: int
    occasion: str
    reason: str
    origin: str
    status: str
    due_on: date
    printed_on: date | None
    sent_on: date | None
    words: str
    skip_reason: str


@dataclass(frozen=True, slots=True)
class Referral:
    """Who sent whom, on the day since which we know the newcomer. is_thanked: see thank_yous()."""

    sender: int
    newcomer: int
    on: date
    story: str
    is_thanked: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a customer "suggested", "praised", "asked for" or "missed", and what we did.

    answer: "" (not yet), "did it", "will", "cannot, because ...". told_on: when we told them.
    """

    person: int
    on: date
    kind: str
    words: str
    answer: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class SentElsewhere:
    """We sent them to a neighbour. found_it: "yes", "no", or "" while nobody has asked."""

    person: int
    on: date
    what: str
    neighbour: int
    found_it: str
