"""The right column of Today: openings after hours, how the month went, dates, the day.

The figures come from the services; nothing here counts.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.moments import SHAPES
from smallcrm.services.moment_reviews import HelperWows
from smallcrm.services.near_dates import NearDate
from smallcrm.services.openings import OpeningRow
from smallcrm.services.reviews import MonthReview
from smallcrm.wording import Wording
from ui.openings.panel import OpeningsPanel
from ui.today.day_panel import DayPanel
from ui.today.headed import HeadedPanel
from ui.today.soft_label import term_row
from ui.today.words import capital, month_name
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column
from ui.widgets.text import plain_tooltip

TERM_WIDTH = 84  # room for "Wednesday"
FIGURE_WIDTH = 44
PANEL_LEAST = 240  # units: where there is room for two, the panels stand side by side
GAP = 12
ON_TODAY = ("visits", "newcomers", "posted", "kept")  # the whole month is under Looking back


class TodaySide(QWidget):
    """Panels one under the other, or side by side when folded under the page.

    opened: a customer's number was asked for.
    """

    opened = Signal(int)

    def __init__(self, wording: Wording, offer: QWidget) -> None:
        """offer: the quiet line, which comes and goes by itself."""
        super().__init__()
        self._wording = wording
        say = wording.text
        self.openings = OpeningsPanel(wording)
        self._month = HeadedPanel(say("How the month went"), name="side_month")
        self._dates = HeadedPanel(say("Dates"), name="side_dates")
        self._bodies = [column(None, gap=8) for _ in range(2)]
        for panel, body in zip(self._panels(), self._bodies, strict=True):
            panel.add(body)
        self.day = DayPanel(wording)
        parts = (self.openings, *self._panels(), offer, self.day)
        column(self, flow(*parts, gap=GAP, least=PANEL_LEAST), gap=0)

    def show_openings(self, openings: Sequence[OpeningRow], on: date) -> None:
        """The openings of the next days, the next one first."""
        self.openings.show_openings(openings, on)

    def show_month(self, review: MonthReview, wows: int, by_helper: Sequence[HelperWows]) -> None:
        """The month that is running, in a few figures; who left delighted comes first."""
        panel, body = self._month, self._bodies[0]
        clear(body)
        name = month_name(self._wording, review.first)
        panel.show_head(self._wording.text("How {month} went", month=name))
        if wows:
            figure = f"{SHAPES['wow']} {wows}"
            words = self._delighted(by_helper)
            body.addWidget(term_row(figure, words, tone="ink", term_width=FIGURE_WIDTH))
        for line in review.lines:
            if line.code in ON_TODAY:
                words = self._wording.say(line.words)
                figure = str(line.figure)
                body.addWidget(term_row(figure, words, tone="ink", term_width=FIGURE_WIDTH))
        panel.setVisible(bool(body.count()))

    def _delighted(self, by_helper: Sequence[HelperWows]) -> str:
        say, told = self._wording.text, self._wording.text("left delighted")
        names = ", ".join(say("{name}: {n}", name=each.name, n=each.wows) for each in by_helper)
        return say("{told}. {names}", told=told, names=names) if names else told

    def show_dates(self, dates: Sequence[NearDate]) -> None:
        """Birthdays and other days of the next two weeks."""
        body, say = self._bodies[1], self._wording.text
        clear(body)
        for each in dates:
            what = self._wording.say(each.what)
            words = say("{what}: {name}", what=what, name=each.name)
            if each.age is not None:
                words = say("{what}: {name}, {age}", what=what, name=each.name, age=each.age)
            body.addWidget(self._row(self._short_day(each.on), words, each.on))
        self._dates.setVisible(bool(dates))

    def _row(self, term: str, words: str, day: date) -> QWidget:
        made = term_row(term, words, term_width=TERM_WIDTH)
        plain_tooltip(made, self._wording.full_date(day))
        return made

    def _short_day(self, day: date) -> str:
        return capital(self._wording.day(day))

    def _panels(self) -> tuple[HeadedPanel, HeadedPanel]:
        return (self._month, self._dates)
