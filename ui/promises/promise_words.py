"""The rows of Promises in the shop's language, under the heads late, today, and so on.

What is open is decided by services/promises.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from smallcrm.domain.ids import RequestId
from smallcrm.domain.requests import RequestStatus, status_word
from smallcrm.services.promises import PromiseRow
from smallcrm.wording import Wording
from ui.today.task_list import TaskGroup, TaskWords
from ui.today.tasks import Task
from ui.today.words import deadline
from ui.widgets.item_row import RowWords

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=6)  # as far as a weekday names one day only
REQUEST = "request"


class PromiseWords:
    """Words rows and groups of promises."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def groups(self, rows: Sequence[PromiseRow], on: date) -> list[TaskGroup]:
        """Rows in their order under the heads of their days; total counts the shown ones."""
        found = []
        for code, members in groupby(rows, key=lambda each: _span(each.day, on)):
            worded = tuple(self._row(each, on) for each in members)
            found.append(TaskGroup(code, self._head(code), len(worded), worded))
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
        words = RowWords(
            key=each.subject_key,
            name=each.name,
            reason=self._reason(each),
            tier=each.tier,
            when=due.words,
            when_tone=due.tone,
            full_date=due.full_date,
            action=say("Ready") if is_next_ready else say("Done"),
            action_icon="package" if is_next_ready else "check",
            later=say("Change") if is_request else say("Later"),
        )
        call = say("Call {name}, {phone}", name=each.name, phone=each.phone) if each.phone else ""
        return TaskWords(words, call)

    def _reason(self, each: PromiseRow) -> str:
        say, what = self._wording.text, each.what
        if each.sort != REQUEST:
            return say("{what} · reminder", what=what)
        if each.is_opening:
            return say("{what} · open after hours · asked {day}", what=what, day=each.asked_on)
        if each.status == RequestStatus.ASKED:
            return say("{what} · asked {day}", what=what, day=each.asked_on)
        state = self._wording.say(status_word(each.status))
        return say("{what} · {state} · asked {day}", what=what, state=state, day=each.asked_on)

    @staticmethod
    def _action(each: PromiseRow) -> str:
        """Nothing lies ready for an opening, and a reminder is done or not."""
        is_waiting = each.sort == REQUEST and each.status != RequestStatus.READY
        return "ready" if is_waiting and not each.is_opening else "done"

    def _head(self, code: str) -> str:
        say = self._wording.text
        words = {
            "late": say("Late"),
            "today": say("Today"),
            "tomorrow": say("Tomorrow"),
            "week": say("The next days"),
            "ahead": say("Further ahead"),
            "no_day": say("No day told"),
        }
        return words[code]


def _span(day: date | None, on: date) -> str:
    """Under which head a day stands."""
    if day is None:
        return "no_day"
    if day <= on:
        return "today" if day == on else "late"
    if day == on + A_DAY:
        return "tomorrow"
    return "week" if day <= on + A_WEEK else "ahead"
