"""What every rule of the prompts is expected to ask for, told by days alone.

The days are counted here by hand, so that a rule and its expectation can not be wrong together.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import NamedTuple

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain import right_rules
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
from smallcrm.domain.opening_hours import OpeningHours, Period
from smallcrm.domain.openings import OpeningFact
from smallcrm.domain.prompt_facts import (
    AbsenceFact,
    CustomerFacts,
    DateFact,
    HeardFact,
    LetDownFact,
    LetterboxFact,
    LoyalFact,
    PatienceFact,
    PurchaseFact,
    RecoveryFact,
    ReferralFact,
    ReminderFact,
    RequestFact,
    SentElsewhereFact,
    SignFact,
    ThankYouFact,
    TouchFact,
    VisitFact,
)
from smallcrm.domain.recoveries import check_back_day
from smallcrm.domain.rhythm import rhythm
from smallcrm.domain.sentence import sentence

CLOSED_ON_MONDAYS = OpeningHours(tuple(Period(day, time(9), time(18)) for day in range(1, 7)))
MONDAY = 0
NOBODY = CustomerFacts(CustomerId(17), "a_list", as_of=date(2028, 1, 1), known_before=True)
_REQUEST = RequestId(5)

Span = tuple[date, date | None]
"""The first and the last day on which something is shown; None: until it is done."""


class Scene(NamedTuple):
    """What happened on a day, and when its rule asks for something because of it."""

    rule: str
    facts: Callable[[date], CustomerFacts]
    shown: Callable[[date], list[Span]]


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _for(first: int, last: int | None) -> Callable[[date], list[Span]]:
    return lambda day: [(plus(day, first), None if last is None else plus(day, last))]


def _open_day(day: date, step: int) -> date:
    """The nearest day in this direction that is no Monday."""
    day = plus(day, step)
    return plus(day, step) if day.weekday() == MONDAY else day


def _third_open_day(day: date) -> date:
    for _ in range(3):
        day = _open_day(day, 1)
    return day


def _story_days(day: date) -> list[Span]:
    """A week from the same day next year; of 29 February from the 28th."""
    leap = (day.month, day.day) == (2, 29)
    first = date(day.year + 1, 2, 28) if leap else day.replace(year=day.year + 1)
    return [(first, plus(first, 6))]


def _newcomer(*back: int) -> Callable[[date], CustomerFacts]:
    def facts(day: date) -> CustomerFacts:
        visits = tuple(VisitFact(plus(day, -days), 500, "a pot") for days in back)
        return replace(NOBODY, known_before=False, visits=visits)

    return facts


def _card(code: str, state: str) -> Callable[[date], CustomerFacts]:
    def facts(day: date) -> CustomerFacts:
        row = ThankYouFact(
            ThankYouId(3), code, f"{code}:visit:3", "thank_you", state,
            sentence("Bought much {when}.", when=day), day, printed_on=day,
        )  # fmt: skip
        return replace(NOBODY, thank_yous=(row,))

    return facts


def _one(**made: Callable[[date], object]) -> Callable[[date], CustomerFacts]:
    """Facts of one sort: its field in CustomerFacts, and how the day makes it."""

    def facts(day: date) -> CustomerFacts:
        fields = {name: (make(day),) for name, make in made.items()}
        return replace(NOBODY, **fields)  # type: ignore[arg-type]

    return facts


def _absence(day: date) -> AbsenceFact:
    known = rhythm([plus(day, -10 * back) for back in (4, 3, 2, 1, 0)])
    assert known is not None
    return AbsenceFact(known.usual_gap_days, day, known.late_on, known.quiet_on)


def _letterbox(has_address: bool) -> Callable[[date], CustomerFacts]:
    def facts(day: date) -> CustomerFacts:
        return replace(_newcomer(0)(day), letterboxes=(LetterboxFact(has_address),))

    return facts


def _sign(kind: str) -> Callable[[date], CustomerFacts]:
    return _one(signs=lambda day: SignFact("heard", 4, kind, day, "lovely"))


def _asked(day: date) -> RequestFact:
    return RequestFact(_REQUEST, "a hose", "order", "asked", day, None, False, plus(day, -30))


def _wish(day: date) -> RequestFact:
    return _asked(day)._replace(told_on=None, asked_on=day)


def _file(day: date) -> RecoveryFact:
    on = check_back_day(day, CLOSED_ON_MONDAYS)
    return RecoveryFact(12, RecoveryId(7), day, on, is_begun=True)


def _scenes() -> Iterator[Scene]:
    yield Scene(rule.FIRST_PURCHASE, _newcomer(0), _for(0, 30))
    yield Scene(rule.THIRD_VISIT, _newcomer(20, 10, 0), _for(0, 30))
    yield Scene(rule.GESTURE, _newcomer(10, 0), _for(0, 60))
    referral = _one(referrals=lambda day: ReferralFact(ReferralId(1), CustomerId(2), day))
    yield Scene(rule.REFERRAL, referral, _for(0, 90))
    yield Scene(rule.BIG_PURCHASE, _card(rule.BIG_PURCHASE, "due"), _for(0, 30))
    patience = _one(patience=lambda day: PatienceFact(MomentId(5), plus(day, -9), day))
    yield Scene(rule.PATIENCE, patience, _for(0, 60))
    yield Scene(rule.ADVICE, _sign("suggested"), _for(0, 60))
    yield Scene(rule.HELPED, _sign("invited_us"), _for(0, 60))
    yield Scene(rule.KINDNESS, _sign("praised"), _for(0, 60))
    loyal = _one(loyal=lambda day: LoyalFact(date(2024, day.month, day.day), 2023))
    yield Scene(rule.YEARS, loyal, _for(-7, 30))
    rounded = _one(loyal=lambda day: LoyalFact(reached=25, reached_on=day))
    yield Scene(rule.ROUND_NUMBER, rounded, _for(0, 30))
    yield Scene(rule.WHIM, _card(rule.WHIM, "due"), _for(-7, None))
    yield Scene(rule.PRINTED_CARD, _card(rule.WHIM, "printed"), _for(0, None))
    yield from _dates()
    yield from _openings()
    yield from _calls()
    yield from _absences()


def _dates() -> Iterator[Scene]:
    def born(day: date) -> CustomerFacts:
        return replace(NOBODY, birthday=PartialDate(day.month, day.day))

    yield Scene(rule.BIRTHDAY, born, _for(-7, 0))
    wedding = _one(dates=lambda day: DateFact(3, "Wedding", PartialDate(day.month, day.day)))
    yield Scene(rule.OTHER_DATES, wedding, _for(-7, 0))


def _openings() -> Iterator[Scene]:
    yield Scene(rule.PROMISE, _one(requests=_asked), lambda day: [(_open_day(day, -1), None)])
    yield Scene(rule.PROMISE, _one(requests=_wish), _for(7, None))
    opened = _one(openings=lambda day: OpeningFact(_REQUEST, "a pipe", day, time(21, 40)))
    yield Scene(rule.AFTER_OPENING, opened, lambda day: [(_open_day(day, 1), None)])
    yield Scene(rule.YEAR_AFTER_OPENING, opened, _story_days)
    yield Scene(rule.OPENED, opened, _for(0, 30))


def _calls() -> Iterator[Scene]:
    reminder = _one(reminders=lambda day: ReminderFact(ReminderId(8), "ask", day, "call"))
    yield Scene(rule.REMINDER, reminder, _for(0, None))
    yield Scene(rule.KEEP_IN_TOUCH, _one(touches=TouchFact), _for(63, 93))
    sent = _one(sent_elsewhere=lambda day: SentElsewhereFact(4, "a ladder", day))
    yield Scene(rule.SENT_ELSEWHERE, sent, _for(7, 37))
    heard = _one(heard=lambda day: HeardFact(5, "a bench", day))
    yield Scene(rule.NOT_ANSWERED, heard, _for(14, None))
    bought = _one(purchases=lambda day: PurchaseFact(VisitId(6), day, "a mower"))
    yield Scene(rule.AFTERCARE, bought, lambda day: [*_for(3, 17)(day), *_for(21, 35)(day)])
    yield Scene(rule.NO_ADDRESS, _letterbox(has_address=False), _for(0, 30))
    yield Scene(rule.NO_CONSENT, _letterbox(has_address=True), _for(0, 30))
    let_down = _one(let_downs=lambda day: LetDownFact(MomentId(5), day))
    yield Scene(right_rules.MAKE_RIGHT, let_down, _for(0, None))
    checked = _one(recoveries=_file)
    yield Scene(right_rules.CHECK_BACK, checked, lambda day: [(_third_open_day(day), None)])


def _absences() -> Iterator[Scene]:
    not_back = _one(absences=lambda day: AbsenceFact(let_down_on=day))
    yield Scene(rule.NOT_BACK, not_back, _for(30, 120))
    yield Scene(rule.LATER_THAN_USUAL, _one(absences=_absence), _for(15, 24))
    yield Scene(rule.QUIET, _one(absences=_absence), _for(25, 85))


SCENES = tuple(_scenes())
"""At least one for each rule that finds prompts."""
