"""The opening hours of an ordinary week: from and to for each day, with a break if there is one.

When they are saved is the page's business.
"""

from datetime import time

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.opening_hours import OpeningHours, Period
from smallcrm.domain.repeats import WEEKDAYS
from smallcrm.domain.times import typed_time
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.choices import TICK_SIZE, TickBox
from ui.widgets.fields import TextField, mark_wrong
from ui.widgets.flow import flow
from ui.widgets.layouts import column, keep_width, row
from ui.widgets.text import PlainLabel, named

TIME_WIDTH = 92
LINE = 36
NINE, SIX = time(9), time(18)
NOON, TWO = time(12, 30), time(14)
WORKDAYS_AFTER_MONDAY = range(1, 5)
BOTH = 2  # a day with a break has two stretches


class _DayTick(TickBox):
    """A day that is open or not; all days are as wide as the longest."""

    def __init__(self, words: str, longest: str, *, name: str) -> None:
        super().__init__(words, name=name)
        self._longest = longest

    def sizeHint(self) -> QSize:
        width = theme().metrics("body").horizontalAdvance(self._longest)
        return QSize(width + theme().px(TICK_SIZE + 16), theme().px(LINE))


class _TimeLine(TextField):
    """One time of day; read() understands it as people write it."""

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__(name=name, spoken=spoken, limit=20)
        keep_width(self, TIME_WIDTH)
        keep_narrow(self)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(TIME_WIDTH), super().sizeHint().height())

    def read(self) -> time:
        """The time. Raises Invalid (hours), and marks the line."""
        try:
            found = typed_time(self.text(), field="hours")
        except Invalid:
            mark_wrong(self, is_wrong=True)
            raise
        mark_wrong(self, is_wrong=False)
        return found


class _Stretch(QWidget):
    """From and to; overnight is said, because 9 to 6 is easily typed for 9 to 18."""

    def __init__(self, wording: Wording, name: str, spoken: str) -> None:
        super().__init__()
        self._wording = wording
        say = wording.text
        self.opens = _TimeLine(name=f"{name}_opens", spoken=say("{day}, from", day=spoken))
        self.closes = _TimeLine(name=f"{name}_closes", spoken=say("{day}, to", day=spoken))
        self._morning = PlainLabel(say("next morning"), role="second", tone="info")
        keep_narrow(self._morning)
        self._morning.hide()
        column(self, flow(self.opens, _middle(say("to")), self.closes, self._morning))
        keep_narrow(self)
        for line in (self.opens, self.closes):
            line.textChanged.connect(self._on_typed)

    def show_times(self, opens: time, closes: time) -> None:
        """Fill both lines."""
        self.opens.show_text(self._wording.clock(opens))
        self.closes.show_text(self._wording.clock(closes))

    def period(self, weekday: int) -> Period:
        """What was typed. Raises Invalid (hours)."""
        return Period(weekday, self.opens.read(), self.closes.read())

    def _on_typed(self) -> None:
        try:
            is_overnight = typed_time(self.closes.text()) <= typed_time(self.opens.text())
        except Invalid:
            is_overnight = False
        self._morning.setVisible(is_overnight)


