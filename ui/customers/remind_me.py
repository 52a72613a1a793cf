"""The sheet "remind me" (F6): what to do for a customer, by which day, how, who, how often.

When a reminder shows on Today is decided by the rules.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import ReminderChannel, ReminderDraft, channel_word
from smallcrm.domain.repeats import Repeats, every_of, repeating_words, repeats_word
from smallcrm.domain.sentence import sentence
from smallcrm.services import calls, reminders
from ui.call.call_words import last_words
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words
from ui.customers.helper_field import chosen_helper, helper_field
from ui.customers.typed import day_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

ABREAST_FROM = 360  # units: narrower, the two fields of a line stand under each other


def remind_me(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what to be reminded of, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(RemindMeSheet(context, customer_id, words))


class RemindMeSheet(VerbSheet):
    """What, when, by which channel, whose it is, and how often; what was said last time above."""

    code = "remind_me"
    heading = sentence("Remind me of {name}")

    def _build(self) -> None:
        say = self.say
        self._what = TextField(name="what", spoken=say("What to do"), limit=200)
        self._due = day_field(self.context, name="due", spoken=say("When"), leaning="ahead")
        channels = [(each.value, self.word(channel_word(each.value))) for each in ReminderChannel]
        self._channel = SegmentedButtons(channels, name="channel", spoken=say("How"))
        self._whose = helper_field(
            self.context,
            name="looked_after_by",
            spoken=say("Who does it"),
            nobody=say("anybody"),
            chosen=self._known().looked_after_by,
        )
        ways = [(each.value, self.word(repeats_word(each.value))) for each in Repeats]
        self._repeats = ChoiceField(ways, name="repeats", spoken=say("How often"))
        self._every = TextField(name="every", spoken=say("How many"), placeholder=say("1"), limit=3)
        if last := self._last_words():
            self.body.addWidget(PlainLabel(last, role="second", fit="wrap"))
        self.body.addWidget(self.add("what", say("What to do"), self._what))
        when = self.add("due", say("When"), self._due)
        whose = self.add("looked_after_by", say("Who does it"), self._whose)
        self.body.addWidget(Abreast(when, whose, limit=ABREAST_FROM))
        self.body.addWidget(self.add("channel", say("How"), self._channel))
        often = self.add("repeats", say("How often"), self._repeats)
        self._many = self.add("every", say("How many"), self._every)
        self.body.addWidget(Abreast(often, self._many, limit=ABREAST_FROM))
        self._often = PlainLabel("", role="second", fit="wrap")
        self.body.addWidget(self._often)

    def _known(self) -> ReminderDraft:
        """What stands in the book already: nothing of a new one."""
        return ReminderDraft(self.customer_id)

    def _last_words(self) -> str:
        if self.customer_id is None:
            return ""
        return last_words(self.wording, calls.last_time(self.context.store, self.customer_id))

    def _connect(self) -> None:
        self._repeats.currentIndexChanged.connect(self._on_repeats_chosen)
        self._every.textChanged.connect(self._show_how_often)
        self._due.changed.connect(self._show_how_often)
        self._on_repeats_chosen()

    def _on_repeats_chosen(self) -> None:
        """How many days, weeks or months is asked only of what repeats."""
        self._many.setVisible(bool(self._repeats.code))
        self._show_how_often()

    def _show_how_often(self) -> None:
        """Say it in one clause; nothing for what comes once, or for a step that can not be."""
        try:
            every = every_of(self._every.text())
            often = repeating_words(self._repeats.code, every, self._day())
        except Invalid:
            often = None
        self._often.setVisible(often is not None)
        if often is not None:
            self._often.show_text(self.say("Comes again {often}.", often=often))

    def _day(self) -> date | None:
        """The day that was typed, if it can be read."""
        try:
            return self._due.value()
        except Invalid:
            return None

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note the reminder."""
        reminders.add(self.context.store, self._draft(), now=self.context.now(), by=self.by)
        self.finish()

    def _draft(self) -> ReminderDraft:
        return ReminderDraft(
            customer_id=self.customer_id,
            what=self._what.text(),
            due_text=self._due.text,
            channel=self._channel.code,
            repeats=self._repeats.code,
            every_text=self._every.text(),
            looked_after_by=chosen_helper(self._whose),
        )
