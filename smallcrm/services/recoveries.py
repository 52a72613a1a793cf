"""The file of a let-down: opened at once, filled later, shared where several were let down.

How it ended for each of them is the business of recovery_outcomes.
"""

from datetime import datetime

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, RecoveryId, RemedyId
from smallcrm.domain.recoveries import (
    HappenedDraft,
    RemedyDraft,
    check_back_day,
    checked_check_back,
)
from smallcrm.services.hours import opening_hours
from smallcrm.services.living import must_be_living
from smallcrm.services.recovery_rows import (
    PersonRow,
    RecoveryRow,
    RemedyRow,
    file_of,
    first_person,
    latest_unfiled,
    must_be_known,
    owner_fixed_on,
    people,
    recovery,
    remedies,
)
from smallcrm.services.shop import currency_of, habits_of
from smallcrm.storage.models import Recovery, RecoveryCustomer, Remedy
from smallcrm.storage.store import Store

__all__ = [
    "PersonRow",
    "RecoveryRow",
    "RemedyRow",
    "file_of",
    "finish_if_done",
    "make_right",
    "move_check_back",
    "must_be_known",
    "open_file",
    "people",
    "recovery",
    "remedies",
    "remove_remedy",
    "share",
    "tell",
    "unshare",
]


def open_file(
    store: Store,
    customer_id: CustomerId,
    moment_id: MomentId | None = None,
    *,
    happened: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> RecoveryId:
    """Begin to make it right, and say when we check back; a file that is there is gone on with.

    moment_id: the let-down; without one, the latest open one that has no file. happened: one line,
    kept under what stands there already. Raises Invalid (customer_id, happened).
    """
    must_be_living(store, customer_id)
    happened = HappenedDraft(happened).checked().happened
    about = moment_id if moment_id is not None else latest_unfiled(store, customer_id)
    known = file_of(store, customer_id, about)
    if known is not None:
        _add_words(store, known, customer_id, happened, now=now, by=by)
        return known
    opened_on = store.shop_day(now)
    with store.action("open_recovery", customer_id, at=now, by=by):
        row = Recovery.create(
            opened_at=now,
            opened_on=opened_on,
            happened=happened,
            check_back_on=check_back_day(opened_on, opening_hours(store)),
        )
        RecoveryCustomer.create(recovery=row.id, customer=customer_id, moment=about)
    return RecoveryId(row.id)


def tell(
    store: Store,
    recovery_id: RecoveryId,
    draft: HappenedDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """What happened and how they feel. Raises Invalid."""
    known = must_be_known(store, recovery_id)
    clean = draft.checked()
    if (clean.happened, clean.feels) == (known.happened, known.feels):
        return
    with store.action("tell_recovery", first_person(store, recovery_id), at=now, by=by):
        Recovery.update(happened=clean.happened, feels=clean.feels).where(
            Recovery.id == recovery_id
        ).execute()


def make_right(
    store: Store,
    recovery_id: RecoveryId,
    draft: RemedyDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> RemedyId:
    """One step of the ladder was done; who did it first is who fixed it.

    If that is an owner and the check-back is today, it moves to the next working day: the owner
    calls again on another day (PRODUCT section 5). Raises Invalid.
    """
    known = must_be_known(store, recovery_id)
    clean = draft.checked(currency_of(store))
    today = store.shop_day(now)
    with store.action("make_right", first_person(store, recovery_id), at=now, by=by):
        row = Remedy.create(
            recovery=recovery_id,
            step=clean.step,
            words=clean.words,
            cost_minor=clean.cost_minor,
            given_on=today,
            given_by=by,
            owner_said_yes=int(clean.owner_said_yes),
        )
        changed: dict[str, object] = {} if known.fixed_by or by is None else {"fixed_by": by}
        if known.check_back_on <= today and owner_fixed_on(store, recovery_id) == today:
            hours = opening_hours(store)
            changed["check_back_on"] = hours.next_working_day(today)
        if changed:
            Recovery.update(**changed).where(Recovery.id == recovery_id).execute()
    return RemedyId(row.id)


def remove_remedy(
    store: Store,
    recovery_id: RecoveryId,
    remedy_id: RemedyId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """This step was not done after all. Raises Invalid when the file is gone."""
    must_be_known(store, recovery_id)
    with store.action("remove_remedy", first_person(store, recovery_id), at=now, by=by):
        Remedy.delete().where((Remedy.id == remedy_id) & (Remedy.recovery == recovery_id)).execute()


def move_check_back(
    store: Store,
    recovery_id: RecoveryId,
    text: str,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Call on another day, as typed. Raises Invalid (check_back)."""
    known = must_be_known(store, recovery_id)
    day = checked_check_back(
        text,
        store.shop_day(now),
        owner_fixed_on=owner_fixed_on(store, recovery_id),
        day_first=habits_of(store).day_first,
    )
    if day == known.check_back_on:
        return
    with store.action("move_check_back", first_person(store, recovery_id), at=now, by=by):
        Recovery.update(check_back_on=day).where(Recovery.id == recovery_id).execute()


def share(
    store: Store,
    recovery_id: RecoveryId,
    customer_id: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Somebody else was let down by the same. Raises Invalid (customer_id) for who is in it."""
    must_be_known(store, recovery_id)
    must_be_living(store, customer_id)
    if any(each.customer_id == customer_id for each in people(store, recovery_id)):
        raise Invalid("customer_id", "They are in this file already.")
    about = latest_unfiled(store, customer_id)
    with store.action("share_recovery", customer_id, at=now, by=by):
        RecoveryCustomer.create(recovery=recovery_id, customer=customer_id, moment=about)
        Recovery.update(finished_on=None).where(Recovery.id == recovery_id).execute()


def unshare(
    store: Store,
    recovery_id: RecoveryId,
    customer_id: CustomerId,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """They were no part of it. Raises Invalid for the only one in the file."""
    if len(people(store, recovery_id)) < 2:
        raise Invalid("customer_id", "A file is about somebody. Undo opening it instead.")
    with store.action("unshare_recovery", customer_id, at=now, by=by):
        RecoveryCustomer.delete().where(
            (RecoveryCustomer.recovery == recovery_id) & (RecoveryCustomer.customer == customer_id)
        ).execute()
        finish_if_done(store, recovery_id, now)


def finish_if_done(store: Store, recovery_id: RecoveryId, now: datetime) -> None:
    """The file is finished when it ended for all of them. Call inside an action."""
    is_done = not any(each.is_open for each in people(store, recovery_id))
    finished_on = store.shop_day(now) if is_done else None
    Recovery.update(finished_on=finished_on).where(Recovery.id == recovery_id).execute()


def _add_words(
    store: Store,
    recovery_id: RecoveryId,
    customer_id: CustomerId,
    words: str,
    *,
    now: datetime,
    by: HelperId | None,
) -> None:
    known = must_be_known(store, recovery_id)
    if not words or words in known.happened:
        return
    told = HappenedDraft(f"{known.happened}\n{words}".strip(), known.feels).checked()
    with store.action("tell_recovery", customer_id, at=now, by=by):
        Recovery.update(happened=told.happened).where(Recovery.id == recovery_id).execute()
