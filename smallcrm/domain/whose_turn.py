"""Who comes first when several want the same hour.

What an opening is stands in domain/openings.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.tiers import Tier


class Asker(NamedTuple):
    """One of those who want the same hour. asked: the order in which they asked."""

    customer_id: CustomerId
    name: str
    tier: str
    has_open_ow: bool
    asked: int


_TIER_ORDER = {Tier.A_LIST.value: 0, Tier.REGULAR.value: 1}


def in_turn(askers: Iterable[Asker]) -> list[Asker]:
    """Who is let in first: whoever we let down and did not answer yet, then by standing, then time.

    PRODUCT.md section 6.
    """
    return sorted(askers, key=wanted_first)


def wanted_first(asker: Asker) -> tuple[bool, int, int]:
    """The sort key of a turn."""
    return (not asker.has_open_ow, _TIER_ORDER.get(asker.tier, 2), asker.asked)


def words_of_turn(askers: Sequence[Asker], *, is_private: bool) -> list[Sentence]:
    """Who comes after whom, of several in their turn. is_private: with the reasons."""
    if is_private or len(askers) <= 2:
        pairs = pairwise(askers)
        return [why_first(first, second, is_private=is_private) for first, second in pairs]
    others = ", ".join(each.name for each in askers[1:])
    return [sentence("{first} first, then {others}.", first=askers[0].name, others=others)]


def why_first(first: Asker, second: Asker, *, is_private: bool) -> Sentence:
    """Why somebody comes before somebody else. is_private: nobody but the owner reads it."""
    if not is_private:
        return sentence("{first} first, then {second}.", first=first.name, second=second.name)
    if first.has_open_ow and not second.has_open_ow:
        return sentence(
            "{first} before {second}: we let them down and have not made it right yet.",
            first=first.name,
            second=second.name,
        )
    if _TIER_ORDER.get(first.tier, 2) != _TIER_ORDER.get(second.tier, 2):
        return sentence(
            "{first} before {second}, by their standing.", first=first.name, second=second.name
        )
    return sentence("{first} asked before {second}.", first=first.name, second=second.name)
