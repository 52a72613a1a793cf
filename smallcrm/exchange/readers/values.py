"""What the columns of a list without headings mean, told from the cells alone.

Nothing here is used when a list has headings.
"""

import re
from collections.abc import Sequence

from smallcrm.exchange.mapping import (
    OTHER,
    Target,
    cells_of,
    looks_like_email,
    looks_like_phone,
    mostly,
    settled,
)
from smallcrm.exchange.readers.days import day_of

_POSTCODE = re.compile(r"\d{4,5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
_STREET = re.compile(r"(?:\S+ )+\d{1,4} ?[a-zA-Z]?|\d{1,5}[a-zA-Z]?(?: \S+)+")
_LONGEST_STREET = 80
_LONGEST_NAME = 60


def map_values(samples: Sequence[Sequence[str]]) -> list[Target]:
    """One target per column, in order; what can not be told is "other" and goes to the notes.

    Only e-mails, phones, names and the parts of one address are told; nothing is made of a day,
    because it may be a birthday or the day of the last order.
    """
    width = max(map(len, samples), default=0)
    columns = [cells_of(samples, at) for at in range(width)]
    targets = [_plain(cells) for cells in columns]
    _place(columns, targets)
    _names(columns, targets)
    return settled(targets)


def _plain(cells: Sequence[str]) -> Target:
    if mostly(cells, looks_like_email):
        return Target("email")
    if mostly(cells, _is_day):
        return OTHER
    return Target("phone") if mostly(cells, looks_like_phone) else OTHER


def _place(columns: Sequence[Sequence[str]], targets: list[Target]) -> None:
    """The first column of postcodes, the words beside it, and a street."""
    for at, cells in enumerate(columns):
        if targets[at] == OTHER and mostly(cells, _is_street):
            targets[at] = Target("street")
            break
    for at, cells in enumerate(columns):
        if targets[at] != OTHER or not mostly(cells, _is_postcode):
            continue
        beside = [near for near in (at + 1, at - 1) if 0 <= near < len(columns)]
        towns = [near for near in beside if targets[near] == OTHER]
        town = next((near for near in towns if mostly(columns[near], _is_word)), None)
        if town is not None:
            targets[at], targets[town] = Target("postcode"), Target("town")
            return


def _names(columns: Sequence[Sequence[str]], targets: list[Target]) -> None:
    words = [
        at for at, cells in enumerate(columns) if targets[at] == OTHER and mostly(cells, _is_word)
    ]
    if not words:
        return
    first = words[0]
    has_two = first + 1 in words and not mostly(columns[first], _has_blank)
    if has_two and not mostly(columns[first + 1], _has_blank):
        targets[first], targets[first + 1] = Target("given_name"), Target("family_name")
    else:
        targets[first] = Target("full_name")


def _is_day(cell: str) -> bool:
    return day_of(cell, "dmy") is not None or day_of(cell, "mdy") is not None


def _is_postcode(cell: str) -> bool:
    return bool(_POSTCODE.fullmatch(cell))


def _is_street(cell: str) -> bool:
    return len(cell) < _LONGEST_STREET and bool(_STREET.fullmatch(cell))


def _is_word(cell: str) -> bool:
    has_letter = any(map(str.isalpha, cell[:_LONGEST_NAME]))
    return len(cell) <= _LONGEST_NAME and has_letter and not any(map(str.isdecimal, cell))


def _has_blank(cell: str) -> bool:
    return " " in cell
