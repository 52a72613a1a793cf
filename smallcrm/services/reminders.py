"""Remind me: something to do for a customer by a day, once or again and again.

When a reminder is shown is decided by `domain/prompts.py`; done and later are answers to a prompt.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, ReminderId
from smallcrm.domain.prompt_rules import REMINDER
from smallcrm.domain.reminders import CheckedReminder, ReminderDraft
from smallcrm.domain.repeats import Repeats, next_due
from smallcrm.services.living import must_be_living
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import PromptAnswer, Reminder
from smallcrm.storage.store import Store

# A reminder is open until its prompt is answered for good.
_SELECT = """
SELECT r.id, r.customer_id, r.what, r.due_on, r.channel, r.made_on, a.until, r.repeats,
       r.repeat_every, r.looked_after_by, coalesce(a.reason, '')
FROM reminder AS r LEFT JOIN prompt_answer AS a ON a.subject_key = 'reminder:reminder:' || r.id
"""
_OPEN = "(a.state IS NULL OR a.state = 'later')"
_KEY = re.compile(rf"{REMINDER}:reminder:([0-9]{{1,18}})")


class ReminderRow(NamedTuple):
    """One reminder. channel: call, write or in_person. later_until: None unless put off.

    later_why: why it was put off, "" for nothing that was told.

    repeats: a code of Repeats, "" for once.
    """

    id: ReminderId
    customer_id: CustomerId
    what: str
    due_on: date
    channel: str
    made_on: date
    later_until: date | None
    repeats: str = ""
    repeat_every: int = 1
    looked_after_by: HelperId | None = None
    later_why: str = ""


def add(
    store: Store, draft: ReminderDraft, *, now: datetime, by: HelperId | None = None
) -> ReminderId:
    """Remind us. Raises Invalid with the field of the draft; then nothing is written."""
    clean = _checked(store, draft, now)
    with store.action("add_reminder", clean.customer_id, at=now, by=by):
        return _create(store, clean, now)


def draft_of(store: Store, reminder_id: ReminderId) -> ReminderDraft:
    """The reminder as a form shows it. Raises Invalid when it is gone."""
    known = _known(store, reminder_id)
    return ReminderDraft(
        known.customer_id,
        known.what,
        due=known.due_on,
        channel=known.channel,
        repeats=known.repeats,
        every_text=str(known.repeat_every),
        looked_after_by=known.looked_after_by,
    )


def edit(
    store: Store,
    reminder_id: ReminderId,
    draft: ReminderDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Change what, when, how and who; for whom stays. Raises Invalid with the field.

    Another day takes away that it was put off.
    """
    known = _known(store, reminder_id)
    clean = _checked(store, draft, now)
    with store.action("edit_reminder", known.customer_id, at=now, by=by):
        Reminder.update(**_values(clean)).where(Reminder.id == reminder_id).execute()
        if clean.due_on != known.due_on:
            key = f"{REMINDER}:reminder:{reminder_id}"
            is_put_off = (PromptAnswer.subject_key == key) & (PromptAnswer.state == "later")
            PromptAnswer.delete().where(is_put_off).execute()


def of_customer(store: Store, customer_id: CustomerId) -> list[ReminderRow]:
    """What is still to be done for a customer, the most urgent first."""
    return store.rows(
        ReminderRow,
        f"{_SELECT} WHERE r.customer_id = ? AND {_OPEN} ORDER BY coalesce(a.until, r.due_on), r.id",
        customer_id,
    )


def reminder(store: Store, reminder_id: ReminderId) -> ReminderRow | None:
    """One reminder, also a done one; None when it is gone."""
    return store.row(ReminderRow, f"{_SELECT} WHERE r.id = ?", reminder_id)


def id_of(subject_key: str) -> ReminderId | None:
    """The reminder in a key such as "reminder:reminder:5"; None for any other prompt."""
    found = _KEY.fullmatch(subject_key)
    return None if found is None else ReminderId(int(found[1]))


def follow(store: Store, subject_key: str, *, now: datetime) -> ReminderId | None:
    """Add the next one after a repeating reminder that is done; None for anything else.

    Call inside the action that does it, so that undo takes the next one away too.
    """
    found = id_of(subject_key)
    known = None if found is None else reminder(store, found)
    if known is None:
        return None
    repeats = Repeats(known.repeats)
    due_on = next_due(known.due_on, repeats, known.repeat_every, after=store.shop_day(now))
    if due_on is None:
        return None
    clean = draft_of(store, known.id).checked(store.shop_day(now))
    return _create(store, clean._replace(due_on=due_on), now)


def _create(store: Store, clean: CheckedReminder, now: datetime) -> ReminderId:
    made_on = store.shop_day(now)
    row = Reminder.create(
        customer=clean.customer_id, made_at=now, made_on=made_on, **_values(clean)
    )
    return ReminderId(row.id)


def _known(store: Store, reminder_id: ReminderId) -> ReminderRow:
    known = reminder(store, reminder_id)
    if known is None:
        raise Invalid("reminder_id", "This reminder is not in the book any more.")
    return known


def _checked(store: Store, draft: ReminderDraft, now: datetime) -> CheckedReminder:
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    must_be_living(store, clean.customer_id)
    return clean


def _values(clean: CheckedReminder) -> dict[str, object]:
    return {
        "what": clean.what,
        "due_on": clean.due_on,
        "channel": clean.channel.value,
        "repeats": clean.repeats.value,
        "repeat_every": clean.repeat_every,
        "looked_after_by": clean.looked_after_by,
    }
