"""The rows of days, topics, facts and searches in the form of a customer.

What is valid is decided in `domain/facts.py`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.facts import (
    DateDraft,
    FactDraft,
    LookingForDraft,
    TopicDraft,
    typed_day_of_year,
)
from smallcrm.services.shop import habits_of
from ui.context import AppContext
from ui.customers.entry_rows import Entry, level
from ui.customers.form_suggest import SuggestField
from ui.customers.typed import day_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import ParsedField, TextField
from ui.widgets.layouts import column, holder, keep_width, row

STACKED_UNDER = 300
UNTIL_WIDTH = 190
Offers = Callable[[], Sequence[str]]


class DateEntry(Entry[DateDraft]):
    """What the day is, and the day."""

    def __init__(self, context: AppContext, draft: DateDraft) -> None:
        super().__init__(context.wording, "date", context.wording.text("Take this day away"))
        say = self.wording.text
        offers = (say("Wedding day"), say("Name day"), say("Opened their shop"))
        self._label = SuggestField(
            lambda: offers,
            name="date_label",
            spoken=say("What day is it?"),
            placeholder=say("wedding, name day"),
            limit=40,
        )
        self._day = day_of_year_field(context, "date_day", say("Day"))
        self._label.show_text(draft.label)
        self._day.show_text(typed_day(draft.day))
        pair = Abreast(level(self._label), self._day, limit=STACKED_UNDER, gap=8)
        row(self, pair, self.ending()).setStretch(0, 1)
        self._label.textChanged.connect(self.changed)
        self._day.changed.connect(self.changed)

    def draft(self) -> DateDraft:
        return DateDraft(self._label.text(), self._day.text)

    def stops(self) -> list[QWidget]:
        return [self._label, self._day.line, self.remove]

    def is_blank(self) -> bool:
        return not (self._label.text().strip() or self._day.text)


class TopicEntry(Entry[TopicDraft]):
    """The topic, and whether they want to hear about it."""

    def __init__(self, context: AppContext, draft: TopicDraft, offers: Offers) -> None:
        super().__init__(context.wording, "topic", context.wording.text("Take this topic away"))
        say = self.wording.text
        self._name = SuggestField(
            offers,
            name="topic",
            spoken=say("Topic"),
            placeholder=say("roses, children's books"),
            limit=60,
        )
        answers = [("wants", say("Wants it")), ("not", say("Does not want it"))]
        self._wants = ChoiceField(answers, name="topic_wants", spoken=say("Wants it?"))
        self._name.show_text(draft.name)
        self._wants.choose("wants" if draft.wants else "not")
        pair = Abreast(self._name, self._wants, limit=STACKED_UNDER, stretches=(3, 2), gap=8)
        row(self, pair, self.remove).setStretch(0, 1)
        self._name.textChanged.connect(self.changed)

    def draft(self) -> TopicDraft:
        return TopicDraft(self._name.text(), self._wants.code == "wants")

    def stops(self) -> list[QWidget]:
        return [self._name, self._wants, self.remove]

    def is_blank(self) -> bool:
        return not self._name.text().strip()


class FactEntry(Entry[FactDraft]):
    """A label and words; how it is to be treated opens under them."""

    def __init__(self, context: AppContext, draft: FactDraft) -> None:
        super().__init__(context.wording, "fact", context.wording.text("Take this away"))
        say = self.wording.text
        self._label = TextField(
            name="fact_label", spoken=say("Label"), placeholder=say("dog, coffee"), limit=40
        )
        self._words = TextField(
            name="fact", spoken=say("Good to know"), placeholder=say("what to remember"), limit=300
        )
        self._pinned = TickBox(say("Say it first"), name="fact_pinned")
        self._hushed = TickBox(say("Do not mention"), name="fact_hushed")
        self._private = TickBox(say("Only for the owner"), name="fact_private")
        self._expires = day_field(
            context,
            name="fact_expires",
            spoken=say("Until"),
            leaning="ahead",
            placeholder=say("until, such as +30"),
        )
        self._fill(draft)
        pair = Abreast(self._label, self._words, limit=STACKED_UNDER, stretches=(2, 4), gap=8)
        line = row(None, pair, self.more, self.remove)
        line.setStretch(0, 1)
        until = holder(row(None, self._expires))
        keep_width(until, UNTIL_WIDTH)
        ticks = self.marks(self._pinned, self._hushed, self._private, beside=(until,))
        column(self, line, ticks, gap=2)
        self._words.textChanged.connect(self.changed)
        self._label.textChanged.connect(self.changed)

    def _fill(self, draft: FactDraft) -> None:
        self._label.show_text(draft.label)
        self._words.show_text(draft.words)
        self._pinned.setChecked(draft.is_pinned)
        self._hushed.setChecked(draft.do_not_mention)
        self._private.setChecked(draft.is_private)
        self._expires.show_text(typed_day(draft.expires))
        self._is_open = bool(draft.expires)

    def draft(self) -> FactDraft:
        return FactDraft(
            label=self._label.text(),
            words=self._words.text(),
            is_pinned=self._pinned.isChecked(),
            is_private=self._private.isChecked(),
            do_not_mention=self._hushed.isChecked(),
            expires=self._expires.text,
        )

    def stops(self) -> list[QWidget]:
        ticks = [self._pinned, self._hushed, self._private, self._expires.line]
        return [self._label, self._words, self.more, self.remove, *ticks]

    def is_blank(self) -> bool:
        return not (self._label.text().strip() or self._words.text().strip())


class LookingForEntry(Entry[LookingForDraft]):
    """What, and since when."""

    def __init__(self, context: AppContext, draft: LookingForDraft) -> None:
        super().__init__(context.wording, "looking_for", context.wording.text("Take this away"))
        say = self.wording.text
        self._what = TextField(
            name="looking_for",
            spoken=say("Looking for"),
            placeholder=say("old brass hinges, 40 mm"),
            limit=300,
        )
        self._since = day_field(
            context,
            name="looking_since",
            spoken=say("Since"),
            leaning="back",
            placeholder=say("since today"),
        )
        self._what.show_text(draft.what)
        self._since.show_text(typed_day(draft.since))
        what = level(self._what)
        pair = Abreast(what, self._since, limit=STACKED_UNDER, stretches=(3, 2), gap=8)
        row(self, pair, self.ending()).setStretch(0, 1)
        self._what.textChanged.connect(self.changed)

    def draft(self) -> LookingForDraft:
        return LookingForDraft(self._what.text(), self._since.text)

    def stops(self) -> list[QWidget]:
        return [self._what, self._since.line, self.remove]

    def is_blank(self) -> bool:
        return not self._what.text().strip()


def day_of_year_field(context: AppContext, name: str, spoken: str) -> ParsedField[PartialDate]:
    """A day with or without its year."""
    wording = context.wording

    def read(text: str) -> PartialDate:
        day_first = habits_of(context.store).day_first
        return typed_day_of_year("dates", text, context.today(), day_first)

    def words(day: PartialDate) -> str:
        return day_of_year_words(context, day)

    return ParsedField[PartialDate](
        name=name,
        spoken=spoken,
        parse=read,
        words=words,
        say=wording.say,
        placeholder=wording.text("2.12. or 2 Dec 1980"),
    )


def day_of_year_words(context: AppContext, day: PartialDate) -> str:
    """A day that comes every year, as it was understood."""
    wording = context.wording
    if day.year is None:
        return wording.text("Each year, next: {day}", day=day.next_on(context.today()))
    return wording.full_date(day.on_year(day.year))


def typed_day(stored: str) -> str:
    """A day of the book as one would type it: dots are always day first."""
    if not stored:
        return ""
    try:
        day = PartialDate.from_iso(stored)
    except Invalid:
        return stored  # it was typed and not saved yet
    return f"{day.day}.{day.month}.{day.year or ''}"
