"""What each line of our story says, in words of the shop.

Which lines there are is the business of story.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.calls import CallOutcome
from smallcrm.domain.heard import ANSWERS
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.neighbours import FOUND
from smallcrm.domain.openings import day_of, wall_clock
from smallcrm.domain.recoveries import STEPS
from smallcrm.domain.requests import RequestStatus, kind_word, status_word
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence
from smallcrm.services.occasions import occasion_words

CALLED_OFF = "called_off"  # the state of a wish that the customer did not have any more
NOT_OPENED = "not_opened"  # the state of an opening that was told, and did not come to be


class StoryRow(NamedTuple):
    """One line as it is read from the book.

    code, state: of the row's own table. other: the other customer. until: the told day. title: what
    happened, in the shop's words. place: of its kind among lines of one instant.
    """

    at: datetime
    day: date
    code: str
    state: str
    detail: str
    amount_minor: int | None
    other: CustomerId | None
    until: date | None
    by: str | None
    title: str
    row_id: int
    place: int


def headline(kind: str, line: StoryRow) -> Sentence:
    """The head of a line of this kind."""
    if kind == "visit":
        return _visit_words(line.amount_minor)
    if kind == "tick":
        return tick_word(line.code)
    words = _WORDS.get(kind)
    return _friend_words(kind, line) if words is None else words(line)


def came_of(kind: str, line: StoryRow) -> tuple[Sentence, ...]:
    """What came of it: our answer, what was offered, or whether they found it; else nothing."""
    if kind == "heard" and line.state:
        said = ANSWERS.get(line.state, sentence("We answered"))
        if not line.title:
            return (said,)
        return (sentence("{answer}: {words}", answer=said, words=line.title),)
    if kind == "elsewhere" and line.state:
        return (FOUND.get(line.state, FOUND[""]),)
    if kind == "recovery":
        return tuple(_done_and_learnt(line))
    if kind == "request" and line.title and _is_given_up(line):
        return (sentence("Offered instead: {what}", what=line.title),)
    return ()


def _is_given_up(line: StoryRow) -> bool:
    """Whether a wish was declined or called off; then its title is what was offered instead."""
    return line.state in {RequestStatus.DECLINED, CALLED_OFF, NOT_OPENED}


def _done_and_learnt(line: StoryRow) -> Iterator[Sentence]:
    """The last step by which it was put right, and what was learnt from it."""
    if line.state:
        yield STEPS.get(line.state, sentence("We did something"))
    if line.title:
        yield sentence("Learnt: {words}", words=line.title)


def _heard_words(line: StoryRow) -> Sentence:
    words = {
        "suggested": sentence("Suggested something"),
        "praised": sentence("Praised something"),
        "asked_for": sentence("Asked for something"),
        "missed": sentence("Missed something"),
    }
    return words.get(line.code, sentence("Told us something"))


def _elsewhere_words(line: StoryRow) -> Sentence:
    if line.title:
        return sentence("We sent them to {shop}", shop=line.title)
    return sentence("We sent them to another shop")


def _friend_words(kind: str, line: StoryRow) -> Sentence:
    who = CustomerRef(line.other or CustomerId(0))
    if kind == "along":
        return sentence("Came with {friend}", friend=who)
    if line.code == "sent":
        return sentence("Sent {friend} to us", friend=who)
    return sentence("Sent to us by {friend}", friend=who)


def _visit_words(amount_minor: int | None) -> Sentence:
    if amount_minor is not None and amount_minor < 0:
        return sentence("Brought something back")
    return sentence("Was here")


def _moment_words(line: StoryRow) -> Sentence:
    if line.title:
        return sentence("{happened}", happened=line.title)
    match line.code:
        case "wow":
            return sentence("Left delighted")
        case "how":
            return sentence("As expected")
    return sentence("Let down")


def tick_word(kind: str) -> Sentence:
    """A sign of loyalty that was noticed, in words; the codes are those of the book."""
    words = {
        "sent_someone": sentence("Sent somebody to us"),
        "introduced_us": sentence("Introduced us to somebody"),
        "invited_us": sentence("Invited us"),
        "asked_our_advice": sentence("Asked our advice"),
        "gave_advice": sentence("Gave us advice"),
    }
    return words.get(kind, sentence("Was loyal to us"))


def _recovery_words(line: StoryRow) -> Sentence:
    words = {
        "turned": sentence("Put right: delighted now"),
        "accepted": sentence("Put right: it is good again"),
        "lost": sentence("Could not be put right"),
        "unknown": sentence("Put right, nobody could be reached"),
    }
    return words.get(line.code, sentence("We are putting it right"))


def _opened_words(line: StoryRow) -> Sentence:
    """When the door was opened, by the clock that hung beside it."""
    at, _, zone = line.title.partition(" ")
    opened = wall_clock(datetime.fromisoformat(at), zone)
    if day_of(opened) == line.day:
        return sentence("Opened after hours, {time}", time=opened.time())
    return sentence("Opened after hours {day}, {time}", day=opened.date(), time=opened.time())


def _request_words(line: StoryRow) -> Sentence:
    if line.title and not _is_given_up(line):
        return _opened_words(line)
    kind = kind_word(line.code)
    ended = {CALLED_OFF: sentence("Called off"), NOT_OPENED: sentence("Not opened")}
    status = ended.get(line.state) or status_word(line.state)
    if line.until is None:
        return sentence("{kind}: {status}", kind=kind, status=status)
    return sentence("{kind}, told for {day}: {status}", kind=kind, day=line.until, status=status)


def _card_words(line: StoryRow) -> Sentence:
    card = occasion_words(line.code)
    match line.state:
        case "posted":
            return sentence("{card}, posted", card=card)
        case "handed_over":
            return sentence("{card}, handed over", card=card)
        case "in_person":
            return sentence("Thanked in person")
    return sentence("{card}, printed", card=card)


def _call_words(line: StoryRow) -> Sentence:
    if line.code == CallOutcome.TALKED:
        return sentence("Talked on the phone")
    return sentence("Called, no answer")


def _reminder_words(line: StoryRow) -> Sentence:
    day = line.until or line.day
    match line.state:
        case "done":
            return sentence("Reminder for {day}: done", day=day)
        case "dismissed":
            return sentence("Reminder for {day}: let go", day=day)
    return sentence("Reminder for {day}", day=day)


_WORDS: Mapping[str, Callable[[StoryRow], Sentence]] = {
    "recovery": _recovery_words,
    "request": _request_words,
    "card": _card_words,
    "reminder": _reminder_words,
    "moment": _moment_words,
    "call": _call_words,
    "heard": _heard_words,
    "elsewhere": _elsewhere_words,
}
