"""How a change of a fact is told in the history, with its value as people read it.

Where changes come from and how they are taken back is the business of services/history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from smallcrm.domain import consents, heard, moments, neighbours, recoveries, reminders, requests
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.history_fields import SUBJECTS, Column, Subject
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.languages import language_name
from smallcrm.domain.letterbox_names import way_word
from smallcrm.domain.sentence import Arg, CustomerRef, Money, Sentence, sentence
from smallcrm.domain.statuses import status_word
from smallcrm.domain.tiers import tier_word
from smallcrm.domain.visits import LOYALTY

Values = Mapping[str, object]
NOTHING: Values = {}
_CARD_STATES = {
    "due": sentence("due"),
    "printed": sentence("printed"),
    "posted": sentence("posted"),
    "handed_over": sentence("handed over"),
    "skipped": sentence("let go"),
}
_CALLS = {
    "talked": sentence("talked"),
    "no_answer": sentence("no answer"),
}
_CODES: Mapping[str, Callable[[str], Sentence]] = {
    "tier": tier_word,
    "status": status_word,
    "channel": consents.channel_word,
    "addressed_as": way_word,
    "reminder_channel": reminders.channel_word,
    "request_kind": requests.kind_word,
    "request_status": requests.status_word,
    "moment_channel": moments.CHANNELS.__getitem__,
    "moment_cause": moments.CAUSES.__getitem__,
    "tick": LOYALTY.__getitem__,
    "outcome": recoveries.OUTCOMES.__getitem__,
    "call_outcome": _CALLS.__getitem__,
    "heard_kind": heard.KINDS.__getitem__,
    "heard_answer": heard.ANSWERS.__getitem__,
    "found_it": neighbours.FOUND.__getitem__,
    "card_state": _CARD_STATES.__getitem__,
}


@dataclass(frozen=True)
class Reader:
    """Who reads, and what is needed to word ids for them.

    customer_id: whose history it is. is_open: whether money, standings, causes and private facts
    may be told. helpers, topics, occasions: words by id or code.
    """

    customer_id: CustomerId
    currency: str
    today: date
    is_open: bool = False
    helpers: Mapping[int, str] = field(default_factory=dict)
    topics: Mapping[int, str] = field(default_factory=dict)
    occasions: Mapping[str, Sentence] = field(default_factory=dict)


def row_words(table: str, values: Values, reader: Reader) -> Sentence | None:
    """What tells this row from others of its kind: "030 123, mobile"; None for nothing."""
    subject = SUBJECTS[table]
    parts = [
        value_words(subject.columns[name], values[name], reader)
        for name in subject.names
        if _tells(subject.columns[name], values.get(name), reader)
    ]
    if not parts:
        return None
    said = sentence("{value}", value=parts[0])
    for part in parts[1:]:
        said = sentence("{first}, {next}", first=said, next=part)
    return said


def noted_words(table: str, values: Values, reader: Reader) -> Sentence:
    """A row came to the book."""
    what = SUBJECTS[table].words
    said = None if is_hidden(table, values, reader) else row_words(table, values, reader)
    if said is None:
        return sentence("{what} noted", what=what)
    return sentence("{what} noted: {value}", what=what, value=said)


def removed_words(table: str, values: Values, reader: Reader) -> Sentence:
    """A row was taken out."""
    what = SUBJECTS[table].words
    said = None if is_hidden(table, values, reader) else row_words(table, values, reader)
    if said is None:
        return sentence("{what} removed", what=what)
    return sentence("{what} removed: {value}", what=what, value=said)


def changed_words(table: str, name: str, was: Values, now: Values, reader: Reader) -> Sentence:
    """One fact of a row was changed. was, now: the whole row before and after."""
    subject = SUBJECTS[table]
    column = subject.columns[name]
    if is_hidden(table, was, reader) or is_hidden(table, now, reader):
        return sentence("{what} changed", what=subject.words)
    said = _change(column, was.get(name), now.get(name), reader)
    if table == "customer" or name == next(iter(subject.names), ""):
        return said
    return sentence("{row} · {change}", row=_called(subject, table, now, reader), change=said)


def is_hidden(table: str, values: Values, reader: Reader) -> bool:
    """Whether nothing of this row may be told to this reader."""
    is_private = bool(values.get("is_private") or values.get("do_not_mention"))
    return table == "fact" and is_private and not reader.is_open


def value_words(column: Column, value: object, reader: Reader) -> Arg:
    """One value as people read it; what nobody can word is shown as it was kept."""
    try:
        return _worded(column.sort, value, reader)
    except (KeyError, ValueError, Invalid):  # a later program may have kept what is unknown here
        return str(value)


def _tells(column: Column, value: object, reader: Reader) -> bool:
    """Whether a value helps to name a row: something is there, and it is not the reader's own."""
    if value in {None, ""} or (column.is_secret and not reader.is_open):
        return False
    return column.sort != "customer" or value != reader.customer_id


def _called(subject: Subject, table: str, values: Values, reader: Reader) -> Sentence:
    said = row_words(table, values, reader)
    return (
        subject.words
        if said is None
        else sentence("{what} {value}", what=subject.words, value=said)
    )


def _change(column: Column, was: object, now: object, reader: Reader) -> Sentence:
    what = column.words
    if column.is_secret and not reader.is_open:
        return sentence("{what} changed", what=what)
    if column.sort == "mark":
        return sentence("now {mark}", mark=what) if now else sentence("not {mark}", mark=what)
    old, new = (value_words(column, value, reader) for value in (was, now))
    if was in {None, ""}:
        return sentence("{what} noted: {value}", what=what, value=new)
    if now in {None, ""}:
        return sentence("{what} removed: {value}", what=what, value=old)
    if column.sort == "long":
        return sentence("{what} changed, before: {value}", what=what, value=old)
    return sentence("{what} changed from {old} to {new}", what=what, old=old, new=new)


def _worded(sort: str, value: object, reader: Reader) -> Arg:
    if value is None:
        return ""
    text = str(value)
    if sort in _CODES:
        return _CODES[sort](text)
    match sort:
        case "day":
            return date.fromisoformat(text)
        case "yearly_day":
            return _yearly(PartialDate.from_iso(text), reader.today)
        case "money":
            return Money(int(text), reader.currency)
        case "customer":
            return CustomerRef(CustomerId(int(text)))
        case "language":
            return language_name(text)
    return _looked_up(sort, text, reader)


def _looked_up(sort: str, text: str, reader: Reader) -> Arg:
    match sort:
        case "helper":
            return reader.helpers[int(text)]
        case "topic":
            return reader.topics[int(text)]
        case "occasion":
            return reader.occasions[text]
        case "moment_kind":
            return moments.kind_words(text) if reader.is_open else moments.SHAPES[text]
    return text


def _yearly(day: PartialDate, today: date) -> Arg:
    if day.year is not None:
        return day.on_year(day.year)
    is_leap_day = (day.month, day.day) == (2, 29)
    year = today.year + -today.year % 4 if is_leap_day else today.year
    return sentence("{day}, every year", day=day.on_year(year))
