"""What stands on the slip beside a card that is written with a pen: for whom, why, what to say.

How a slip looks is the printing room's business.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence
from smallcrm.services.card_facts import card_facts
from smallcrm.storage.store import Store
from smallcrm.wording import Wording


class SlipWords(NamedTuple):
    """One slip, in the shop's language. words: of the card, paragraph by paragraph."""

    who: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...]
    words: tuple[str, ...]


def slip_words(
    store: Store,
    customer_id: CustomerId,
    piece: CardPiece,
    reasons: Iterable[Sentence],
    wording: Wording,
    *,
    on: date,
) -> SlipWords:
    """The slip for a card. reasons: why it is written."""
    beside = card_facts(store, customer_id, on=on)
    facts = [wording.text("{day}: {what}", day=line.day, what=line.what) for line in beside.visits]
    facts += [f"{label}: {words}" if label else words for label, words in beside.facts]
    return SlipWords(
        who=piece.who,
        reasons=tuple(wording.say(reason) for reason in reasons),
        facts=tuple(facts),
        words=(piece.greeting, *piece.text, piece.closing),
    )
