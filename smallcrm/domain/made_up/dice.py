"""Chance that can be repeated: the same seed, person and purpose give the same throws.

Each person has streams of their own, so that anybody can be made up alone and in any order.
Nothing here knows what is thrown for.
"""

from bisect import bisect
from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

_T = TypeVar("_T")
_WORD = (1 << 64) - 1


class Purpose(IntEnum):
    """What a stream is for; a new purpose never changes the throws of another."""

    NAME = 0
    CONTACT = 1
    HABIT = 2
    HOUSEHOLD = 3
    BASKETS = 4
    MOMENT = 5
    REQUEST = 6
    OPENING = 7
    REMINDER = 8
    THANK_YOU = 9
    REFERRAL = 10
    HEARD = 11
    SENT_ELSEWHERE = 12
    STORY = 13


def stream(seed: int, index: int, purpose: Purpose) -> Random:
    """A fresh stream of throws. seed may be any whole number, index is not negative."""
    return Random(_number(seed, index, purpose))  # noqa: S311 - a game, no secret


def share(seed: int, index: int, purpose: Purpose) -> float:
    """One throw from 0 up to 1, much cheaper than a stream; for rare events."""
    number = _number(seed, index, purpose)
    mixed = ((number ^ (number >> 64)) * 0x9E3779B97F4A7C15) & _WORD
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD  # splitmix64, Steele 2014
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
    return (mixed ^ (mixed >> 31)) / (_WORD + 1)


def one_of(dice: Random, items: Sequence[_T]) -> _T:
    """Any of the items, each as likely."""
    return items[int(dice.random() * len(items))]


def happens(dice: Random, chance: float) -> bool:
    """Whether something with this chance (0 to 1) happens."""
    return dice.random() < chance


class Weighted(Generic[_T]):
    """Things of which some are more likely than others."""

    def __init__(self, items: Sequence[_T], weights: Sequence[float]) -> None:
        self.items = tuple(items)
        self._steps = tuple(accumulate(weights))

    def one(self, dice: Random) -> _T:
        """One of the items, by weight."""
        return self.items[bisect(self._steps, dice.random() * self._steps[-1])]


def _number(seed: int, index: int, purpose: Purpose) -> int:
    return ((seed & _WORD) << 44) | (index << 4) | purpose
