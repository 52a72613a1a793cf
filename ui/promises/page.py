"""The page of everything promised and open: wishes, openings after hours and reminders.

What is open is decided by services/promises; what the verbs do by ui/today/tasks.
"""

from functools import partial

from smallcrm.domain.ids import CustomerId
from smallcrm.services.promises import Totals, promises
from ui.context import AppContext
from ui.customers import places
from ui.customers.wants_something import wants_something
from ui.finder import Found
from ui.keys import KEYS
from ui.pages import Verbs
from ui.promises.change_sheet import change_wish
from ui.promises.filter_bar import FilterBar
from ui.promises.promise_words import PromiseWords
from ui.today.task_page import TaskPage
from ui.today.tasks import Task
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

TOUCHES = {
    *("customer", "phone", "special_request", "reminder", "prompt_answer", "helper", "opening"),
    *("opening_period", "closure", "special_day", "special_period", "shop"),
}
ROWS_AT_FIRST = 30
MORE_ROWS = 30


class PromisesPage(TaskPage):
    """Open promises by their day; each row has its next step, Change and the phone."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, touches=TOUCHES)
        self._most = ROWS_AT_FIRST
        self._words = PromiseWords(context.wording)
        self._build()
        self._filters.changed.connect(self._on_filtered)
        self._more.clicked.connect(self._on_more)
        self._first.clicked.connect(self._on_first)

    def _build(self) -> None:
        say = self.say
        self._line = PlainLabel("", role="second", fit="elide")
        title = row(None, PlainLabel(say("Promises"), role="page"), self._line, gap=12)
        title.setStretch(1, 1)
        self._filters = FilterBar(self.context)
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
        head = (holder(title), 4, self._filters, 8)
        main = column(None, *head, self._empty, self.list, more, None, gap=1)
        column(self, PageBody(holder(main)), gap=0)

    def verbs_about(self, task: Task) -> Verbs:
        return {**super().verbs_about(task), "edit": partial(self.put_off, task)}

    def menu_words(self, task: Task) -> dict[str, str]:
        words = super().menu_words(task)
        return words if task.request_id is None else {**words, "edit": self.say("Change")}

    def put_off(self, task: Task) -> None:
        """Change a wish; a reminder is put off."""
        if task.request_id is None:
            self.deeds.later(task)
        else:
            change = partial(change_wish, self.context, task.request_id)
            self.context.errors.attempt(change)

    def refresh(self) -> None:
        self.day = on = self.context.today()
        self._filters.show_helpers()
        wanted = self._filters.wanted
        found = promises(self.context.store, on=on, wanted=wanted, most=self._most)
        self.tasks = {each.subject_key: self._words.task(each) for each in found.rows}
        self.list.show_groups(self._words.groups(found.rows, on))
        self.list.setVisible(bool(found.rows))
        self._more.setVisible(found.totals.wanted > len(found.rows))
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

    # Handlers

    def _on_filtered(self) -> None:
        self._most = ROWS_AT_FIRST
        self.refresh()

    def _on_more(self) -> None:
        self._most += MORE_ROWS
        self.refresh()

    def _on_first(self) -> None:
        self.context.navigate.ask_whom(self.say("Who wants something?"), self._on_whom_answered)

    def _on_whom_answered(self, found: Found) -> None:
        if found.kind == "customer":
            wants_something(self.context, CustomerId(int(found.key)))
        else:
            self.context.navigate.to(places.NEW, found.key)
