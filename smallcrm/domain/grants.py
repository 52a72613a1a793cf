"""What a helper may say yes to without asking: per step, for whom, inside a rolling window.

Going over is possible when the owner said yes; nothing is ever refused before a customer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.money import decimals, parse_money
from smallcrm.domain.tiers import Tier

STEPS = ("redo", "extra_service", "reduction", "write_off", "gift")
"""What costs something, in the order of the ladder; to say sorry needs no leave."""

HELPER, OWNER = "helper", "owner"
WINDOW_DAYS = 90  # a season: whoever was given much last year starts anew
WINDOW_MOST = 366  # no shop remembers a gift for longer than a year

# In whole units of a currency with cents; half an hour of a helper's time is about twenty.
_DEFAULT_UNITS: Mapping[str, int] = MappingProxyType(
    {"redo": 50, "extra_service": 20, "reduction": 20, "write_off": 20, "gift": 15}
)
_BEST_TIMES = 2  # the A-list is treated better than anyone through the door (PRODUCT section 1)


class Limit(NamedTuple):
    """limit_minor: the most that may be granted in window_days; None for no limit."""

    limit_minor: int | None
    window_days: int


class Grant(NamedTuple):
    """One step of the ladder. left_minor: what may still be granted; None for no limit."""

    step: str
    limit_minor: int | None
    used_minor: int
    left_minor: int | None
    window_days: int

    @property
    def is_open(self) -> bool:
        """Whether anything may be granted without asking."""
        return self.left_minor is None or self.left_minor > 0

    def covers(self, cost_minor: int) -> bool:
        """Whether so much may be granted without asking."""
        return self.left_minor is None or cost_minor <= self.left_minor


class CheckedLimit(NamedTuple):
    """One limit for the book; limit_minor is None where there is none."""

    role: str
    tier: str
    step: str
    limit_minor: int | None
    window_days: int


@dataclass
class LimitDraft:
    """One limit as typed; an empty text means no limit. field: its name in the form."""

    tier: str
    step: str
    limit_text: str
    window_days: int = WINDOW_DAYS
    role: str = HELPER

    @property
    def field(self) -> str:
        """What the form calls it."""
        return limit_field(self.role, self.tier, self.step)

    def checked(self, currency: str) -> CheckedLimit:
        """The clean values. Raises Invalid with its field, or window_days."""
        if not 1 <= self.window_days <= WINDOW_MOST:
            raise Invalid("window_days", "Choose between 1 and {limit} days.", limit=WINDOW_MOST)
        limit = None
        if self.limit_text.strip():
            limit = parse_money(self.limit_text, currency, field=self.field)
        if limit is not None and limit < 0:
            raise Invalid(self.field, "A limit can not be below zero.")
        return CheckedLimit(self.role, self.tier, self.step, limit, self.window_days)


def limit_field(role: str, tier: str, step: str) -> str:
    """What a form calls this limit."""
    own = f"{tier}_{step}"
    return own if role == HELPER else f"{role}_{own}"


def default_limit(role: str, tier: str, step: str, currency: str) -> Limit:
    """What a new shop starts with: the owner decides freely, a helper up to a small amount."""
    if role == OWNER:
        return Limit(None, WINDOW_DAYS)
    # Where there are no cents a unit buys little: a hundred of them stand for one.
    minor = _DEFAULT_UNITS[step] * 10 ** max(2, decimals(currency))
    return Limit(minor * (_BEST_TIMES if tier == Tier.A_LIST else 1), WINDOW_DAYS)


def every_limit(role: str, currency: str) -> Iterator[tuple[tuple[str, str, str], Limit]]:
    """All that a role starts with, by role, tier and step."""
    for tier in Tier:
        for step in STEPS:
            key = (role, tier.value, step)
            yield key, default_limit(*key, currency=currency)


def window_start(on: date, window_days: int) -> date:
    """The first day that still counts; a window of one day is today alone."""
    return on - timedelta(days=window_days - 1)


def grant(step: str, limit: Limit, used_minor: int) -> Grant:
    """What is left of a limit; never below zero when the owner said yes to more."""
    left = None if limit.limit_minor is None else max(0, limit.limit_minor - used_minor)
    return Grant(step, limit.limit_minor, used_minor, left, limit.window_days)
