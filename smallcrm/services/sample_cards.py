"""The thank-yous of a made-up shop as rows, tied to the referrals that they answer.

Other rows are the business of sample_rows.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from smallcrm.domain.made_up.story_values import Referral, ThankYou
from smallcrm.domain.prompt_rules import REFERRAL, WHIM
from smallcrm.domain.sentence import args_as_json
from smallcrm.services.sample_people import People
from smallcrm.services.sample_tables import Instants, Row, Table
from smallcrm.services.thank_yous import whim_reason

CARDS = Table(
    "thank_you",
    (
        "id",
        "customer_id",
        "rule",
        "subject_key",
        "occasion",
        "state",
        "reason_key",
        "reason_args",
        "due_on",
        "words",
        "printed_at",
        "closed_on",
    ),
)
_OPEN = frozenset({"due", "printed"})


def card_rows(
    cards: Iterable[ThankYou],
    referrals: Iterable[tuple[int, Referral]],
    *,
    first_id: int,
    people: People,
    instants: Instants,
) -> Iterator[Row]:
    """The rows of all thank-yous; one for a referral has the key by which the rule knows it.

    referrals: each with the id of its row.
    """
    waiting: dict[int, list[int]] = {}
    for row_id, referral in referrals:
        if referral.is_thanked:
            waiting.setdefault(referral.sender, []).append(row_id)
    for card_id, card in enumerate(cards, first_id):
        sent = waiting.get(card.person) if card.origin == "referral" else None
        rule, key = (
            (REFERRAL, f"{REFERRAL}:referral:{sent.pop(0)}")
            if sent
            else (WHIM, f"{WHIM}:thank_you:{card_id}")
        )
        reason = whim_reason(card.reason)
        yield (
            card_id,
            people.id_of(card.person),
            rule,
            key,
            card.occasion,
            card.status,
            reason.key,
            args_as_json(reason.args),
            card.due_on.isoformat(),
            card.words,
            None if card.printed_on is None else instants.at_noon(card.printed_on),
            _closed_on(card),
        )


def _closed_on(card: ThankYou) -> str | None:
    closed: date | None = None if card.status in _OPEN else card.sent_on or card.due_on
    return None if closed is None else closed.isoformat()
