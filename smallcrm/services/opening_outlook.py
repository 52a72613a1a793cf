"""What is to be seen before saying yes to an opening: what stands in its way, and whose turn it is.

Saying yes, and what follows from it, stands in openings.
"""

from datetime import datetime

from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.openings import (
    Asker,
    Clash,
    OpeningHabits,
    clashes,
    in_turn,
    instant_of,
    wall_clock,
    why_first,
)
from smallcrm.domain.sentence import Sentence
from smallcrm.services import key_roster
from smallcrm.services.customer_reading import head
from smallcrm.services.moments import open_ows
from smallcrm.services.opening_rows import by_id, opening_of, planned_near
from smallcrm.services.shop import habits_of
from smallcrm.storage.store import Store

_LAST_TO_ASK = 2**62  # whoever asks now asked after everybody else


def time_zone(store: Store) -> str:
    """The zone of the shop's clock, an IANA name."""
    return str(store.value("SELECT time_zone FROM shop") or "UTC")


def habits_now(store: Store, now: datetime) -> OpeningHabits:
    """By what a draft is read here and now."""
    zone = time_zone(store)
    return OpeningHabits(wall_clock(now, zone), zone, habits_of(store).day_first)


def what_hinders(
    store: Store,
    opens_at: datetime,
    keys_with: HelperId | None,
    *,
    request_id: RequestId | None = None,
) -> list[Clash]:
    """What stands in the way of opening at this wall-clock time; request_id: of one that is there.

    Somebody is away only by a roster that was written.
    """
    own = None if request_id is None else opening_of(store, request_id)
    others = planned_near(store, opens_at, None if own is None else own.id)
    on_duty = {each.helper_id for each in key_roster.holders_at(store, opens_at) if each.is_on_duty}
    is_away = keys_with is not None and key_roster.is_kept(store) and keys_with not in on_duty
    return clashes(instant_of(opens_at, time_zone(store)), keys_with, others, is_away=is_away)


def turn(
    store: Store, customer_id: CustomerId, other: OpeningId, *, is_private: bool
) -> Sentence | None:
    """Who is let in first when this customer wants the hour of another opening too.

    is_private: nobody but the owner reads it. None when the other one is gone.
    """
    row, known = by_id(store, other), head(store, customer_id)
    if row is None or known is None:
        return None
    them = row.people[0]
    has_ow = bool(open_ows(store, customer_id))
    both = in_turn(
        (
            Asker(customer_id, known.name, known.tier, has_ow, _LAST_TO_ASK),
            Asker(them.customer_id, them.name, them.tier, them.has_open_ow, them.request_id),
        )
    )
    return why_first(both[0], both[1], is_private=is_private)
