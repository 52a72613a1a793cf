"""How what happened in a made-up shop becomes rows of the book, in the order of their columns.

Who the people are is the business of sample_people. Nothing here writes; every row is a plain tuple
for `Store.insert_many`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from smallcrm.domain.kept import Kept, fulfilled_on, kept
from smallcrm.domain.made_up.story_values import (
    Moment,
    Opening,
    Referral,
    Reminder,
    SpecialRequest,
)
from smallcrm.domain.made_up.values import Visit
from smallcrm.domain.openings import Decision
from smallcrm.domain.requests import RequestStatus
from smallcrm.services.sample_people import People
from smallcrm.services.sample_tables import Instants, Row, table

_CLOSED = frozenset({"done", "declined"})
# What is answered has to be known before what it answers points at it.
_OW = "ow"

VISITS = table("visit", "customer_id at shop_day amount_minor what served_by")
MOMENTS = table(
    "moment",
    "id customer_id visit_id at shop_day kind channel words happened cause delivered_by noted_by"
    " noted_at answered_by",
)
REFERRALS = table("referral", "id referrer_id referred_id shop_day")
REQUESTS = table(
    "special_request",
    "customer_id kind what told_on told_time is_after_hours status asked_at asked_on closed_on"
    " inner_on little_extra deposit_minor looked_after_by offered_instead ready_on kept opening_id",
)
OPENINGS = table("opening", "id opens_at time_zone keys_with decision door_open_at door_closed_at")
REMINDERS = table("reminder", "id customer_id what due_on channel made_at made_on")
ANSWERS = table(
    "prompt_answer", "customer_id rule subject_key state answered_at answered_on answered_by"
)


class Happened:
    """The rows of what happened. helper_ids: by the index of the helper in the made-up shop."""

    def __init__(self, people: People, helper_ids: Sequence[int], instants: Instants) -> None:
        self._people, self._helper_ids, self._instants = people, helper_ids, instants

    def visit(self, visit: Visit) -> Row:
        """Somebody was here."""
        return (
            self._people.id_of(visit.person),
            self._instants.text(visit.at),
            visit.at.date().isoformat(),
            visit.amount_minor,
            visit.what,
            self._helper_ids[visit.served_by],
        )

    def referral(self, row_id: int, referral: Referral) -> Row:
        """Somebody sent somebody."""
        sender, newcomer = map(self._people.id_of, (referral.sender, referral.newcomer))
        return (row_id, sender, newcomer, referral.on.isoformat())

    def request(self, wish: SpecialRequest) -> Row:
        """Somebody wants something."""
        closed_on = (wish.done_on or wish.told_on) if wish.status in _CLOSED else None
        return (
            self._people.id_of(wish.person),
            wish.kind,
            wish.what,
            wish.told_on.isoformat(),
            None,
            0,
            wish.status,
            self._instants.at_noon(wish.asked_on),
            wish.asked_on.isoformat(),
            _day(closed_on),
            wish.inner_on.isoformat(),
            wish.little_extra,
            wish.deposit_minor or None,
            self._helper_ids[wish.by],
            wish.declined_offer,
            _day(wish.ready_on),
            _kept(wish, closed_on),
            None,
        )

    def planned(self, row_id: int, opening: Opening, zone: str) -> Row:
        """When we open, or opened, and who has the keys. zone: the shop's."""
        opened, closed = opening.door_open_at, opening.door_closed_at
        return (
            row_id,
            f"{opening.at:%Y-%m-%dT%H:%M}",
            zone,
            self._helper_ids[opening.keys],
            Decision.YES.value,
            None if opened is None else self._instants.text(opened),
            None if closed is None else self._instants.text(closed),
        )

    def opening(self, row_id: int, opening: Opening) -> Row:
        """Who needs, or needed, us after hours. row_id: of the opening itself."""
        is_done = opening.status == "done"
        day = opening.at.date().isoformat()
        return (
            self._people.id_of(opening.person),
            "open_after_hours",
            opening.need,
            day,
            f"{opening.at:%H:%M}",
            1,
            "done" if is_done else "accepted",
            self._instants.at_noon(opening.asked_on),
            opening.asked_on.isoformat(),
            day if is_done else None,
            None,
            "",
            None,
            self._helper_ids[opening.keys],
            "",
            None,
            Kept.ON_TIME.value if is_done else Kept.NOTHING.value,
            row_id,
        )

    def reminder(self, row_id: int, reminder: Reminder) -> Row:
        """Something to do for somebody."""
        return (
            row_id,
            self._people.id_of(reminder.person),
            reminder.what,
            reminder.due_on.isoformat(),
            reminder.channel,
            self._instants.at_noon(reminder.noted_on),
            reminder.noted_on.isoformat(),
        )

    def answer(self, row_id: int, reminder: Reminder) -> Row:
        """A reminder that was done."""
        done_on = reminder.done_on or reminder.due_on
        return (
            self._people.id_of(reminder.person),
            "reminder",
            f"reminder:reminder:{row_id}",
            "done",
            self._instants.at_noon(done_on),
            done_on.isoformat(),
            self._helper_ids[reminder.by],
        )

    def moments(
        self,
        told: Iterable[Moment],
        ids: Mapping[int, int],
        visit_ids: Mapping[tuple[int, datetime], int],
    ) -> Iterator[Row]:
        """How it went, each with the moment that answers it.

        told, ids: of in_order. visit_ids: by person and time, of the visits at which something was
        noted.
        """
        told = list(told)
        answers = {m.answers: ids[m.key] for m in told if m.answers is not None}
        for moment in told:
            at = self._instants.text(moment.at)
            by = None if moment.delivered_by is None else self._helper_ids[moment.delivered_by]
            yield (
                ids[moment.key],
                self._people.id_of(moment.person),
                visit_ids.get((moment.person, moment.at)),
                at,
                moment.at.date().isoformat(),
                moment.kind,
                moment.channel,
                moment.words,
                moment.happened,
                moment.cause,
                None if moment.kind == _OW else by,
                by,
                at,
                answers.get(moment.key),
            )


def in_order(moments: Iterable[Moment], first_id: int) -> tuple[list[Moment], dict[int, int]]:
    """The moments with the let-downs last, and the ids of their rows by their keys."""
    told = sorted(moments, key=lambda moment: moment.kind == _OW)
    return told, {moment.key: first_id + n for n, moment in enumerate(told)}


def _kept(wish: SpecialRequest, closed_on: date | None) -> str:
    """How the promise ended, as the book would have noted it."""
    if closed_on is None or wish.status == RequestStatus.DECLINED:
        return Kept.NOTHING.value
    return kept(wish.told_on, fulfilled_on(wish.kind, wish.ready_on, closed_on)).value


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
