"""What narrows the list of all customers: each filter as a value, and its words.

How the book is asked for one is the business of the services.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smallcrm.domain.sentence import Arg, Sentence, counted, sentence
from smallcrm.domain.tiers import tier_word

NEWCOMER_VISITS = 3  # PRODUCT.md section 9: the first three visits
STATUSES = ("active", "let_go", "moved", "deceased")
CHANNELS = ("letter", "call", "message", "email")
MONTHS = range(1, 13)


@dataclass(frozen=True)
class OfTier:
    """Who has this standing; for the owner's eyes."""

    tier: str


@dataclass(frozen=True)
class AboutTopic:
    """Who wants to hear about a topic, or (wants False) said no to it."""

    topic_id: int
    name: str
    wants: bool = True


@dataclass(frozen=True)
class InTown:
    """Who has a good address in this town, however it is spelled (case, accents)."""

    town: str


@dataclass(frozen=True)
class SeenSince:
    """Who was here on this day or later. days: how it is told, 0 tells the day itself."""

    day: date
    days: int = 0


@dataclass(frozen=True)
class NotSeenSince:
    """Who was here before this day, and never since. Who never was here is NeverHere."""

    day: date


@dataclass(frozen=True)
class NeverHere:
    """Who has no visit."""


@dataclass(frozen=True)
class BornIn:
    """Whose birthday is in this month, 1 to 12."""

    month: int


@dataclass(frozen=True)
class NoAddress:
    """Who has no address that can be written to: none, or only bad and unused ones."""


@dataclass(frozen=True)
class NoPhone:
    """Who has no phone that can be called."""


@dataclass(frozen=True)
class NoConsent:
    """Who gave no consent to be written to or called. channel: "" means none at all."""

    channel: str = ""


@dataclass(frozen=True)
class Newcomer:
    """Who was not known before the book, and was here three times at most."""


@dataclass(frozen=True)
class OfStatus:
    """Who is active, let_go, moved or deceased."""

    status: str


@dataclass(frozen=True)
class HasOpen:
    """With whom something is open: a wish, a let-down, a card that is owed, or a reminder."""


Filter = (
    OfTier
    | AboutTopic
    | InTown
    | SeenSince
    | NotSeenSince
    | NeverHere
    | BornIn
    | NoAddress
    | NoPhone
    | NoConsent
    | Newcomer
    | OfStatus
    | HasOpen
)


def filter_words(wanted: Filter) -> Sentence:
    """A filter in a few words, as they stand inside a sentence: "in Bath"."""
    match wanted:
        case OfTier(tier):
            return tier_word(tier)
        case AboutTopic(_, name, True):
            return sentence("wants {topic}", topic=name)
        case AboutTopic(_, name, _):
            return sentence("does not want {topic}", topic=name)
        case InTown(town):
            return sentence("in {town}", town=town)
        case SeenSince(_, days) if days:
            return counted("here in the last {n} day", "here in the last {n} days", days)
        case SeenSince(day):
            return sentence("here since {day}", day=day)
        case NotSeenSince(day):
            return sentence("not seen since {day}", day=day)
        case _:
            return _words_of_the_record(wanted)


def _words_of_the_record(wanted: Filter) -> Sentence:  # noqa: PLR0911 - one sentence each
    match wanted:
        case NeverHere():
            return sentence("never was here")
        case BornIn(month):
            return sentence("birthday in {month}", month=month_words(month))
        case NoAddress():
            return sentence("no good address")
        case NoPhone():
            return sentence("no good phone")
        case NoConsent(""):
            return sentence("no consent")
        case NoConsent(channel):
            return sentence("no consent: {channel}", channel=channel_words(channel))
        case Newcomer():
            return sentence("newcomer")
        case OfStatus(status):
            return status_words(status)
        case _:
            return sentence("something open")


def month_words(month: int) -> Sentence:
    """The name of a month, 1 to 12."""
    return (
        sentence("January"), sentence("February"), sentence("March"), sentence("April"),
        sentence("May"), sentence("June"), sentence("July"), sentence("August"),
        sentence("September"), sentence("October"), sentence("November"), sentence("December"),
    )[month - 1]  # fmt: skip


def status_words(status: str) -> Sentence:
    """What a status is called on screen."""
    known = {
        "active": sentence("active"),
        "let_go": sentence("let go"),
        "moved": sentence("moved away"),
        "deceased": sentence("has died"),
    }
    return known[status]


def channel_words(channel: str) -> Sentence:
    """What a channel of consent is called on screen."""
    known = {
        "letter": sentence("letters"),
        "call": sentence("calls"),
        "message": sentence("messages"),
        "email": sentence("e-mail"),
    }
    return known[channel]


def list_words(words: str, filters: Sequence[Filter], count: int) -> Sentence:
    """Which customers these are, in one sentence: "in Bath, not seen since 1 May: 214"."""
    parts: list[Arg] = [filter_words(each) for each in filters]
    if words.strip():
        parts.append(sentence("“{words}”", words=words.strip()))
    if not parts:
        return sentence("All customers: {count}", count=count)
    joined = parts[-1]
    for part in reversed(parts[:-1]):
        joined = sentence("{first}, {rest}", first=part, rest=joined)
    return sentence("{who}: {count}", who=joined, count=count)
