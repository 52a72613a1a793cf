"""What each line of our story says, in words of the shop.

Which lines there are is the business of story.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.calls import CallOutcome
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.requests import kind_word, status_word
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence
from smallcrm.services.occasions import occasion_words


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
    match kind:
        case "visit":
            return _visit_words(line.amount_minor)
        case "request":
            return _request_words(line)
        case "card":
            return _card_words(line)
        case "reminder":
            return _reminder_words(line)
        case "moment":
            return _moment_words(line)
        case "tick":
            return tick_word(line.code)
        case "call":
            return _call_words(line)
    return _friend_words(kind, line)


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


def _request_words(line: StoryRow) -> Sentence:
    kind, status = kind_word(line.code), status_word(line.state)
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
