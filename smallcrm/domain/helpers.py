"""Who works here, as rules: how many owners, what a PIN is, and how long to wait after wrong ones.

Nothing here knows how a PIN is kept.
"""

import re
from datetime import datetime, timedelta

from smallcrm.domain.errors import Invalid, ShopError

OWNERS_MAX = 2  # PRODUCT.md section 2: there may be two owners
PIN_DIGITS_MAX = 8
FREE_TRIES = 3  # a slip of the finger costs nothing
# After each further wrong PIN; the last holds from then on. Ten thousand PINs of four digits then
# take a month of standing at the counter.
WAITS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 60, 300))
_PIN = re.compile(r"[0-9]{4,8}")


class NobodyKnown(ShopError):
    """Something is to be saved, several work here, and nobody has said who they are."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody is at the counter. Nothing was lost. Say who you are, then save again."
        )


def checked_pin(field: str, pin: str) -> str:
    """A PIN as it may be set. Raises Invalid."""
    if not _PIN.fullmatch(pin):
        raise Invalid(field, "A PIN is 4 to 8 digits.")
    return pin


def wait_after(failed_count: int, failed_at: datetime | None, now: datetime) -> timedelta:
    """How long the next try has to wait after so many wrong ones; zero when it may be now.

    A clock that was set back shortens the wait: better one try too many than an owner locked out.
    """
    if failed_at is None or failed_count < FREE_TRIES or now < failed_at:
        return timedelta(0)
    wait = WAITS[min(failed_count - FREE_TRIES, len(WAITS) - 1)]
    return max(timedelta(0), failed_at + wait - now)
