"""The page of today: everything that waits, in fixed groups, each row with its one next action.

What waits, and in which order, is decided by services/today; what the verbs do by tasks.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.services import moment_reviews, reviews
from smallcrm.services.customer_lists import ListQuery, list_ids
from smallcrm.services.openings import awaited
from smallcrm.services.resting import resting_words
from smallcrm.services.today import SHOWN_PER_GROUP, Group, Today, TodayRow, today
from smallcrm.services.upkeep import begin_day
from ui.context import AppContext
from ui.customers import places
from ui.customers.was_here import was_here
from ui.finder import Found
from ui.openings import door
from ui.pages import Verbs
from ui.preferences import Preferences
from ui.promises.how_late import shop_clock
from ui.today.body import TodayBody
from ui.today.busy_sheet import ask_busy
from ui.today.day_head import DayHead
from ui.today.day_sheet import offer_day_sheet, print_day_sheet, show_day_sheet
from ui.today.empty import NothingToDo
from ui.today.enter_sheet import enter
from ui.today.offer_line import OfferLine
from ui.today.queue_verbs import pin_or_unpin, tell_why
from ui.today.side import TodaySide
from ui.today.task_list import TaskGroup
from ui.today.task_page import TaskPage
from ui.today.tasks import CARD, Task
from ui.today.today_words import TodayWords
from ui.today.words import sum_words
from ui.widgets.layouts import column, holder

TOUCHES = {
    *("moment", "recovery", "recovery_customer", "remedy"),
    *("call", "heard", "sent_elsewhere", "neighbour", "personal_date"),
    "customer",
    "phone",
    "visit",
    "referral",
    "special_request",
    "opening",
    "reminder",
    "thank_you",
    "prompt_answer",
    "prompt_rule",
    "opening_period",
    "pinned",
    "shop",
}
PRINTED_AT_ONCE = 50  # cards of one batch: what a desk can sort and a printer holds


class TodayPage(TaskPage):
    """Everything that waits today; the keyboard begins in the finder and comes down into it."""

    def __init__(self, context: AppContext, preferences: Preferences | None = None) -> None:
        super().__init__(context, touches=TOUCHES)
        self._preferences = preferences
        self._from: dict[str, int] = {}  # groups of which not the first rows are shown
        self._groups: Sequence[Group] = ()
        self._rows: Mapping[str, TodayRow] = {}
        self._batches: Mapping[str, tuple[str, ...]] = {}
        self._offered: date | None = None
        self._begun = context.today()  # who opened the book has begun this day
        self._words = TodayWords(context.wording, partial(shop_clock, context))
        self._build()
        self.list.group_acted.connect(self._on_print_all)
        self.list.turned.connect(self._on_turned)
        self._empty.pressed.connect(self._on_first_pressed)
        self._side.openings.pressed.connect(self._on_opening_pressed)
        self._side.day.pressed.connect(self._on_day_pressed)
        context.owner.changed.connect(self._show_groups)

    def _build(self) -> None:
        self._head = DayHead(self.context)
        self._empty = NothingToDo(self.wording)
        self._empty_part = holder(column(None, 8, self._empty, gap=0))
        main = column(None, self._head, self._empty_part, self.list, None, gap=1)
        self._offer = OfferLine(self.context)
        self._side = TodaySide(self.wording, self._offer)
        column(self, TodayBody(holder(main), self._side), gap=0)

    def refresh(self) -> None:
        store, on = self.context.store, self.context.today()
        self.day = on
        most = SHOWN_PER_GROUP + max([0, *self._from.values()])
        found = today(store, on=on, per_group=most, cards_among=PRINTED_AT_ONCE)
        self._head.show_day(self.wording.day_heading(on), self._words.line(found))
        self._rows = {each.subject_key: each for group in found.groups for each in group.rows}
        self.tasks = {key: self._words.task(each, on) for key, each in self._rows.items()}
        self._batches = {group.code: group.cards[:PRINTED_AT_ONCE] for group in found.groups}
        self._groups = found.groups
        self._show_groups()
        self.list.setVisible(bool(found.groups))
        self._empty_part.setVisible(not found.groups)
        if not found.groups:
            is_new_book = not len(list_ids(store, ListQuery()))
            self._empty.show_for(resting_words(store, found), is_new_book=is_new_book)
        self._show_side(found, on)

    def _show_groups(self) -> None:
        """What only the owner may read comes and goes with F11."""
        on = self.day or self.context.today()
        self.list.show_groups([self._group(group, on) for group in self._groups])
        self._show_sums()

    def _group(self, group: Group, on: date) -> TaskGroup:
        first = self._first_of(group)
        shown = group.rows[first : first + SHOWN_PER_GROUP]
        return TaskGroup(
            code=group.code,
            title=self._words.title(group, is_private=self.context.owner.is_open),
            total=group.total,
            rows=tuple(self._words.task_words(each, on) for each in shown),
            action=self._words.batch(group, len(self._batches[group.code]), PRINTED_AT_ONCE),
            more=self._words.more(group.total - first - len(shown), SHOWN_PER_GROUP),
            back=self.say("First {n}", n=SHOWN_PER_GROUP) if first else "",
        )

    def _first_of(self, group: Group) -> int:
        """From which row on a group is shown; when these are done, the ones before them."""
        first = self._from.get(group.code, 0)
        if first >= group.total:
            first = (group.total - 1) // SHOWN_PER_GROUP * SHOWN_PER_GROUP
            self._from[group.code] = first
        return first

    def _show_side(self, found: Today, on: date) -> None:
        self._side.show_openings(awaited(self.context.store, on=on), on)
        self._side.show_dates(found.dates)
        QTimer.singleShot(0, self, self._show_later)  # a large shop's month takes longer to count

    def _show_later(self) -> None:
        store, on = self.context.store, self.context.today()
        shown = reviews.month(store, on.year, on.month)
        span = (shown.first, reviews.following(shown.first))
        wows = moment_reviews.month(store, *span).wows
        self._side.show_month(shown, wows, moment_reviews.wows_by_helper(store, *span))
        self._head.show_away()
        self._offer.look()
        if self._offered == on:
            return
        # Over night nobody stands beside the printer: then it is only offered.
        if self._offered is None and self._preferences is not None:
            print_day_sheet(self.context, self._preferences)
        else:
            offer_day_sheet(self.context)
        self._offered = on

    def _show_sums(self) -> None:
        """The sum of each row, for the owner alone: it says the standing in words."""
        is_open = self.context.owner.is_open
        for each in self.list.rows:
            found = self._rows.get(each.words.key)
            words = sum_words(self.wording, found.score) if found and is_open else ""
            each.show_aside(words)

    def verbs(self) -> Verbs:
        return {"print": partial(show_day_sheet, self.context), **super().verbs()}

    def verbs_about(self, task: Task) -> Verbs:
        row = self._rows[task.subject_key]
        own = {
            "pin": partial(pin_or_unpin, self.context, row),
            "why_here": partial(tell_why, self.context, row),
        }
        return {**super().verbs_about(task), **own}

    def menu_words(self, task: Task) -> dict[str, str]:
        row = self._rows[task.subject_key]
        pin = self.say("Take the pin away") if row.is_pinned else self.say("Pin to the top")
        return {**super().menu_words(task), "pin": pin, "why_here": self.say("Why here")}

    # Handlers

    def _on_day_check(self) -> None:
        """The shop stays open past its night: what the book needs once a day is done by itself."""
        on = self.context.today()
        if on != self._begun and not self.context.jobs.is_busy:
            self._begun = on
            self.context.errors.attempt(self._begin_day)
        super()._on_day_check()

    def _begin_day(self) -> None:
        with self.context.counter.nameless():
            begin_day(self.context.store, now=self.context.now())

    def _on_day_pressed(self, name: str) -> None:
        verbs = {"busy_weeks": ask_busy, "enter_sheet": enter, "print": show_day_sheet}
        self.context.errors.attempt(partial(verbs[name], self.context))

    def _on_opening_pressed(self, name: str, number: int) -> None:
        door.press(self.context, name, RequestId(number))

    def _on_print_all(self, code: str) -> None:
        self.context.navigate.to(CARD, " ".join(self._batches[code]))

    def _on_turned(self, code: str, step: int) -> None:
        """To the next rows of a group, or with 0 back to its first."""
        self._from[code] = (self._from.get(code, 0) + SHOWN_PER_GROUP) * step
        self.refresh()
        self.list.come_to_turning(code)

    def _on_first_pressed(self, name: str) -> None:
        if name == "was_here":
            self.context.navigate.ask_whom(self.say("Who was here?"), self._on_whom_answered)
        else:
            self.context.navigate.to(name)

    def _on_whom_answered(self, found: Found) -> None:
        if found.kind == "customer":
            was_here(self.context, CustomerId(int(found.key)))
        else:
            self.context.navigate.to(places.NEW, found.key)
