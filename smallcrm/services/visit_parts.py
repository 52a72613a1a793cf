"""What belongs to a visit beside its own row: how it went, who came along, who sent them, loyalty.

All of it is written inside the action of the visit, so that one undo takes it back together.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.visits import CheckedVisit
from smallcrm.services import moment_rows, moments, referrals
from smallcrm.services.living import must_be_living
from smallcrm.services.moment_rows import Place
from smallcrm.storage.models import LoyaltyTick, Moment, VisitCompanion
from smallcrm.storage.store import Store

# A referral does not name the visit at which it was told: the journal knows what was one deed.
_SENT_BY = """
SELECT r.referrer_id FROM referral AS r
JOIN change AS c ON c.table_name = 'referral' AND c.row_id = r.id AND c.op = 'I'
JOIN change_group AS g ON g.id = c.group_id
WHERE r.referred_id = ?1 AND (
    g.label_key = 'edit_visit' AND json_extract(g.label_args, '$.visit') = ?2
    OR g.label_key = 'record_visit' AND EXISTS (
        SELECT 1 FROM change AS v WHERE v.table_name = 'visit' AND v.row_id = ?2
        AND v.group_id = g.id AND v.op = 'I')
) ORDER BY r.id DESC LIMIT 1
"""

_COMPANIONS = "SELECT customer_id FROM visit_companion WHERE visit_id = ? ORDER BY id"
_TICKS = "SELECT kind FROM loyalty_tick WHERE visit_id = ? ORDER BY id"


class _Who(NamedTuple):
    id: CustomerId


class _Kind(NamedTuple):
    kind: str


class _MomentOf(NamedTuple):
    id: MomentId


def sent_by(store: Store, visit_id: VisitId, customer_id: CustomerId) -> CustomerId | None:
    """Who was noted with this visit as having sent the customer."""
    found = store.value(_SENT_BY, customer_id, visit_id)
    return None if found is None else CustomerId(found)


def companions(store: Store, visit_id: VisitId) -> tuple[CustomerId, ...]:
    """Who came along, first named first."""
    return tuple(row.id for row in store.rows(_Who, _COMPANIONS, visit_id))


def loyalty(store: Store, visit_id: VisitId) -> tuple[str, ...]:
    """The signs of loyalty that were ticked on this visit."""
    return tuple(row.kind for row in store.rows(_Kind, _TICKS, visit_id))


def must_be_possible(
    store: Store, visit: CheckedVisit, at: datetime, visit_id: VisitId | None = None
) -> None:
    """Refuse parts that can not be; those that stand already are not asked again.

    visit_id: of a visit that is corrected. Raises Invalid with the field of the draft.
    """
    known = () if visit_id is None else companions(store, visit_id)
    for one in visit.companions:
        if one not in known:
            must_be_living(store, one, "companions")
    before = None if visit_id is None else sent_by(store, visit_id, visit.customer_id)
    if visit.sent_by is not None and visit.sent_by != before:
        referrals.must_be_possible(store, visit.sent_by, visit.customer_id, field="sent_by")
    if visit.moment is None:
        return
    marked = None if visit_id is None else moments.of_visit(store, visit_id)
    own_id = None if marked is None else marked.id
    moment_rows.must_be_answerable(store, visit.answers, visit.customer_id, at, own_id=own_id)


def write(
    store: Store,
    visit_id: VisitId,
    visit: CheckedVisit,
    at: datetime,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    """The parts of a new visit. Call inside an action."""
    if visit.moment is not None:
        place = Place(at, visit.shop_day, visit_id)
        former = moments.just_noted(store, visit.customer_id, visit_id, now=now, by=by)
        moments.note(store, visit.moment, place, visit.answers, former, now=now, by=by)
    for one in visit.companions:
        VisitCompanion.create(visit=visit_id, customer=one)
    for kind in visit.loyalty:
        _tick(visit_id, visit, kind)
    if visit.sent_by is not None:
        referrals.write(visit.sent_by, visit.customer_id, store.shop_day(now))


def correct(
    store: Store,
    visit_id: VisitId,
    visit: CheckedVisit,
    at: datetime,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    """The parts of a visit that was corrected. Call inside an action, after the visit itself."""
    _correct_moment(store, visit_id, visit, Place(at, visit.shop_day, visit_id), now=now, by=by)
    came = companions(store, visit_id)
    for one in set(came) - set(visit.companions):
        _leave_out(visit_id, one)
    for one in visit.companions:
        if one not in came:
            VisitCompanion.create(visit=visit_id, customer=one)
    ticked = loyalty(store, visit_id)
    _is_gone = (LoyaltyTick.visit == visit_id) & LoyaltyTick.kind.not_in(list(visit.loyalty))
    LoyaltyTick.delete().where(_is_gone).execute()
    LoyaltyTick.update(shop_day=visit.shop_day).where(LoyaltyTick.visit == visit_id).execute()
    for kind in visit.loyalty:
        if kind not in ticked:
            _tick(visit_id, visit, kind)
    _correct_sender(store, visit_id, visit, store.shop_day(now))


def move(store: Store, visit_id: VisitId, from_: CustomerId, to: CustomerId) -> None:
    """The parts go with the visit to the customer to whom it belongs. Call inside an action.

    Who came along was then not a companion, and nobody sends themselves.
    """
    _leave_out(visit_id, to)
    LoyaltyTick.update(customer=to).where(LoyaltyTick.visit == visit_id).execute()
    Moment.update(customer=to).where(Moment.visit == visit_id).execute()
    _mend(store, visit_id)
    sender = sent_by(store, visit_id, from_)
    if sender is None or from_ == to:
        return
    try:
        referrals.must_be_possible(store, sender, to, field="to")
    except Invalid:
        referrals.erase(sender, from_)
    else:
        referrals.move(sender, from_, to)


def remove(visit_id: VisitId) -> None:
    """What goes with a visit that did not happen. Call inside an action, before the visit itself.

    Companions and ticks follow their visit; who sent the customer stays known.
    """
    Moment.delete().where(Moment.visit == visit_id).execute()


def _correct_moment(
    store: Store,
    visit_id: VisitId,
    visit: CheckedVisit,
    place: Place,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    known = moments.of_visit(store, visit_id)
    if known is not None and visit.moment is None:
        Moment.delete().where(Moment.id == known.id).execute()
    elif known is not None and visit.moment is not None:
        # What the sheet of the visit does not show stays as it was noted.
        kept = visit.moment._replace(
            channel=known.channel, is_noticed=known.is_noticed, cost_minor=known.cost_minor
        )
        moment_rows.update(known.id, kept, place)
        moment_rows.set_answers(store, known.id, visit.answers)
    elif visit.moment is not None:
        moments.note(store, visit.moment, place, visit.answers, None, now=now, by=by)
    at_visit = Moment.update(at=place.at, shop_day=place.shop_day)
    at_visit.where(Moment.visit == visit_id).execute()
    _mend(store, visit_id)


def _correct_sender(store: Store, visit_id: VisitId, visit: CheckedVisit, day: date) -> None:
    before = sent_by(store, visit_id, visit.customer_id)
    if before == visit.sent_by:
        return
    if before is not None:
        referrals.erase(before, visit.customer_id)
    if visit.sent_by is not None:
        referrals.write(visit.sent_by, visit.customer_id, day)


def _mend(store: Store, visit_id: VisitId) -> None:
    for row in store.rows(_MomentOf, "SELECT id FROM moment WHERE visit_id = ?", visit_id):
        moment_rows.mend_links(store, row.id)


def _leave_out(visit_id: VisitId, companion: CustomerId) -> None:
    VisitCompanion.delete().where(
        (VisitCompanion.visit == visit_id) & (VisitCompanion.customer == companion)
    ).execute()


def _tick(visit_id: VisitId, visit: CheckedVisit, kind: str) -> None:
    LoyaltyTick.create(
        visit=visit_id, customer=visit.customer_id, kind=kind, shop_day=visit.shop_day
    )
