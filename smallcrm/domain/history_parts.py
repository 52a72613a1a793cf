"""What the history knows of a table: what a row is called, its facts, and what may be shown alone.

Which tables there are stands in history_fields and history_of_right.
"""

from collections.abc import Mapping
from typing import NamedTuple

from smallcrm.domain.sentence import Sentence


class Column(NamedTuple):
    """One fact of a row.

    sort: how its value is worded ("text" as typed, "long" a text of several lines, "mark" yes or
    no). is_secret: never where a customer may see it. mates: columns of no words of their own that
    always go with this one, such as the digits of a phone.
    """

    words: Sentence
    sort: str = "text"
    is_secret: bool = False
    mates: tuple[str, ...] = ()


class Subject(NamedTuple):
    """One table of the history: what a row is called, which columns name it, and its facts.

    A column that is not among the facts is not told.
    """

    words: Sentence
    names: tuple[str, ...]
    columns: Mapping[str, Column]


class Lens(NamedTuple):
    """One choice of "show only": which tables, and which columns of the customer."""

    words: Sentence
    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
