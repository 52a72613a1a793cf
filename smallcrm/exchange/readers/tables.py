"""Understands a table of cells, whether it came from a text or a sheet.

Nothing here knows how the cells were stored.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, islice

from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.mapping import (
    Target,
    header_fingerprint,
    heading_hits,
    map_headings,
    preset_for,
    target_of,
)
from smallcrm.exchange.readers.cells import unwrapped
from smallcrm.exchange.readers.days import Order, OrderVotes, is_iso, usual_order
from smallcrm.exchange.readers.guess import ColumnGuess, Item, ReadOptions
from smallcrm.exchange.readers.plan import plan_for
from smallcrm.exchange.readers.rows import RowReader, letter_of
from smallcrm.exchange.readers.values import map_values
from smallcrm.exchange.readers.words import Preset

Row = tuple[int, Sequence[str]]
Rows = Callable[[], Iterator[Row | Rejected]]
"""The rows of a table with their numbers, from the first one each time it is called."""

HEADER_AMONG = 10  # rows among which the headings are looked for
_SAMPLES = 200  # rows that are looked at before all are read
_EXAMPLES = 3  # cells of each column shown to a person
_LONGEST_EXAMPLE = 80
_DAY_FIELDS = ("birthday", "date")
MOST_COLUMNS = 1000  # a row with more cells is no row of a customer list


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is understood: its columns, and its contacts as often as they are asked for."""

    header_row: int
    columns: tuple[ColumnGuess, ...]
    fingerprint: str
    preset: str
    date_order: Order
    date_order_is_certain: bool
    read: Callable[[], Iterator[Item]]


def understood(rows: Rows, options: ReadOptions) -> Table:
    """The table as far as it can be told, with what a person has chosen in its place."""
    head = _filled(islice(_only_rows(rows()), _SAMPLES + HEADER_AMONG))
    header_row, headings = _header(head, options.header_row)
    samples = [cells for number, cells in head if number > header_row]
    width = min(max([len(headings), *map(len, samples)]), MOST_COLUMNS)
    shown = [*headings[:width], *(letter_of(at) for at in range(len(headings), width))]
    preset = preset_for(headings) if headings else None
    guessed = map_headings(shown, samples, preset) if headings else map_values(samples)
    targets = _chosen(guessed[:width], options.mapping)
    below = _Below(rows, header_row)
    orders, certain = _orders(below, targets, samples, options, preset)
    plan = plan_for(shown, targets, orders)
    columns = tuple(
        ColumnGuess(shown[at], target.code, _examples(samples, at), orders.get(at, ""))
        for at, target in enumerate(targets)
    )
    return Table(
        header_row=header_row,
        columns=columns,
        fingerprint=header_fingerprint(headings),
        preset=preset.name if preset else "",
        date_order=next(iter(orders.values()), ""),
        date_order_is_certain=certain,
        read=lambda: below.contacts(RowReader(plan)),
    )


def header_strength(rows: Iterator[Row | Rejected]) -> int:
    """How many headings the best of the first rows names; tells which sheet has the customers."""
    head = _filled(islice(_only_rows(rows), HEADER_AMONG))
    return max((heading_hits(cells) for _, cells in head), default=0)


@dataclass(frozen=True, slots=True)
class _Below:
    """The rows below the headings."""

    rows: Rows
    header_row: int

    def items(self) -> Iterator[Row | Rejected]:
        def is_above(item: Row | Rejected) -> bool:
            number = item.row if isinstance(item, Rejected) else item[0]
            return number <= self.header_row

        return dropwhile(is_above, self.rows())

    def contacts(self, reader: RowReader) -> Iterator[Item]:
        read = reader.read
        for item in self.items():
            if item.__class__ is tuple:
                found: Contact | Rejected | None = read(*item)
                if found is not None:
                    yield found
            elif isinstance(item, Rejected):
                yield item


def _only_rows(items: Iterator[Row | Rejected]) -> Iterator[Row]:
    return (item for item in items if not isinstance(item, Rejected))


def _filled(rows: Iterator[Row]) -> list[Row]:
    cleaned = ((number, [unwrapped(cell) for cell in cells]) for number, cells in rows)
    return [(number, cells) for number, cells in cleaned if any(cells)]


def _header(head: Sequence[Row], chosen: int | None) -> tuple[int, list[str]]:
    """The number and the cells of the row with the headings; 0 and none without such a row."""
    if chosen is not None:
        return next(((number, list(cells)) for number, cells in head if number == chosen), (0, []))
    for number, cells in head[:HEADER_AMONG]:
        hits = heading_hits(cells)
        if hits > 1 or (hits and hits == sum(map(bool, cells))):
            return number, list(cells)
    if head and _could_be_headings(head[0][1]):
        return head[0][0], list(head[0][1])
    return 0, []


def _could_be_headings(cells: Sequence[str]) -> bool:
    """A first row of different words of which one at least is known."""
    filled = [cell for cell in cells if cell]
    has_digits = any(character.isdecimal() for cell in filled for character in cell)
    return len(filled) == len(set(filled)) > 1 and not has_digits and heading_hits(cells) > 0


def _chosen(guessed: Sequence[Target], mapping: Sequence[str]) -> list[Target]:
    own = [*mapping[: len(guessed)], *[""] * (len(guessed) - len(mapping))]
    return [target_of(code) if code else guess for code, guess in zip(own, guessed, strict=True)]


def _orders(
    below: _Below,
    targets: Sequence[Target],
    samples: Sequence[Sequence[str]],
    options: ReadOptions,
    preset: Preset | None,
) -> tuple[Mapping[int, Order], bool]:
    """For each column with days whether day or month comes first, and whether that is certain."""
    columns = [at for at, target in enumerate(targets) if target.field in _DAY_FIELDS]
    said: Order = options.date_order or ("mdy" if preset and preset.date_order == "mdy" else "")
    if said or not columns:
        return dict.fromkeys(columns, said), True
    votes = {at: OrderVotes() for at in columns}
    if any(_has_other_than_iso(samples, at) for at in columns):
        _vote(below, votes)
    told = [vote.order for vote in votes.values() if vote.order]
    default: Order = told[0] if len(set(told)) == 1 else usual_order(options.country)
    certain = all(vote.order or not vote.has_open for vote in votes.values()) or bool(told)
    return {at: vote.order or default for at, vote in votes.items()}, certain


def _has_other_than_iso(samples: Sequence[Sequence[str]], at: int) -> bool:
    return len(samples) < _SAMPLES or not all(
        is_iso(row[at]) for row in samples if at < len(row) and row[at]
    )


def _vote(below: _Below, votes: Mapping[int, OrderVotes]) -> None:
    asked = list(votes.items())
    for item in below.items():
        if isinstance(item, Rejected):
            continue
        cells = item[1]
        for at, vote in asked:
            if at < len(cells) and cells[at]:
                vote.add(cells[at])
        if all(vote.is_settled for _, vote in asked):
            return


def _examples(samples: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    cells = (row[at][:_LONGEST_EXAMPLE] for row in samples if at < len(row) and row[at])
    return tuple(islice(dict.fromkeys(chain(cells)), _EXAMPLES))
