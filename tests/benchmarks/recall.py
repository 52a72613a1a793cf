"""Whether the finder finds the right person although one word of what was typed is mistyped.

How the queries are drawn: somebody is drawn from the book, and what a helper would type is built up
- the name, then the town, then the street - until, typed rightly, at most eight people fit and the
right one is among them (who is still not alone among eight of the same name, town and street is
left out, and counted). Then one mistake is made in one word of four or more letters: a letter
dropped, doubled, swapped with the next, or replaced by its neighbour on the keyboard, at any place,
the first letter included. Found means: among the eight rows that the finder shows.
"""

import random
import statistics
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from smallcrm.domain.folding import words
from smallcrm.services.finder import SHOWN, find
from smallcrm.storage.store import Store
from tests.benchmarks.shops import opened
from tests.benchmarks.table import Measured, at_least, at_most, seconds

_DRAWN = 600
_LEAST_LETTERS = 4  # PRODUCT.md section 4
_SEED = 20
_MOST_MS = {100_000: 5.0, 1_000_000: 16.0}
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
KINDS = ("drop", "double", "swap", "neighbour")


class Typed(NamedTuple):
    """Whom somebody looked for, how they mistyped it, and which mistake it was."""

    customer_id: int
    text: str
    kind: str


def recall(customers: int) -> list[Measured]:
    """The share found among eight, for each kind of mistake and all together, and how fast."""
    with opened(customers) as store:
        dice = random.Random(_SEED)
        typed = list(_drawn(store, dice))
        found: dict[str, list[bool]] = {kind: [] for kind in KINDS}
        taken = []
        for one in typed:
            rows = find(store, one.text).rows
            taken.append(min(seconds(partial(find, store, one.text), times=3)) * 1000)
            found[one.kind].append(one.customer_id in {row.id for row in rows})
    every = [each for kind in KINDS for each in found[kind]]
    figures = [
        at_least(f"recall with a {kind}, top {SHOWN}", _share(found[kind]), 100, 0.95, "%")
        for kind in KINDS
    ]
    limit = next((ms for size, ms in sorted(_MOST_MS.items()) if customers <= size), 16.0)
    slow = sorted(taken)[int(len(taken) * 0.99)]
    return [
        at_least(f"recall of {len(every)} mistyped, top {SHOWN}", _share(every), 100, 0.95, "%"),
        *figures,
        at_most("a mistyped search, median", statistics.median(taken), limit, 1, "ms"),
        at_most("a mistyped search, 99th per cent", slow, limit, 1, "ms"),
    ]


def mistyped(text: str, kind: str, dice: random.Random) -> str | None:
    """The text with one mistake in one long word; None where no such mistake can be made."""
    asked = text.split()
    places = [at for at, word in enumerate(asked) if len(word) >= _LEAST_LETTERS]
    dice.shuffle(places)
    for place in places:
        wrong = _wrong(asked[place], kind, dice)
        if wrong is not None and wrong != asked[place]:
            return " ".join([*asked[:place], wrong, *asked[place + 1 :]])
    return None


def _drawn(store: Store, dice: random.Random) -> Iterator[Typed]:
    people = store.connection.execute(
        "SELECT c.id, c.name, coalesce(a.town, ''), coalesce(a.street, '') FROM customer AS c"
        " LEFT JOIN address AS a ON a.customer_id = c.id WHERE c.name <> '' GROUP BY c.id"
    ).fetchall()
    count = 0
    while count < _DRAWN:
        person = dice.choice(people)
        text = _typed_rightly(store, *person)
        wrong = mistyped(text, KINDS[count % len(KINDS)], dice) if text else None
        if wrong is not None:
            yield Typed(person[0], wrong, KINDS[count % len(KINDS)])
            count += 1


def _typed_rightly(store: Store, customer_id: int, *known: str) -> str:
    """As much of name, town and street as a helper has to type; "" if all of it is not enough."""
    text = ""
    for part in known:
        text = " ".join([*text.split(), *(word for word in words(part) if not word.isdecimal())])
        found = find(store, text)
        begun = [row.id for row in found.rows if row.fit == "begun"]
        if found.total <= SHOWN or (customer_id in begun and len(begun) < SHOWN):
            return text if customer_id in begun else ""
    return ""


def _wrong(word: str, kind: str, dice: random.Random) -> str | None:
    place = dice.randrange(len(word))
    letter = word[place]
    match kind:
        case "drop":
            return word[:place] + word[place + 1 :]
        case "double":
            return word[:place] + letter + word[place:]
        case "swap":
            place = dice.randrange(len(word) - 1)
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case _:
            beside = _beside(letter)
            return word[:place] + dice.choice(beside) + word[place + 1 :] if beside else None


def _beside(letter: str) -> str:
    """The keys around this one."""
    for row, keys in enumerate(_KEYS):
        at = keys.find(letter)
        if at >= 0:
            near = [keys[max(0, at - 1) : at], keys[at + 1 : at + 2]]
            near += [other[max(0, at - 1) : at + 1] for other in _KEYS[max(0, row - 1) : row]]
            near += [other[max(0, at - 1) : at + 1] for other in _KEYS[row + 1 : row + 2]]
            return "".join(near)
    return ""


def _share(found: list[bool]) -> float:
    return 100 * sum(found) / len(found)
