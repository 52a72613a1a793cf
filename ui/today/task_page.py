"""What the pages of things to do share: the list, the finder above it, the verbs, the new day.

Which things stand in the list is each page's own business.
"""

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from smallcrm.services.letting_go import may_let_go
from ui.call.call_sheet import call
from ui.context import AppContext
from ui.pages import Page, Verbs
from ui.today.finder_way import FinderWay
from ui.today.row_menu import MenuEntry, RowMenu
from ui.today.task_list import TaskList
from ui.today.tasks import Task, TaskVerbs
from ui.widgets.layouts import PageBody

DAY_CHECK_MS = 20_000  # a shop that stays open past its night sees the new day within half a minute


class TaskPage(Page):
    """A page with a TaskList. Its refresh fills tasks, and sets day to the day that it shows."""

    def __init__(self, context: AppContext, *, touches: Collection[str]) -> None:
        super().__init__(context.wording, touches=touches)
        self.context = context
        self.list = TaskList()
        self.tasks: Mapping[str, Task] = {}
        self.day: date | None = None
        self.deeds = TaskVerbs(context, self._on_call)
        self._way = FinderWay(self, self.list)
        self.list.opened.connect(self._on_opened)
        self.list.acted.connect(self._on_acted)
        self.list.put_off.connect(self._on_put_off)
        self.list.called.connect(self._on_called)
        self.list.menu_wanted.connect(self._on_menu_wanted)
        self.list.came_to.connect(self._on_came_to)
        self.day_check = QTimer(self)
        self.day_check.setInterval(DAY_CHECK_MS)
        self.day_check.timeout.connect(self._on_day_check)
        self.day_check.start()

    def first_focus(self) -> QWidget | None:
        return self._way.finder()

    def verbs(self) -> Verbs:
        task = self.tasks.get(self.list.key)
        return {} if task is None else self.verbs_about(task)

    def verbs_about(self, task: Task) -> Verbs:
        """What the keys do while this row is in hand."""
        return self.deeds.about(task)

    def put_off(self, task: Task) -> None:
        """What the second button of a row does."""
        self.deeds.later(task)

    def menu_words(self, task: Task) -> dict[str, str]:
        """The verbs of a row's menu, by the names of their keys."""
        words = {
            "history": self.say("Open"),
            "done": self.say("Handed over") if task.is_card else self.say("Done"),
            "later": self.say("Later"),
        }
        if may_let_go(self.context.store, task.subject_key):
            words["let_go"] = self.say("Let it go")
        return {**words, "posted": self.say("Posted")} if task.is_card else words

    # Handlers

    def _on_opened(self, key: str) -> None:
        self.deeds.open(self.tasks[key])

    def _on_acted(self, key: str) -> None:
        self.deeds.act(self.tasks[key])

    def _on_put_off(self, key: str) -> None:
        self.put_off(self.tasks[key])

    def _on_called(self, key: str) -> None:
        self._on_call(self.tasks[key])

    def _on_call(self, task: Task) -> None:
        call(self.context, task.customer_id, task.subject_key)

    def _on_menu_wanted(self, key: str, place: QPoint) -> None:
        task = self.tasks[key]
        verbs = self.verbs_about(task)
        entries = [
            MenuEntry(words, name, verbs[name]) for name, words in self.menu_words(task).items()
        ]
        RowMenu(self, entries, task.name).show_at(place)

    def _on_came_to(self, each: QWidget) -> None:
        for body in self.findChildren(PageBody):
            body.ensureWidgetVisible(each, 0, each.height())

    def _on_day_check(self) -> None:
        if self.day is None or self.context.today() == self.day:
            return
        self.is_stale = not self.isVisible()
        if self.isVisible():
            self.refresh()
