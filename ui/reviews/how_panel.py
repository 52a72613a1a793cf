"""How the month went: sentences with their shapes, who delivered WOWs, and what is still open.

What let somebody down is shown only while no customer can read along.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.moments import SHAPES
from smallcrm.services import moment_reviews, reviews
from smallcrm.services.moment_reviews import MomentMonth, OpenCase
from ui.context import AppContext
from ui.today.headed import HeadedPanel
from ui.today.words import month_name
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, column, holder, keep_width, row
from ui.widgets.text import PlainLabel, one_line

SHAPE_WIDTH = 20
NAME_LETTERS = 32
WORDS_LETTERS = 140  # of what somebody said; the rest stands on their page
SHOWN_MOST = 8


class HowPanel(HeadedPanel):
    """opened carries a customer's number."""

    opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("How it went"), name="how_it_went", padding=20)
        self._context = context
        self._lines = column(None, gap=8)
        self.add(self._lines)

    def show_month(self, first: date) -> None:
        """Tell of the month that begins on this day, and of what is open today."""
        store, say = self._context.store, self._context.wording.text
        following = reviews.following(first)
        name = month_name(self._context.wording, first)
        self.show_head(say("How it went in {month}", month=name))
        clear(self._lines)
        month = moment_reviews.month(store, first, following)
        self._tell(month)
        wows = moment_reviews.wows_by_helper(store, first, following)
        if wows:
            names = [say("{name} {n}", name=one_line(each.name, NAME_LETTERS), n=each.wows)
                     for each in wows]  # fmt: skip
            self._line("", say("WOWs thanks to: {names}", names=" · ".join(names)), role="second")
        if self._context.owner.is_open:
            self._tell_owner(month, first, following)
        if not self._lines.count():
            self._lines.addWidget(PlainLabel(self._nothing(month), role="second", fit="wrap"))

    def _tell(self, month: MomentMonth) -> None:
        word = self._context.wording.say
        if month.wows:
            self._line(SHAPES["wow"], word(moment_reviews.delighted(month)))
        if month.hows:
            self._line(SHAPES["how"], word(moment_reviews.as_expected(month)))

    def _tell_owner(self, month: MomentMonth, first: date, following: date) -> None:
        store, wording = self._context.store, self._context.wording
        if month.ows:
            self._line(SHAPES["ow"], wording.say(moment_reviews.let_down(month)), tone="warn")
        if month.turned:
            self._line("", wording.say(moment_reviews.turned(month)), role="second")
        found = moment_reviews.causes(store, first, following)
        if found:
            said = [
                wording.text("{cause} {n}", cause=wording.say(each.words), n=each.times)
                for each in found
            ]
            told = wording.text("What it was about: {causes}", causes=" · ".join(said))
            self._line("", told, role="second")
        self._tell_open(moment_reviews.open_cases(store))

    def _tell_open(self, cases: Sequence[OpenCase]) -> None:
        wording = self._context.wording
        if not cases:
            return
        head = PlainLabel(wording.text("Still open"), role="second_bold")
        self._lines.addWidget(head)
        for case in cases[:SHOWN_MOST]:
            self._lines.addWidget(self._case(case))
        more = len(cases) - SHOWN_MOST
        if more > 0:
            self._line("", wording.counted("and {n} more", "and {n} more", more), role="second")

    def _case(self, case: OpenCase) -> QWidget:
        name = LinkButton(
            one_line(case.name, NAME_LETTERS), name=f"case_{case.id}", spoken=case.name
        )
        name.setProperty("customer", case.customer_id)
        name.clicked.connect(self._on_clicked)
        day = PlainLabel(self._context.wording.day(case.day), role="second")
        made = column(None, row(None, name, day, None, gap=6), gap=0)
        words = one_line(case.words, WORDS_LETTERS)
        if words:
            said = PlainLabel(f"“{words}”", role="second", fit="wrap")
            made.addLayout(column(None, said, margins=(4, 0, 0, 0)))
        return holder(made)

    def _line(self, shape: str, words: str, *, role: str = "body", tone: str = "") -> None:
        mark = PlainLabel(shape, tone=tone)
        mark.setAccessibleName(" ")  # the sentence says it
        keep_width(mark, SHAPE_WIDTH)
        made = QWidget()
        whole = row(made, mark, PlainLabel(words, role=role, tone=tone, fit="wrap"), gap=4)
        whole.setStretch(1, 1)
        self._lines.addWidget(made)

    def _nothing(self, month: MomentMonth) -> str:
        say = self._context.wording.text
        if month.is_empty:
            return say(
                "Nobody noted how it went. On a customer's page: Ctrl+Up for ▲, Ctrl+Down for ▼, "
                "F4 for their words."
            )
        return say("Hold F11 to see it.")

    def _on_clicked(self) -> None:
        self.opened.emit(int(self.sender().property("customer")))
