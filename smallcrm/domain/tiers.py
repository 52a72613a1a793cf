"""How close a customer is to the shop: the codes, their words and their order.

Who is moved from one to another is decided by the owner, not here.
"""

from enum import StrEnum

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence


class Tier(StrEnum):
    """The owner's standing of a customer, best first; the value is the code in the book."""

    A_LIST = "a_list"
    REGULAR = "regular"
    OCCASIONAL = "occasional"


_WORDS = {
    Tier.A_LIST: sentence("A-list"),
    Tier.REGULAR: sentence("Regular"),
    Tier.OCCASIONAL: sentence("Occasional"),
}


def tier_of(code: str) -> Tier:
    """The tier with this code. Raises Invalid."""
    try:
        return Tier(code)
    except ValueError:
        raise Invalid("tier", "Choose A-list, Regular or Occasional.") from None


def rank(code: str) -> int:
    """0 for the A-list, 1 regular, 2 occasional and anything unknown: smaller is closer."""
    ranks = {tier.value: place for place, tier in enumerate(Tier)}
    return ranks.get(code, len(ranks) - 1)


def tier_word(code: str) -> Sentence:
    """The word on screen, for the owner's eyes only (PRODUCT.md section 9)."""
    return _WORDS[tier_of(code)]
