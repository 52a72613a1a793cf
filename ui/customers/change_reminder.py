"""The sheet "change" of a reminder: other words, another day, another way; or let it go.

Doing it and putting it off are verbs of its row.
"""

from datetime import date
from functools import partial

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import ReminderId
from smallcrm.domain.prompt_rules import REMINDER
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.domain.sentence import sentence
from smallcrm.services import prompts, reminders
from ui.context import AppContext, LineAction
from ui.customers.customer_sheet import Words
from ui.customers.remind_me import RemindMeSheet
from ui.widgets.text import PlainLabel


def change_reminder(
    context: AppContext, reminder_id: ReminderId, words: Words | None = None
) -> None:
    """Ask what changed. words: what was typed before and not saved. Raises Invalid when gone."""
    customer_id = reminders.draft_of(context.store, reminder_id).customer_id
    if customer_id is None:
        raise Invalid("customer_id", "Choose for whom.")
    sheet = ChangeReminderSheet(context, customer_id, words, about=str(reminder_id))
    context.dialogs.show_sheet(sheet)


def change_of_row(context: AppContext, subject_key: str) -> None:
    """Change the reminder behind a row, such as "reminder:reminder:5"; nothing for other rows."""
    found = reminders.id_of(subject_key)
    if found is not None:
        context.errors.attempt(partial(change_reminder, context, found))


class ChangeReminderSheet(RemindMeSheet):
    """The same fields as for a new one, filled in."""

    code = "change_reminder"
    heading = sentence("Reminder for {name}")

    def _known(self) -> ReminderDraft:
        return reminders.draft_of(self.context.store, self._reminder_id)

    def _show_known(self) -> None:
        known = self._known()
        self._what.show_text(known.what)
        self._due.show_text("" if known.due is None else known.due.isoformat())
        self._channel.choose(known.channel)
        self._repeats.choose(known.repeats)
        self._every.show_text(known.every_text)
        if until := self._put_off_until():
            words = self.say("Put off until {day}. Another day takes that away.", day=until)
            self.body.addWidget(PlainLabel(words, role="second", fit="wrap"))
        self.offer_ways(LineAction(self.say("Let it go"), "let_go", self._let_go))

    def accept(self) -> None:
        """Save what was typed."""
        by, store = self.by, self.context.store
        now = self.context.now()
        reminders.edit(store, self._reminder_id, self._draft(), now=now, by=by)
        self.finish()

    def _draft(self) -> ReminderDraft:
        """A day that nobody touched stays, also when it is gone by."""
        draft, known = super()._draft(), self._known()
        if known.due is not None and draft.due_text == known.due.isoformat():
            draft.due = known.due
        return draft

    @property
    def _reminder_id(self) -> ReminderId:
        return ReminderId(int(self.held_as.about))

    def _put_off_until(self) -> date | None:
        known = reminders.reminder(self.context.store, self._reminder_id)
        return None if known is None else known.later_until

    def _let_go(self) -> None:
        key = f"{REMINDER}:reminder:{self._reminder_id}"
        prompts.dismiss(self.context.store, key, now=self.context.now(), by=self.by)
