"""Which number of a person it is that fits the digits somebody typed into the finder.

Who is found by digits is the business of `services/finder_passes.py`.
"""

import json
from collections.abc import Iterable, Sequence

from smallcrm.domain.folding import words
from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import FROM_DIGITS, Asked
from smallcrm.storage.store import Store

_ENDS, _HOLDS, _OWN, _POSTCODE, _NOT = range(5)  # the order in which people are found by them

_NUMBERS = """
SELECT customer_id, 'phone', digits, number FROM phone
WHERE customer_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT id, 'own', CAST(number AS TEXT), '#' || number FROM customer
WHERE id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT customer_id, 'postcode', postcode, postcode FROM address
WHERE customer_id IN (SELECT value FROM json_each(?1)) AND postcode <> ''
"""


def fitting_numbers(store: Store, ids: Sequence[CustomerId], asked: Asked) -> dict[CustomerId, str]:
    """The number by which each of these people fits, as it is written; "#1017" for their own.

    A phone that ends so before one that holds the digits, the own number, a postcode. Whoever fits
    by no number is left out, and so is everybody when no digits were asked.
    """
    wanted = _digits_of(asked)
    if not wanted:
        return {}
    best: dict[CustomerId, tuple[int, str]] = {}
    for number, kind, digits, written in store.connection.execute(_NUMBERS, (json.dumps(ids),)):
        fit = min(_fit(kind, digits, typed, national) for typed, national in wanted)
        if fit < best.get(number, (_NOT, ""))[0]:
            best[number] = (fit, written)
    return {number: written for number, (_fit, written) in best.items()}


def _digits_of(asked: Asked) -> list[tuple[str, str]]:
    """Each scrap that may be a number, as typed and as phones are kept."""
    if asked.typed:
        return [(asked.typed, asked.national)]
    return [(word, word) for word in asked.words if _may_be_number(word)]


def _may_be_number(word: str) -> bool:
    return len(word) >= FROM_DIGITS and word.isdecimal()


def _fit(kind: str, digits: str, typed: str, national: str) -> int:
    if kind == "phone":
        if digits.endswith(typed):
            return _ENDS
        return _HOLDS if _is_in((typed, national), digits) else _NOT
    if kind == "own":
        return _OWN if digits.startswith((typed, national)) else _NOT
    return _POSTCODE if "".join(words(digits)).startswith((typed, national)) else _NOT


def _is_in(scraps: Iterable[str], digits: str) -> bool:
    return any(scrap in digits for scrap in scraps)
