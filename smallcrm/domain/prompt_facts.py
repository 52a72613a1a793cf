"""What the rules of the prompts need to know about one customer, and what they answer.

Who collects these facts, and where the prompts are kept, is the storage's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.ids import (
    CustomerId,
    MomentId,
    RecoveryId,
    ReferralId,
    ReminderId,
    RequestId,
    ThankYouId,
    VisitId,
)
from smallcrm.domain.openings import OpeningFact
from smallcrm.domain.sentence import Sentence


class VisitFact(NamedTuple):
    """One visit; amount_minor is None when nobody said, below zero for a return."""

    shop_day: date
    amount_minor: int | None
    what: str


class ReferralFact(NamedTuple):
    """One friend whom the customer sent: the day we heard, and the friend's first visit if any."""

    referral_id: ReferralId
    friend_id: CustomerId
    day: date
    first_visit_on: date | None = None
    what: str = ""


class RequestFact(NamedTuple):
    """One open request; told_time is the shop's wall clock. inner_on: our own day if chosen."""

    request_id: RequestId
    what: str
    kind: str
    status: str
    told_on: date | None
    told_time: time | None
    is_after_hours: bool
    asked_on: date
    inner_on: date | None = None


class ReminderFact(NamedTuple):
    """One reminder made by hand. repeats: a code of Repeats, with how many of them lie between."""

    reminder_id: ReminderId
    what: str
    due_on: date
    channel: str
    repeats: str = ""
    repeat_every: int = 1


class ThankYouFact(NamedTuple):
    """One thank-you row in any state: due, printed, posted, handed_over or skipped.

    subject_key: of the prompt that it came from. printed_on, closed_on: None until it happened.
    was_printed: also once it jammed and is owed again. is_by_hand: nobody printed it. is_said: they
    were thanked in person, without any card.
    """

    thank_you_id: ThankYouId
    rule: str
    subject_key: str
    occasion: str
    state: str
    reason: Sentence
    due_on: date
    printed_on: date | None = None
    closed_on: date | None = None
    was_printed: bool = False
    is_by_hand: bool = False
    is_said: bool = False


class SignFact(NamedTuple):
    """Something they did for the shop. source: tick or heard, with its row; kind: of that table."""

    source: str
    row_id: int
    kind: str
    day: date
    words: str = ""


class PatienceFact(NamedTuple):
    """A let-down that was put right: the day of both."""

    moment_id: MomentId
    let_down_on: date
    right_on: date


class LoyalFact(NamedTuple):
    """How long they have been coming; None for what is not known or nobody asks for.

    since_year: when the shop came to know them. reached: the round number of visits that they
    reached last, and on which day.
    """

    first_on: date | None = None
    since_year: int | None = None
    reached: int = 0
    reached_on: date | None = None


class HomeFact(NamedTuple):
    """With whom they share a letterbox, and when the last card went to it."""

    household_id: int
    thanked_on: date | None = None


class LetDownFact(NamedTuple):
    """A let-down that nothing answers, without a file. is_newcomer: of who has that badge."""

    moment_id: MomentId
    day: date
    is_newcomer: bool = False


class RecoveryFact(NamedTuple):
    """The open file of a let-down, for one of those who share it: person_id.

    is_begun: something was done to put it right.
    """

    person_id: int
    recovery_id: RecoveryId
    opened_on: date
    check_back_on: date
    is_begun: bool = False
    failed_tries: int = 0
    is_fixed_by_owner: bool = False
    is_newcomer: bool = False


class AbsenceFact(NamedTuple):
    """How long somebody usually stays away, and since when it counts; None for what is not known.

    last_on, late_on, quiet_on, season_on: as domain/rhythm says. away_until: until then nobody
    waits. let_down_on: of the newest open let-down after which they did not come back.
    """

    usual_gap_days: int | None = None
    last_on: date | None = None
    late_on: date | None = None
    quiet_on: date | None = None
    season_on: date | None = None
    away_until: date | None = None
    let_down_on: date | None = None


class DateFact(NamedTuple):
    """A day of every year that matters to them beside the birthday."""

    date_id: int
    label: str
    day: PartialDate


class TouchFact(NamedTuple):
    """The last day on which they were here, were talked to, or were thanked."""

    last_on: date
    away_until: date | None = None


class SentElsewhereFact(NamedTuple):
    """Something for which we sent them to another shop, "" when none was noted."""

    sent_id: int
    what: str
    sent_on: date
    neighbour: str = ""


class HeardFact(NamedTuple):
    """What they told us and what has no answer yet."""

    heard_id: int
    words: str
    heard_on: date


class PurchaseFact(NamedTuple):
    """Something that was bought, of a kind that the shop looks after."""

    visit_id: VisitId
    shop_day: date
    what: str


class LetterboxFact(NamedTuple):
    """Whether a card would reach them: at their own or their household's address.

    likes_letters: what they said to letters, None when nobody asked.
    """

    has_address: bool
    likes_letters: bool | None = None


class Answer(NamedTuple):
    """What the owner said to a prompt: done, dismissed, or later (then until is a day)."""

    state: str
    until: date | None = None


@dataclass(frozen=True)
class CustomerFacts:
    """Everything about one customer that the rules look at.

    visits: oldest first, at least those of the first three days. as_of: the day on which the whole
    book was last worked out; only its year counts. purchases: oldest first. answers: by subject
    key.
    """

    customer_id: CustomerId
    tier: str
    as_of: date
    status: str = "active"
    known_before: bool = False
    birthday: PartialDate | None = None
    visits: tuple[VisitFact, ...] = ()
    referrals: tuple[ReferralFact, ...] = ()
    requests: tuple[RequestFact, ...] = ()
    reminders: tuple[ReminderFact, ...] = ()
    thank_yous: tuple[ThankYouFact, ...] = ()
    signs: tuple[SignFact, ...] = ()
    patience: tuple[PatienceFact, ...] = ()
    loyal: tuple[LoyalFact, ...] = ()
    homes: tuple[HomeFact, ...] = ()
    let_downs: tuple[LetDownFact, ...] = ()
    recoveries: tuple[RecoveryFact, ...] = ()
    absences: tuple[AbsenceFact, ...] = ()
    openings: tuple[OpeningFact, ...] = ()
    dates: tuple[DateFact, ...] = ()
    touches: tuple[TouchFact, ...] = ()
    sent_elsewhere: tuple[SentElsewhereFact, ...] = ()
    heard: tuple[HeardFact, ...] = ()
    purchases: tuple[PurchaseFact, ...] = ()
    letterboxes: tuple[LetterboxFact, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)


class Prompt(NamedTuple):
    """One thing the shop is asked to do, as a clock-free fact.

    subject_key: unique in the book, begins with the rule. due_on: the day told or meant. show_from,
    hide_after: the first and last day on which it is shown. since: from when waiting counts.
    action: call, print_card, post, open or done. occasion: of the card, if one is asked for.
    """

    rule: str
    subject_key: str
    customer_id: CustomerId
    group: str
    kind: str
    tier: str
    due_on: date
    show_from: date
    hide_after: date | None
    since: date
    reason: Sentence
    action: str
    occasion: str | None = None
