"""Who sent whom to us.

What is owed for it is worked out by the rules of the prompts.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, ReferralId
from smallcrm.services.living import must_be_living
from smallcrm.storage.models import Referral
from smallcrm.storage.store import Store

# Everybody by whom the referrer was sent, and by whom those were sent, and so on.
_SENT_BEFORE = """
WITH RECURSIVE earlier (id) AS (
    SELECT ?1
    UNION SELECT r.referrer_id FROM referral AS r JOIN earlier ON r.referred_id = earlier.id
)
SELECT 1 FROM earlier WHERE id = ?2
"""

_NAME = "CASE WHEN c.name <> '' THEN c.name ELSE c.company END"
_SENT_BY = f"""
SELECT c.id, {_NAME}, r.shop_day FROM referral AS r JOIN customer AS c ON c.id = r.referrer_id
WHERE r.referred_id = ? AND c.trashed_at IS NULL ORDER BY r.shop_day, r.id
"""
_SENT = f"""
SELECT c.id, {_NAME}, r.shop_day FROM referral AS r JOIN customer AS c ON c.id = r.referred_id
WHERE r.referrer_id = ? AND c.trashed_at IS NULL ORDER BY r.shop_day DESC, r.id DESC
"""


class SentRow(NamedTuple):
    """The other person of a referral, and the shop day on which we heard of it."""

    id: CustomerId
    name: str
    day: date


def record(
    store: Store,
    referrer: CustomerId,
    referred: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> ReferralId:
    """Note that the referrer sent the referred one to us; two may have sent the same person.

    Raises Invalid (field referrer or referred) for somebody who is not in the book, for oneself,
    for what is already noted, and when it would make a circle.
    """
    must_be_living(store, referred, "referred")
    must_be_possible(store, referrer, referred, field="referrer")
    with store.action("record_referral", referrer, at=now, by=by):
        return write(referrer, referred, store.shop_day(now))


def delete(
    store: Store,
    referrer: CustomerId,
    referred: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Take a referral out again. Raises Invalid when it is not noted."""
    if not _is_noted(store, referrer, referred):
        raise Invalid("referrer", "Nobody noted that. Nothing was changed.")
    with store.action("delete_referral", referrer, at=now, by=by):
        erase(referrer, referred)


def sent_by(store: Store, customer_id: CustomerId) -> list[SentRow]:
    """Who sent this customer to us, first named first."""
    return store.rows(SentRow, _SENT_BY, customer_id)


def sent(store: Store, customer_id: CustomerId) -> list[SentRow]:
    """Whom this customer sent to us, newest first."""
    return store.rows(SentRow, _SENT, customer_id)


def must_be_possible(
    store: Store, referrer: CustomerId, referred: CustomerId | None, *, field: str
) -> None:
    """Refuse a referral that can not be. referred: None for a customer who is just being written.

    Raises Invalid with the field.
    """
    must_be_living(store, referrer, field)
    if referred is None:
        return
    if referrer == referred:
        raise Invalid(field, "Nobody can send themselves. Choose who told them about the shop.")
    if _is_noted(store, referrer, referred):
        raise Invalid(field, "This is already noted: who sent them stands on their page.")
    if store.value(_SENT_BEFORE, referrer, referred) is not None:
        raise Invalid(field, "This would go round in a circle: it is noted the other way round.")


def write(referrer: CustomerId, referred: CustomerId, day: date) -> ReferralId:
    """The row of a referral that must_be_possible has let pass. Call inside an action."""
    row = Referral.create(referrer=referrer, referred=referred, shop_day=day)
    return ReferralId(row.id)


def erase(referrer: CustomerId, referred: CustomerId) -> None:
    """Remove the row of a referral. Call inside an action."""
    Referral.delete().where(
        (Referral.referrer == referrer) & (Referral.referred == referred)
    ).execute()


def move(referrer: CustomerId, from_: CustomerId, to: CustomerId) -> None:
    """It was somebody else who was sent; must_be_possible has let that pass. Inside an action."""
    Referral.update(referred=to).where(
        (Referral.referrer == referrer) & (Referral.referred == from_)
    ).execute()


def _is_noted(store: Store, referrer: CustomerId, referred: CustomerId) -> bool:
    found = store.value(
        "SELECT 1 FROM referral WHERE referrer_id=? AND referred_id=?", referrer, referred
    )
    return found is not None
