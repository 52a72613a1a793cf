"""How it went: moments are noted, corrected, and answered; what is open is listed.

How a month went is told by moment_reviews.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.moments import REPLACED_WITHIN, CheckedMoment, MomentDraft
from smallcrm.domain.money import plain_amount
from smallcrm.domain.shop_day import instant_text
from smallcrm.services import moment_rows
from smallcrm.services.instants import instant_of, local_time
from smallcrm.services.living import must_be_living
from smallcrm.services.moment_rows import Place
from smallcrm.services.shop import currency_of, habits_of
from smallcrm.storage.models import Moment
from smallcrm.storage.store import Store

_SELECT = """
SELECT id, customer_id, visit_id, at, shop_day, kind, channel, words, cause, is_noticed,
       delivered_by, cost_minor, answered_by FROM moment
"""

_LAST = """
SELECT id, kind, shop_day, kind = 'ow' AND answered_by IS NULL FROM moment
WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT ?
"""

_OPEN = """
SELECT id, shop_day, words, cause FROM moment
WHERE customer_id = ? AND kind = 'ow' AND answered_by IS NULL ORDER BY at, id
"""

# A mark by nobody is replaced by the next mark by nobody.
_JUST_NOTED = f"""
{_SELECT} WHERE customer_id = ?1 AND noted_by IS ?2 AND noted_at BETWEEN ?3 AND ?4
AND (visit_id IS NULL OR ?5 IS NULL OR visit_id = ?5) ORDER BY noted_at DESC, id DESC LIMIT 1
"""


class MomentMark(NamedTuple):
    """One shape of the bar. kind: 'ow', 'how' or 'wow'; is_open: a let-down without an answer."""

    id: MomentId
    kind: str
    day: date
    is_open: bool


class OpenOw(NamedTuple):
    """A let-down that nothing has answered yet. words: the customer's own. cause: may be ''."""

    id: MomentId
    day: date
    words: str
    cause: str


class MomentRow(NamedTuple):
    """One moment as it stands. cost_minor: None when nobody said. answered_by: of a let-down."""

    id: MomentId
    customer_id: CustomerId
    visit_id: VisitId | None
    at: datetime
    shop_day: date
    kind: str
    channel: str
    words: str
    cause: str
    is_noticed: bool
    delivered_by: HelperId | None
    cost_minor: int | None
    answered_by: MomentId | None


