"""What is asked about a promise that was not kept: whether they knew, or why another day was told.

What follows for the promise is decided in the domain.
"""

from datetime import datetime

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.kept import Kept, Moved, Said
from smallcrm.services.request_course import shop_now
from smallcrm.wording import Wording
from ui.context import AppContext
from ui.customers.how_it_went import how_it_went
from ui.widgets.segmented import SegmentedButtons

NOT_TOLD, TOLD, RELEASED, IN_TIME = "not_told", "told", "released", "in_time"
LATE_DRAFT = {"kind": "ow", "cause": "waiting"}
"""How a late promise begins in "how it went": only a beginning, nothing of it is written yet."""


def how_late(wording: Wording, *, is_by_hour: bool = False) -> SegmentedButtons:
    """Whether they knew, or let us off; of a late hour also that it is only written down late."""
    say = wording.text
    choices = [
        (NOT_TOLD, say("Not told")),
        (TOLD, say("Told before")),
        (RELEASED, say("They let us off")),
    ]
    if is_by_hour:
        choices.append((IN_TIME, say("Was in time")))
    return SegmentedButtons(choices, name="how_late", spoken=say("Did they know?"))


def why_moved(wording: Wording) -> SegmentedButtons:
    """Why another day is told after the first one went by; the code is one of Moved."""
    say = wording.text
    choices = [
        (Moved.LATE.value, say("We are late")),
        (Moved.AGREED.value, say("They agreed")),
        (Moved.WRONG.value, say("Typed wrong")),
    ]
    return SegmentedButtons(choices, name="why_moved", spoken=say("Why another day?"))


def shop_clock(context: AppContext) -> datetime | None:
    """What the shop's clock shows now."""
    return shop_now(context.store, context.now()).clock


def said_of(code: str) -> Said:
    """What a choice of how_late means for the promise."""
    return Said(code == RELEASED, code == TOLD, code == IN_TIME)


def ask_about_late(context: AppContext, customer_id: CustomerId, ended: Kept) -> None:
    """What a late promise meant to them is asked, never written by itself."""
    if ended is Kept.LATE:
        how_it_went(context, customer_id, LATE_DRAFT)
