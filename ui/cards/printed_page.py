"""The batches of the last 30 days: look who was in them, save, print again, say what came out.

What was printed is kept by the services; the pages are as they went to the printer.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import ShopError
from smallcrm.services import card_batches
from smallcrm.services.card_batches import PAGES_KEPT_DAYS, Batch
from ui.cards.again import Again
from ui.cards.again_sheet import AgainSheet
from ui.cards.came_out_sheet import CameOutSheet
from ui.cards.papers import paper, title_of_paper
from ui.context import AppContext
from ui.pages import Page
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, clear, column, holder
from ui.widgets.panels import Notice, Panel
from ui.widgets.text import PlainLabel

CARDS = "cards"
BATCHES_MOST = 40


class PrintedCardsPage(Page):
    """Newest first."""

    rail_code = CARDS

    def __init__(self, context: AppContext) -> None:
        touches = {"card_batch", "thank_you", "customer"}
        super().__init__(context.wording, touches=touches)
        self._context = context
        self._first: QWidget | None = None
        self._build()

    def _build(self) -> None:
        self._list = column(None, gap=12)
        title = PlainLabel(self.say("Printed cards"), role="page")
        hint = PlainLabel(
            self.say("Their pages are kept for {n} days.", n=PAGES_KEPT_DAYS), role="second"
        )
        column(self, PageBody(holder(column(None, title, hint, self._list, None, gap=10))))

    def refresh(self) -> None:
        since = self._context.today() - timedelta(days=PAGES_KEPT_DAYS)
        found = card_batches.batches(self._context.store, BATCHES_MOST)
        kept = [batch for batch in found if batch.shop_day >= since and batch.cards]
        clear(self._list)
        self._first = None
        for batch in kept:
            self._list.addWidget(self._panel(batch))
        if not kept:
            self._list.addWidget(self._nothing())

    def first_focus(self) -> QWidget | None:
        return self._first

    def _nothing(self) -> Notice:
        back = KeycapButton(self.say("Cards"), name="to_cards", icon="mail", filled=True)
        back.clicked.connect(self._on_cards)
        self._first = back
        text = self.say("What you print stays here, so that a card that was lost is made again.")
        return Notice(self.say("Nothing was printed lately"), text, [back], name="no_batches")

    def _panel(self, batch: Batch) -> Panel:
        cards = self.counted("{n} card", "{n} cards", len(batch.cards))
        name = title_of_paper(self._context.store, batch.stock, self.wording)
        at = self.wording.instant(batch.made_at)
        made = Panel(
            self.say("Printed {day} · {cards}", day=at, cards=cards), name=f"batch_{batch.id}"
        )
        names = ", ".join(card.name for card in batch.cards)
        helper = self.say("by {name}", name=batch.made_by) if batch.made_by else ""
        told = " · ".join(filter(None, (name, helper)))
        made.add(PlainLabel(names, fit="wrap"), PlainLabel(told, role="second", fit="wrap"))
        buttons = []
        if batch.has_pages:
            buttons.append(self._button(batch, "again", self.say("Print again"), self._again))
            buttons.append(self._button(batch, "save", self.say("Save PDF"), self._save))
        if any(card.state == "printed" for card in batch.cards):
            words = self.say("What came out")
            buttons.append(self._button(batch, "came_out", words, self._came_out))
        if buttons:
            made.add(holder(flow(*buttons)))
            if self._first is None:
                buttons[0].set_filled(True)
                self._first = buttons[0]
        return made

    def _button(
        self, batch: Batch, name: str, words: str, act: Callable[[Batch], None]
    ) -> KeycapButton:
        icons = {"again": "printer", "save": "download", "came_out": "check"}
        spoken = self.say("{deed}, {cards}", deed=words, cards=batch.cards[0].name)
        made = KeycapButton(words, name=f"{name}_{batch.id}", icon=icons[name], spoken=spoken)
        made.clicked.connect(partial(self._on_pressed, act, batch))
        return made

    # What the buttons do

    def _save(self, batch: Batch) -> None:
        self._context.printer.save_pdf(self._pages(batch), self._title(batch), self._tell_saved)

    def _again(self, batch: Batch) -> None:
        stock = paper(self._context.store, batch.stock)
        again = Again(self._context, batch, self._pages(batch), stock)
        sheet = AgainSheet(self._context, again, self._title(batch))
        self._context.dialogs.show_sheet(sheet)

    def _came_out(self, batch: Batch) -> None:
        waiting = [card for card in batch.cards if card.state == "printed"]

        def answered(failed: frozenset[int]) -> None:
            context, places = self._context, [waiting[number - 1].place for number in failed]
            now, by = context.now(), context.counter.helper_id
            card_batches.came_out(context.store, batch.id, places, now=now, by=by)

        names = [card.name for card in waiting]
        sheet = CameOutSheet(self.wording, names, answered, again=self._owed_again)
        self._context.dialogs.show_sheet(sheet)

    def _owed_again(self, n: int) -> str:
        return self.say("Owe {n} again", n=n)

    def _pages(self, batch: Batch) -> bytes:
        pages = card_batches.pages_of(self._context.store, batch.id)
        if pages is None:
            raise ShopError("These pages are not kept any more. Print the cards anew.")
        return pages

    def _title(self, batch: Batch) -> str:
        day = batch.shop_day.isoformat()
        return self.say("Cards {day}", day=day)

    # Handlers

    def _on_pressed(self, act: Callable[[Batch], None], batch: Batch) -> None:
        self._context.errors.attempt(partial(act, batch))

    def _on_cards(self) -> None:
        self._context.navigate.to(CARDS)

    def _tell_saved(self) -> None:
        self._context.bottom.tell(self.say("Saved as PDF"))
