"""The ideas for what a card could say, and which of them are offered.

How the words are filled in is the business of card_pieces.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from smallcrm.domain.cards import CardPiece

IDEAS_MOST = 3  # PRODUCT.md section 11
OWN_MOST = IDEAS_MOST - 1  # beside the shop's own there is always one of the others


class Idea(NamedTuple):
    """One way to say it. missing: fields that a richer version would have used.

    said_times: on how many cards of the last three years these words were to them already.
    """

    piece: CardPiece
    missing: tuple[str, ...]
    said_times: int = 0


class CardIdeas(NamedTuple):
    """What a card could say: at most three ideas, fresh words first. language: of the customer."""

    ideas: tuple[Idea, ...]
    language: str


def in_turn(made: Sequence[tuple[bool, Idea]], turn: int) -> list[tuple[bool, Idea]]:
    """Own words first, then those that came with the program: each turn begins at another of them.

    made: ideas, and whether they are the shop's own. So the cards of a batch do not all say the
    same.
    """
    bundled = [each for each in made if not each[0]]
    fresh = [each for each in bundled if not each[1].said_times]
    start = turn % len(fresh) if fresh else 0
    turned = [*fresh[start:], *fresh[:start]]
    said = [each for each in bundled if each[1].said_times]
    return [*(each for each in made if each[0]), *turned, *said]


def chosen(groups: Iterable[Sequence[tuple[bool, Idea]]]) -> tuple[Idea, ...]:
    """The freshest ideas of each reason in turn; among them always one of the program's.

    groups: the ideas of one reason each, what the card is most about first.
    """
    found = [each for row in zip_longest(*groups) for each in row if each is not None]
    fresh = sorted(found, key=lambda each: bool(each[1].said_times))
    ours = [each for is_own, each in fresh if is_own]
    bundled = [each for is_own, each in fresh if not is_own]
    own = ours[: OWN_MOST if bundled else IDEAS_MOST]
    kept = [*own, *bundled[: IDEAS_MOST - len(own)]]
    return tuple(sorted(kept, key=lambda each: bool(each.said_times)))
