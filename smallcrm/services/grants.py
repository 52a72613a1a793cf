"""What may be granted to whom, how much of it was used, and the limits themselves.

Whether more may be granted is the owner's word; nothing here refuses anything.
"""

from collections.abc import Sequence
from datetime import date, datetime

from smallcrm.domain.grants import (
    HELPER,
    OWNER,
    STEPS,
    Grant,
    Limit,
    LimitDraft,
    every_limit,
    grant,
    window_start,
)
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.tiers import Tier
from smallcrm.services.shop import currency_of
from smallcrm.storage.models import GrantLimit
from smallcrm.storage.store import Store

# What is shared by several was given to each of them.
_USED = """
SELECT coalesce(sum(m.cost_minor), 0) FROM recovery_customer AS p
JOIN remedy AS m ON m.recovery_id = p.recovery_id
WHERE p.customer_id = ? AND m.step = ? AND m.given_on BETWEEN ? AND ?
"""

LimitKey = tuple[str, str, str]

NO_LIMIT = 2**53  # stands in the book for a limit that was taken away; more than any shop has


def limits(store: Store, role: str) -> dict[LimitKey, Limit]:
    """Every limit of a role ("helper" or "owner") by role, tier and step; first what is usual."""
    found = dict(every_limit(role, currency_of(store)))
    own = store.connection.execute(
        "SELECT tier, step, limit_minor, window_days FROM grant_limit WHERE role = ?", (role,)
    )
    for tier, step, limit_minor, window_days in own.fetchall():
        no_limit = limit_minor >= NO_LIMIT
        found[role, tier, step] = Limit(None if no_limit else limit_minor, window_days)
    return found


def save_limits(
    store: Store,
    drafts: Sequence[LimitDraft],
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Save what helpers and owners may grant; what stays as it was is not touched.

    Raises Invalid with the field of the draft; then nothing is written.
    """
    currency = currency_of(store)
    wanted = [draft.checked(currency) for draft in drafts]
    known = {**limits(store, HELPER), **limits(store, OWNER)}
    changed = [
        each
        for each in wanted
        if known[each.role, each.tier, each.step] != Limit(each.limit_minor, each.window_days)
    ]
    if not changed:
        return
    with store.action("save_grants", at=now, by=by):
        for each in changed:
            minor = NO_LIMIT if each.limit_minor is None else each.limit_minor
            values = {"limit_minor": minor, "window_days": each.window_days}
            place = (
                (GrantLimit.role == each.role)
                & (GrantLimit.tier == each.tier)
                & (GrantLimit.step == each.step)
            )
            if not GrantLimit.update(values).where(place).execute():
                GrantLimit.create(role=each.role, tier=each.tier, step=each.step, **values)


def may_grant(
    store: Store, customer_id: CustomerId | None, *, by: HelperId | None, on: date
) -> list[Grant]:
    """What this helper may say yes to for this customer on this day, in the order of the ladder.

    Without a customer, or in nobody's name, the least that anybody may is told.
    """
    role = role_of(store, by)
    tier = _tier_of(store, customer_id)
    known = limits(store, role)
    found = []
    for step in STEPS:
        limit = known[role, tier, step]
        used = 0
        if customer_id is not None:
            since = window_start(on, limit.window_days)
            span = (since.isoformat(), on.isoformat())
            used = int(store.value(_USED, customer_id, step, *span))
        found.append(grant(step, limit, used))
    return found


def role_of(store: Store, helper_id: HelperId | None) -> str:
    """Whether the limits of helpers or those of owners hold; nobody is a helper."""
    is_owner = store.value(
        "SELECT is_owner FROM helper WHERE id = ? AND left_on IS NULL", helper_id
    )
    return OWNER if is_owner else HELPER


def _tier_of(store: Store, customer_id: CustomerId | None) -> str:
    found = store.value("SELECT tier FROM customer WHERE id = ?", customer_id)
    return str(found or Tier.OCCASIONAL.value)
