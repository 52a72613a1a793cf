"""The page of everything promised and open: as a list, on a board, or in a calendar.

What is open is decided by services/promises; what the verbs do by ui/today/tasks.
"""

from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.requests import RequestStatus
from smallcrm.services import requests
from smallcrm.services.promises import Totals, promises
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.customers import places
from ui.customers.change_reminder import change_of_row
from ui.customers.wants_something import wants_something
from ui.finder import Found
from ui.heard.elsewhere import TOUCHES as TOUCHES_ELSEWHERE
from ui.heard.elsewhere import ElsewhereView
from ui.heard.rooms import ELSEWHERE
from ui.pages import Argument, Verbs
from ui.promises.board import Board
from ui.promises.calendar import Calendar
from ui.promises.calendar_file import save_calendar
from ui.promises.change_sheet import change_wish
from ui.promises.empty import NothingPromised
from ui.promises.ending import finish_wish
from ui.promises.filter_bar import FilterBar
from ui.promises.how_late import shop_clock
from ui.promises.promise_words import PromiseWords
from ui.promises.slip import print_slip
from ui.theme import theme
from ui.today.task_page import TaskPage
from ui.today.tasks import Task
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.page_head import HeadLine, PageHead
from ui.widgets.segmented import SegmentedButtons

TOUCHES = {
    *("customer", "phone", "special_request", "reminder", "prompt_answer", "helper", "opening"),
    *("opening_period", "closure", "special_day", "special_period", "shop"),
    *TOUCHES_ELSEWHERE,
}
ROWS_AT_FIRST = 30
MORE_ROWS = 30
HEAD_HEIGHT = 116  # units of what stands above the board and the calendar, and below them
AS_LIST, AS_BOARD, AS_CALENDAR = "list", "board", "calendar"


class PromisesPage(TaskPage):
    """Open promises in one of three views; each row has its next step, Change and the phone."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, touches=TOUCHES)
        self._most = ROWS_AT_FIRST
        self._words = PromiseWords(context.wording, partial(shop_clock, context))
        self._build()
        self._as.chosen.connect(self._on_view_chosen)
        self._filters.changed.connect(self._on_filtered)
        self._filters.calendar_file.clicked.connect(self._on_calendar_file)
        self._more.clicked.connect(self._on_more)
        self._empty.first_wanted.connect(self._on_first)
        self._board.moved.connect(self._on_moved)
        self._board.opened.connect(self._on_wish_opened)
        self._calendar.day_opened.connect(self._on_day_opened)

    def _build(self) -> None:
        say = self.say
        self._line = HeadLine()
        views = [
            (AS_LIST, say("List")),
            (AS_BOARD, say("Board")),
            (AS_CALENDAR, say("Calendar")),
            (ELSEWHERE, say("Elsewhere")),
        ]
        self._as = SegmentedButtons(views, name="show_as", spoken=say("Show as"))
        top = PageHead(say("Promises"), self._line, self._as)
        self._filters = FilterBar(self.context)
        self._more = LinkButton(say("Show more"), name="more_promises")
        self._more_row = holder(row(None, self._more, None))
        self._empty = NothingPromised(self.wording)
        own = shop(self.context.store)
        self._board = Board(self.context)
        self._calendar = Calendar(self.context, own.country if own else "")
        self._elsewhere = ElsewhereView(self.context)
        head = (top, 6, self._filters, 8)
        as_list = (self._empty, self.list, self._more_row)
        views_of = (*as_list, self._board, self._calendar, self._elsewhere)
        main = column(None, *head, *views_of, None, gap=1)
        column(self, PageBody(holder(main)), gap=0)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, str):
            self._as.choose(argument)

    def verbs(self) -> Verbs:
        if self._as.code == AS_LIST:
            return super().verbs()
        held = self._board.current if self._as.code == AS_BOARD else None
        return {} if held is None else self.verbs_about(self._words.task(held))

    def verbs_about(self, task: Task) -> Verbs:
        own: Verbs = {**super().verbs_about(task), "edit": partial(self.put_off, task)}
        if task.request_id is None:
            return {**own, "edit": partial(change_of_row, self.context, task.subject_key)}
        return {**own, "print": partial(print_slip, self.context, task.request_id)}

    def menu_words(self, task: Task) -> dict[str, str]:
        words = {**super().menu_words(task), "edit": self.say("Change")}
        if task.request_id is None:
            return words
        return {**words, "print": self.say("Print slip")}

    def put_off(self, task: Task) -> None:
        """Change a wish; a reminder is put off."""
        if task.request_id is None:
            self.deeds.later(task)
        else:
            self._on_wish_opened(task.request_id)

    def refresh(self) -> None:
        self.day = on = self.context.today()
        self._filters.show_helpers()
        wanted = self._filters.wanted
        found = promises(self.context.store, on=on, wanted=wanted, most=self._most)
        view = self._as.code
        is_list = view == AS_LIST
        if is_list:
            self.tasks = {each.subject_key: self._words.task(each) for each in found.rows}
            self.list.show_groups(self._words.groups(found.rows, on))
        elif view == AS_BOARD:
            self._board.show_board(wanted, on)
        elif view == ELSEWHERE:
            self._elsewhere.refresh()
        else:
            self._calendar.show_calendar(wanted, on)
        self.list.setVisible(is_list and bool(found.rows))
        self._more_row.setVisible(is_list and found.totals.wanted > len(found.rows))
        self._line.show_text(self._line_words(found.totals))
        is_empty = self._board.is_empty if view == AS_BOARD else is_list and not found.rows
        self._empty.setVisible(is_empty)
        self._board.setVisible(view == AS_BOARD and not is_empty)
        self._calendar.setVisible(view == AS_CALENDAR)
        self._elsewhere.setVisible(view == ELSEWHERE)
        self._filters.setVisible(view != ELSEWHERE)
        if is_empty:
            self._empty.show_for(is_anything_open=found.totals.all > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() - theme().px(HEAD_HEIGHT)
        self._board.fill(room)
        self._calendar.fill(room)

    def _line_words(self, totals: Totals) -> str:
        if not totals.all:
            return ""
        parts = [self.counted("{n} open", "{n} open", totals.all)]
        if totals.late:
            parts.append(self.counted("{n} late", "{n} late", totals.late))
        if totals.ready:
            parts.append(self.counted("{n} ready", "{n} ready", totals.ready))
        return " · ".join(parts)

    # Handlers

    def _on_filtered(self) -> None:
        self._most = ROWS_AT_FIRST
        self.refresh()

    def _on_calendar_file(self) -> None:
        save_calendar(self.context)

    def _on_view_chosen(self, code: str) -> None:
        self.refresh()
        if code == AS_BOARD:
            self._board.enter()
        elif code == ELSEWHERE:
            self._elsewhere.first_focus().setFocus()
        elif code == AS_CALENDAR:
            self._calendar.grid.setFocus()

    def _on_moved(self, number: int, status: str) -> None:
        context, request_id = self.context, RequestId(number)

        def move() -> None:
            known = requests.request(context.store, request_id)
            if known is None or known.status == status:
                return
            if status == RequestStatus.DONE:
                finish_wish(context, request_id)
                return
            by = context.counter.helper_id
            requests.set_status(context.store, request_id, status, now=context.now(), by=by)

        context.errors.attempt(move)

    def _on_wish_opened(self, number: int) -> None:
        self.context.errors.attempt(partial(change_wish, self.context, RequestId(number)))

    def _on_day_opened(self, day: str) -> None:
        self._filters.show_day(date.fromisoformat(day))
        self._as.choose(AS_LIST)
        self._on_filtered()
        self.list.enter()

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
