"""Who comes first inside a group of Today, as a sum that can be read out (PRODUCT.md section 8).

What the rows are and which group they belong to is domain/prompts.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.domain.tiers import Tier, tier_word

# The sum of PRODUCT.md section 8.
LATE = 100
DUE_TODAY = 60
DUE_TOMORROW = 30
PER_WAITING_DAY = 3
MOST_FOR_WAITING = 30  # ten days; then waiting longer gives no more weight


# PRODUCT.md section 9: a let-down among the first three visits goes to the top. A hundred more than
# any other is more than all the rest can weigh, from its first day on.
FIRST_VISITS = 100


class Kind(StrEnum):
    """What sort of row it is; the value is the code in the book."""

    OPEN_OW = "open_ow"
    NEWCOMER_OW = "newcomer_ow"
    OPENING = "opening"
    REQUEST = "request"
    THANK_YOU = "thank_you"
    CALL = "call"
    DATE = "date"
    QUIET = "quiet"


KIND_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        Kind.OPEN_OW: 40,
        Kind.NEWCOMER_OW: 40 + FIRST_VISITS,
        Kind.OPENING: 40,
        Kind.REQUEST: 20,
        Kind.THANK_YOU: 15,
        Kind.CALL: 10,
        Kind.DATE: 10,
        Kind.QUIET: 5,
    }
)
OW_KINDS = frozenset({Kind.OPEN_OW.value, Kind.NEWCOMER_OW.value})
"""What a customer may not read as what it is."""

# Made once: Today words some hundred rows at a time.
_KIND_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        Kind.OPEN_OW: sentence("let down"),
        Kind.NEWCOMER_OW: sentence("let down on the first visits"),
        Kind.OPENING: sentence("open after hours"),
        Kind.REQUEST: sentence("wish"),
        Kind.THANK_YOU: sentence("thank-you"),
        Kind.CALL: sentence("call"),
        Kind.DATE: sentence("date"),
        Kind.QUIET: sentence("not seen lately"),
    }
)

TIER_WEIGHTS: Mapping[str, int] = MappingProxyType({Tier.A_LIST: 25, Tier.REGULAR: 10})


class Score(NamedTuple):
    """A place in the queue: the sum and what it is made of, in the order of PRODUCT.md."""

    total: int
    parts: tuple[tuple[Sentence, int], ...]


def score(due: date | None, today: date, waiting_since: date, kind: str, tier: str) -> Score:
    """How much weight a row has today; more comes first.

    due: the day told or meant, None when there is none. Parts of nought are left out.
    """
    weighed = (
        _pressure(due, today),
        _of_kind(kind),
        _of_tier(tier),
        _of_waiting(waiting_since, today),
    )
    parts = tuple(part for part in weighed if part[1])
    return Score(sum(points for _, points in parts), parts)


def for_everybody(scored: Score) -> Score:
    """The same sum in words that a customer may read: neither standing nor let down is named."""
    standings = {tier_word(tier).key for tier in Tier}
    let_down = {_of_kind(kind)[0].key for kind in OW_KINDS}
    parts = []
    for spoken, points in scored.parts:
        if spoken.key in standings:
            parts.append((sentence("our choice"), points))
        elif spoken.key in let_down:
            parts.append((sentence("look after"), points))
        else:
            parts.append((spoken, points))
    return scored._replace(parts=tuple(parts))


def place(scored: Score, due: date | None, waiting_since: date, number: int) -> tuple[int, ...]:
    """The sort key of a row: weight, then the earlier day, then waiting, then its own number."""
    due_day = due.toordinal() if due is not None else date.max.toordinal()
    return (-scored.total, due_day, waiting_since.toordinal(), number)


def _pressure(due: date | None, today: date) -> tuple[Sentence, int]:
    days = (due - today).days if due is not None else None
    if days is None or days > 1:
        return sentence("not due yet"), 0
    if days < 0:
        return sentence("late"), LATE
    return (sentence("today"), DUE_TODAY) if days == 0 else (sentence("tomorrow"), DUE_TOMORROW)


def _of_kind(kind: str) -> tuple[Sentence, int]:
    return _KIND_WORDS[kind], KIND_WEIGHTS[kind]


def _of_tier(tier: str) -> tuple[Sentence, int]:
    return tier_word(tier), TIER_WEIGHTS.get(tier, 0)


def _of_waiting(waiting_since: date, today: date) -> tuple[Sentence, int]:
    days = max(0, (today - waiting_since).days)
    return counted("{n} day", "{n} days", days), min(MOST_FOR_WAITING, PER_WAITING_DAY * days)
