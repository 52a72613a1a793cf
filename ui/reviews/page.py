"""The page that looks back: this month and the one before, and what was done lately.

Figures come from services/reviews, deeds from services/activity; there is no money on this page.
"""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.services import activity, reviews
from smallcrm.services.helpers import helpers
from ui.context import AppContext
from ui.customers.places import ONE
from ui.customers.wrapping import Abreast
from ui.heard.month_panel import ListeningPanel
from ui.pages import Argument, Page, Verbs
from ui.reviews.deeds_panel import DeedsPanel
from ui.reviews.how_panel import HowPanel
from ui.reviews.month_panel import MonthPanel
from ui.reviews.promise_panel import PromisePanel
from ui.right.looking_back import RightPanel
from ui.undoing import ask_to_undo
from ui.widgets.buttons import IconButton
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.text import PlainLabel

TOUCHES = {
    *("recovery", "recovery_customer", "remedy", "lesson"),
    *("heard", "sent_elsewhere"),
    "shop",
    "helper",
    "customer",
    "visit",
    "referral",
    "moment",
    "special_request",
    "reminder",
    "thank_you",
    "prompt_answer",
    "prompt_rule",
    "opening_period",
}
DEEDS_AT_FIRST = 20
MORE_DEEDS = 40
BESIDE_FROM = 680  # units: narrower, the months stand one under the other


class LookingBackPage(Page):
    """How it went, two months in figures side by side with arrows to earlier ones, the deeds."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._first: date | None = None
        self._deeds_shown = DEEDS_AT_FIRST
        self._build()
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._deeds.more_wanted.connect(self._on_more_wanted)
        self._deeds.undo_asked.connect(partial(ask_to_undo, context))
        context.owner.changed.connect(self._on_owner_changed)
        for panel in (self._this, self._before, self._how):
            panel.opened.connect(self._on_opened)

    def _build(self) -> None:
        say = self.say
        self._earlier = IconButton("chevron-left", name="earlier", spoken=say("Earlier month"))
        self._later = IconButton("chevron-right", name="later_month", spoken=say("Later month"))
        title = PlainLabel(say("Looking back"), role="page", fit="elide")
        head = row(None, title, None, self._earlier, self._later, gap=4)
        self._before = MonthPanel(self.wording, name="month_before")
        self._this = MonthPanel(self.wording, name="month_this")
        months = Abreast(self._this, self._before, limit=BESIDE_FROM, gap=12)
        self._how = HowPanel(self._context)
        self._right = RightPanel(self._context)
        self._listening = ListeningPanel(self._context)
        self._deeds = DeedsPanel(self.wording)
        self._promise = PromisePanel(self._context)
        parts = (self._how, self._right, months, self._promise, self._listening, self._deeds)
        main = column(None, head, *parts, None, gap=12)
        column(self, PageBody(holder(main)), gap=0)

    def arrive(self, _argument: Argument) -> None:
        # Filled before it is shown: rows that come later are squeezed into the height of the view.
        if self.is_stale:
            self.is_stale = False
            self.refresh()

    def first_focus(self) -> QWidget | None:
        return self._earlier if self._earlier.isEnabled() else None

    def verbs(self) -> Verbs:
        return {"previous": self._on_earlier, "next": self._on_later}

    def refresh(self) -> None:
        store = self._context.store
        running = self._context.today().replace(day=1)
        shown = min(self._first or running, running)
        before = reviews.previous(shown)
        self._how.show_month(shown)
        self._promise.show_month(shown)
        self._right.show_month(shown)
        self._listening.show_month(shown)
        self._this.show_month(reviews.month(store, shown.year, shown.month))
        self._before.show_month(reviews.month(store, before.year, before.month))
        earliest = reviews.first_month(store) or running
        _allow(self._earlier, is_possible=earliest < before)
        _allow(self._later, is_possible=shown < running)
        found = activity.recent(store, limit=self._deeds_shown + 1)
        names = {helper.id: helper.name for helper in helpers(store)}
        has_more = len(found) > self._deeds_shown
        self._deeds.show_deeds(found[: self._deeds_shown], names, has_more=has_more)

    def _go(self, first: date) -> None:
        running = self._context.today().replace(day=1)
        self._first = first if first < running else None
        self.refresh()

    # Handlers

    def _on_earlier(self) -> None:
        if self._earlier.isEnabled():
            self._go(reviews.previous(self._first or self._context.today().replace(day=1)))

    def _on_later(self) -> None:
        if self._later.isEnabled() and self._first is not None:
            self._go(reviews.following(self._first))

    def _on_owner_changed(self) -> None:
        running = self._context.today().replace(day=1)
        for panel in (self._how, self._right):
            panel.show_month(min(self._first or running, running))

    def _on_more_wanted(self) -> None:
        self._deeds_shown += MORE_DEEDS
        self.refresh()

    def _on_opened(self, number: int) -> None:
        self._context.navigate.to(ONE, number)


def _allow(arrow: IconButton, *, is_possible: bool) -> None:
    """An arrow that leads nowhere is not there, and leaves its room."""
    policy = arrow.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    arrow.setSizePolicy(policy)
    arrow.setEnabled(is_possible)
    arrow.setVisible(is_possible)