class DayRow(QWidget):
    """One weekday: open or closed, its hours, its break; more: what else stands in its row.

    longest: the widest word of the rows that stand together. words: its name, if it is no weekday.
    """

    def __init__(
        self, wording: Wording, weekday: int, *more: QWidget, longest: str = "", words: str = ""
    ) -> None:
        super().__init__()
        self._wording = wording
        self._weekday = weekday
        self.has_break = False
        say, day = wording.text, words or wording.say(WEEKDAYS[weekday])
        name = f"day_{weekday}"
        self.tick = _DayTick(day, longest or day, name=name)
        self.first = _Stretch(wording, name, day)
        self.second = _Stretch(wording, f"{name}_again", say("{day} after the break", day=day))
        self._and = _middle(say("and"))
        self._closed = _middle(say("closed"))
        self._add = LinkButton(
            say("Break"), name=f"{name}_break", spoken=say("Add a break on {day}", day=day)
        )
        self._drop = IconButton(
            "x", name=f"{name}_no_break", spoken=say("No break on {day}", day=day)
        )
        parts = (self._closed, self.first, self._and, self.second, self._add, self._drop)
        line = row(self, gap=8)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(flow(*parts, *more), 1)
        self.tick.toggled.connect(self._on_ticked)
        self._add.clicked.connect(self._on_break)
        self._drop.clicked.connect(self._on_no_break)

    def show_periods(self, periods: tuple[Period, ...]) -> None:
        """Show the hours of this day; none is closed. More than two stretches become two."""
        self.has_break = len(periods) >= BOTH
        start = periods[0] if periods else Period(self._weekday, NINE, SIX)
        again = periods[-1] if self.has_break else Period(self._weekday, TWO, SIX)
        self.first.show_times(start.opens, start.closes)
        self.second.show_times(again.opens, again.closes)
        self.tick.setChecked(bool(periods))
        self._show_parts()

    def periods(self) -> tuple[Period, ...]:
        """What was typed. Raises Invalid (hours)."""
        if not self.tick.isChecked():
            return ()
        first = self.first.period(self._weekday)
        return (first, self.second.period(self._weekday)) if self.has_break else (first,)

    def copy_from(self, other: "DayRow") -> None:
        """The same words as on another day."""
        for mine, theirs in ((self.first, other.first), (self.second, other.second)):
            mine.opens.show_text(theirs.opens.text())
            mine.closes.show_text(theirs.closes.text())
        self.has_break = other.has_break
        self.tick.setChecked(other.tick.isChecked())
        self._show_parts()

    def texts(self) -> tuple[str, ...]:
        """What stands in the lines that can be seen."""
        if not self.tick.isChecked():
            return ()
        seen = (self.first, self.second) if self.has_break else (self.first,)
        return tuple(line.text() for each in seen for line in (each.opens, each.closes))

    def _show_parts(self) -> None:
        is_open = self.tick.isChecked()
        self._closed.setVisible(not is_open)
        self.first.setVisible(is_open)
        for part in (self._and, self.second, self._drop):
            part.setVisible(is_open and self.has_break)
        self._add.setVisible(is_open and not self.has_break)

    def _on_ticked(self) -> None:
        self._show_parts()

    def _on_break(self) -> None:
        self.has_break = True
        closes = self.first.closes.text()
        self.first.closes.show_text(self._wording.clock(NOON))
        self.second.opens.show_text(self._wording.clock(TWO))
        self.second.closes.show_text(closes)
        self._show_parts()
        self.first.closes.setFocus()
        self.first.closes.selectAll()

    def _on_no_break(self) -> None:
        self.has_break = False
        self.first.closes.show_text(self.second.closes.text())
        self._show_parts()
        self._add.setFocus()


class HoursEditor(QWidget):
    """Seven days, and the working days made alike with one press."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        named(self, "hours", wording.text("Opening hours"))
        words = [wording.say(day) for day in WEEKDAYS]
        metrics = theme().metrics("body")
        longest = max(words, key=metrics.horizontalAdvance)
        self._alike = LinkButton(
            wording.text("Tue-Fri alike"),
            name="days_alike",
            spoken=wording.text("Tuesday to Friday as on Monday"),
        )
        self._days = [
            DayRow(wording, weekday, *([] if weekday else [self._alike]), longest=longest)
            for weekday in range(len(WEEKDAYS))
        ]
        column(self, *self._days, gap=4)
        self.setFocusProxy(self._days[0].tick)
        self._alike.clicked.connect(self._on_alike)

    def show_hours(self, hours: OpeningHours) -> None:
        """Fill all days."""
        for weekday, day in enumerate(self._days):
            day.show_periods(tuple(sorted(p for p in hours.periods if p.weekday == weekday)))

    def hours(self) -> OpeningHours:
        """What was typed. Raises Invalid (hours), and the keyboard goes to what is wrong."""
        try:
            return OpeningHours(tuple(period for day in self._days for period in day.periods()))
        except Invalid:
            wrong = (line for line in self.findChildren(_TimeLine) if line.property("wrong"))
            self.setFocusProxy(next(wrong, self._days[0].tick))
            raise

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the lines now, to know whether something was typed."""
        return tuple(day.texts() for day in self._days)

    def _on_alike(self) -> None:
        for weekday in WORKDAYS_AFTER_MONDAY:
            self._days[weekday].copy_from(self._days[0])


def _middle(words: str) -> QWidget:
    """A word between two lines, as high as they are."""
    label = PlainLabel(words, tone="mute")
    label.setMinimumHeight(theme().px(LINE))
    keep_narrow(label)
    return label


def keep_narrow(widget: QWidget) -> None:
    """Take no more width in a row than the words need."""
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, widget.sizePolicy().verticalPolicy())