def record_moment(
    store: Store,
    draft: MomentDraft,
    *,
    also: Callable[[], object] | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> MomentId:
    """Note how it went. A second mark within two minutes by the same helper replaces the first.

    What was written in the first is kept where the second says nothing; undo gives the first back.
    also: what is written in the same deed, such as a card that is owed. Raises Invalid with the
    field of the draft; then nothing is written.
    """
    moment = _checked(store, draft, now)
    former = just_noted(store, moment.customer_id, draft.visit_id, now=now, by=by)
    visit_id = draft.visit_id
    if former is not None and visit_id is None:
        visit_id = former.visit_id
    place = _place(store, moment, visit_id, former, now)
    own_id = None if former is None else former.id
    moment_rows.must_be_answerable(
        store, draft.answers, moment.customer_id, place.at, own_id=own_id
    )
    with store.action(f"record_{moment.kind}", moment.customer_id, at=now, by=by):
        made = note(store, moment, place, draft.answers, former, now=now, by=by)
        if also is not None:
            also()
        return made


def note(
    store: Store,
    moment: CheckedMoment,
    place: Place,
    answers: Sequence[MomentId],
    former: MomentRow | None,
    *,
    now: datetime,
    by: HelperId | None,
) -> MomentId:
    """Write a mark that was checked, over the former one if it replaces it.

    Call inside an action.
    """
    if former is None:
        made = moment_rows.insert(moment, place, now=now, by=by)
    else:
        made = moment_rows.replace(former.id, _joined(moment, former), place, now=now, by=by)
        if moment.kind == "ow":  # what seemed to be an answer was none
            moment_rows.set_answers(store, made, ())
        else:
            moment_rows.forget_unbegun(store, made)
    moment_rows.add_answers(made, answers)
    moment_rows.mend_links(store, made)
    return made


def edit_moment(
    store: Store,
    moment_id: MomentId,
    draft: MomentDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Correct a moment; answers is then all that it answers. The customer stays. Raises Invalid."""
    known = _known(store, moment_id)
    moment = _checked(store, draft, now)._replace(customer_id=known.customer_id)
    place = _place(store, moment, draft.visit_id, known, now)
    moment_rows.must_be_answerable(
        store, draft.answers, known.customer_id, place.at, own_id=moment_id
    )
    with store.action("edit_moment", known.customer_id, at=now, by=by):
        moment_rows.update(moment_id, moment, place)
        if moment.kind != "ow":
            moment_rows.forget_unbegun(store, moment_id)
        moment_rows.set_answers(store, moment_id, draft.answers)
        moment_rows.mend_links(store, moment_id)


def delete_moment(
    store: Store, moment_id: MomentId, *, now: datetime, by: HelperId | None = None
) -> None:
    """It was not so; what it answered is open again. Raises Invalid when it is gone already."""
    known = _known(store, moment_id)
    with store.action("delete_moment", known.customer_id, at=now, by=by):
        moment_rows.forget_unbegun(store, moment_id)
        Moment.delete().where(Moment.id == moment_id).execute()


def answer_moment(
    store: Store,
    ow: MomentId,
    answer: MomentId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """A later moment of the same customer answers a let-down, which is then open no more.

    Raises Invalid (answers) when it is none, is answered already, or is the later of the two.
    """
    later = _known(store, answer)
    moment_rows.must_be_answerable(
        store, (ow,), later.customer_id, later.at, own_id=answer, is_kept=True
    )
    with store.action("answer_moment", later.customer_id, at=now, by=by):
        moment_rows.add_answers(answer, (ow,))


def last_moments(store: Store, customer_id: CustomerId, limit: int = 10) -> list[MomentMark]:
    """The last moments of a customer, oldest first, for the bar of shapes."""
    return store.rows(MomentMark, _LAST, customer_id, limit)[::-1]


def open_ows(store: Store, customer_id: CustomerId) -> list[OpenOw]:
    """What still waits for an answer, oldest first."""
    return store.rows(OpenOw, _OPEN, customer_id)


def moment(store: Store, moment_id: MomentId) -> MomentRow | None:
    """One moment, or None when it is gone."""
    return store.row(MomentRow, f"{_SELECT} WHERE id = ?", moment_id)


def of_visit(store: Store, visit_id: VisitId) -> MomentRow | None:
    """How a visit went: its latest mark, or None while it is unmarked."""
    return store.row(
        MomentRow, f"{_SELECT} WHERE visit_id = ? ORDER BY at DESC, id DESC LIMIT 1", visit_id
    )


def draft_of(store: Store, moment_id: MomentId) -> MomentDraft:
    """The moment as a form shows it. Raises Invalid when it is gone."""
    known = _known(store, moment_id)
    cost = known.cost_minor
    return MomentDraft(
        customer_id=known.customer_id,
        kind=known.kind,
        words=known.words,
        channel=known.channel,
        cause=known.cause,
        is_noticed=known.is_noticed,
        delivered_by=known.delivered_by,
        cost_text="" if cost is None else plain_amount(cost, currency_of(store)),
        visit_id=known.visit_id,
        answers=tuple(moment_rows.answered(store, moment_id)),
        day=known.shop_day,
        at=local_time(store, known.at),
    )


def just_noted(
    store: Store,
    customer_id: CustomerId,
    visit_id: VisitId | None,
    *,
    now: datetime,
    by: HelperId | None,
) -> MomentRow | None:
    """The mark that a new one by this helper replaces; marks of two visits stay two."""
    since, until = instant_text(now - REPLACED_WITHIN), instant_text(now)
    return store.row(MomentRow, _JUST_NOTED, customer_id, by, since, until, visit_id)


def _known(store: Store, moment_id: MomentId) -> MomentRow:
    known = moment(store, moment_id)
    if known is None:
        raise Invalid("moment_id", "This is not in the book any more.")
    return known


def _checked(store: Store, draft: MomentDraft, now: datetime) -> CheckedMoment:
    clean = draft.checked(store.shop_day(now), currency_of(store), habits_of(store).day_first)
    must_be_living(store, clean.customer_id)
    return clean


def _place(
    store: Store,
    moment: CheckedMoment,
    visit_id: VisitId | None,
    former: MomentRow | None,
    now: datetime,
) -> Place:
    """Where in time it lies: with its visit, where it lay before, or as it was typed."""
    if visit_id is not None:
        return moment_rows.place_of_visit(store, visit_id, moment.customer_id)
    day, at = moment.when
    if former is not None and day == former.shop_day and at in {None, local_time(store, former.at)}:
        return Place(former.at, former.shop_day, None)
    return Place(instant_of(store, day, at, now), day, None)


def _joined(moment: CheckedMoment, former: MomentRow) -> CheckedMoment:
    """The second mark, with what was written in the first where it says nothing itself."""
    cost = former.cost_minor if moment.cost_minor is None else moment.cost_minor
    cause = moment.cause or former.cause if moment.kind == "ow" else ""
    return moment._replace(words=moment.words or former.words, cost_minor=cost, cause=cause)
