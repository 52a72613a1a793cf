"""The page of one customer: who this is, what to say, our story, and what is open.

The verbs' sheets, the parts of the page, and what is done without a sheet stand in their own
modules.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.services import (
    customers,
    facts,
    families,
    households,
    looking_for,
    moments,
    referrals,
)
from smallcrm.services.customers import CustomerHead
from smallcrm.services.open_things import OpenThings, open_things
from smallcrm.services.say_this import say_this
from smallcrm.services.shop import shop
from smallcrm.services.worth import worth
from ui.call.call_sheet import call
from ui.context import AppContext
from ui.customers import places
from ui.customers.customer_body import CustomerBody
from ui.customers.header import CustomerHeader
from ui.customers.how_it_went import how_it_went
from ui.customers.known_panels import (
    FamilyPanel,
    GoodToKnowPanel,
    HouseholdPanel,
    LookingForPanel,
)
from ui.customers.known_sheets import note_fact, note_looking_for
from ui.customers.neighbours import Neighbours
from ui.customers.owner_figures import OwnerFigures
from ui.customers.page_deeds import PageDeeds
from ui.customers.reading import preview_of, shown
from ui.customers.remind_me import remind_me
from ui.customers.side_panels import NextCardPanel, PromisesPanel, SentUsPanel
from ui.customers.story_part import StoryPart
from ui.customers.thank import thank
from ui.customers.turning import Turner
from ui.customers.wants_something import wants_something
from ui.customers.was_here import was_here
from ui.customers.who_sent_you import who_sent_you
from ui.heard.customer_panel import DidTheyFindIt, HeardPanel
from ui.heard.rooms import note_heard, send_elsewhere
from ui.openings.opening_sheet import open_after_hours
from ui.pages import Argument, Page, Verbs
from ui.right.first_screen import look_after
from ui.right.rooms import what_may_i_grant
from ui.widgets.layouts import PageBody, column
from ui.widgets.panels import Notice

TOUCHES = {
    *("customer", "phone", "email", "address", "customer_topic", "topic"),
    *("household", "household_member", "family_link", "personal_date", "fact", "looking_for"),
    *("visit", "visit_companion", "loyalty_tick", "moment", "referral"),
    *("special_request", "opening", "reminder", "thank_you", "prompt_answer", "call"),
    *("recovery", "recovery_customer", "remedy", "lesson"),
    *("heard", "sent_elsewhere", "neighbour"),
}
Sheet = Callable[[AppContext, CustomerId], None]
SHEETS: Mapping[str, Sheet] = {
    "was_here": was_here,
    "wants_something": wants_something,
    "open_after_hours": open_after_hours,
    "how_it_went": how_it_went,
    "thank": thank,
    "remind_me": remind_me,
    "call": call,
    "note_fact": note_fact,
    "note_looking_for": note_looking_for,
    "who_sent_you": who_sent_you,
    "what_may_i_grant": what_may_i_grant,
    "note_heard": note_heard,
    "send_elsewhere": send_elsewhere,
}
MARKS = {"wow": "wow", "let_down": "ow"}
PAGES = {"edit": places.EDIT, "history": places.HISTORY}


class CustomerPage(Page):
    """One customer; arrive with their id."""

    rail_code = places.ALL

    def __init__(self, context: AppContext, neighbours: Neighbours | None = None) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._customer_id: CustomerId | None = None
        self._at_home: set[CustomerId] = set()
        self._deeds = PageDeeds(context)
        self._opened = OpenThings([], [], [])
        self._turner = Turner(context, neighbours or Neighbours())
        self._build()
        self._head.pressed.connect(self._on_pressed)
        self._promises.pressed.connect(self._on_promise_pressed)
        self._next_card.pressed.connect(self._deeds.card)
        for known in (self._looking_for, self._good_to_know, self._sent_us):
            known.pressed.connect(self._on_known_pressed)
        for panel in (self._household, self._family):
            panel.pressed.connect(self._deeds.person)
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
        self._household = HouseholdPanel(wording)
        self._family = FamilyPanel(wording)
        self._looking_for = LookingForPanel(wording)
        self._good_to_know = GoodToKnowPanel(wording)
        self._heard = HeardPanel(self._context)
        self._found = DidTheyFindIt(self._context)
        self._head.say_box.stand_under(self._found)
        self._sent_us = SentUsPanel(wording)
        self._figures = OwnerFigures(wording)
        known = (self._household, self._family, self._looking_for, self._good_to_know, self._heard)
        panels = (self._promises, self._next_card, *known, self._sent_us, self._figures)
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

    def is_touched_by(self, change: Change) -> bool:
        """Who lives with them stands here too, and has one note with them."""
        is_at_home = not self._at_home.isdisjoint(change.customers)
        return super().is_touched_by(change) or (is_at_home and change.touches(TOUCHES))

    def first_focus(self) -> QWidget | None:
        return self._head.first_focus()

    def verbs(self) -> Verbs:
        head = self._known_head()
        if head is None or head.trashed:
            return self._turner.verbs()
        press = self._on_pressed
        own = {name: partial(press, name) for name in (*SHEETS, *MARKS, *PAGES)}
        own_too = {**self._found.verbs(), **self._turner.verbs()}
        return {**own, **own_too, "print": self._deeds.print_card}

    def refresh(self) -> None:
        head = self._known_head()
        self._nobody.setVisible(head is None)
        self._body.setVisible(head is not None)
        if head is None:
            return
        self._turner.show_customer(head.id)
        self._head.show_customer(shown(self._context, head))
        self._show_open(head)
        self._show_people(head)
        self._story.show_customer(head.id)
        self._show_private(head)

    def _known_head(self) -> CustomerHead | None:
        if self._customer_id is None:
            return None
        return customers.head(self._context.store, self._customer_id)

    def _show_open(self, head: CustomerHead) -> None:
        context = self._context
        opened = open_things(context.store, head.id, on=context.today())
        self._deeds.cards = opened.cards
        self._opened = opened
        self._next_card.show_cards(opened.cards, preview_of(context, opened.cards))
        self._looking_for.show_rows(looking_for.looking_for(context.store, head.id))
        self._heard.show_customer(head.id)
        if head.trashed:
            self._next_card.hide()
            self._looking_for.hide()
            self._heard.hide()

    def _show_people(self, head: CustomerHead) -> None:
        context, store = self._context, self._context.store
        household = households.household_of(store, head.id)
        relatives = families.relatives(store, head.id)
        self._household.show_members(household, head.id, relatives, context.today())
        self._at_home = {member.id for member in household.members} if household else set()
        self._family.show_relatives(relatives, self._at_home)
        sent_by = referrals.sent_by(store, head.id)
        self._sent_us.show_rows(sent_by, referrals.sent(store, head.id))

    def _show_private(self, head: CustomerHead) -> None:
        """All that depends on who can see the screen."""
        context, today = self._context, self._context.today()
        is_private = context.owner.is_open
        said = say_this(context.store, head.id, on=today, is_private=is_private)
        lines = [self.word(line.text) for line in said]
        self._found.show_customer(head.id, said)
        self._head.show_private(head, lines, today=today, is_private=is_private)
        unanswered = moments.open_ows(context.store, head.id)
        requests, reminders, _cards = self._opened
        self._promises.show_rows(requests, reminders, unanswered, is_private=is_private)
        self._promises.setHidden(head.trashed or self._promises.isHidden())
        known = facts.facts_of(context.store, head.id, on=today)
        self._good_to_know.show_facts(known, is_private=is_private)
        self._good_to_know.setHidden(head.trashed)
        if is_private:
            self._figures.show_figures(worth(context.store, head.id, on=today), head.tier)
        else:
            self._figures.shut()
        self._body.lay_panels(self._figures if is_private and self._is_counter_view() else None)

    def _is_counter_view(self) -> bool:
        """Whether the owner's view is only looked at with a key held, which leaves no hand."""
        row = shop(self._context.store)
        return row is not None and row.is_counter_view

    # Handlers

    def _on_pressed(self, name: str) -> None:
        context, customer_id = self._context, self._customer_id
        if customer_id is None:
            return
        if name in SHEETS:
            SHEETS[name](context, customer_id)
        elif name in MARKS:
            self._deeds.mark(MARKS[name], customer_id)
        elif name in PAGES:
            context.navigate.to(PAGES[name], customer_id)
        elif name == "copied":
            context.bottom.tell(self.say("The number is copied"))
        else:
            self._deeds.move(name, customer_id)

    def _on_promise_pressed(self, name: str, number: int) -> None:
        if name == "answer":
            self._on_pressed("how_it_went")
        elif name == "look_after" and self._customer_id is not None:
            look_after(self._context, self._customer_id, MomentId(number))
        else:
            self._deeds.promise(name, number)

    def _on_known_pressed(self, name: str, number: int) -> None:
        if name in SHEETS:
            self._on_pressed(name)
        elif name == "open":
            self._deeds.person(name, number)
        else:
            self._deeds.found(name, number)

    def _on_tier_chosen(self, tier: str) -> None:
        if self._customer_id is not None:
            self._deeds.choose_tier(tier, self._customer_id)

    def _on_owner_changed(self) -> None:
        head = self._known_head() if self.isVisible() else None
        if head is not None:
            self._show_private(head)
        else:
            self._figures.shut()
            self.is_stale = True
        self._story.show_moments()
        self._story.list.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        bar = self._scroll.verticalScrollBar()
        if value >= bar.maximum() - bar.pageStep():
            self._story.load_more()

    def _on_went_to(self, rect: QRect) -> None:
        inside = self._scroll.widget()
        middle = self._story.list.mapTo(inside, rect.center()) if inside else QPoint()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, rect.height())
