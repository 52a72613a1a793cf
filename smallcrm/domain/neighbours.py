"""Other shops to which we send people, what we send them for, and which words mean the same thing.

Where it is kept is the business of services/neighbours and services/sent_elsewhere.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from smallcrm.domain.consents import day_up_to
from smallcrm.domain.drafts import LINE_LIMIT, NAME_LIMIT, checked_line, needed_line
from smallcrm.domain.duplicates import one_mistake_apart
from smallcrm.domain.facts import WORDS_LIMIT
from smallcrm.domain.folding import words
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, sentence

PHONE_LIMIT = 40
SHORTEST_WORD = 3  # letters of what arrived: "oil" tells, "of" does not
BEGINNING_FROM = 4  # letters from which the beginning of a longer word is meant: hinge, hinges
ENDINGS = frozenset({"s", "es", "x", "e", "n", "en", "er"})
"""By which a shorter word becomes several, in the languages of the shop's people: rod, rods."""

FOUND: Mapping[str, Sentence] = {
    "": sentence("not asked yet"),
    "yes": sentence("found it"),
    "no": sentence("did not find it"),
}


class CheckedNeighbour(NamedTuple):
    """Another shop, for the book. customer_id: who of our customers it belongs to, or None."""

    name: str
    street: str
    town: str
    phone: str
    has: str
    customer_id: CustomerId | None


class CheckedSent(NamedTuple):
    """Somebody was sent elsewhere, for the book. neighbour: a new one to be noted with it."""

    customer_id: CustomerId | None
    what: str
    sent_on: date
    neighbour_id: int | None
    neighbour: CheckedNeighbour | None


@dataclass
class NeighbourDraft:
    """Another shop, as typed. has: what people find there."""

    name: str = ""
    street: str = ""
    town: str = ""
    phone: str = ""
    has: str = ""
    customer_id: CustomerId | None = None

    def checked(self) -> CheckedNeighbour:
        """The clean values. Raises Invalid (name, street, town, phone, has)."""
        return CheckedNeighbour(
            needed_line("name", self.name, NAME_LIMIT),
            checked_line("street", self.street, LINE_LIMIT),
            checked_line("town", self.town, LINE_LIMIT),
            checked_line("phone", self.phone, PHONE_LIMIT),
            checked_line("has", self.has, WORDS_LIMIT),
            self.customer_id,
        )


@dataclass
class SentDraft:
    """Somebody wanted what we do not have. neighbour_id: None for a new neighbour.

    customer_id: None for somebody who is not in the book. neighbour: None for a shop that nobody
    knows any more. sent_text: the day as typed.
    """

    customer_id: CustomerId | None = None
    what: str = ""
    neighbour_id: int | None = None
    neighbour: NeighbourDraft | None = field(default_factory=NeighbourDraft)
    sent_text: str = ""

    def checked(self, today: date, day_first: bool = True) -> CheckedSent:
        """The clean values. Raises Invalid (what, name, ..., sent_text)."""
        what = needed_line("what", self.what, WORDS_LIMIT)
        day = day_up_to("sent_text", self.sent_text, today, day_first)
        new = None
        if self.neighbour_id is None and self.neighbour is not None:
            new = self.neighbour.checked()
        return CheckedSent(self.customer_id, what, day, self.neighbour_id, new)


def fits(arrived: str, wanted: str, quiet: Collection[str]) -> int:
    """How many words of what arrived are among what somebody wants; 0 when it is something else.

    One typing mistake in a word is forgiven, and another ending. Of one or two words all have to be
    there, of more all but one: either of what was typed among what they want, or, as a delivery
    note says more than a wish does, of what they want among what was typed.
    """
    typed, wish = _telling(arrived, quiet), _telling(wanted, quiet)
    found = _shared(typed, words(wanted))
    if _is_enough(found, len(typed)) or _is_enough(_shared(wish, words(arrived)), len(wish)):
        return found
    return 0


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    return sum(any(_means(word, other) for other in others) for word in some)


def _is_enough(found: int, count: int) -> bool:
    return found > 0 and found >= (count if count <= 2 else count - 1)


def _telling(text: str, quiet: Collection[str]) -> Sequence[str]:
    """The words that tell what it is; all of them when there is none that does."""
    every = list(dict.fromkeys(words(text)))
    telling = [w for w in every if (len(w) >= SHORTEST_WORD or not w.isascii()) and w not in quiet]
    return telling or every


def _means(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) >= BEGINNING_FROM and long.startswith(short):
        return True
    if len(short) >= SHORTEST_WORD and long.removeprefix(short) in ENDINGS:
        return True
    return one_mistake_apart(word, other)
