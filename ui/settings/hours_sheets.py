"""The sheets "closed" and "other hours": days on which the ordinary week does not hold.

How such days count is decided in the domain.
"""

from abc import abstractmethod
from datetime import date

from PySide6.QtWidgets import QWidget

from smallcrm.domain.closures import ClosureDraft
from smallcrm.domain.special_days import SpecialDayDraft
from smallcrm.services import hours
from smallcrm.services.hours import ClosureRow, SpecialDayRow
from ui.context import AppContext
from ui.customers.typed import day_field
from ui.settings.hours_editor import DayRow
from ui.settings.hours_saving import write_hours
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import holder
from ui.widgets.sheet import Sheet

WORDS_LIMIT = 200
WIDTH = 480


class _DaysSheet(Sheet):
    """What both sheets have: days, why, and a way to take them out again."""

    def __init__(self, context: AppContext, *, name: str, title: str, words: str) -> None:
        say = context.wording.text
        super().__init__(
            context.wording, name=name, title=title, accept_words=say("Save"), width=WIDTH
        )
        self.context = context
        self.words = TextField(
            name="words",
            spoken=say("Why"),
            placeholder=say("summer break, stock taking"),
            limit=WORDS_LIMIT,
        )
        self.words.show_text(words)

    def add_remove(self) -> None:
        """The button that takes these days out of the book."""
        remove = KeycapButton(self.say("Remove"), name="remove_days", icon="trash-2")
        self.body.addWidget(holder(flow(remove)))
        remove.clicked.connect(self._on_remove)

    @abstractmethod
    def remove(self) -> None:
        """Take the days out of the book."""

    def _on_remove(self) -> None:
        if self.context.errors.attempt(self.remove, self.form):
            self.finish()


class ClosureSheet(_DaysSheet):
    """From, to and why; without an end it is one day."""

    def __init__(self, context: AppContext, closure: ClosureRow | None) -> None:
        say = context.wording.text
        title = say("Change the days") if closure else say("When is the shop closed?")
        words = closure.words if closure else ""
        super().__init__(context, name="closure_sheet", title=title, words=words)
        self._closure = closure
        self._from = day_field(context, name="from_on", spoken=say("From"), leaning="ahead")
        self._to = day_field(
            context,
            name="to_on",
            spoken=say("To, this day too"),
            leaning="ahead",
            placeholder=say("in 2w, or empty for one day"),
        )
        if closure is not None:
            self._from.show_text(closure.from_on.isoformat())
            self._to.show_text(closure.to_on.isoformat())
        self.body.addWidget(self.form.add("from_on", say("From"), self._from))
        self.body.addWidget(self.form.add("to_on", say("To, this day too"), self._to))
        self.body.addWidget(self.form.add("words", say("Why"), self.words))
        if closure is not None:
            self.add_remove()

    def first_focus(self) -> QWidget:
        return self._from

    def accept(self) -> None:
        """Save. Raises Invalid (from_on, to_on, words)."""
        draft = ClosureDraft(self._from.value(), self._to.value(), self.words.text())
        draft.checked()
        context, closure = self.context, self._closure
        now, by = context.now(), context.counter.helper_id

        def save() -> None:
            if closure is None:
                hours.add_closure(context.store, draft, now=now, by=by)
            else:
                hours.change_closure(context.store, closure.id, draft, now=now, by=by)

        write_hours(context, save)
        self.finish()

    def remove(self) -> None:
        context, closure = self.context, self._closure
        now, by = context.now(), context.counter.helper_id

        def delete() -> None:
            if closure is not None:
                hours.delete_closure(context.store, closure.id, now=now, by=by)

        write_hours(context, delete)


class SpecialDaySheet(_DaysSheet):
    """A day, its own hours or none, and why."""

    def __init__(self, context: AppContext, special: SpecialDayRow | None) -> None:
        say = context.wording.text
        title = say("Change the day") if special else say("Which day has other hours?")
        words = special.words if special else ""
        super().__init__(context, name="special_day_sheet", title=title, words=words)
        self._special = special
        self._day = day_field(context, name="day", spoken=say("Day"), leaning="ahead")
        self._hours = DayRow(context.wording, 0, words=say("Open"))
        self._hours.show_periods(special.periods if special else ())
        self._hours.tick.setChecked(special is None or bool(special.periods))
        if special is not None:
            self._day.show_text(special.day.isoformat())
        self.body.addWidget(self.form.add("day", say("Day"), self._day))
        self.body.addWidget(self.form.add("hours", say("Hours of this day"), self._hours))
        self.body.addWidget(self.form.add("words", say("Why"), self.words))
        if special is not None:
            self.add_remove()

    def first_focus(self) -> QWidget:
        return self._day

    def accept(self) -> None:
        """Save. Raises Invalid (day, hours, words)."""
        draft = SpecialDayDraft(self._day.value(), self._hours.periods(), self.words.text())
        special, context = self._special, self.context
        hours.must_fit(context.store, draft, special.id if special else None)
        now, by = context.now(), context.counter.helper_id

        def save() -> None:
            if special is None:
                hours.add_special_day(context.store, draft, now=now, by=by)
            else:
                hours.change_special_day(context.store, special.id, draft, now=now, by=by)

        write_hours(context, save)
        self.finish()

    def remove(self) -> None:
        context, special = self.context, self._special
        now, by = context.now(), context.counter.helper_id

        def delete() -> None:
            if special is not None:
                hours.delete_special_day(context.store, special.id, now=now, by=by)

        write_hours(context, delete)


def span_words(context: AppContext, first: date, last: date) -> str:
    """One day, or the first and the last of several, with weekday and year."""
    full = context.wording.full_date
    if first == last:
        return full(first)
    return context.wording.text("{first} to {last}", first=full(first), last=full(last))
