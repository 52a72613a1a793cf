"""From words to paper: print, turn over, slips, which came out, envelopes; each step leads on.

What a sheet looks like is its own business, what is owed that of the services.
"""

from collections.abc import Callable, Sequence
from functools import partial

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import BatchId
from smallcrm.printing.fonts import Fonts
from smallcrm.services import card_batches
from smallcrm.services.card_habits import card_habits, remembering
from ui.cards.address_flow import AddressFlow
from ui.cards.batch import Batch, BatchChoice, usual_choice
from ui.cards.batch_sheet import BatchDeeds, BatchSheet
from ui.cards.came_out_sheet import CameOutSheet
from ui.cards.desk import Desk, DeskCard
from ui.cards.desk_slips import offer_slips
from ui.cards.first_one import FirstOne, ask_about
from ui.cards.print_run import PrintRun, title_of
from ui.context import AppContext


class BatchFlow:
    """Prints the cards of a desk. choice: how it was printed last, for the preview.

    chose: called when the paper or who writes is chosen otherwise.
    """

    def __init__(
        self,
        context: AppContext,
        desk: Desk,
        fonts: Callable[[], Fonts],
        chose: Callable[[], None],
    ) -> None:
        self._context = context
        self._desk = desk
        self._fonts = fonts
        self._chose = chose
        self.choice: BatchChoice = usual_choice(context.store)
        self._sheet: BatchSheet | None = None
        self._out: list[str] = []  # the keys of what came out since the first card of this batch

    def start(self, cards: Sequence[DeskCard]) -> None:
        """Ask how these are printed. Raises ShopError without any."""
        if not cards:
            raise ShopError("There is no card to print.")
        self._out = []
        self._ask(cards)

    def address(self, cards: Sequence[DeskCard]) -> None:
        """Envelopes or labels for these cards."""
        pieces = [card.piece() for card in cards]
        paper, fonts = self.choice.paper, self._fonts()
        AddressFlow(self._context, pieces, paper, fonts, self._done).start()

    def _done(self) -> None:
        """What is left to do stands on the page: post them."""

    # Printing

    def _ask(self, cards: Sequence[DeskCard]) -> None:
        deeds = BatchDeeds(
            print_all=self._print_all,
            print_first=self._print_first,
            save_pdf=self._save,
            chose=self._on_chosen,
        )
        self._sheet = BatchSheet(self._context, cards, self.choice, self._fonts(), deeds)
        self._context.dialogs.show_sheet(self._sheet)

    def _on_chosen(self, choice: BatchChoice) -> None:
        self.choice = choice
        self._chose()

    def _print_all(self, batch: Batch) -> None:
        self._run(batch, partial(self._record, batch))

    def _print_first(self, batch: Batch) -> None:
        self._run(batch.first_sheet, partial(self._ask_about_first, batch))

    def _run(self, part: Batch, done: Callable[[], None]) -> None:
        title, edge = title_of(self._context, part), part.choice.paper.turns_over
        run = PrintRun(self._context, title, edge, self._take_sheet_away, done)
        run.start(part.passes())

    def _ask_about_first(self, batch: Batch) -> None:
        rest = batch.other_sheets
        told = self._context.wording.text(
            "Fold it, hold it at arm's length. Does it stand straight, is the right side printed?"
        )
        first = FirstOne(
            told,
            left=len(rest.cards),
            go_on=partial(self._run, rest, partial(self._record, batch)),
            change=partial(self._ask, batch.cards),
        )
        ask_about(self._context, first)

    def _save(self, batch: Batch) -> None:
        self._context.printer.save_pdf(
            batch.pdf(), title_of(self._context, batch), self._tell_saved
        )

    def _take_sheet_away(self) -> None:
        if self._sheet is not None:
            self._sheet.finish()
            self._sheet = None

    # What is noted, and what follows

    def _record(self, batch: Batch) -> None:
        context, noted = self._context, list[BatchId]()

        def note() -> None:
            store, choice = context.store, batch.choice

            habits = choice.habits(card_habits(store))
            found = card_batches.record(
                store,
                batch.printed_cards(),
                stock=choice.paper.code,
                mode=choice.mode,
                start_at=batch.places[0],
                pages=batch.pdf(),
                also=remembering(store, choice.paper, batch.places, habits),
                now=context.now(),
                by=context.counter.helper_id,
            )
            noted.append(found)

        context.errors.attempt(note, then=lambda: self._after(batch, noted[-1]))

    def _after(self, batch: Batch, number: BatchId) -> None:
        self.choice = usual_choice(self._context.store)
        if batch.by_hand:
            go_on = partial(self._ask_came_out, batch, number)
            offer_slips(self._context, batch, self._fonts(), go_on)
        else:
            self._ask_came_out(batch, number)

    def _ask_came_out(self, batch: Batch, number: BatchId) -> None:
        if len(batch.cards) == 1:
            self._out.append(batch.cards[0].subject_key)
            self._ask_addresses(batch)
            return
        names = [card.note.name for card in batch.cards]
        answered = partial(self._on_came_out, batch, number)
        self._context.dialogs.show_sheet(CameOutSheet(self._context.wording, names, answered))

    def _on_came_out(self, batch: Batch, number: BatchId, failed: frozenset[int]) -> None:
        context = self._context
        keys = [card.subject_key for card in batch.cards]
        self._out += [key for place, key in enumerate(keys, 1) if place not in failed]
        again = [key for place, key in enumerate(keys, 1) if place in failed]

        def note() -> None:
            now, by = context.now(), context.counter.helper_id
            card_batches.came_out(context.store, number, failed, now=now, by=by)

        def go_on() -> None:
            cards = [card for card in self._desk.cards if card.subject_key in again]
            if cards:
                self._ask(cards)
            else:
                self._ask_addresses(batch)

        context.errors.attempt(note, then=go_on)

    def _ask_addresses(self, batch: Batch) -> None:
        """Envelopes for all that came out; a postcard carries its address already."""
        out = [card for card in self._desk.cards if card.subject_key in self._out]
        addressed = [card for card in out if card.has_address]
        if addressed and batch.choice.paper.kind != "postcard":
            self.address(out)

    # What is told

    def _tell_saved(self) -> None:
        say = self._context.wording.text
        self._context.bottom.tell(say("Saved as PDF. It does not count as printed."))
