"""The rows of Promises in the shop's language, under the heads now, the next days, and so on.

What is open is decided by services/promises.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby

from smallcrm.domain.ids import RequestId
from smallcrm.domain.repeats import repeating_words
from smallcrm.domain.requests import RequestStatus, status_word
from smallcrm.services.promises import AHEAD, NEAR, NO_DAY, NOW, PromiseRow
from smallcrm.wording import Wording
from ui.today.task_list import TaskGroup, TaskWords
from ui.today.tasks import Task
from ui.today.words import deadline, gone_by, late_since, no_clock
from ui.widgets.item_row import RowWords

REQUEST = "request"


class PromiseWords:
    """Words rows and groups of promises."""

    def __init__(self, wording: Wording, clock: Callable[[], datetime | None] = no_clock) -> None:
        """clock: what the shop's clock shows, by which a told hour is late."""
        self._wording = wording
        self._clock = clock

    def groups(self, rows: Sequence[PromiseRow], on: date) -> list[TaskGroup]:
        """Rows in their order under their heads; total counts the shown ones."""
        found = []
        for span, members in groupby(rows, key=lambda each: each.span):
            worded = tuple(self._row(each, on) for each in members)
            found.append(TaskGroup(f"span{span}", self._head(span), len(worded), worded))
        return found

    def task(self, each: PromiseRow) -> Task:
        """What the verbs need to know of a row."""
        return Task(
            subject_key=each.subject_key,
            customer_id=each.customer_id,
            name=each.name,
            phone=each.phone,
            reason=each.what,
            action=self._action(each),
            request_id=RequestId(each.row_id) if each.sort == REQUEST else None,
        )

    def _row(self, each: PromiseRow, on: date) -> TaskWords:
        say = self._wording.text
        due = deadline(self._wording, each.day, on, each.told_time)
        is_request = each.sort == REQUEST
        is_next_ready = self._action(each) == "ready"
        if each.day == on and not each.is_opening and each.status != RequestStatus.READY:
            due = late_since(self._wording, on, each.told_time, self._clock()) or due
        done = say("Done")
        if each.is_opening and each.day is not None and each.day < on:
            due, done = gone_by(self._wording, each.day, each.told_time), say("How was it?")
        words = RowWords(
            key=each.subject_key,
            name=each.name,
            reason=self._reason(each),
            tier=each.tier,
            when=due.words,
            when_tone=due.tone,
            full_date=due.full_date,
            action=say("Ready") if is_next_ready else done,
            action_icon="package" if is_next_ready else "check",
            later=say("Change") if is_request else say("Later"),
        )
        call = say("Call {name}, {phone}", name=each.name, phone=each.phone) if each.phone else ""
        return TaskWords(words, call)

    def _reason(self, each: PromiseRow) -> str:
        say = self._wording.text
        if each.sort != REQUEST:
            often = repeating_words(each.repeats, each.repeat_every)
            parts = [say("reminder"), *([] if often is None else [self._wording.say(often)])]
        else:
            parts = [*self._state(each), say("asked {day}", day=each.asked_on)]
        if each.looked_after:
            parts.append(say("with {helper}", helper=each.looked_after))
        return say("{what} · {state}", what=each.what, state=" · ".join(parts))

    def _state(self, each: PromiseRow) -> list[str]:
        if each.is_opening:
            return [self._wording.text("open after hours")]
        if each.status == RequestStatus.ASKED:
            return []
        return [self._wording.say(status_word(each.status))]

    @staticmethod
    def _action(each: PromiseRow) -> str:
        """Nothing lies ready for an opening, and a reminder is done or not."""
        is_waiting = each.sort == REQUEST and each.status != RequestStatus.READY
        return "ready" if is_waiting and not each.is_opening else "done"

    def _head(self, span: int) -> str:
        say = self._wording.text
        words = {
            NOW: say("Now"),
            NEAR: say("The next days"),
            AHEAD: say("Further ahead"),
            NO_DAY: say("No day told"),
        }
        return words[span]
