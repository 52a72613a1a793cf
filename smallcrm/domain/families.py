"""Family links between customers: who is whose, and for how many generations they come.

How links are stored is the service's business.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from smallcrm.domain.contacts import few_enough
from smallcrm.domain.drafts import checked_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, sentence

RELATION_WORDS_LIMIT = 60
MOST_RELATIVES = 100  # more than any family tree that is kept at a counter
NO_RELATIVE = CustomerId(0)

Parents = Mapping[CustomerId, Collection[CustomerId]]
"""Who is the child of whom: the parents of each customer who has any."""


class Relation(StrEnum):
    """What the relative is to the customer."""

    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    OTHER = "other"

    @property
    def seen_back(self) -> "Relation":
        """What the customer is to the relative."""
        turned = {Relation.PARENT: Relation.CHILD, Relation.CHILD: Relation.PARENT}
        return turned.get(self, self)


@dataclass
class RelativeDraft:
    """The relative is the customer's partner, parent, child, sibling or other; words: as said."""

    relative: CustomerId = NO_RELATIVE
    relation: str = Relation.PARTNER.value
    words: str = ""


class CheckedRelative(NamedTuple):
    """A family link for the book."""

    relative: CustomerId
    relation: Relation
    words: str


def checked_relatives(drafts: Sequence[RelativeDraft]) -> tuple[CheckedRelative, ...]:
    """The links, each relative once. Raises Invalid (relatives)."""
    found: dict[CustomerId, CheckedRelative] = {}
    for draft in few_enough("relatives", drafts, MOST_RELATIVES):
        words = checked_line("relatives", draft.words, RELATION_WORDS_LIMIT)
        link = CheckedRelative(draft.relative, relation_of(draft.relation), words)
        if found.setdefault(link.relative, link).relation is not link.relation:
            raise Invalid("relatives", "The same person stands here twice. Take one away.")
    return tuple(found.values())


def relation_of(code: str) -> Relation:
    """The relation with this code. Raises Invalid (relatives)."""
    try:
        return Relation(code)
    except ValueError:
        raise Invalid("relatives", "Choose who they are to each other.") from None


def relation_word(code: str) -> Sentence:
    """What somebody is to the customer, in one word."""
    words = {
        Relation.PARTNER: sentence("Partner"),
        Relation.PARENT: sentence("Parent"),
        Relation.CHILD: sentence("Child"),
        Relation.SIBLING: sentence("Sibling"),
        Relation.OTHER: sentence("Family"),
    }
    return words[relation_of(code)]


def is_circle(
    parents: Parents, mine: Collection[CustomerId], children: Collection[CustomerId]
) -> bool:
    """Whether one of the children is among the parents, or their parents, and so on.

    parents: everybody's but the customer's own, who stands between both.
    """
    seen: set[CustomerId] = set()
    waiting = list(mine)
    while waiting:
        someone = waiting.pop()
        if someone in seen:
            continue
        seen.add(someone)
        waiting.extend(parents.get(someone, ()))
    return not seen.isdisjoint(children)


def family_line(generation: int, since: int | None) -> Sentence | None:
    """For how long the family comes, such as "Customers since 1998, second generation".

    None where neither a year nor an older generation is known. since: the year of the oldest.
    """
    if generation <= 1:
        return None if since is None else sentence("Customer since {year}", year=str(since))
    if since is None:
        return sentence("{generation} with us", generation=_ordinal(generation))
    return sentence(
        "Customers since {year}, {generation}", year=str(since), generation=_inside(generation)
    )


def _ordinal(generation: int) -> Sentence:
    words = {
        2: sentence("Second generation"),
        3: sentence("Third generation"),
        4: sentence("Fourth generation"),
    }
    return words.get(generation, sentence("Many generations"))


def _inside(generation: int) -> Sentence:
    words = {
        2: sentence("second generation"),
        3: sentence("third generation"),
        4: sentence("fourth generation"),
    }
    return words.get(generation, sentence("many generations"))
