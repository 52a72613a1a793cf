"""What somebody typed into the finder, taken apart: words, digits, or a wish to see the trash.

Who fits is found by `services/finder.py`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from smallcrm.domain.folding import fold, words
from smallcrm.domain.phones import digits, phone_key
from smallcrm.storage.store import Store

FROM_CHARACTERS = 2  # PRODUCT.md section 4
FROM_DIGITS = 3  # PRODUCT.md section 4: from here on digits are a phone, a number or a postcode
TRASH_SIGN = "!"
_MOST_WORDS = 8
LONGEST_WORD = 40
_LONGEST_TEXT = 200  # a search longer than this is a paste by mistake; its beginning decides
_PHONE_LIKE = re.compile(r"[\d\s()+./\-]+")


class Asked(NamedTuple):
    """words: folded. typed: the digits of a text that can only be a number, else empty.

    national: the same as the index keeps phones, without country code and trunk zero. Neither words
    nor digits: nothing worth looking for was typed yet.
    """

    words: list[str]
    typed: str = ""
    national: str = ""
    is_for_trash: bool = False


def taken_apart(store: Store, text: str) -> Asked:
    """What to look for. Any text is fine."""
    plain = fold(text[:_LONGEST_TEXT]).strip()
    is_for_trash = plain.startswith(TRASH_SIGN)
    plain = plain.lstrip(TRASH_SIGN).strip()
    typed = digits(plain)
    if len(typed) >= FROM_DIGITS and _PHONE_LIKE.fullmatch(plain):
        return Asked([], typed, _national(store, plain, typed), is_for_trash)
    asked = [word[:LONGEST_WORD] for word in dict.fromkeys(words(plain))][:_MOST_WORDS]
    is_enough = is_for_trash or sum(map(len, asked)) >= FROM_CHARACTERS
    return Asked(asked if is_enough else [], is_for_trash=is_for_trash)


def all_of(terms: Iterable[str]) -> str:
    """One question out of several."""
    return " AND ".join(terms)


def threes(piece: str) -> Iterable[str]:
    """The pieces of three letters that `finder_inside` is asked for: enough to cover the piece."""
    starts = {*range(0, len(piece) - 2, 3), len(piece) - 3}
    return [f'"{piece[start : start + 3]}"' for start in sorted(starts)]


def every_three(piece: str) -> Iterable[str]:
    """All of its pieces of three: a phone of many fits a few of them by chance, seldom all."""
    return dict.fromkeys(f'"{piece[start : start + 3]}"' for start in range(len(piece) - 2))


def _national(store: Store, plain: str, typed: str) -> str:
    country = store.value("SELECT country FROM shop") or ""
    national = phone_key(plain, country)
    return national if len(national) >= FROM_DIGITS else typed
