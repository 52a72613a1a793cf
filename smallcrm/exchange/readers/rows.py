"""From one row of a list to one contact, following a plan.

Nothing here decides what a column means, and nothing here reads files.
"""

import re
from collections.abc import Iterable, Sequence

from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.contact import Contact, PostalAddress, Rejected
from smallcrm.exchange.readers.cells import (
    PLAIN_EMAIL,
    PLAIN_PHONE,
    SEVERAL,
    emails_of,
    labels_of,
    phones_of,
    street_of,
    unwrapped,
)
from smallcrm.exchange.readers.days import Day, day_of
from smallcrm.exchange.readers.plan import AddressColumns, Cells, Column, Plan
from smallcrm.exchange.readers.words import normal, plain_label, words

LONGEST_RAW = 10_000  # characters kept of a row that could not be read
_POSTCODE_TOWN = re.compile(r"((?:[A-Z]{1,3}[- ])?\d[\d -]{2,8})\s+(\D.*)", re.DOTALL)
_WRAPPED = frozenset("'=")  # what unwrapped looks for at the beginning of a cell
_ONE_BLANK = ("",)
_MOST_KNOWN_DAYS = 50_000  # of one list, kept because birthdays repeat
_LONGEST_TOTAL = 30  # characters of the word "total" and its like

Doubts = tuple[list[str], list[Sentence]]
"""What goes to the notes because it did not fit, and the warnings about it."""


def raw_of(cells: Iterable[str]) -> str:
    """A row as one line of text, for the list of what could not be read."""
    return "\t".join(cells)[:LONGEST_RAW]


def letter_of(column: int) -> str:
    """The letters that a spreadsheet shows above a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class RowReader:
    """Reads the rows of one list."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._heading_cells = [heading.strip() for heading in plan.headings] or [""]
        self._days_read: dict[str, str] = {}  # of the one column with birthdays

    def read(self, row: int, raw: Sequence[str]) -> Contact | Rejected | None:
        """The contact in a row, why there is none, or None for a row with nothing in it."""
        cells = [unwrapped(c) if c[:1] in _WRAPPED else c.strip() for c in raw]
        if not any(cells):
            return None
        missing = self._plan.width - len(cells)
        extra: Sequence[str] = ()
        if missing < 0:
            cells, extra = cells[:missing], cells[missing:]
        cells += [""] * (missing + 1) if missing > 0 else _ONE_BLANK
        if cells[0] == self._heading_cells[0] and cells[:-1] == self._heading_cells:
            return None  # two exports in one file
        return self._contact(row, cells, extra)

    def _contact(self, row: int, cells: Cells, extra: Sequence[str]) -> Contact | Rejected:
        plan = self._plan
        doubts: Doubts = ([], [])
        full, given, middle, family, prefix, suffix, nick, company, job, number, language = (
            plan.singles(cells)
        )
        if plan.customer_job < plan.width:
            full = self._without_job(cells, doubts)
        phones = self._phones(cells, doubts) if plan.phones else ()
        emails = self._emails(cells, doubts) if plan.emails else ()
        if not (full or given or middle or family or nick or company or phones or emails):
            return _nobody(row, cells[:-1], doubts)
        if not (phones or emails) and _is_total(cells):
            return Rejected(row, sentence("This is the sum at the end of the list"), raw_of(cells))
        return Contact(
            row,
            full,
            given,
            middle,
            family,
            prefix,
            suffix,
            nick,
            company,
            job,
            number,
            language,
            self._birthday(cells, doubts),
            phones,
            emails,
            self._addresses(cells) if plan.addresses or plan.bill_lines else (),
            self._days(cells, doubts) if plan.days else (),
            self._labels(cells) if plan.labels else (),
            self._notes(cells, extra, doubts[0]),
            tuple(doubts[1]),
        )

    def _without_job(self, cells: Cells, doubts: Doubts) -> str:
        """QuickBooks writes "Customer:Job"; the job goes to the notes."""
        name, _, job = cells[self._plan.customer_job].partition(":")
        if job:
            doubts[0].append(job.strip())
        return name.strip()

    def _phones(self, cells: Cells, doubts: Doubts) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for column in self._plan.phones:
            cell = cells[column.at]
            if not cell:
                continue
            label = _label(column, cells)
            if PLAIN_PHONE.fullmatch(cell):
                found.append((label, cell))
                continue
            numbers, left = phones_of(cell)
            found += [(label, number) for number in numbers]
            if left:
                warning = sentence(
                    "Kept in the notes, because it is no phone number: {text}", text=left
                )
                _doubt(doubts, column, left, warning)
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def _emails(self, cells: Cells, doubts: Doubts) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for column in self._plan.emails:
            cell = cells[column.at]
            if not cell:
                continue
            label = _label(column, cells)
            if PLAIN_EMAIL.fullmatch(cell):
                found.append((label, cell))
                continue
            addresses, left = emails_of(cell)
            found += [(label, address) for address in addresses]
            if left and not addresses:
                warning = sentence("Kept in the notes, because it is no e-mail: {text}", text=left)
                _doubt(doubts, column, left, warning)
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def _birthday(self, cells: Cells, doubts: Doubts) -> str:
        column = self._plan.birthday
        if column is not None and cells[column.at]:
            return self._known_day(cells[column.at], column, doubts)
        if self._plan.birth_parts is None:
            return ""
        year, month, day = (cells[at] for at in self._plan.birth_parts)
        if not month or not day:
            return ""
        read = day_of(f"{year.zfill(4)}-{month}-{day}" if year else f"{month}/{day}", "mdy")
        if read is None:
            doubts[0].append(" ".join(part for part in (year, month, day) if part))
        return read.iso if read else ""

    def _known_day(self, cell: str, column: Column, doubts: Doubts) -> str:
        known = self._days_read.get(cell)
        if known is not None:
            return known
        day = _checked_day(cell, column, doubts)
        if not doubts[1] and len(self._days_read) < _MOST_KNOWN_DAYS:
            self._days_read[cell] = day
        return day

    def _days(self, cells: Cells, doubts: Doubts) -> tuple[tuple[str, str], ...]:
        found = []
        for column in self._plan.days:
            days = [part.strip() for part in cells[column.at].split(SEVERAL)]
            for day in filter(None, days):
                iso = _checked_day(day, column, doubts)
                if iso:
                    found.append((_label(column, cells) or column.heading, iso))
        return tuple(found)

    def _addresses(self, cells: Cells) -> tuple[PostalAddress, ...]:
        found = []
        for columns in self._plan.addresses:
            if columns.simple is not None and columns.label_at >= self._plan.width:
                parts = columns.simple(cells)
                if any(parts):
                    found.append(PostalAddress(columns.label, *parts))
                continue
            address = _address(columns, cells)
            if address:
                found.append(address)
        if not self._plan.bill_lines:
            return tuple(found)
        named = {*self._plan.singles(cells), cells[self._plan.customer_job]}
        lines = [cells[at] for at in self._plan.bill_lines if cells[at] not in named]
        if any(lines):
            found.append(PostalAddress("billing", street_of(lines)))
        return tuple(found)

    def _labels(self, cells: Cells) -> tuple[str, ...]:
        found = [label for at in self._plan.labels if cells[at] for label in labels_of(cells[at])]
        return tuple(dict.fromkeys(found))

    def _notes(self, cells: Cells, extra: Sequence[str], doubts: Sequence[str]) -> str:
        plan = self._plan
        lines = [cells[at] for at in plan.notes if cells[at]]
        for column in plan.others:
            cell = cells[column.at]
            if cell:
                lines.append(f"{_label(column, cells) or column.heading}: {cell}")
        lines += doubts
        for at, cell in enumerate(extra, plan.width):
            if cell:
                lines.append(f"{letter_of(at)}: {cell}")
        return "\n".join(lines)


