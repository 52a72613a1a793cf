"""The slips that lie beside cards which are written by hand: offered, checked, printed.

What stands on a slip comes from the services, how it looks from the printing room.
"""

from collections.abc import Callable

from smallcrm.printing.checking import checked_slips
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.slips import DeskSlip, slips_pdf
from smallcrm.services.card_slips import slip_words
from smallcrm.services.shop import shop
from ui.cards.batch import Batch
from ui.cards.desk import DeskCard
from ui.cards.print_run import GO_ON
from ui.context import AppContext, Choice


def offer_slips(context: AppContext, batch: Batch, fonts: Fonts, go_on: Callable[[], None]) -> None:
    """Ask whether slips are wanted, and say what they can not show; then go on."""
    say, word = context.wording.text, context.wording.say
    slips = [_slip(context, card) for card in batch.by_hand]
    told = say("On plain paper: for each card whom it thanks, why, and words that would do.")
    troubles = [word(each.sentence) for each in checked_slips(slips, fonts=fonts)]

    def answered(code: str) -> None:
        if code == GO_ON:
            context.errors.attempt(print_them)
        else:
            go_on()

    def print_them() -> None:
        pdf = _pages(context, slips, batch, fonts)
        context.printer.print_pdf(pdf, say("Slips for the desk"), go_on)

    choices = (Choice(GO_ON, say("Print slips"), is_filled=True), Choice("", say("No slips")))
    text = "\n\n".join((told, *troubles))
    context.dialogs.ask(say("Now the slips for your desk"), text, choices, answered)


def _pages(context: AppContext, slips: list[DeskSlip], batch: Batch, fonts: Fonts) -> bytes:
    own = shop(context.store)
    return slips_pdf(
        slips,
        is_left_handed=batch.choice.is_left_handed,
        is_large=batch.choice.is_large,
        paper=own.paper if own is not None else "a4",
        fonts=fonts,
    )


def _slip(context: AppContext, card: DeskCard) -> DeskSlip:
    on, piece = context.today(), card.piece()
    wording = context.wording
    made = slip_words(
        context.store, card.note.customer_id, piece, card.note.reasons, wording, on=on
    )
    return DeskSlip(*made)
