"""Thank-yous and cards: what is owed, and what was printed, posted, handed over or let go.

One key of a note stands for the whole note, with all that it thanks for. Why something is owed is
decided by `domain/thank_you_rules.py`, what a note carries by `domain/thank_you_notes.py`; what a
card says by card_pieces.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.drafts import LINE_LIMIT, NOTES_LIMIT, checked_line
from smallcrm.domain.errors import ShopError
from smallcrm.domain.folding import clean_text
from smallcrm.domain.ids import CustomerId, HelperId, ThankYouId
from smallcrm.domain.prompt_rules import PRINTED_CARD, WHIM
from smallcrm.domain.sentence import CustomerRef, Sentence, args_as_json, args_from_json, sentence
from smallcrm.domain.thank_you_notes import IN_PERSON, NOTE_OCCASIONS, WRITTEN
from smallcrm.services import prompts
from smallcrm.services.card_pieces import customer_piece, pieces
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_written_to
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.owed_cards import OwedCard, owed_card, owed_notes
from smallcrm.services.row_ids import next_id
from smallcrm.services.thank_you_notes import DueNote, due_notes
from smallcrm.storage.models import ThankYou
from smallcrm.storage.store import Store

__all__ = [
    "DueCard",
    "DueNote",
    "customer_piece",
    "due",
    "due_notes",
    "due_to",
    "hand_over",
    "mark_posted",
    "mark_printed",
    "mark_written",
    "owe",
    "pieces",
    "say_in_person",
    "skip",
    "whim_reason",
    "write_note",
    "write_owed",
]

OWED_WITHIN_DAYS = 5  # like the thank-you for a first purchase (PRODUCT.md section 9)

# A prompt stands for the row that it came from: one that is printed waits to be posted.
_DUE = f"""
SELECT p.subject_key, p.customer_id, {SHOWN_NAME}, p.tier, p.occasion, p.reason_key, p.reason_args,
       p.due_on, CASE WHEN p.action = 'post' THEN 'printed' ELSE 'due' END
FROM prompt AS p JOIN customer AS c ON c.id = p.customer_id
WHERE p.group_code IN ('thank_you', 'dates') AND p.action IN ('print_card', 'post')
  AND p.occasion IS NOT NULL AND p.show_from <= ?1 AND (p.hide_after IS NULL OR p.hide_after >= ?1)
"""
# Who shares a letterbox has one note together, whoever of them carries it.
_OCCASIONS = ", ".join(f"'{code}'" for code in sorted(NOTE_OCCASIONS))
_OF_CUSTOMER = f"""
AND (p.customer_id = ?2 OR (
  p.group_code = 'thank_you' AND p.occasion IN ({_OCCASIONS}) AND p.customer_id IN (
    SELECT other.customer_id FROM household_member AS own
    JOIN household_member AS other ON other.household_id = own.household_id
    WHERE own.customer_id = ?2)))
"""
_EARLIEST = "ORDER BY p.due_on, p.id"


class DueCard(NamedTuple):
    """One card that is owed. state: due, or printed and still lying in the shop."""

    subject_key: str
    customer_id: CustomerId
    name: str
    tier: str
    occasion: str
    reason: Sentence
    due_on: date
    state: str


class _DueRow(NamedTuple):
    subject_key: str
    customer_id: CustomerId
    name: str
    tier: str
    occasion: str
    reason_key: str
    reason_args: str
    due_on: date
    state: str


def due(store: Store, *, on: date) -> list[DueCard]:
    """Every card that is owed on this shop day, birthdays among them, the earliest due first."""
    return _told(store.rows(_DueRow, f"{_DUE} {_EARLIEST}", on.isoformat()))


def due_to(store: Store, customer_id: CustomerId, *, on: date) -> list[DueCard]:
    """The same for one customer, with the note of their household.

    The reason of a note that somebody else there carries names that one.
    """
    sql = f"{_DUE} {_OF_CUSTOMER} {_EARLIEST}"
    found = _told(store.rows(_DueRow, sql, on.isoformat(), customer_id))
    return [card if card.customer_id == customer_id else _of_mate(card) for card in found]


def owe(
    store: Store,
    customer_id: CustomerId,
    *,
    occasion: str = "thank_you",
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> ThankYouId:
    """Owe somebody a card by the owner's whim. Raises Invalid (customer_id, occasion, reason)."""
    must_be_occasion(occasion)
    clean = checked_line("reason", reason, LINE_LIMIT)
    with store.action("owe_thank_you", customer_id, at=now, by=by):
        return write_owed(store, customer_id, occasion, clean, now=now)


def write_owed(
    store: Store, customer_id: CustomerId, occasion: str, reason: str, *, now: datetime
) -> ThankYouId:
    """A card owed by the owner's whim, as a part of a deed. Call inside an action.

    Raises Invalid (customer_id) for somebody to whom no card goes.
    """
    must_be_written_to(store, customer_id)
    told = whim_reason(reason)
    row_id = next_id(store, "thank_you")
    ThankYou.create(
        id=row_id,
        customer=customer_id,
        rule=WHIM,
        subject_key=f"{WHIM}:thank_you:{row_id}",
        occasion=occasion,
        state="due",
        reason_key=told.key,
        reason_args=args_as_json(told.args),
        due_on=store.shop_day(now) + timedelta(days=OWED_WITHIN_DAYS),
    )
    return ThankYouId(row_id)


