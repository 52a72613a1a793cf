"""Printing cards of a batch again: from the pages as they were, in the places that are free now.

What is owed does not change by it; which cards are meant is chosen on again_sheet.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smallcrm.domain.card_choices import choice_of
from smallcrm.printing.again import Move, again_pdf, printed_places
from smallcrm.printing.layout import Side, Stock
from smallcrm.printing.page_choice import only_pages
from smallcrm.printing.pages import page_count
from smallcrm.services import used_sheets
from smallcrm.services.card_batches import Batch
from ui.cards.batch import Pass
from ui.cards.print_run import PrintRun
from ui.context import AppContext


@dataclass(frozen=True)
class Laid:
    """Cards as they are printed again. places: of the sheets, from 1; empty for whole sheets."""

    pdf: bytes
    places: tuple[int, ...] = ()
    gone: frozenset[int] = frozenset()


class Again:
    """One batch and its pages. numbers: of its cards as the sheet lists them, from 1."""

    def __init__(self, context: AppContext, batch: Batch, pages: bytes, stock: Stock) -> None:
        self._context, self._pages = context, pages
        self.batch, self.stock = batch, stock
        modes = [choice_of(card.design).mode or batch.mode for card in batch.cards]
        is_blank = all(mode == "blank" for mode in modes)
        self.sides: tuple[Side, ...] = stock.sides[:1] if is_blank else stock.sides
        self._printed = printed_places(pages, stock, self.sides)

    @property
    def names(self) -> list[str]:
        """Whose cards they are."""
        return [card.name for card in self.batch.cards]

    @property
    def has_places(self) -> bool:
        """Whether a sheet carries several cards."""
        return len(self.stock.places) > 1

    def lay(self, numbers: Sequence[int], start_at: int | None) -> Laid:
        """These cards where they go now; start_at: begin there, None for what is free."""
        store, cards = self._context.store, [self.batch.cards[number - 1] for number in numbers]
        was = [self._place(card.place) for card in cards]
        if not self.has_places:
            side_pages = range(len(self.sides))
            wanted = [(place - 1) * len(side_pages) + side for place in was for side in side_pages]
            return Laid(only_pages(self._pages, wanted))
        places = used_sheets.next_places(store, self.stock, len(was), start_at=start_at)
        gone = used_sheets.used(store, self.stock) if start_at is None else frozenset[int]()
        moves = [Move(*pair) for pair in zip(was, places, strict=True)]
        pdf = again_pdf(self._pages, self.stock, self.sides, moves) if moves else b""
        return Laid(pdf, places, gone)

    def print_them(
        self, laid: Laid, title: str, *, by_hand: bool, done: Callable[[], None]
    ) -> None:
        """Print them; the places are gone then. by_hand: the stack is turned over in between."""
        context, stock = self._context, self.stock

        def note() -> None:
            store, now, by = context.store, context.now(), context.counter.helper_id
            gone = used_sheets.gone_after(store, stock, laid.places)
            used_sheets.set_used(store, stock, gone, now=now, by=by)

        def printed() -> None:
            if laid.places:
                context.errors.attempt(note)

        run = PrintRun(context, title, stock.turns_over, done, printed)
        run.start(self._passes(laid, by_hand))

    def _passes(self, laid: Laid, by_hand: bool) -> list[Pass]:
        if len(self.sides) == 1 or not by_hand:
            return [Pass(laid.pdf, "both")]
        numbers = range(page_count(laid.pdf))
        return [
            Pass(only_pages(laid.pdf, numbers[0::2]), "outside"),
            Pass(only_pages(laid.pdf, numbers[1::2]), "inside"),
        ]

    def _place(self, number: int) -> int:
        """Where the card with this number of its batch was printed."""
        if number <= len(self._printed):
            return self._printed[number - 1]
        return self.batch.start_at + number - 1  # pages from before a paper was changed
