"""What makes a customer feel known: days that matter, topics, good to know, looking for.

Who may see what is private is the window's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smallcrm.domain.consents import day_up_to
from smallcrm.domain.contacts import LABEL_LIMIT, few_enough
from smallcrm.domain.dates import PartialDate, typed_date, typed_partial_date
from smallcrm.domain.drafts import checked_line, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import fold

WORDS_LIMIT = 300  # characters of one fact: a sentence or two, read at a glance
TOPIC_LIMIT = 60
MOST_FACTS = 50  # more than anybody reads while a customer waits
_YEARS_AHEAD = 3  # a wedding that is planned already


@dataclass
class DateDraft:
    """A day that matters beside the birthday, as typed, with or without its year."""

    label: str = ""
    day: str = ""


class CheckedDate(NamedTuple):
    """A day that matters, for the book."""

    label: str
    day: PartialDate


@dataclass
class TopicDraft:
    """Something they want to hear about, or do not."""

    name: str = ""
    wants: bool = True


class CheckedTopic(NamedTuple):
    """A topic for the book."""

    name: str
    wants: bool


@dataclass
class FactDraft:
    """Good to know, as typed. expires: the first day on which it is no longer shown."""

    label: str = ""
    words: str = ""
    is_pinned: bool = False
    is_private: bool = False
    do_not_mention: bool = False
    expires: str = ""


class CheckedFact(NamedTuple):
    """Good to know, for the book."""

    label: str
    words: str
    is_pinned: bool
    is_private: bool
    do_not_mention: bool
    expires_on: date | None


@dataclass
class LookingForDraft:
    """Something they look for; since: as typed, empty for today."""

    what: str = ""
    since: str = ""


class CheckedLookingFor(NamedTuple):
    """Something they look for, for the book."""

    what: str
    since_on: date


def checked_dates(
    drafts: Sequence[DateDraft], today: date, day_first: bool
) -> tuple[CheckedDate, ...]:
    """The days that matter, in their order. Raises Invalid (dates)."""
    found = []
    for draft in few_enough("dates", drafts):
        label = checked_line("dates", draft.label, LABEL_LIMIT)
        if not draft.day.strip():
            if label:
                raise Invalid("dates", "Write the day of {label}, or take it away.", label=label)
            continue
        if not label:
            raise Invalid("dates", "Say what this day is: wedding, name day ...")
        found.append(CheckedDate(label, typed_day_of_year("dates", draft.day, today, day_first)))
    return tuple(dict.fromkeys(found))


def typed_day_of_year(field: str, text: str, today: date, day_first: bool) -> PartialDate:
    """A day that comes every year, as typed; it may be planned already. Raises Invalid."""
    latest = date(today.year + _YEARS_AHEAD, 12, 31)
    try:
        return typed_partial_date(text, latest, day_first, field)
    except Invalid:
        shown = checked_line(field, text)
        raise Invalid(
            field, "{text} is not a day. Write it like 2.12. or 2 Dec 1980.", text=shown
        ) from None


def checked_topics(drafts: Sequence[TopicDraft]) -> tuple[CheckedTopic, ...]:
    """The topics, each once whatever its capitals and accents. Raises Invalid (topics)."""
    found: dict[str, CheckedTopic] = {}
    for draft in few_enough("topics", drafts, MOST_FACTS):
        name = checked_line("topics", draft.name, TOPIC_LIMIT)
        if name:
            found.setdefault(fold(name), CheckedTopic(name, draft.wants))
    return tuple(found.values())


def checked_facts(
    drafts: Sequence[FactDraft], today: date, day_first: bool
) -> tuple[CheckedFact, ...]:
    """What is good to know, in its order. Raises Invalid (facts)."""
    found = []
    for draft in few_enough("facts", drafts, MOST_FACTS):
        label = checked_line("facts", draft.label, LABEL_LIMIT)
        words = checked_line("facts", draft.words, WORDS_LIMIT)
        if not words and not label:
            continue
        found.append(
            CheckedFact(
                label=label if words else "",
                words=words or label,
                is_pinned=draft.is_pinned,
                is_private=draft.is_private,
                do_not_mention=draft.do_not_mention,
                expires_on=_expiry(draft.expires, today, day_first),
            )
        )
    return tuple(found)


def checked_looking_for(
    drafts: Sequence[LookingForDraft], today: date, day_first: bool
) -> tuple[CheckedLookingFor, ...]:
    """What they look for, in its order. Raises Invalid (looking_for)."""
    found = []
    for draft in few_enough("looking_for", drafts, MOST_FACTS):
        if not checked_line("looking_for", draft.what, WORDS_LIMIT):
            continue
        what = needed_line("looking_for", draft.what, WORDS_LIMIT)
        since_on = day_up_to("looking_for", draft.since, today, day_first)
        found.append(CheckedLookingFor(what, since_on))
    return tuple(found)


def _expiry(text: str, today: date, day_first: bool) -> date | None:
    return typed_date(text, today, day_first, "ahead", "facts") if text.strip() else None
