"""Sent elsewhere, as a view of Promises: what we keep sending away, whom we sent, the neighbours.

What is kept of it is decided by services/sent_elsewhere and services/neighbours.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.neighbours import FOUND
from smallcrm.services import neighbours, reviews, sent_elsewhere
from smallcrm.services.neighbours import NeighbourRow
from smallcrm.services.sent_elsewhere import SentRow
from ui.context import AppContext
from ui.customers import places
from ui.customers.wrapping import WrapRow
from ui.heard.arrived import something_arrived
from ui.heard.entry_rows import Deed, Entry, entry_row, tried
from ui.heard.most_panel import ASKED_FOR, often_told_rows
from ui.heard.neighbour_sheet import neighbour_sheet
from ui.heard.sent_sheet import change_sent, send_elsewhere
from ui.heard.slip import show_slip
from ui.today.headed import HeadedPanel
from ui.today.words import month_name
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import GroupHead, Notice, RowsPanel

ROWS_AT_FIRST = 20
TOUCHES = frozenset({"sent_elsewhere", "neighbour"})


class ElsewhereView(QWidget):
    """Everybody whom we sent on, newest first, each with what can be done about it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._most = ROWS_AT_FIRST
        self._build()
        self._send.clicked.connect(self._on_send)
        self._arrived.clicked.connect(self._on_arrived)
        self._more.clicked.connect(self._on_more)

    def _build(self) -> None:
        say = self._context.wording.text
        self._send = KeycapButton(
            say("We sent them"), name="send_elsewhere", icon="map-pin", filled=True
        )
        self._arrived = KeycapButton(say("It arrived"), name="something_arrived", icon="package")
        buttons = holder(WrapRow(self._send, self._arrived, gap=8))
        self._often = HeadedPanel(say("Sent away most"), name="sent_most", padding=20)
        self._told = column(None)
        self._often.add(self._told)
        self._rows = column(None)
        self._more = LinkButton(say("Show more"), name="more_sent")
        self._more_row = holder(row(None, self._more, None))
        self._shops = column(None)
        shops = holder(self._shops)
        parts = (buttons, self._often, holder(self._rows), self._more_row, shops)
        column(self, *parts, gap=10)

    def first_focus(self) -> QWidget:
        """The one filled button."""
        return self._send

    def refresh(self) -> None:
        """Show what the book says now."""
        self._show_most()
        found = sent_elsewhere.sent(self._context.store, most=self._most + 1)
        clear(self._rows)
        self._rows.addWidget(self._list(found[: self._most]) if found else self._nothing())
        self._more_row.setVisible(len(found) > self._most)
        self._show_shops()

    def _show_most(self) -> None:
        context, wording = self._context, self._context.wording
        first = context.today().replace(day=1)
        told = sent_elsewhere.sent_most(context.store, first, reviews.following(first))
        self._often.setVisible(bool(told))
        clear(self._told)
        if told:
            month = month_name(wording, first)
            self._often.show_head(wording.text("What we keep sending away in {month}", month=month))
            self._told.addWidget(often_told_rows(wording, told, ASKED_FOR))

    def _list(self, found: list[SentRow]) -> QWidget:
        panel = RowsPanel("sent_rows", self._context.wording.text("Sent elsewhere"))
        for each in found:
            panel.add_row(entry_row(self._entry(each)))
        return panel

    def _entry(self, each: SentRow) -> Entry:
        wording = self._context.wording
        who = None
        if each.customer_id is not None:
            who = self._to(each.name, each.customer_id)
        there = wording.text("at {shop}", shop=each.shop) if each.shop else ""
        found = wording.say(FOUND[each.found_it]) if each.customer_id or each.found_it else ""
        return Entry(
            number=each.id,
            head=each.what,
            words="",
            about=each.what,
            who=who,
            beside=[there, wording.day(each.sent_on), found],
            deeds=self._deeds(each),
        )

    def _deeds(self, each: SentRow) -> list[Deed]:
        say, context, number = self._context.wording.text, self._context, each.id
        deeds = []
        if not each.found_it:
            found_it = partial(context.do, sent_elsewhere.found_it, number)
            yes, no = (partial(found_it, code) for code in ("yes", "no"))
            deeds.append(self._deed(say("Found it"), "found", yes))
            deeds.append(self._deed(say("Did not"), "missing", no))
        if each.neighbour_id is not None:
            slip = partial(show_slip, context, number)
            deeds.append(self._deed(say("Print slip"), "slip", slip))
        change = partial(change_sent, context, number)
        deeds.append(self._deed(say("Change"), "change_sent", change))
        remove = partial(context.do, sent_elsewhere.remove, number)
        deeds.append(self._deed(say("Remove"), "remove_sent", remove))
        return deeds

    def _show_shops(self) -> None:
        say, context = self._context.wording.text, self._context
        found = neighbours.neighbours(context.store)
        clear(self._shops)
        add = LinkButton(say("New neighbour"), name="new_neighbour")
        add.clicked.connect(self._on_new_neighbour)
        self._shops.addWidget(GroupHead(say("Neighbours"), len(found) or None, add))
        if found:
            panel = RowsPanel("neighbours", say("Neighbours"))
            for each in found:
                panel.add_row(entry_row(self._shop(each)))
            self._shops.addWidget(panel)

    def _shop(self, each: NeighbourRow) -> Entry:
        wording, context = self._context.wording, self._context
        who = None if each.customer_id is None else self._to(each.owner, each.customer_id)
        sent = wording.counted("we sent {n} person", "we sent {n} people", each.sent)
        change = partial(neighbour_sheet, context, each.id)
        remove = partial(context.do, neighbours.remove, each.id)
        return Entry(
            number=each.id,
            head=each.name,
            words="",
            about=each.name,
            who=who,
            beside=[sent if each.sent else "", each.phone],
            under=" · ".join(filter(None, (each.address, each.has))),
            deeds=[
                self._deed(wording.text("Change"), "change_neighbour", change),
                self._deed(wording.text("Remove"), "remove_neighbour", remove),
            ],
        )

    def _to(self, name: str, customer_id: int) -> Deed:
        return Deed(name, "who", partial(self._context.navigate.to, places.ONE, customer_id))

    def _deed(self, words: str, name: str, act: Callable[[], object]) -> Deed:
        return tried(self._context, words, name, act)

    def _nothing(self) -> QWidget:
        say = self._context.wording.text
        return Notice(
            say("Nobody was sent to another shop yet"),
            say(
                "If you do not have it, send them to somebody who does, and print the address. "
                "At their next visit you ask whether they found it."
            ),
            name="nothing_sent",
        )

    # Handlers

    def _on_send(self) -> None:
        send_elsewhere(self._context)

    def _on_arrived(self) -> None:
        something_arrived(self._context)

    def _on_new_neighbour(self) -> None:
        neighbour_sheet(self._context)

    def _on_more(self) -> None:
        self._most += ROWS_AT_FIRST
        self.refresh()
