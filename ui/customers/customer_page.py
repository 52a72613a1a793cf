"""The page of one customer: who this is, what to say, our story, and what is open.

The four verbs' sheets, and the parts of the page, stand in their own modules.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.services import customers, prompts, referrals, reminders, requests, thank_yous
from smallcrm.services.customers import CustomerHead
from smallcrm.services.say_this import say_this
from smallcrm.services.thank_yous import DueCard
from smallcrm.services.worth import worth
from ui.context import AppContext
from ui.customers import places
from ui.customers.customer_body import CustomerBody
from ui.customers.header import CustomerHeader
from ui.customers.how_it_went import how_it_went, mark
from ui.customers.neighbours import Neighbours
from ui.customers.owner_figures import OwnerFigures
from ui.customers.remind_me import remind_me
from ui.customers.side_panels import NextCardPanel, PromisesPanel, SentUsPanel
from ui.customers.story_part import StoryPart
from ui.customers.thank import thank
from ui.customers.turning import Turner
from ui.customers.wants_something import wants_something
from ui.customers.was_here import was_here
from ui.pages import Argument, Page, Verbs
from ui.widgets.layouts import PageBody, column
from ui.widgets.panels import Notice

TOUCHES = {
    "customer",
    "phone",
    "email",
    "address",
    "visit",
    "special_request",
    "reminder",
    "thank_you",
    "prompt_answer",
    "referral",
}
Sheet = Callable[[AppContext, CustomerId], None]
SHEETS: Mapping[str, Sheet] = {
    "was_here": was_here,
    "wants_something": wants_something,
    "how_it_went": how_it_went,
    "wow": partial(mark, kind="wow"),
    "let_down": partial(mark, kind="ow"),
    "thank": thank,
    "remind_me": remind_me,
}


def _opener(context: AppContext, name: str, customer_id: CustomerId) -> Callable[[], None]:
    def open_sheet() -> None:
        SHEETS[name](context, customer_id)

    return open_sheet


class CustomerPage(Page):
    """One customer; arrive with their id."""

    rail_code = places.ALL

    def __init__(self, context: AppContext, neighbours: Neighbours | None = None) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._customer_id: CustomerId | None = None
        self._cards: list[DueCard] = []
        self._turner = Turner(context, neighbours or Neighbours())
        self._build()
        self._head.pressed.connect(self._on_pressed)
        self._promises.pressed.connect(self._on_promise_pressed)
        self._next_card.pressed.connect(self._on_card_pressed)
        self._sent_us.pressed.connect(self._on_person_pressed)
        self._figures.tier_chosen.connect(self._on_tier_chosen)
        self._story.went_to.connect(self._on_went_to)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        context.owner.changed.connect(self._on_owner_changed)

    def _build(self) -> None:
        wording = self.wording
        self._head = CustomerHeader(wording, self._turner)
        self._story = StoryPart(self._context)
        self._promises = PromisesPanel(wording)
        self._next_card = NextCardPanel(wording)
        self._sent_us = SentUsPanel(wording)
        self._figures = OwnerFigures(wording)
        panels = (self._promises, self._next_card, self._sent_us, self._figures)
        self._body = CustomerBody(self._head, panels, self._story)
        self._nobody = Notice(
            self.say("This customer is not in the book"),
            self.say("They may have been removed for good. Everybody else is under Customers."),
            name="nobody",
        )
        inside = QWidget()
        column(inside, self._nobody, self._body, gap=0)
        self._scroll = PageBody(inside)
        column(self, self._scroll)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, int):
            self._customer_id = CustomerId(argument)
            self._scroll.verticalScrollBar().setValue(0)

    def customer(self) -> CustomerId | None:
        return self._customer_id

    def first_focus(self) -> QWidget | None:
        return self._head.first_focus()

    def verbs(self) -> Verbs:
        head = self._known_head()
        if head is None or head.trashed:
            return self._turner.verbs()
        sheets = {name: _opener(self._context, name, head.id) for name in SHEETS}
        return {**sheets, **self._turner.verbs(), "edit": self._edit, "print": self._print_card}

    def refresh(self) -> None:
        head = self._known_head()
        self._nobody.setVisible(head is None)
        self._body.setVisible(head is not None)
        if head is None:
            return
        context, store = self._context, self._context.store
        self._turner.show_customer(head.id)
        told = [] if head.trashed else say_this(store, head.id, on=context.today())
        lines = [self.word(line.text) for line in told]
        self._head.show_customer(head, customers.name_of(store, head.id), lines)
        waiting = [row for row in requests.of_customer(store, head.id) if row.closed_on is None]
        self._promises.show_rows(waiting, reminders.of_customer(store, head.id))
        due = thank_yous.due(store, on=context.today())
        self._cards = [card for card in due if card.customer_id == head.id]
        self._next_card.show_cards(self._cards)
        sent_by = referrals.sent_by(store, head.id)
        self._sent_us.show_rows(sent_by, referrals.sent(store, head.id))
        for panel in (self._promises, self._next_card):
            panel.setVisible(not head.trashed)
        self._story.show_customer(head.id)
        self._show_figures(head)

    def _known_head(self) -> CustomerHead | None:
        if self._customer_id is None:
            return None
        return customers.head(self._context.store, self._customer_id)

    def _show_figures(self, head: CustomerHead) -> None:
        if not self._context.owner.is_open:
            self._figures.shut()
            return
        context = self._context
        self._figures.show_figures(worth(context.store, head.id, on=context.today()), head.tier)

    def _edit(self) -> None:
        self._context.navigate.to(places.EDIT, self._customer_id)

    def _print_card(self) -> None:
        if self._cards:
            self._context.navigate.to(places.CARD, self._cards[0].subject_key)
        else:
            self._context.navigate.to(places.CARDS)

    # Handlers

    def _on_pressed(self, name: str) -> None:
        customer_id = self._customer_id
        if customer_id is None:
            return
        if name in SHEETS:
            SHEETS[name](self._context, customer_id)
        elif name == "edit":
            self._edit()
        elif name == "copied":
            self._context.bottom.tell(self.say("The number is copied"))
        else:
            self._move(name, customer_id)

    def _move(self, name: str, customer_id: CustomerId) -> None:
        """To the trash, or back from it."""
        context, by = self._context, self._context.counter.helper_id
        verb = customers.trash if name == "trash" else customers.put_back

        def move() -> None:
            verb(context.store, customer_id, now=context.now(), by=by)

        if context.errors.attempt(move) and name == "trash":
            context.navigate.back()

    def _on_promise_pressed(self, name: str, number: int) -> None:
        context, by = self._context, self._context.counter.helper_id

        def move_on() -> None:
            if name == "reminder_done":
                key = f"reminder:reminder:{number}"
                prompts.answer_done(context.store, key, now=context.now(), by=by)
                return
            status = "ready" if name == "ready" else "done"
            request_id = RequestId(number)
            requests.set_status(context.store, request_id, status, now=context.now(), by=by)

        context.errors.attempt(move_on)

    def _on_card_pressed(self, name: str, place: int) -> None:
        context, key = self._context, self._cards[place].subject_key

        def post() -> None:
            by = context.counter.helper_id
            thank_yous.mark_posted(context.store, [key], now=context.now(), by=by)

        if name == "posted":
            context.errors.attempt(post)
        else:
            context.navigate.to(places.CARD, key)

    def _on_person_pressed(self, _name: str, number: int) -> None:
        self._context.navigate.to(places.ONE, number)

    def _on_tier_chosen(self, tier: str) -> None:
        context, customer_id = self._context, self._customer_id
        if customer_id is None:
            return

        def choose() -> None:
            by = context.counter.helper_id
            customers.set_tier(context.store, customer_id, tier, now=context.now(), by=by)

        context.errors.attempt(choose)

    def _on_owner_changed(self) -> None:
        head = self._known_head() if self.isVisible() else None
        if head is not None:
            self._show_figures(head)
        else:
            self._figures.shut()
            self.is_stale = True
        self._story.list.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self._story.load_more()

    def _on_went_to(self, rect: QRect) -> None:
        inside = self._scroll.widget()
        middle = self._story.list.mapTo(inside, rect.center()) if inside else QPoint()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, rect.height())
