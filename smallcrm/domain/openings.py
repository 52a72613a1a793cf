"""Opening after hours: when it is, what was decided, and what stands in its way.

Nothing here stores openings or knows who has the keys; that is domain/key_roster. Who is let in
first is domain/whose_turn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from smallcrm.domain import date_words
from smallcrm.domain.date_reading import LONGEST, tidy
from smallcrm.domain.dates import typed_date
from smallcrm.domain.drafts import LINE_LIMIT, checked_line, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.phones import digits
from smallcrm.domain.requests import RequestStatus
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.shop_day import DEFAULT_DAY_STARTS_HOUR
from smallcrm.domain.times import typed_time

NEAR = timedelta(hours=1)  # two openings closer than this are one way to the shop
EARLIEST = timedelta(days=1)  # an opening that was forgotten is still written down the day after
_MOST_TIME_WORDS = 2  # "9 pm", "17 Uhr"
_A_DAY = timedelta(days=1)


class Decision(StrEnum):
    """What the shop said; the value is the code in the book."""

    OPEN = ""
    YES = "yes"
    ANOTHER_WAY = "another_way"
    NO = "no"


def decision_of(code: str) -> Decision:
    """The decision with this code. Raises Invalid."""
    try:
        return Decision(code)
    except ValueError:
        raise Invalid("decision", "Choose yes, another way or no.") from None


def decision_word(code: str) -> Sentence:
    """The decision on screen. Raises Invalid for an unknown code."""
    words = {
        Decision.OPEN: sentence("Not yet said"),
        Decision.YES: sentence("Yes"),
        Decision.ANOTHER_WAY: sentence("Another way"),
        Decision.NO: sentence("Sorry, no"),
    }
    return words[decision_of(code)]


def status_after(decision: Decision) -> RequestStatus:
    """How far the wish of everybody in the opening is, once this was said."""
    statuses = {Decision.OPEN: RequestStatus.ASKED, Decision.YES: RequestStatus.ACCEPTED}
    return statuses.get(decision, RequestStatus.DECLINED)


# When it is


def typed_opening(text: str, now: datetime, day_first: bool, field: str = "when_text") -> datetime:
    """The time that somebody typed: 21:30, tonight 21:30, fri 7:15, 24.12. 9pm. Wall clock.

    now: the shop's wall clock, naive. A time alone is the next one that comes. A night belongs to
    the evening before it: "tonight 0:30" is half an hour after midnight. Raises Invalid.
    """
    words = tidy(text).split()
    if not words or len(text) > LONGEST:
        raise Invalid(field, "Say when: tonight 21:30, fri 7:15, or a date with a time.")
    for count in range(1, min(_MOST_TIME_WORDS, len(words)) + 1):
        day, clock = " ".join(words[:-count]).rstrip(","), " ".join(words[-count:])
        try:
            at = typed_time(clock, field)
            return _meant(day, at, now, day_first, field)
        except Invalid:
            continue
    raise Invalid(field, "Say when: tonight 21:30, fri 7:15, or a date with a time.")


def _meant(day: str, at: time, now: datetime, day_first: bool, field: str) -> datetime:
    if not day:
        today = datetime.combine(now.date(), at)
        return today if today > now else today + _A_DAY
    night = timedelta(hours=DEFAULT_DAY_STARTS_HOUR)
    shop_day = (now - night).date()
    if day in date_words.TONIGHT or day in date_words.TODAY:
        is_night = datetime.combine(shop_day, at) < datetime.combine(shop_day, time()) + night
        return datetime.combine(shop_day + _A_DAY if is_night else shop_day, at)
    return datetime.combine(typed_date(day, shop_day, day_first, "ahead", field), at)


def instant_of(opens_at: datetime, zone: str) -> datetime:
    """The instant of a wall-clock time in this IANA zone; of an hour that comes twice the first."""
    return opens_at.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall_clock(at: datetime, zone: str) -> datetime:
    """What the shop's clock shows at an instant, without a zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def checked_clock(opens_at: datetime, zone: str, field: str = "when_text") -> datetime:
    """A wall-clock time that comes. Raises Invalid for one that is jumped over by summer time."""
    if wall_clock(instant_of(opens_at, zone), zone) != opens_at:
        raise Invalid(
            field,
            "The clocks jump over {time} that night. Choose an hour earlier or later.",
            time=opens_at.time(),
        )
    return opens_at


