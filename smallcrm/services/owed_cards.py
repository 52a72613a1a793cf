"""Owed cards by their keys, whether they stand as rows already or only follow from a rule.

What is done with them is the business of thank_yous, what they say of card_pieces.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, ThankYouId
from smallcrm.domain.prompt_rules import PRINTED_CARD
from smallcrm.domain.sentence import Sentence, args_as_json, args_from_json
from smallcrm.domain.thank_you_notes import FOLLOWING, NOTE_OCCASIONS, THANK_YOU, own_reason
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

# Who shares the letterbox with the one who is thanked, and the one by themselves without any.
HOME = """
SELECT ?1 AS id UNION SELECT other.customer_id FROM household_member AS own
JOIN household_member AS other ON other.household_id = own.household_id
WHERE own.customer_id = ?1
"""
_OCCASIONS = ", ".join(f"'{code}'" for code in sorted(NOTE_OCCASIONS))
_OF_HOME = f"""
SELECT subject_key, group_code, show_from, hide_after FROM prompt
WHERE customer_id IN ({HOME}) AND action = ?2 AND occasion IN ({_OCCASIONS})
  AND group_code IN ('{THANK_YOU}', '{FOLLOWING}')
ORDER BY group_code = '{FOLLOWING}', due_on, id
"""
_SAME_CARD = f"""
EXISTS (SELECT 1 FROM thank_you AS o
        WHERE {{theirs}} AND o.id < s.id AND o.state = s.state
          AND o.closed_on IS s.closed_on AND o.printed_at IS s.printed_at
          AND o.batch_id IS s.batch_id AND o.place IS s.place AND o.words = s.words
          AND o.occasion IN ({_OCCASIONS}) AND s.occasion IN ({_OCCASIONS}))
"""
SAME_CARD = _SAME_CARD.format(theirs="o.customer_id = s.customer_id")
"""Whether the thank_you s is one more reason of a card that an older row of theirs tells of."""

SAME_CARD_AT_HOME = _SAME_CARD.format(
    theirs="(o.customer_id = s.customer_id OR o.customer_id IN ("
    "SELECT other.customer_id FROM household_member AS own JOIN household_member AS other"
    " ON other.household_id = own.household_id WHERE own.customer_id = s.customer_id))"
)
"""The same, where the older row may be that of somebody who shares their letterbox."""

_PROMPT = "SELECT customer_id, group_code, action, occasion FROM prompt WHERE subject_key = ?"


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


class _Known(NamedTuple):
    customer_id: CustomerId
    group_code: str
    action: str
    occasion: str | None


class _Reason(NamedTuple):
    subject_key: str
    group_code: str
    show_from: date
    hide_after: date | None


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
    reason = own_reason(Sentence(found.reason_key, args_from_json(found.reason_args)))
    return found._replace(reason_key=reason.key, reason_args=args_as_json(reason.args))


def note_keys(store: Store, subject_key: str, *, on: date) -> tuple[str, ...]:
    """All that the note with this key thanks for on this shop day, the leading reason first.

    The key alone for a card of its own, and for one that nobody sees at present. A printed card
    goes by the keys of its printed reasons.
    """
    card = owed_card(store, subject_key)
    known, key = _prompt(store, card, subject_key)
    if known is None or known.occasion not in NOTE_OCCASIONS:
        return (card.subject_key,)
    found = store.rows(_Reason, _OF_HOME, known.customer_id, known.action)
    asked = next(each for each in found if each.subject_key == key)
    lead = next((each for each in found if _leads(each, asked)), asked)
    together = [
        each.subject_key
        for each in found
        if each is lead or each is asked or (each.show_from <= on and _follows(each, lead))
    ]
    return tuple(dict.fromkeys(together))


def owed_notes(store: Store, subject_keys: Iterable[str], *, on: date) -> list[list[OwedCard]]:
    """The owed cards of each note that one of these keys belongs to, each note once.

    Raises ShopError as owed_card does.
    """
    found: list[list[OwedCard]] = []
    seen: set[str] = set()
    for key in subject_keys:
        cards = [owed_card(store, each) for each in note_keys(store, key, on=on)]
        if not any(card.subject_key in seen for card in cards):
            found.append(cards)
        seen.update(card.subject_key for card in cards)
    return found


def _prompt(store: Store, card: OwedCard, subject_key: str) -> tuple[_Known | None, str]:
    """The prompt of the card, with its key: a printed row has one of its own."""
    keys = [card.subject_key, subject_key]
    if card.thank_you_id is not None:
        keys.append(f"{PRINTED_CARD}:thank_you:{card.thank_you_id}")
    for key in dict.fromkeys(keys):
        known = store.row(_Known, _PROMPT, key)
        if known is not None:
            return known, key
    return None, subject_key


def _leads(each: _Reason, asked: _Reason) -> bool:
    return each.group_code == THANK_YOU and (
        each is asked or (asked.group_code == FOLLOWING and _follows(asked, each))
    )


def _follows(each: _Reason, lead: _Reason) -> bool:
    """Whether it belongs to the note of this leading reason."""
    return (
        each.group_code == FOLLOWING
        and lead.group_code == THANK_YOU
        and each.show_from >= lead.show_from
        and (lead.hide_after is None or each.show_from <= lead.hide_after)
    )


def _row_of_printed(subject_key: str) -> int | None:
    """The row that a key such as "printed_card:thank_you:12" stands for."""
    rule, _, row_id = subject_key.rpartition(":")
    is_printed = rule == f"{PRINTED_CARD}:thank_you" and row_id.isascii() and row_id.isdigit()
    return int(row_id[:18]) if is_printed else None
