"""Half-written entries: by what they are known, what of them is kept, and how it is written down.

Nothing here keeps or shows them.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId

HeldWords = Mapping[str, object]
"""What was typed, by the names of the fields: what JSON can hold."""


class HeldAs(NamedTuple):
    """By what a half-written entry is known.

    form: the code of its form, such as "was_here". customer_id: whose it is, None for somebody new.
    about: what else it is about, such as the number of a wish, "" for nothing.
    """

    form: str
    customer_id: CustomerId | None = None
    about: str = ""


class Entry(NamedTuple):
    """One half-written entry.

    words: only what differs from the untouched form. kept_at: when its words changed last, an
    instant as text. focus: in which field the hand was. is_open: whether the form was open when
    this was written; after a start that tells that nobody could put it on hold.
    """

    held_as: HeldAs
    words: HeldWords
    kept_at: str
    focus: str = ""
    is_open: bool = False


def fields_of(entry: Entry) -> str:
    """What goes into the row beside form and customer, as one JSON object in plain ASCII."""
    return json.dumps(
        {
            "about": entry.held_as.about,
            "words": dict(entry.words),
            "focus": entry.focus,
            "is_open": entry.is_open,
        }
    )


def entry_of(form: str, customer_id: int | None, fields: str, kept_at: str) -> Entry:
    """The entry of a row. Never raises: of a damaged row what can be read stays."""
    found = _mapping(_read(fields))
    about, focus = found.get("about"), found.get("focus")
    whose = CustomerId(customer_id) if customer_id is not None else None
    return Entry(
        held_as=HeldAs(form, whose, about if isinstance(about, str) else ""),
        words=_mapping(found.get("words")),
        kept_at=kept_at,
        focus=focus if isinstance(focus, str) else "",
        is_open=found.get("is_open") is True,
    )


def _read(fields: str) -> object:
    try:
        return json.loads(fields)
    except (ValueError, RecursionError):
        return None


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}