def day_of(opens_at: datetime, day_starts_hour: int = DEFAULT_DAY_STARTS_HOUR) -> date:
    """The shop's day of an opening: half past midnight belongs to the evening before."""
    return (opens_at - timedelta(hours=day_starts_hour)).date()


# The draft


class CheckedOpening(NamedTuple):
    """An opening for the book. opens_at: wall clock, naive."""

    customer_id: CustomerId | None
    need: str
    opens_at: datetime
    keys_with: HelperId | None
    decision: Decision
    offered: str
    who_knows: str
    joins: OpeningId | None


class OpeningHabits(NamedTuple):
    """By what a draft is read: the shop's wall clock now, its zone, and the order of a date."""

    now: datetime
    time_zone: str
    day_first: bool = True


@dataclass
class OpeningDraft:
    """An opening as typed; opens_at wins over when_text.

    customer_id: None for a stranger, who is known by phone (and name, if told) from then on. need:
    what they are in need of. joins: another opening, into which this customer comes too.
    """

    customer_id: CustomerId | None = None
    name: str = ""
    phone: str = ""
    need: str = ""
    when_text: str = ""
    opens_at: datetime | None = None
    keys_with: HelperId | None = None
    decision: str = Decision.YES.value
    offered: str = ""
    who_knows: str = ""
    joins: OpeningId | None = None

    def checked(self, habits: OpeningHabits) -> CheckedOpening:
        """The clean values. Raises Invalid (phone, need, when_text, decision, offered ...)."""
        if self.customer_id is None and not digits(self.phone):
            raise Invalid("phone", "Write the phone number: it is how we reach them.")
        decision = decision_of(self.decision)
        offered = checked_line("offered", self.offered, LINE_LIMIT)
        if decision is Decision.ANOTHER_WAY and not offered:
            raise Invalid("offered", "Write which way we found instead.")
        return CheckedOpening(
            customer_id=self.customer_id,
            need=needed_line("need", self.need, LINE_LIMIT),
            opens_at=self._when(habits),
            keys_with=self.keys_with,
            decision=decision,
            offered=offered,
            who_knows=checked_line("who_knows", self.who_knows, LINE_LIMIT),
            joins=self.joins if decision is Decision.YES else None,
        )

    def _when(self, habits: OpeningHabits) -> datetime:
        if self.opens_at is not None:
            return self.opens_at
        opens_at = typed_opening(self.when_text, habits.now, habits.day_first)
        if opens_at < habits.now - EARLIEST:
            raise Invalid("when_text", "{day} is gone. Choose a later time.", day=opens_at.date())
        return checked_clock(opens_at, habits.time_zone)


# What stands in its way


class Clash(NamedTuple):
    """Something to see before saying yes.

    kind: near (another opening within the hour, to be joined), same_keys (the key-holder is wanted
    at another one), away (they do not have the keys then).
    """

    kind: str
    words: Sentence
    joins: OpeningId | None = None


class Planned(NamedTuple):
    """Another opening that was said yes to, or not yet answered. at: its instant."""

    id: OpeningId
    at: datetime
    clock: time
    name: str
    keys_with: HelperId | None
    keys_name: str


def clashes(
    at: datetime, keys_with: HelperId | None, others: Iterable[Planned], *, is_away: bool
) -> list[Clash]:
    """What stands in the way of opening at this instant, the nearest other opening first.

    is_away: whether whoever shall have the keys is not on the roster then.
    """
    found: list[Clash] = []
    near = [other for other in others if abs(other.at - at) <= NEAR]
    for other in sorted(near, key=lambda each: (abs(each.at - at), each.id)):
        if keys_with is not None and other.keys_with == keys_with and other.at != at:
            words = sentence(
                "{helper} opens at {time} for {name} too.",
                helper=other.keys_name,
                time=other.clock,
                name=other.name,
            )
            found.append(Clash("same_keys", words, other.id))
        else:
            words = sentence("We open at {time} for {name}.", time=other.clock, name=other.name)
            found.append(Clash("near", words, other.id))
    if is_away:
        found.append(Clash("away", sentence("By the roster somebody else has the keys then.")))
    return found


class OpeningFact(NamedTuple):
    """What the rules need to know of one customer's opening that was said yes to.

    day: the shop's day on which it is, or on which the door opened. opened_at: the wall clock when
    it did, None until the door was closed behind them. is_kept: whether the shop did open, by the
    door or by word.
    """

    request_id: RequestId
    what: str
    day: date
    opened_at: time | None = None
    is_kept: bool = False
