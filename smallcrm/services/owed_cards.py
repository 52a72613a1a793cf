"""One owed card by its key, whether it stands as a row already or only follows from a rule.

What is done with it is the business of thank_yous, what it says of card_pieces.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, ThankYouId
from smallcrm.domain.prompt_rules import PRINTED_CARD
from smallcrm.storage.store import Store

_OPEN_STATES = "('due', 'printed')"
_COLUMNS = "customer_id, rule, subject_key, occasion, reason_key, reason_args, due_on"

_BY_ROW = f"""
SELECT id, {_COLUMNS} FROM thank_you
WHERE state IN {_OPEN_STATES} AND (subject_key = ?1 OR id = ?2)
  AND customer_id IN (SELECT id FROM customer WHERE trashed_at IS NULL)
"""
_BY_RULE = f"""
SELECT NULL, {_COLUMNS} FROM prompt
WHERE subject_key = ?1 AND occasion IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM thank_you WHERE subject_key = ?1)
"""


class OwedCard(NamedTuple):
    """A card that is owed. thank_you_id: None while it only follows from a rule."""

    thank_you_id: ThankYouId | None
    customer_id: CustomerId
    rule: str
    subject_key: str
    occasion: str
    reason_key: str
    reason_args: str
    due_on: date


def owed_card(store: Store, subject_key: str) -> OwedCard:
    """The card with this key, also with the key of a printed one that waits to be posted.

    Raises ShopError when it was sent or let go meanwhile.
    """
    row_id = _row_of_printed(subject_key)
    found = store.row(OwedCard, _BY_ROW, subject_key, row_id) or store.row(
        OwedCard, _BY_RULE, subject_key
    )
    if found is None:
        raise ShopError("This card is not owed any more. Nothing was changed.")
    return found


def _row_of_printed(subject_key: str) -> int | None:
    """The row that a key such as "printed_card:thank_you:12" stands for."""
    rule, _, row_id = subject_key.rpartition(":")
    is_printed = rule == f"{PRINTED_CARD}:thank_you" and row_id.isascii() and row_id.isdigit()
    return int(row_id[:18]) if is_printed else None
