"""The page of everything promised and open: wishes, openings after hours and reminders.

What is open is decided by services/promises; what the verbs do by ui/today/tasks.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services.promises import ALL, LATE, OPENINGS, READY, Totals, promises
from ui.context import AppContext
from ui.customers import places
from ui.customers.wants_something import wants_something
from ui.customers.wrapping import Abreast
from ui.finder import Found
from ui.keys import KEYS
from ui.pages import Page, Verbs
from ui.promises.change_sheet import change_wish
from ui.promises.promise_words import PromiseWords
from ui.today.call import CallSheet
from ui.today.finder_way import FinderWay
from ui.today.task_list import TaskList
from ui.today.tasks import Task, TaskVerbs
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TOUCHES = {"customer", "phone", "special_request", "reminder", "prompt_answer", "opening_period"}
ROWS_AT_FIRST = 30
MORE_ROWS = 30
DAY_CHECK_MS = 20_000


class PromisesPage(Page):
    """Open promises by their day; each row has its next step, Change and the phone."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._most = ROWS_AT_FIRST
        self._tasks: Mapping[str, Task] = {}
        self._day: date | None = None
        self._words = PromiseWords(context.wording)
        self._build()
        self._verbs = TaskVerbs(context, self._on_call)
        self._way = FinderWay(self, self._list)
        self._list.opened.connect(self._on_opened)
        self._list.acted.connect(self._on_acted)
        self._list.put_off.connect(self._on_changed)
        self._list.called.connect(self._on_called)
        self._list.came_to.connect(self._on_came_to)
        self._show.chosen.connect(self._on_shown)
        self._more.clicked.connect(self._on_more)
        self._first.clicked.connect(self._on_first)
        self.day_check = QTimer(self)
        self.day_check.setInterval(DAY_CHECK_MS)
        self.day_check.timeout.connect(self._on_day_check)
        self.day_check.start()

    def _build(self) -> None:
        say = self.say
        self._line = PlainLabel("", role="second", fit="elide")
        title = row(None, PlainLabel(say("Promises"), role="page"), self._line, gap=12)
        title.setStretch(1, 1)
        choices = [
            (ALL, say("All")),
            (OPENINGS, say("Openings")),
            (LATE, say("Late")),
            (READY, say("Ready")),
        ]
        self._show = SegmentedButtons(choices, name="show", spoken=say("Show"))
        head = Abreast(holder(title), self._show, limit=560, stretches=(1, 0), gap=8)
        self._list = TaskList()
        self._more = LinkButton(say("Show more"), name="more_promises")
        self._empty = Panel(name="no_promises", padding=28)
        self._empty_title = PlainLabel("", role="name", fit="wrap")
        self._empty_words = PlainLabel("", tone="mute", fit="wrap")
        self._first = KeycapButton(
            say("Wants something"),
            name="first_wish",
            icon="clipboard-list",
            key=KEYS["wants_something"].cap,
            filled=True,
        )
        self._first_row = holder(flow(self._first))
        self._empty.body.setSpacing(2 * self._empty.body.spacing())
        self._empty.add(self._empty_title, self._empty_words, self._first_row)
        more = holder(row(None, self._more, None))
        main = column(None, head, 8, self._empty, self._list, more, None, gap=1)
        self._body = PageBody(holder(main))
        column(self, self._body, gap=0)

    def first_focus(self) -> QWidget | None:
        return self._way.finder()

    def verbs(self) -> Verbs:
        task = self._tasks.get(self._list.key)
        if task is None:
            return {}
        return {**self._verbs.about(task), "edit": partial(self._change, task)}

    def refresh(self) -> None:
        self._day = on = self._context.today()
        found = promises(self._context.store, on=on, show=self._show.code, most=self._most)
        self._tasks = {each.subject_key: self._words.task(each) for each in found.rows}
        self._list.show_groups(self._words.groups(found.rows, on))
        self._list.setVisible(bool(found.rows))
        self._more.setVisible(_wanted(found.totals, self._show.code) > len(found.rows))
        self._line.show_text(self._line_words(found.totals))
        self._empty.setVisible(not found.rows)
        if not found.rows:
            self._show_empty(found.totals)

    def _line_words(self, totals: Totals) -> str:
        if not totals.all:
            return ""
        parts = [self.counted("{n} open", "{n} open", totals.all)]
        if totals.late:
            parts.append(self.counted("{n} late", "{n} late", totals.late))
        if totals.ready:
            parts.append(self.counted("{n} ready", "{n} ready", totals.ready))
        return " · ".join(parts)

    def _show_empty(self, totals: Totals) -> None:
        say = self.say
        if totals.all:
            self._empty_title.show_text(say("Nothing of this kind is open"))
            self._empty_words.show_text(say("Choose All to see every open promise."))
        else:
            self._empty_title.show_text(say("Everything promised will stand here"))
            self._empty_words.show_text(
                say(
                    "What somebody wants, with the day they were told: orders, repairs, openings"
                    " after hours. Reminders stand here too. What comes near moves to Today by"
                    " itself, and late ones are marked."
                )
            )
        self._first_row.setVisible(not totals.all)

    def _change(self, task: Task) -> None:
        if task.request_id is None:
            self._verbs.later(task)
            return
        request_id = task.request_id
        self._context.errors.attempt(partial(change_wish, self._context, request_id))

    # Handlers

    def _on_opened(self, key: str) -> None:
        self._verbs.open(self._tasks[key])

    def _on_acted(self, key: str) -> None:
        self._verbs.act(self._tasks[key])

    def _on_changed(self, key: str) -> None:
        self._change(self._tasks[key])

    def _on_called(self, key: str) -> None:
        self._on_call(self._tasks[key])

    def _on_call(self, task: Task) -> None:
        self._context.dialogs.show_sheet(CallSheet(self._context, self._verbs, task))

    def _on_came_to(self, each: QWidget) -> None:
        self._body.ensureWidgetVisible(each, 0, each.height())

    def _on_shown(self) -> None:
        self._most = ROWS_AT_FIRST
        self.refresh()

    def _on_more(self) -> None:
        self._most += MORE_ROWS
        self.refresh()

    def _on_first(self) -> None:
        self._context.navigate.ask_whom(self.say("Who wants something?"), self._on_whom_answered)

    def _on_whom_answered(self, found: Found) -> None:
        if found.kind == "customer":
            wants_something(self._context, CustomerId(int(found.key)))
        else:
            self._context.navigate.to(places.NEW, found.key)

    def _on_day_check(self) -> None:
        if self._day is not None and self._context.today() != self._day:
            self.is_stale = True
            if self.isVisible():
                self.is_stale = False
                self.refresh()


def _wanted(totals: Totals, show: str) -> int:
    """How many rows there are under this filter."""
    counts = {OPENINGS: totals.openings, LATE: totals.late, READY: totals.ready}
    return counts.get(show, totals.all)
