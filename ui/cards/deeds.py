"""What is done with the card in front: printed, saved, enveloped, posted, handed over.

How the pages look is the printing room's business.
"""

from collections.abc import Callable, Sequence
from functools import partial

from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import Trouble, checked
from smallcrm.printing.envelopes import envelopes_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.stock import stock
from smallcrm.services import thank_yous
from ui.cards.desk import Desk, DeskCard
from ui.context import AppContext

NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', " "))
TITLE_MOST = 60
CUSTOMER = "customer"


class CardDeeds:
    """Each deed is about the card in front. Raises ShopError, with nothing done."""

    def __init__(
        self,
        context: AppContext,
        desk: Desk,
        paper: Callable[[], str],
        fonts: Callable[[], Fonts],
    ) -> None:
        self._context = context
        self._desk = desk
        self._paper = paper
        self._fonts = fonts

    def print_card(self) -> None:
        """Print it; when it was handed to the printer it is noted as printed, with its words."""
        self._print(self._front())

    def print_all(self) -> None:
        """Print all that are not printed yet."""
        self._print(self._desk.waiting)

    def save_pdf(self) -> None:
        """Save it as a file; nothing is noted as printed."""
        good, pdf = _pages(self._front(), self._paper(), self._fonts())
        self._context.printer.save_pdf(pdf, self._title(good), self._tell_saved)

    def print_envelope(self) -> None:
        """Print the envelope that fits the card."""
        for card in self._front():
            envelope = stock(stock(self._paper()).envelope)
            pdf = envelopes_pdf([card.piece()], envelope, fonts=self._fonts())
            title = self._context.wording.text("Envelope for {name}", name=card.name)
            self._context.printer.print_pdf(pdf, _as_file_name(title), self._tell_envelope)

    def post(self) -> None:
        """It is in the letterbox."""
        now, by = self._context.now(), self._context.counter.helper_id
        keys = [card.subject_key for card in self._front()]
        thank_yous.mark_posted(self._context.store, keys, now=now, by=by)

    def hand_over(self) -> None:
        """The customer has it."""
        now, by = self._context.now(), self._context.counter.helper_id
        for card in self._front():
            thank_yous.hand_over(self._context.store, card.subject_key, now=now, by=by)

    def open_customer(self) -> None:
        """Go to whom it is for."""
        for card in self._front():
            self._context.navigate.to(CUSTOMER, card.customer_id)

    def _front(self) -> list[DeskCard]:
        return [] if self._desk.card is None else [self._desk.card]

    def _print(self, cards: Sequence[DeskCard]) -> None:
        good, pdf = _pages(cards, self._paper(), self._fonts())
        words = {card.subject_key: card.remembered() for card in good}
        note = partial(self._note, words, len(cards) - len(good))
        self._context.printer.print_pdf(pdf, self._title(good), note)

    def _title(self, cards: Sequence[DeskCard]) -> str:
        wording = self._context.wording
        if len(cards) == 1:
            return _as_file_name(wording.text("Card for {name}", name=cards[0].name))
        return _as_file_name(wording.counted("{n} card", "{n} cards", len(cards)))

    def _note(self, words: dict[str, str], left: int) -> None:
        context = self._context

        def note() -> None:
            now, by = context.now(), context.counter.helper_id
            thank_yous.mark_printed(context.store, list(words), words, now=now, by=by)

        def tell_left_out() -> None:
            if left:
                context.bottom.tell(
                    context.wording.counted(
                        "{n} card was left out: open it to see why",
                        "{n} cards were left out: open them to see why",
                        left,
                    )
                )

        context.errors.attempt(note, then=tell_left_out)

    def _tell_saved(self) -> None:
        say = self._context.wording.text
        self._context.bottom.tell(say("Saved as PDF. It does not count as printed."))

    def _tell_envelope(self) -> None:
        self._context.bottom.tell(self._context.wording.text("The envelope went to the printer"))


def _pages(cards: Sequence[DeskCard], paper: str, fonts: Fonts) -> tuple[list[DeskCard], bytes]:
    """The cards that can be printed, and their pages."""
    sheet = stock(paper)
    found = checked([card.piece() for card in cards], sheet, fonts=fonts)
    if not found.pieces:
        raise _as_error(found.troubles)
    left_out = {trouble.place for trouble in found.troubles if trouble.is_left_out}
    good = [card for place, card in enumerate(cards) if place not in left_out]
    return good, cards_pdf(found.pieces, sheet, fonts=fonts)


def _as_error(troubles: Sequence[Trouble]) -> ShopError:
    for trouble in troubles:
        if trouble.is_left_out:
            return ShopError(trouble.sentence.key, **trouble.sentence.args)
    return ShopError("There is no card to print.")


def _as_file_name(title: str) -> str:
    """A title that may also name a file."""
    return " ".join(title.translate(NOT_IN_FILE_NAMES).split())[:TITLE_MOST]
