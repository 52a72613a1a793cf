"""What is to be seen before saying yes to an opening: what stands in its way, and whose turn it is.

Saying yes, and what follows from it, stands in openings.
"""

from collections.abc import Sequence
from datetime import datetime

from smallcrm.domain.ids import CustomerId, HelperId, OpeningId, RequestId
from smallcrm.domain.openings import (
    Clash,
    OpeningHabits,
    clashes,
    instant_of,
    wall_clock,
)
from smallcrm.domain.sentence import Sentence
from smallcrm.domain.whose_turn import Asker, in_turn, words_of_turn
from smallcrm.services import key_roster
from smallcrm.services.customer_reading import head
from smallcrm.services.moments import open_ows
from smallcrm.services.opening_rows import asker_of, by_id, opening_of, planned_near
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
    store: Store, customer_id: CustomerId, others: Sequence[OpeningId], *, is_private: bool
) -> list[Sentence]:
    """Who is let in when, when this customer wants the hour of other openings too.

    is_private: nobody but the owner reads it. Empty when all the others are gone.
    """
    known = head(store, customer_id)
    rows = [row for each in others if (row := by_id(store, each)) is not None]
    if known is None or not rows:
        return []
    has_ow = bool(open_ows(store, customer_id))
    us = Asker(customer_id, known.name, known.tier, has_ow, _LAST_TO_ASK)
    them = [asker_of(each) for row in rows for each in row.who_come]
    them = [each for each in them if each.customer_id != customer_id]
    return words_of_turn(in_turn([us, *them]), is_private=is_private)
