"""The calendar of promises: a week or a month of told days, openings and closed days.

What is promised is asked of services/promises, when the shop is closed of services/hours.
"""

import calendar as weeks
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.sentence import sentence
from smallcrm.services.hours import opening_hours
from smallcrm.services.promises import DayEntry, PromiseFilter, days
from ui.context import AppContext
from ui.promises.day_grid import DAYS_IN_WEEK, DayGrid, DayWords, EntryWords
from ui.today.words import month_name
from ui.widgets.buttons import IconButton, KeycapButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

WEEK, MONTH = "week", "month"
SHOWN = {WEEK: 40, MONTH: 8}  # entries of a day, more than a cell has lines on a large screen
CALENDAR_HEIGHT = 460  # units
WEEKDAYS = (
    sentence("Monday"),
    sentence("Tuesday"),
    sentence("Wednesday"),
    sentence("Thursday"),
    sentence("Friday"),
    sentence("Saturday"),
    sentence("Sunday"),
)
# Where the week of a calendar on the wall begins on Sunday (Unicode CLDR, weekData firstDay).
SUNDAY_FIRST = frozenset({"US", "CA", "MX", "BR", "JP", "IN", "IL", "ZA", "PH", "KR", "TW", "HK"})


class Calendar(QWidget):
    """day_opened carries a day as ISO text, whose list is wanted."""

    day_opened = Signal(str)

    def __init__(self, context: AppContext, country: str) -> None:
        super().__init__()
        self._context = context
        self._week = weeks.Calendar(
            firstweekday=weeks.SUNDAY if country in SUNDAY_FIRST else weeks.MONDAY
        )
        self._on = self._day = context.today()
        self._wanted = PromiseFilter()
        self._build()
        self._span.chosen.connect(self._on_span_chosen)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._today.clicked.connect(self._on_today)
        self.grid.stepped.connect(self._on_stepped)
        self.grid.turned.connect(self._on_turned)
        self.grid.opened.connect(self.day_opened)
        self.grid.clicked.connect(self._on_clicked)

    def _build(self) -> None:
        say = self._context.wording.text
        self._title = PlainLabel("", role="group", fit="elide")
        self._earlier = IconButton("chevron-left", name="earlier_days", spoken=say("Earlier"))
        self._later = IconButton("chevron-right", name="later_days", spoken=say("Later days"))
        self._today = KeycapButton(say("Today"), name="this_day")
        spans = [(MONTH, say("Month")), (WEEK, say("Week"))]
        self._span = SegmentedButtons(spans, name="span", spoken=say("How much is shown"))
        head = row(None, self._earlier, self._later, self._title, self._today, self._span, gap=8)
        head.setStretch(2, 1)
        self.grid = DayGrid(self._heads(), name="days", spoken=say("Calendar"))
        column(self, holder(head), self.grid, gap=8)

    def _heads(self) -> list[str]:
        return [self._context.wording.say(WEEKDAYS[place]) for place in self._week.iterweekdays()]

    def show_calendar(self, wanted: PromiseFilter, on: date) -> None:
        """Show these promises anew; the day in hand stays."""
        self._wanted, self._on = wanted._replace(day=None), on
        had_focus = self.grid.hasFocus()
        shown = self._shown_days()
        store = self._context.store
        found = days(
            store, shown[0], shown[-1], on=on, wanted=self._wanted, most=SHOWN[self._span.code]
        )
        by_day = {day: list(entries) for day, entries in groupby(found, key=lambda each: each.day)}
        hours = opening_hours(store)
        self.grid.days.show_days(
            [self._day_words(day, by_day.get(day, []), hours) for day in shown]
        )
        self.grid.take(self._day)
        self._title.show_text(self._title_words(shown))
        if had_focus:
            self.grid.setFocus()

    def _shown_days(self) -> list[date]:
        if self._span.code == MONTH:
            return list(self._week.itermonthdates(self._day.year, self._day.month))
        back = (self._day.weekday() - self._week.firstweekday) % DAYS_IN_WEEK
        first = self._day - timedelta(days=back)
        return [first + timedelta(days=place) for place in range(DAYS_IN_WEEK)]

    def _title_words(self, shown: Sequence[date]) -> str:
        wording = self._context.wording
        if self._span.code == MONTH:
            name = month_name(wording, self._day)
            return wording.text("{month} {year}", month=name, year=self._day.year)
        first, last = wording.full_date(shown[0]), wording.full_date(shown[-1])
        return wording.text("{first} to {last}", first=first, last=last)

    def _day_words(self, day: date, entries: Sequence[DayEntry], hours: OpeningHours) -> DayWords:
        wording = self._context.wording
        total = entries[0].total if entries else 0
        closed = hours.closed_on(day)
        is_closed = not hours.is_working_day(day)
        note = ""
        if is_closed:
            note = (closed.words if closed is not None else "") or wording.text("closed")
        count = wording.counted("{n} promise", "{n} promises", total)
        return DayWords(
            day=day,
            number=str(day.day),
            spoken=", ".join(part for part in (wording.full_date(day), count, note) if part),
            entries=tuple(self._entry(each) for each in entries),
            total=total,
            note=note,
            is_closed=is_closed,
            is_today=day == self._on,
            is_beside=self._span.code == MONTH and day.month != self._day.month,
        )

    def _entry(self, each: DayEntry) -> EntryWords:
        say = self._context.wording.text
        is_late = each.day < self._on
        words = say("{name}: {what}", name=each.name, what=each.what)
        if each.told_time is not None:
            words = say("{time} {what}", time=each.told_time, what=words)
        if is_late:  # never by colour alone
            words = say("late: {what}", what=words)
        tone = "warn" if is_late else "info" if each.is_opening else "ink"
        return EntryWords(words, tone)

    def _go(self, day: date) -> None:
        self._day = day
        if self.grid.days.place_of(day).isValid() and not self._leaves_month(day):
            self.grid.take(day)
        else:
            self.show_calendar(self._wanted, self._on)

    def _leaves_month(self, day: date) -> bool:
        """Whether a day stands beside the month that is shown."""
        found = self.grid.days.day_at(self.grid.days.place_of(day))
        return found is not None and found.is_beside

    # Handlers

    def _on_stepped(self, step: int) -> None:
        self._go(self._day + timedelta(days=step))

    def _on_turned(self, step: int) -> None:
        if self._span.code == WEEK:
            self._go(self._day + timedelta(days=step * DAYS_IN_WEEK))
            return
        first = self._day.replace(day=1)
        month = first - timedelta(days=1) if step < 0 else first + timedelta(days=31)
        last = weeks.monthrange(month.year, month.month)[1]
        self._go(month.replace(day=min(self._day.day, last)))

    def _on_earlier(self) -> None:
        self._on_turned(-1)

    def _on_later(self) -> None:
        self._on_turned(1)

    def _on_today(self) -> None:
        self._go(self._on)
        self.grid.setFocus()

    def _on_clicked(self) -> None:
        day = self.grid.day
        if day is not None:
            self._go(day)

    def _on_span_chosen(self) -> None:
        self.show_calendar(self._wanted, self._on)
