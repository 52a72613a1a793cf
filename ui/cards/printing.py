"""Putting cards and envelopes on paper: checked first, then handed to the printer, then noted.

How the pages look is the printing room's business.
"""

from collections.abc import Sequence
from functools import partial

from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import Trouble, checked
from smallcrm.printing.envelopes import envelopes_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.stock import stock
from smallcrm.services import thank_yous
from ui.cards.desk import DeskCard
from ui.context import AppContext

NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', " "))
TITLE_MOST = 60


class CardPrinter:
    """Prints cards of the desk. Raises ShopError, with nothing printed, for what can not be."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def print_cards(self, cards: Sequence[DeskCard], paper: str, fonts: Fonts) -> None:
        """Print these; each that was handed over is noted as printed, with its words."""
        good, pdf = _pages(cards, paper, fonts)
        words = {card.subject_key: card.remembered() for card in good}
        left = len(cards) - len(good)
        self._context.printer.print_pdf(pdf, self._title(good), partial(self._note, words, left))

    def save_cards(self, cards: Sequence[DeskCard], paper: str, fonts: Fonts) -> None:
        """Save these as a file; nothing is noted as printed."""
        good, pdf = _pages(cards, paper, fonts)
        self._context.printer.save_pdf(pdf, self._title(good), self._tell_saved)

    def print_envelope(self, card: DeskCard, paper: str, fonts: Fonts) -> None:
        """Print the envelope that fits this card."""
        envelope = stock(stock(paper).envelope)
        pdf = envelopes_pdf([card.piece()], envelope, fonts=fonts)
        title = self._context.wording.text("Envelope for {name}", name=card.name)
        self._context.printer.print_pdf(pdf, _as_file_name(title), self._tell_envelope)

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

        if context.errors.attempt(note) and left:
            context.bottom.tell(
                context.wording.counted(
                    "{n} card was left out: open it to see why",
                    "{n} cards were left out: open them to see why",
                    left,
                )
            )

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
