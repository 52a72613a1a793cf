"""Was here: visits are recorded, corrected, and moved to the right person.

How often somebody comes is worked out by `storage/figures.py`.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, VisitId
from smallcrm.domain.money import plain_amount
from smallcrm.domain.visits import CheckedVisit, VisitDraft
from smallcrm.services.living import must_be_living
from smallcrm.services.shop import currency_of, habits_of
from smallcrm.storage.models import Visit
from smallcrm.storage.store import Store

_SELECT = """
SELECT v.id, v.customer_id, v.at, v.shop_day, v.amount_minor, v.what, coalesce(h.name, '')
FROM visit AS v LEFT JOIN helper AS h ON h.id = v.served_by
"""


class VisitRow(NamedTuple):
    """One visit. amount_minor: None when not noted, negative a return. served_by: a name or ''."""

    id: VisitId
    customer_id: CustomerId
    at: datetime
    shop_day: date
    amount_minor: int | None
    what: str
    served_by: str


def record_visit(
    store: Store, draft: VisitDraft, *, now: datetime, by: HelperId | None = None
) -> VisitId:
    """Note that a customer was here, today or on an earlier day.

    Raises Invalid with the field of the draft; then nothing is written.
    """
    visit = _checked(store, draft, now)
    with store.action("record_visit", visit.customer_id, at=now, by=by):
        row = Visit.create(
            customer=visit.customer_id,
            at=_moment(store, visit.shop_day, now),
            shop_day=visit.shop_day,
            amount_minor=visit.amount_minor,
            what=visit.what,
            served_by=by,
        )
    return VisitId(row.id)


def draft_of(store: Store, visit_id: VisitId) -> VisitDraft:
    """The visit as a form shows it. Raises Invalid when it is gone."""
    known = _known(store, visit_id)
    amount = known.amount_minor
    return VisitDraft(
        customer_id=known.customer_id,
        amount_text="" if amount is None else plain_amount(amount, currency_of(store)),
        what=known.what,
        day=known.shop_day,
    )


def edit_visit(
    store: Store,
    visit_id: VisitId,
    draft: VisitDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Correct amount, what and day; the customer stays (see move_visit). Raises Invalid."""
    known = _known(store, visit_id)
    visit = _checked(store, draft, now)
    is_same_day = visit.shop_day == known.shop_day
    with store.action("edit_visit", known.customer_id, at=now, by=by):
        Visit.update(
            at=known.at if is_same_day else _moment(store, visit.shop_day, now),
            shop_day=visit.shop_day,
            amount_minor=visit.amount_minor,
            what=visit.what,
        ).where(Visit.id == visit_id).execute()


def move_visit(
    store: Store,
    visit_id: VisitId,
    to: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """The visit was somebody else's. Raises Invalid (to) for somebody who is not in the book."""
    _known(store, visit_id)
    must_be_living(store, to, "to")
    with store.action("move_visit", to, at=now, by=by):
        Visit.update(customer=to).where(Visit.id == visit_id).execute()


def delete_visit(
    store: Store, visit_id: VisitId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The visit did not happen. Raises Invalid when it is gone already."""
    known = _known(store, visit_id)
    with store.action("delete_visit", known.customer_id, at=now, by=by):
        Visit.delete().where(Visit.id == visit_id).execute()


def latest(store: Store, customer_id: CustomerId) -> VisitRow | None:
    """The customer's newest visit, or None before the first."""
    return store.row(
        VisitRow,
        f"{_SELECT} WHERE v.customer_id = ? ORDER BY v.shop_day DESC, v.at DESC, v.id DESC LIMIT 1",
        customer_id,
    )


def visit(store: Store, visit_id: VisitId) -> VisitRow | None:
    """One visit, or None when it is gone."""
    return store.row(VisitRow, f"{_SELECT} WHERE v.id = ?", visit_id)


def _known(store: Store, visit_id: VisitId) -> VisitRow:
    known = visit(store, visit_id)
    if known is None:
        raise Invalid("visit_id", "This visit is not in the book any more.")
    return known


def _checked(store: Store, draft: VisitDraft, now: datetime) -> CheckedVisit:
    clean = draft.checked(store.shop_day(now), currency_of(store), habits_of(store).day_first)
    must_be_living(store, clean.customer_id)
    return clean


def _moment(store: Store, day: date, now: datetime) -> datetime:
    """The instant of a visit noted now: the same hour, on the day on which it was."""
    return now - (store.shop_day(now) - day)
