"""The sheet "remind me" (F6): what to do for a customer, by which day, and how.

When a reminder shows on Today is decided by the rules.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import ReminderChannel, ReminderDraft, channel_word
from smallcrm.domain.sentence import sentence
from smallcrm.services import reminders
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words
from ui.customers.typed import day_field
from ui.widgets.fields import TextField
from ui.widgets.segmented import SegmentedButtons


def remind_me(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what to be reminded of, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(RemindMeSheet(context, customer_id, words))


class RemindMeSheet(VerbSheet):
    """What, when, and by which channel."""

    code = "remind_me"
    heading = sentence("Remind me of {name}")

    def _build(self) -> None:
        say = self.say
        self._what = TextField(name="what", spoken=say("What to do"), limit=200)
        self._due = day_field(self.context, name="due", spoken=say("When"), leaning="ahead")
        channels = [(each.value, self.word(channel_word(each.value))) for each in ReminderChannel]
        self._channel = SegmentedButtons(channels, name="channel", spoken=say("How"))
        self.body.addWidget(self.add("what", say("What to do"), self._what))
        self.body.addWidget(self.add("due", say("When"), self._due))
        self.body.addWidget(self.add("channel", say("How"), self._channel))

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note the reminder."""
        draft = ReminderDraft(
            customer_id=self.customer_id,
            what=self._what.text(),
            due_text=self._due.text,
            channel=self._channel.code,
        )
        reminders.add(self.context.store, draft, now=self.context.now(), by=self.by)
        self.finish()
