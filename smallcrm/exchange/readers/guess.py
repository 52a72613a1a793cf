"""What a reader is told and what it has guessed, so that a person can look and correct it.

Nothing here reads.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import sentence
from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.readers.days import Order

Kind = Literal["csv", "sheet", "vcard"]
_STEP = 1000  # rows between two reports of progress


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person has chosen; everything left out is guessed.

    encoding: such as "cp1252". delimiter: one character. header_row: as in ListGuess, 0 for "has
    no headings". mapping: codes per column (Target.code), "" to leave a column guessed.
    date_order: "dmy" or "mdy". sheet: counted from 0. locale and country: of the shop, such as
    "de_DE" and "DE"; they settle what the file leaves open.
    """

    encoding: str = ""
    delimiter: str = ""
    header_row: int | None = None
    mapping: tuple[str, ...] = ()
    date_order: Order = ""
    sheet: int | None = None
    locale: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One column: its heading (a letter if the list has none), its code, and some of its cells.

    date_order: for a column with days.
    """

    heading: str
    code: str
    examples: tuple[str, ...]
    date_order: Order = ""


@dataclass(frozen=True, slots=True)
class ListGuess:
    """How a list was understood.

    header_row: line or row of the headings, counted from 1; 0 for none. preset: the program that
    wrote the list ("Google"), or "". fingerprint: under which a corrected mapping is remembered.
    rows: lines, rows or cards in the file, headings included. date_order_is_certain: False when a
    person should be asked.
    """

    kind: Kind
    encoding: str = ""
    encoding_is_certain: bool = True
    delimiter: str = ""
    header_row: int = 0
    columns: tuple[ColumnGuess, ...] = ()
    fingerprint: str = ""
    preset: str = ""
    date_order: Order = ""
    date_order_is_certain: bool = True
    sheets: tuple[str, ...] = ()
    sheet: int = 0
    rows: int = 0

    @property
    def mapping(self) -> tuple[str, ...]:
        """The codes of all columns, to be corrected and given back in ReadOptions.mapping."""
        return tuple(column.code for column in self.columns)


Item = Contact | Rejected


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that is understood and can be read, as often as wished.

    Reading streams: only the file itself is kept in memory.
    """

    guess: ListGuess
    read: Callable[[], Iterator[Item]] = field(repr=False)

    def __iter__(self) -> Iterator[Item]:
        return self.read()

    def collected(self, progress: Progress | None = None) -> tuple[list[Contact], list[Rejected]]:
        """Everything at once: what can be imported, and what could not be read.

        Raises Cancelled when progress says so.
        """
        contacts: list[Contact] = []
        rejected: list[Rejected] = []
        for done, item in enumerate(self.read()):
            if progress is not None and done % _STEP == 0:
                progress.step(done, self.guess.rows, sentence("Reading the list"))
            if isinstance(item, Contact):
                contacts.append(item)
            else:
                rejected.append(item)
        return contacts, rejected
