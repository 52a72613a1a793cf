"""The slips that lie beside cards which are written by hand: for whom, why, what to say.

How a slip looks is the printing room's business.
"""

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.slips import DeskSlip, slips_pdf
from smallcrm.services.card_facts import card_facts
from smallcrm.services.shop import shop
from ui.cards.batch import Batch
from ui.cards.desk import DeskCard
from ui.context import AppContext


def desk_slips(context: AppContext, batch: Batch, fonts: Fonts) -> bytes:
    """One slip for each card of the batch, in its order."""
    own = shop(context.store)
    return slips_pdf(
        [_slip(context, card) for card in batch.cards],
        is_left_handed=batch.choice.is_left_handed,
        is_large=batch.choice.is_large,
        paper=own.paper if own is not None else "a4",
        fonts=fonts,
    )


def _slip(context: AppContext, card: DeskCard) -> DeskSlip:
    wording = context.wording
    beside = card_facts(context.store, card.customer_id, on=context.today())
    facts = [wording.text("{day}: {what}", day=line.day, what=line.what) for line in beside.visits]
    facts += [f"{label}: {words}" if label else words for label, words in beside.facts]
    greeting, text, closing = card.words
    return DeskSlip(
        who=card.name,
        reasons=tuple(wording.say(reason) for reason in card.reasons),
        facts=tuple(facts),
        words=(greeting, *(part for part in text.split("\n\n") if part.strip()), closing),
    )
