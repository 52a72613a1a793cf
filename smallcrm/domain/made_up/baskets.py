"""What people carry home and what it costs, mixed once for every month of the year.

Nothing here knows who buys.
"""

from bisect import bisect_right
from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from smallcrm.domain.made_up.dice import happens, one_of
from smallcrm.domain.made_up.tables import Good

BASKETS_A_MONTH = 600
_MEDIAN_LOG = 7.55  # natural logarithm of 1,900 minor units, a usual basket
_SPREAD_LOG = 0.85  # one basket in forty is over five times the median
_TIMES = "\N{MULTIPLICATION SIGN}"
_MOST_KINDS = 3
_ENOUGH = 0.25  # a basket within a quarter of what the person wanted to spend is full


class Basket(NamedTuple):
    """The sum and the words for one visit."""

    amount_minor: int
    what: str


def month_baskets(goods: tuple[Good, ...], month: int, dice: Random) -> tuple[Basket, ...]:
    """The baskets of one month (1 to 12), cheapest first; their sums are about log-normal."""
    shelf = sorted((g for g in goods if month in g.months), key=lambda g: g.price_minor)
    prices = [good.price_minor for good in shelf]
    return tuple(sorted(_basket(shelf, prices, dice) for _ in range(BASKETS_A_MONTH)))


def returned(goods: tuple[Good, ...]) -> tuple[Basket, ...]:
    """Everything that could be brought back, as negative sums."""
    return tuple(Basket(-good.price_minor, f"Returned: {_inside(good.name)}") for good in goods)


def _basket(shelf: list[Good], prices: list[int], dice: Random) -> Basket:
    wanted = dice.lognormvariate(_MEDIAN_LOG, _SPREAD_LOG)
    left, taken = wanted, dict[Good, int]()
    while len(taken) < _MOST_KINDS and (not taken or left > wanted * _ENOUGH):
        affordable = bisect_right(prices, left)
        if not affordable and taken:
            break
        good = one_of(dice, shelf[affordable // 2 : affordable] or shelf[:1])
        count = 1 + int(dice.random() * min(good.most, left / good.price_minor))
        taken[good] = min(good.most, taken.get(good, 0) + count)
        left -= count * good.price_minor
        if happens(dice, _ENOUGH):
            break
    return basket_of(taken)


def basket_of(taken: Mapping[Good, int]) -> Basket:
    """The basket with so many of each good."""
    parts = [good.name if n == 1 else f"{n} {_TIMES} {good.name}" for good, n in taken.items()]
    what = ", ".join([parts[0], *map(_inside, parts[1:])])
    return Basket(sum(good.price_minor * n for good, n in taken.items()), what)


def _inside(words: str) -> str:
    """The words as they are written in the middle of a line."""
    return words[:1].lower() + words[1:]