def mark_printed(
    store: Store,
    subject_keys: Collection[str],
    words_by_key: Mapping[str, str],
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """These cards went to the printer, with the words they say; printing alone thanks nobody.

    Raises ShopError, and writes nothing, when one of them is not owed any more.
    """
    notes = _owed(store, subject_keys, now)
    words = _words(store, words_by_key)
    with store.action("print_cards", at=now, by=by, n=len(notes)):
        for note in notes:
            write_note(note, {"state": "printed", "printed_at": now, "words": _said(note, words)})


def mark_written(
    store: Store, subject_key: str, words: str = "", *, now: datetime, by: HelperId | None = None
) -> None:
    """The note was written by hand and lies in the shop. Raises ShopError as mark_printed does.

    words: what it says, so that they are not said twice; "" when nobody typed them.
    """
    (note,) = _owed(store, [subject_key], now)
    clean = clean_text(words, NOTES_LIMIT)
    with store.action("write_note", note[0].customer_id, at=now, by=by):
        values = {"state": "printed", "printed_at": now, "words": clean, "design": WRITTEN}
        write_note(note, values)


def mark_posted(
    store: Store, subject_keys: Collection[str], *, now: datetime, by: HelperId | None = None
) -> None:
    """These cards are in the letterbox. Raises ShopError as mark_printed does."""
    notes = _owed(store, subject_keys, now)
    label, args = ("post_cards", {"n": len(notes)}) if len(notes) != 1 else ("post_card", {})
    only = notes[0][0].customer_id if len(notes) == 1 else None
    with store.action(label, only, at=now, by=by, **args):
        for note in notes:
            write_note(note, {"state": "posted", "closed_on": store.shop_day(now)})


def say_in_person(
    store: Store, subject_key: str, *, now: datetime, by: HelperId | None = None
) -> None:
    """The customer was thanked in person, and no card is needed. Raises ShopError as above."""
    (note,) = _owed(store, [subject_key], now)
    with store.action("said_in_person", note[0].customer_id, at=now, by=by):
        told = {"state": "handed_over", "closed_on": store.shop_day(now), "design": IN_PERSON}
        write_note(note, told)


def hand_over(store: Store, subject_key: str, *, now: datetime, by: HelperId | None = None) -> None:
    """The customer has the card. Raises ShopError as mark_printed."""
    (note,) = _owed(store, [subject_key], now)
    with store.action("hand_over", note[0].customer_id, at=now, by=by):
        write_note(note, {"state": "handed_over", "closed_on": store.shop_day(now)})


def skip(
    store: Store,
    subject_key: str,
    *,
    reason: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Let it go; the reason is remembered. Raises ShopError as mark_printed."""
    (note,) = _owed(store, [subject_key], now)
    found = (prompts.of_subject(store, card.subject_key) for card in note)
    known = [each for each in found if each is not None and each.rule != PRINTED_CARD]
    clean = clean_text(reason, prompts.REASON_LIMIT)
    with store.action("skip_thank_you", note[0].customer_id, at=now, by=by):
        write_note(note, {"state": "skipped", "closed_on": store.shop_day(now)})
        for each in known:
            prompts.write(store, each, "dismissed", reason=clean, now=now, by=by)


def whim_reason(reason: str) -> Sentence:
    """Why a card is owed by the owner's whim, in the owner's words or without any."""
    if not reason:
        return sentence("You wanted to say thank you.")
    return sentence("You wanted to say thank you: {reason}.", reason=reason.rstrip(". "))


def write_note(note: Iterable[OwedCard], values: Mapping[str, object]) -> None:
    """Bring all that a note thanks for to these values. Call inside an action."""
    for card in note:
        _write(card, values)


def _of_mate(card: DueCard) -> DueCard:
    who = CustomerRef(card.customer_id)
    told = sentence("Together with {customer}: {reason}", customer=who, reason=card.reason)
    return card._replace(reason=told)


def _told(rows: Iterable[_DueRow]) -> list[DueCard]:
    return [
        DueCard(*row[:5], Sentence(row.reason_key, args_from_json(row.reason_args)), *row[7:])
        for row in rows
    ]


def _owed(store: Store, subject_keys: Iterable[str], now: datetime) -> list[list[OwedCard]]:
    notes = owed_notes(store, subject_keys, on=store.shop_day(now))
    if not notes:
        raise ShopError("No card was chosen. Nothing was changed.")
    return notes


def _words(store: Store, words_by_key: Mapping[str, str]) -> dict[str, str]:
    """The words by the keys of the rows, also where a printed card's own key was given."""
    return {owed_card(store, key).subject_key: words for key, words in words_by_key.items()}


def _said(note: Sequence[OwedCard], words: Mapping[str, str]) -> str:
    """What the card of this note says."""
    found = (words[card.subject_key] for card in note if card.subject_key in words)
    return clean_text(next(found, ""), NOTES_LIMIT)


def _write(card: OwedCard, values: Mapping[str, object]) -> None:
    """Bring the card's row to these values, making it when there is none."""
    if card.thank_you_id is not None:
        ThankYou.update(dict(values)).where(ThankYou.id == card.thank_you_id).execute()
        return
    ThankYou.create(
        customer=card.customer_id,
        rule=card.rule,
        subject_key=card.subject_key,
        occasion=card.occasion,
        reason_key=card.reason_key,
        reason_args=card.reason_args,
        due_on=card.due_on,
        **values,
    )
