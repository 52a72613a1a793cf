"""From cards to their addresses on paper: one tried first, all printed, saved, or left to a pen.

What the sheet looks like is its own business.
"""

from collections.abc import Callable, Sequence
from functools import partial

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.services.card_habits import card_habits, note_labels, save_habits
from ui.cards.addresses import ENVELOPE, LABEL, PEN, AddressChoice, Addresses
from ui.cards.envelopes_sheet import AddressDeeds, EnvelopesSheet
from ui.cards.first_one import FirstOne, ask_about
from ui.cards.papers import usual_envelope, usual_labels
from ui.context import AppContext


class AddressFlow:
    """Writes the addresses of some cards. done: called when they are printed, or a pen writes."""

    def __init__(
        self,
        context: AppContext,
        pieces: Sequence[CardPiece],
        card_paper: Stock,
        fonts: Fonts,
        done: Callable[[], None],
    ) -> None:
        self._context = context
        self._pieces = pieces
        self._fonts = fonts
        self._done = done
        self._usual = usual_envelope(context.store, card_paper)
        self._sheet: EnvelopesSheet | None = None

    def start(self) -> None:
        """Ask how they are written."""
        store = self._context.store
        way = PEN if card_habits(store).writes_envelopes else ENVELOPE
        self._ask(AddressChoice(way, self._usual, usual_labels(store)))

    def _ask(self, choice: AddressChoice) -> None:
        deeds = AddressDeeds(
            print_all=self._print_all,
            print_first=self._print_first,
            save_pdf=self._save,
            by_hand=self._leave_to_pen,
        )
        self._sheet = EnvelopesSheet(self._context, self._pieces, choice, self._fonts, deeds)
        self._context.dialogs.show_sheet(self._sheet)

    def _print_all(self, all_of_them: Addresses) -> None:
        self._print(all_of_them, partial(self._printed, all_of_them))

    def _print_first(self, all_of_them: Addresses) -> None:
        self._print(all_of_them.first_sheet, partial(self._ask_about_first, all_of_them))

    def _print(self, part: Addresses, printed: Callable[[], None]) -> None:
        title = part.title(self._context.wording)
        self._context.printer.print_pdf(part.pdf(), title, printed)

    def _ask_about_first(self, all_of_them: Addresses) -> None:
        self._take_sheet_away()
        rest, say = all_of_them.other_sheets, self._context.wording.text
        told = say("Do the addresses stand straight, and on the right side?")
        if all_of_them.choice.way == ENVELOPE:
            told = say("Does the address stand straight, on the right side and the right way up?")
        first = FirstOne(
            told,
            left=len(rest.pieces),
            go_on=partial(self._print, rest, partial(self._printed, all_of_them)),
            change=partial(self._ask, all_of_them.choice),
        )
        ask_about(self._context, first)

    def _save(self, all_of_them: Addresses) -> None:
        title = all_of_them.title(self._context.wording)
        self._context.printer.save_pdf(all_of_them.pdf(), title, self._tell_saved)

    def _printed(self, all_of_them: Addresses) -> None:
        self._context.errors.attempt(partial(self._note, all_of_them), then=self._go_on)

    def _note(self, printed: Addresses) -> None:
        """Remember the paper, and which labels of the sheet are gone."""
        context, choice = self._context, printed.choice
        now, by = context.now(), context.counter.helper_id
        habits = card_habits(context.store)._replace(writes_envelopes=False)
        if choice.way == LABEL:
            habits = habits._replace(label_stock=choice.label.code)
            note_labels(context.store, choice.label, printed.places, habits, now=now, by=by)
            return
        if choice.envelope.code != self._usual.code:
            habits = habits._replace(envelope_stock=choice.envelope.code)
        save_habits(context.store, habits, now=now, by=by)

    def _leave_to_pen(self) -> None:
        context = self._context
        habits = card_habits(context.store)._replace(writes_envelopes=True)
        save_habits(context.store, habits, now=context.now(), by=context.counter.helper_id)
        self._go_on()

    def _go_on(self) -> None:
        self._take_sheet_away()
        self._done()

    def _take_sheet_away(self) -> None:
        if self._sheet is not None:
            self._sheet.finish()
            self._sheet = None

    def _tell_saved(self) -> None:
        say = self._context.wording.text
        self._context.bottom.tell(say("Saved as PDF. It does not count as printed."))
