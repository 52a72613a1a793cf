"""The rows of moments, what they answer and the file one opened, for moments and for visits.

Everything that writes here is called inside an action.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.moments import CheckedMoment
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.models import Moment, Recovery
from smallcrm.storage.store import Store

_NEWEST = 2**62  # stands for the id of a row that is not written yet

_ANSWERABLE = """
SELECT 1 FROM moment WHERE id = ?1 AND customer_id = ?2 AND kind = 'ow'
AND (at, id) < (?3, ?4) AND (answered_by IS NULL OR answered_by = ?5)
"""

# An answer is a later moment of the same customer; what was moved or set back may be one no more.
_BROKEN = """
SELECT ow.id FROM moment AS ow JOIN moment AS answer ON answer.id = ow.answered_by
WHERE (ow.id = ?1 OR answer.id = ?1)
AND (ow.customer_id <> answer.customer_id OR (ow.at, ow.id) >= (answer.at, answer.id))
"""

_UNBEGUN = """
SELECT recovery_id FROM recovery_customer AS p WHERE moment_id = ?
AND NOT EXISTS (SELECT 1 FROM recovery_customer WHERE recovery_id = p.recovery_id AND id <> p.id)
AND NOT EXISTS (SELECT 1 FROM remedy WHERE recovery_id = p.recovery_id)
AND NOT EXISTS (SELECT 1 FROM lesson WHERE recovery_id = p.recovery_id)
"""


class Place(NamedTuple):
    """Where a moment lies in time, and the visit that it was about."""

    at: datetime
    shop_day: date
    visit_id: VisitId | None


class _VisitPlace(NamedTuple):
    at: datetime
    shop_day: date
    customer_id: CustomerId


class _OwId(NamedTuple):
    id: MomentId


def place_of_visit(store: Store, visit_id: VisitId, customer_id: CustomerId) -> Place:
    """The time of a visit. Raises Invalid (visit_id) when it is gone or somebody else's."""
    found = store.row(
        _VisitPlace, "SELECT at, shop_day, customer_id FROM visit WHERE id = ?", visit_id
    )
    if found is None or found.customer_id != customer_id:
        raise Invalid("visit_id", "This visit is not in the book any more.")
    return Place(found.at, found.shop_day, visit_id)


def must_be_answerable(
    store: Store,
    answers: Sequence[MomentId],
    customer_id: CustomerId,
    at: datetime,
    *,
    own_id: MomentId | None,
    is_kept: bool = False,
) -> None:
    """Refuse what a moment at this instant can not answer. own_id: of a moment that is there.

    is_kept: whether that moment stays as it is, so that its age counts. Raises Invalid (answers).
    """
    age = own_id if is_kept and own_id is not None else _NEWEST
    for ow in answers:
        found = store.value(_ANSWERABLE, ow, customer_id, instant_text(at), age, own_id)
        if found is None or ow == own_id:
            raise Invalid("answers", "This is answered already, or is later than the answer.")


def insert(moment: CheckedMoment, place: Place, *, now: datetime, by: HelperId | None) -> MomentId:
    """A new moment."""
    row = Moment.create(
        customer=moment.customer_id, noted_by=by, noted_at=now, **_values(moment, place)
    )
    return MomentId(row.id)


def update(moment_id: MomentId, moment: CheckedMoment, place: Place) -> None:
    """Other values; who noted it, and when, stays."""
    values = _values(moment, place)
    if moment.kind != "ow":
        values["answered_by"] = None
    Moment.update(**values).where(Moment.id == moment_id).execute()


def replace(
    moment_id: MomentId,
    moment: CheckedMoment,
    place: Place,
    *,
    now: datetime,
    by: HelperId | None,
) -> MomentId:
    """The second of two marks takes the row of the first."""
    update(moment_id, moment, place)
    Moment.update(noted_at=now, noted_by=by).where(Moment.id == moment_id).execute()
    return moment_id


def answered(store: Store, moment_id: MomentId) -> list[MomentId]:
    """The let-downs that this moment answers, oldest first."""
    rows = store.rows(_OwId, "SELECT id FROM moment WHERE answered_by = ? ORDER BY id", moment_id)
    return [row.id for row in rows]


def add_answers(moment_id: MomentId, answers: Collection[MomentId]) -> None:
    """The moment answers these let-downs, beside those that it answers already."""
    if answers:
        Moment.update(answered_by=moment_id).where(Moment.id.in_(list(answers))).execute()


def set_answers(store: Store, moment_id: MomentId, answers: Collection[MomentId]) -> None:
    """The moment answers exactly these let-downs."""
    _open_again([ow for ow in answered(store, moment_id) if ow not in answers])
    add_answers(moment_id, answers)


def mend_links(store: Store, moment_id: MomentId) -> None:
    """Open again what this moment answers no more, or what answers it no more."""
    _open_again([row.id for row in store.rows(_OwId, _BROKEN, moment_id)])


def forget_unbegun(store: Store, moment_id: MomentId) -> None:
    """What seemed a let-down was none: its file goes, unless it is shared or something was done."""
    found = store.value(_UNBEGUN, moment_id)
    if found is not None:
        Recovery.delete().where(Recovery.id == found).execute()


def _open_again(ows: Sequence[MomentId]) -> None:
    if ows:
        Moment.update(answered_by=None).where(Moment.id.in_(list(ows))).execute()


def _values(moment: CheckedMoment, place: Place) -> dict[str, object]:
    return {
        "visit": place.visit_id,
        "at": place.at,
        "shop_day": place.shop_day,
        "kind": moment.kind,
        "channel": moment.channel,
        "words": moment.words,
        "cause": moment.cause,
        "is_noticed": int(moment.is_noticed),
        "delivered_by": moment.delivered_by,
        "cost_minor": moment.cost_minor,
    }
