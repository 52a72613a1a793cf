"""The calendar of promises: a week or a month of told days, openings and closed days.

What is promised is asked of services/promises, when the shop is closed of services/hours.
"""

import calendar as weeks
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.repeats import WEEKDAYS
from smallcrm.services.hours import opening_hours
from smallcrm.services.promises import DayEntry, PromiseFilter, days
from smallcrm.wording import Wording
from ui.context import AppContext
from ui.promises.day_grid import DAYS_IN_WEEK, DayGrid, WeekdayName
from ui.promises.day_words import DayWords, EntryWords
from ui.theme import theme
from ui.today.words import month_name
from ui.widgets.buttons import IconButton, KeycapButton
from ui.widgets.flow import FlowRow
from ui.widgets.layouts import column, holder, row
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

WEEK, MONTH = "week", "month"
SHOWN = {WEEK: 40, MONTH: 8}  # entries of a day, more than a cell has lines on a large screen
ROW_LEAST = 70  # units: the number of a day and two lines
GAP = 8
DAY_LEAST = 96  # units: in narrower columns the days of a week stand one under the other
A_SUNDAY = date(2023, 1, 1)
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
        self._room = 0
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
        self._title = PlainLabel("", role="group")
        self._earlier = IconButton("chevron-left", name="earlier_days", spoken=say("Earlier"))
        self._later = IconButton("chevron-right", name="later_days", spoken=say("Later days"))
        self._today = KeycapButton(say("Today"), name="this_day")
        spans = [(MONTH, say("Month")), (WEEK, say("Week"))]
        self._span = SegmentedButtons(spans, name="span", spoken=say("How much is shown"))
        turning = holder(row(None, self._earlier, self._later, self._title, None, gap=8))
        head = FlowRow(least=0)
        for part in (turning, self._today, self._span):
            head.add(part)
        self.grid = DayGrid(self._heads(), name="days", spoken=say("Calendar"))
        self._head = head
        column(self, head, self.grid, gap=GAP)

    def _heads(self) -> list[WeekdayName]:
        wording = self._context.wording
        return [
            WeekdayName(
                wording.say(WEEKDAYS[place]),
                wording.short_weekday(A_SUNDAY + timedelta(days=1 + place)),
            )
            for place in self._week.iterweekdays()
        ]

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
        self.grid.show_days(
            [self._day_words(day, by_day.get(day, []), hours) for day in shown],
            1 if self._is_in_rows else DAYS_IN_WEEK,
        )
        self.grid.take(self._day)
        self._title.show_text(self._title_words(shown))
        self._take_height()
        if had_focus:
            self.grid.setFocus()

    @property
    def _is_in_rows(self) -> bool:
        """Whether the days of a week stand one under the other, because the columns are narrow."""
        least = theme().px(DAY_LEAST) * DAYS_IN_WEEK
        return self._span.code == WEEK and self.grid.width() < least

    def fill(self, room: int) -> None:
        """Be as high as the page has room, in pixels; never so low that a month is squeezed."""
        self._room = room
        self._take_height()

    def _take_height(self) -> None:
        beside, rows = self.grid.days.beside, self.grid.days.rowCount()
        high = self.grid.rows_height() if beside == 1 else theme().px(ROW_LEAST) * (rows + 1)
        high += self._head.heightForWidth(self.width()) + theme().px(GAP)
        self.setFixedHeight(high if beside == 1 else max(high, self._room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self._is_in_rows != (self.grid.days.beside == 1):
            self.show_calendar(self._wanted, self._on)

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
        first, last = wording.short_date(shown[0]), wording.short_date(shown[-1])
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
            number=wording.day_heading(day) if self._is_in_rows else str(day.day),
            spoken=", ".join(part for part in (wording.full_date(day), count, note) if part),
            entries=tuple(_entry(wording, each, self._on) for each in entries),
            total=total,
            note=note,
            late=wording.text("late") if entries and day < self._on else "",
            is_closed=is_closed,
            is_today=day == self._on,
            is_beside=self._span.code == MONTH and day.month != self._day.month,
        )

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


def _entry(wording: Wording, each: DayEntry, on: date) -> EntryWords:
    """A promise as a whole and in ever shorter words."""
    say = wording.text
    called = each.name.split()[0] if each.name.split() else each.name
    told = [say("{name}: {what}", name=each.name, what=each.what), each.name, called]
    if each.told_time is not None:
        told = [say("{time} {what}", time=each.told_time, what=words) for words in told]
        told.append(wording.clock(each.told_time))
    tone = "warn" if each.day < on else "info" if each.is_opening else "ink"
    return EntryWords(told[0], tone, tuple(told[1:]))