def _label(column: Column, cells: Cells) -> str:
    beside = cells[column.label_at] if column.label_at >= 0 else ""
    return plain_label(beside) if beside else column.label


def _doubt(doubts: Doubts, column: Column, text: str, warning: Sentence) -> None:
    doubts[0].append(f"{column.heading}: {text}")
    doubts[1].append(warning)


def _checked_day(cell: str, column: Column, doubts: Doubts) -> str:
    """The day in a cell; one that can not be read for certain is kept in the notes."""
    read: Day | None = day_of(cell, column.order)
    if read is not None and not read.is_doubtful:
        return read.iso
    warning = sentence("Kept in the notes, because the day is not certain: {text}", text=cell)
    _doubt(doubts, column, cell, warning)
    return read.iso if read else ""


def _address(columns: AddressColumns, cells: Cells) -> PostalAddress | None:
    lines = [cells[at] for at in columns.lines]
    if cells[columns.house_number]:
        lines[:1] = [f"{lines[0] if lines else ''} {cells[columns.house_number]}".strip()]
    postcode, town = cells[columns.postcode], cells[columns.town]
    if cells[columns.postcode_town]:
        both = _POSTCODE_TOWN.fullmatch(cells[columns.postcode_town])
        postcode, town = both.groups() if both else (postcode, cells[columns.postcode_town])
    region = next((cells[at] for at in columns.regions if cells[at]), "")
    country = next((cells[at] for at in columns.countries if cells[at]), "")
    street = street_of([*lines, cells[columns.po_box]])
    if not (street or postcode or town):
        street = street_of([cells[at] for at in columns.whole])
    if not (street or postcode or town or region or country):
        return None
    beside = cells[columns.label_at]
    label = plain_label(beside) if beside else columns.label
    return PostalAddress(label, street, town, postcode, region, country)


def _is_total(cells: Cells) -> bool:
    first = next((cell for cell in cells if cell), "")
    return len(first) < _LONGEST_TOTAL and normal(first) in words().totals


def _nobody(row: int, cells: Cells, doubts: Doubts) -> Rejected:
    if doubts[1]:
        return Rejected(row, doubts[1][0], raw_of(cells))
    return Rejected(row, sentence("No name, company, phone or e-mail here"), raw_of(cells))
