"""Was here: visits are recorded, corrected, and moved to the right person.

How often somebody comes is worked out by `storage/figures.py`.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, VisitId
from smallcrm.domain.money import plain_amount
from smallcrm.domain.shop_day import instant_text
from smallcrm.domain.visits import CheckedVisit, VisitDraft
from smallcrm.services import big_purchases, moment_rows, moments, visit_parts
from smallcrm.services.instants import instant_of, local_time
from smallcrm.services.living import must_be_living
from smallcrm.services.shop import currency_of, habits_of
from smallcrm.storage.models import Visit
from smallcrm.storage.store import Store

_SELECT = """
SELECT v.id, v.customer_id, v.at, v.shop_day, v.amount_minor, v.what, coalesce(h.name, '')
FROM visit AS v LEFT JOIN helper AS h ON h.id = v.served_by
"""
# In plain SQL: the model would take as long as the row, its journal and its figures.
_INSERT = """
INSERT INTO visit (at, shop_day, amount_minor, what, served_by, is_gift, customer_id)
VALUES (:at, :shop_day, :amount_minor, :what, :served_by, :is_gift, :customer_id)
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


class _Own(NamedTuple):
    served_by: HelperId | None
    is_gift: bool


def record_visit(
    store: Store, draft: VisitDraft, *, now: datetime, by: HelperId | None = None
) -> VisitId:
    """Note that a customer was here, today or on an earlier day, with all that belongs to it.

    One undo takes all of it back. Raises Invalid with the field of the draft; then nothing is
    written.
    """
    if draft.served_by is None:
        draft = replace(draft, served_by=by)
    visit, at = _possible(store, draft, now)
    with store.action("record_visit", visit.customer_id, at=now, by=by):
        return _write_new(store, visit, at, now=now, by=by)


def write_new(
    store: Store, draft: VisitDraft, *, now: datetime, by: HelperId | None = None
) -> VisitId:
    """A visit as one of several that are noted together. Call inside an action. Raises Invalid."""
    visit, at = _possible(store, draft, now)
    return _write_new(store, visit, at, now=now, by=by)


def draft_of(store: Store, visit_id: VisitId) -> VisitDraft:
    """The visit as a form shows it. Raises Invalid when it is gone."""
    known = _known(store, visit_id)
    amount = known.amount_minor
    marked = moments.of_visit(store, visit_id)
    own = store.row(_Own, "SELECT served_by, is_gift FROM visit WHERE id = ?", visit_id)
    return VisitDraft(
        customer_id=known.customer_id,
        amount_text="" if amount is None else plain_amount(amount, currency_of(store)),
        what=known.what,
        day=known.shop_day,
        at=local_time(store, known.at),
        how="" if marked is None else marked.kind,
        words="" if marked is None else marked.words,
        cause="" if marked is None else marked.cause,
        answers=() if marked is None else tuple(moment_rows.answered(store, marked.id)),
        sent_by=visit_parts.sent_by(store, visit_id, known.customer_id),
        companions=visit_parts.companions(store, visit_id),
        served_by=None if own is None else own.served_by,
        is_gift=own is not None and own.is_gift,
        loyalty=visit_parts.loyalty(store, visit_id),
    )


