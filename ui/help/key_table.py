"""The table of all keys, grouped by where they work; made from the keys that the window listens to.

How it looks is the business of the page and of the printed sheet.
"""

from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, sentence
from ui.keys import KEYS, NOT_YET, WINDOW_KEYS, Key
from ui.pages import RAIL_TOP

HELPER = "helper_"  # nine keys that do the same are one line


class KeyLine(NamedTuple):
    """One key and what it does. acts: False for a key whose page comes later."""

    cap: str
    words: Sentence
    acts: bool = True


class KeyGroup(NamedTuple):
    """Keys that work in one place."""

    code: str
    title: Sentence
    lines: tuple[KeyLine, ...]


# What a list or a date field takes by itself, without being a key of the window.
_IN_LISTS = (
    KeyLine("↑ ↓", sentence("Go from row to row")),
    KeyLine("Enter", sentence("Open, or the filled button")),
    KeyLine("Space", sentence("Select")),
    KeyLine("Delete", sentence("To the trash")),
)
_DATES = (
    KeyLine("t", sentence("today")),
    KeyLine("+3", sentence("in three days")),
    KeyLine("fri", sentence("the next Friday")),
    KeyLine("12.4.", sentence("a day, as you write it")),
    KeyLine("in 2w", sentence("in two weeks")),
)


def key_groups() -> tuple[KeyGroup, ...]:
    """Every key, grouped and in the order of PRODUCT section 3."""
    return (
        KeyGroup("anywhere", sentence("Anywhere"), _anywhere()),
        KeyGroup("customer", sentence("On the page of a customer"), _of("customer")),
        KeyGroup("lists", sentence("In lists"), (*_IN_LISTS, *_of("lists"))),
        KeyGroup("dates", sentence("Dates are typed freely"), _DATES),
    )


def _anywhere() -> tuple[KeyLine, ...]:
    pages = f"Ctrl 1…{len(RAIL_TOP)}"
    find, *others = (_line("", key) for name, key in WINDOW_KEYS.items() if name != "redo_too")
    return (
        find,
        *_of("anywhere"),
        *others,
        KeyLine(pages, sentence("The pages at the side")),
        KeyLine("Alt 1…9", KEYS["helper_1"].words),
    )


def _of(where: str) -> tuple[KeyLine, ...]:
    return tuple(
        _line(name, key)
        for name, key in KEYS.items()
        if key.where == where and not name.startswith(HELPER)
    )


def _line(name: str, key: Key) -> KeyLine:
    return KeyLine(key.cap, key.words, name not in NOT_YET)
