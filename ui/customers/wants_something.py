"""The sheet "wants something" (F3): what, of which sort, and what they were told.

Whether a time lies outside the opening hours is said while it is typed.
"""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.requests import RequestDraft, RequestKind, is_after_hours, kind_word
from smallcrm.domain.sentence import sentence
from smallcrm.services import requests
from smallcrm.services.shop import opening_hours
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words, keep_room
from ui.customers.typed import day_field, time_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.text import PlainLabel


def wants_something(
    context: AppContext, customer_id: CustomerId, words: Words | None = None
) -> None:
    """Ask what they want, and promise it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(WantsSomethingSheet(context, customer_id, words))


class WantsSomethingSheet(VerbSheet):
    """What, kind, told day and time."""

    code = "wants_something"
    heading = sentence("{name} wants something")

    def _build(self) -> None:
        say = self.say
        self._what = TextField(name="what", spoken=say("What"), limit=200)
        kinds = [(kind.value, self.word(kind_word(kind.value))) for kind in RequestKind]
        self._kind = ChoiceField(kinds, name="kind", spoken=say("Sort of wish"))
        self._day = day_field(
            self.context, name="told_on", spoken=say("Promised for"), leaning="ahead"
        )
        self._time = time_field(self.context, name="told_time", spoken=say("At what time"))
        self.opening = PlainLabel("", role="second", fit="wrap")
        self.opening.setObjectName("opening_words")
        keep_room(self.opening)
        self.opening.hide()
        self.body.addWidget(self.add("what", say("What"), self._what))
        self.body.addWidget(self.add("kind", say("Sort of wish"), self._kind))
        day = self.add("told_on", say("Promised for"), self._day)
        at = self.add("told_time", say("At what time"), self._time)
        self.body.addWidget(Abreast(day, at, limit=360))
        self.body.addWidget(self.opening)

    def _connect(self) -> None:
        self._day.changed.connect(self._on_told_changed)
        self._time.changed.connect(self._on_told_changed)

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note the wish."""
        draft = RequestDraft(
            customer_id=self.customer_id,
            what=self._what.text(),
            kind=self._kind.code,
            told_on_text=self._day.text,
            told_time_text=self._time.text,
        )
        requests.record(self.context.store, draft, now=self.context.now(), by=self.by)
        self.finish()

    @cached_property
    def _hours(self) -> OpeningHours:
        return opening_hours(self.context.store)

    def _on_told_changed(self) -> None:
        words, tone = self._opening_words()
        self.opening.set_tone(tone)
        self.opening.show_text(words)
        self.opening.setVisible(bool(words))

    def _opening_words(self) -> tuple[str, str]:
        try:
            at, day = self._time.value(), self._day.value() or self.context.today()
        except Invalid:
            return "", ""
        if at is None:
            return "", ""
        if is_after_hours(day, at, self._hours):
            return self.say("Outside the opening hours: you would open for them."), "info"
        return self.say("Inside the opening hours."), ""