def edit_visit(
    store: Store,
    visit_id: VisitId,
    draft: VisitDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Correct a visit and all its parts; the customer stays (see move_visit). Raises Invalid."""
    known = _known(store, visit_id)
    visit = _checked(store, draft, now)._replace(customer_id=known.customer_id)
    at = _at(store, visit, known, now)
    visit_parts.must_be_possible(store, visit, at, visit_id)
    with store.action("edit_visit", known.customer_id, at=now, by=by, visit=visit_id):
        Visit.update(**_values(visit, at)).where(Visit.id == visit_id).execute()
        visit_parts.correct(store, visit_id, visit, at, now=now, by=by)
        big_purchases.look_again(store, visit_id)
        big_purchases.look_at_new(store, visit_id, today=store.shop_day(now))


def move_visit(
    store: Store,
    visit_id: VisitId,
    to: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """The visit was somebody else's, with how it went, loyalty, and who sent them.

    Raises Invalid (to) for somebody who is not in the book.
    """
    known = _known(store, visit_id)
    must_be_living(store, to, "to")
    with store.action("move_visit", to, at=now, by=by):
        Visit.update(customer=to).where(Visit.id == visit_id).execute()
        visit_parts.move(store, visit_id, known.customer_id, to)
        big_purchases.look_again(store, visit_id)


def delete_visit(
    store: Store, visit_id: VisitId, *, now: datetime, by: HelperId | None = None
) -> None:
    """The visit did not happen, nor how it went. Raises Invalid when it is gone already."""
    known = _known(store, visit_id)
    with store.action("delete_visit", known.customer_id, at=now, by=by):
        visit_parts.remove(visit_id)
        Visit.delete().where(Visit.id == visit_id).execute()
        big_purchases.look_again(store, visit_id)


def latest(store: Store, customer_id: CustomerId) -> VisitRow | None:
    """The customer's newest visit, or None before the first."""
    return store.row(
        VisitRow,
        f"{_SELECT} WHERE v.customer_id = ? ORDER BY v.shop_day DESC, v.at DESC, v.id DESC LIMIT 1",
        customer_id,
    )


def of_today(store: Store, customer_id: CustomerId, *, now: datetime) -> VisitId | None:
    """Today's latest visit, which a mark made now is about; None when they were not here today."""
    newest = latest(store, customer_id)
    return newest.id if newest is not None and newest.shop_day == store.shop_day(now) else None


def visit(store: Store, visit_id: VisitId) -> VisitRow | None:
    """One visit, or None when it is gone."""
    return store.row(VisitRow, f"{_SELECT} WHERE v.id = ?", visit_id)


def _possible(store: Store, draft: VisitDraft, now: datetime) -> tuple[CheckedVisit, datetime]:
    visit = _checked(store, draft, now)
    at = instant_of(store, visit.shop_day, visit.at, now)
    visit_parts.must_be_possible(store, visit, at)
    return visit, at


def _write_new(
    store: Store, visit: CheckedVisit, at: datetime, *, now: datetime, by: HelperId | None
) -> VisitId:
    columns = _columns(visit, at)
    visit_id = VisitId(store.connection.execute(_INSERT, columns).lastrowid or 0)
    visit_parts.write(store, visit_id, visit, at, now=now, by=by)
    big_purchases.look_at_new(store, visit_id, today=store.shop_day(now))
    return visit_id


def _known(store: Store, visit_id: VisitId) -> VisitRow:
    known = visit(store, visit_id)
    if known is None:
        raise Invalid("visit_id", "This visit is not in the book any more.")
    return known


def _checked(store: Store, draft: VisitDraft, now: datetime) -> CheckedVisit:
    clean = draft.checked(store.shop_day(now), currency_of(store), habits_of(store).day_first)
    must_be_living(store, clean.customer_id)
    return clean


def _at(store: Store, visit: CheckedVisit, known: VisitRow, now: datetime) -> datetime:
    """The instant of a corrected visit: as it was unless day or time were changed."""
    if visit.shop_day == known.shop_day and visit.at in {None, local_time(store, known.at)}:
        return known.at
    return instant_of(store, visit.shop_day, visit.at, now)


def _values(visit: CheckedVisit, at: datetime) -> dict[str, object]:
    return {
        "at": at,
        "shop_day": visit.shop_day,
        "amount_minor": visit.amount_minor,
        "what": visit.what,
        "served_by": visit.served_by,
        "is_gift": int(visit.is_gift),
    }


def _columns(visit: CheckedVisit, at: datetime) -> dict[str, object]:
    """The row as the book keeps it."""
    return {
        **_values(visit, at),
        "customer_id": visit.customer_id,
        "at": instant_text(at),
        "shop_day": visit.shop_day.isoformat(),
    }
