"""The owner's figures of one customer: never on the screen while customers can see it.

How they are asked for is the page's business; only what is known is shown.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.lifetime_value import LifetimeValue
from smallcrm.domain.sentence import Money
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services.worth import Worth
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.painting import keycap_width, paint_keycap
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel, named


class Figure(NamedTuple):
    """One figure: what it is, the figure, and the sentence that says where it comes from."""

    title: str
    figure: str
    told: str


class Keycap(QWidget):
    """A key in its small box, such as F11."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        named(self, "keycap", words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(theme(), self._words)) + 1, theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, theme(), QRectF(self.rect()), self._words, filled=False)
        painter.end()


class OwnerFigures(Panel):
    """Closed it says which key opens it. tier_chosen carries the code of another standing."""

    tier_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="owner_figures")
        self._wording = wording
        self._build()
        self._tier.chosen.connect(self.tier_chosen)

    def _build(self) -> None:
        say = self._wording.text
        title = PlainLabel(say("Owner's figures"), role="group", fit="wrap")
        self._hold = Keycap(say("hold {cap}", cap="F11"))
        head = row(None, title, self._hold, gap=8)
        head.setStretch(0, 1)
        self._tier = ChoiceField(
            [(tier.value, self._wording.say(tier_word(tier.value))) for tier in Tier],
            name="standing",
            spoken=say("Standing"),
        )
        self._lines = column(None, gap=12)
        standing = column(None, PlainLabel(say("Standing"), role="second"), self._tier, gap=2)
        self._inside = holder(column(None, self._lines, standing, gap=12))
        self._inside.hide()
        self.add(head, self._inside)

    def shut(self) -> None:
        """Show nothing but how to open it, and forget the figures."""
        self._inside.hide()
        self._hold.show()
        clear(self._lines)

    def show_figures(self, worth: Worth, tier: str) -> None:
        """Show these, and the standing."""
        self._hold.hide()
        clear(self._lines)
        for figure in self._figures(worth):
            lines = [PlainLabel(figure.title, role="second", fit="wrap")]
            if figure.figure:
                lines.append(PlainLabel(figure.figure, role="figure", fit="wrap"))
            if figure.told:
                lines.append(PlainLabel(figure.told, role="second", fit="wrap"))
            self._lines.addLayout(column(None, *lines, gap=2))
        self._tier.choose(tier)
        self._inside.show()

    def _figures(self, worth: Worth) -> Iterator[Figure]:
        """What is known, in one order; the past and the expected never in one figure."""
        say = self._wording.text
        if worth.visit_count:
            amount = self._money(worth.amount_minor)
            visits = self._visits(worth.visit_count)
            yield Figure(say("So far with us"), amount or visits, self._so_far(worth, visits))
        if worth.expected is not None:
            title = say("Expected in all their years")
            told = self._sum(worth.expected)
            yield Figure(title, self._money(worth.expected.amount_minor), told)
        if worth.habit is not None:
            yield Figure(say("Own rhythm"), "", self._rhythm(worth))
        if worth.visit_count:
            year = self._money(worth.year_minor) if worth.year_visits else ""
            yield Figure(say("Last 12 months"), year, self._visits(worth.year_visits))
        if worth.friends:
            yield Figure(say("Friends sent"), str(worth.friends), self._friends(worth))

    def _so_far(self, worth: Worth, visits: str) -> str:
        if worth.first_on is None:
            return ""
        since = self._wording.text("since {year}", year=worth.first_on.year)
        return since if worth.amount_minor is None else f"{visits}, {since}"

    def _visits(self, count: int) -> str:
        return self._wording.counted("{n} visit", "{n} visits", count)

    def _sum(self, value: LifetimeValue) -> str:
        """The arithmetic in one sentence."""
        say, often = self._wording.text, value.frequency
        basket = self._money(value.basket_minor)
        years = self._wording.counted("{n} year", "{n} years", value.years)
        if often.years > 1:
            told = say(
                "{basket} a visit, once in {gap} years, for {years}",
                basket=basket,
                gap=often.years,
                years=years,
            )
        else:
            told = say(
                "{basket} a visit x {visits} a year x {years}",
                basket=basket,
                visits=often.visits,
                years=years,
            )
        if value.margin_percent is not None:
            told = say("{sum} x {percent} % margin", sum=told, percent=value.margin_percent)
        return say("So far we guess: {sum}", sum=told) if value.is_guess else told

    def _rhythm(self, worth: Worth) -> str:
        gap = worth.habit.usual_gap_days if worth.habit is not None else 0
        usual = self._wording.counted("usually every day", "usually every {n} days", gap)
        if not worth.days_since:
            return self._wording.text("{usual}, here today", usual=usual)
        since = self._wording.counted("{n} day now", "{n} days now", worth.days_since)
        return f"{usual}, {since}"

    def _friends(self, worth: Worth) -> str:
        if not worth.friends_minor:
            return ""
        spent = self._money(worth.friends_minor)
        return self._wording.text("They spent {amount}; it is not added above.", amount=spent)

    def _money(self, amount_minor: int | None) -> str:
        if amount_minor is None:
            return ""
        return self._wording.money(Money(amount_minor, self._wording.currency))
