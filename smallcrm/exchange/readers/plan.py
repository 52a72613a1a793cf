"""What to do with each column of a list, worked out once before its rows are read.

Nothing here reads a row; see smallcrm.exchange.readers.rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from smallcrm.exchange.mapping import ADDRESS_FIELDS, Target, label_of
from smallcrm.exchange.readers.days import Order

# In the order of Contact; itemgetter fetches all of them in one step.
_SINGLES = (
    "full_name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname",
    "company", "job_title", "number", "language",
)  # fmt: skip

Cells = Sequence[str]
Several = Callable[[Cells], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column with a value: its heading, its label, and the column with the label (or blank)."""

    at: int
    heading: str
    label: str = ""
    label_at: int = -1
    order: Order = ""


@dataclass(frozen=True, slots=True)
class AddressColumns:
    """The columns of one address; the place of a missing one is the blank cell.

    simple fetches street, town, postcode, region and country when each is one plain column.
    """

    label: str
    label_at: int
    lines: tuple[int, ...]
    house_number: int
    po_box: int
    postcode: int
    town: int
    postcode_town: int
    regions: tuple[int, ...]
    countries: tuple[int, ...]
    whole: tuple[int, ...]
    simple: Several | None


@dataclass(frozen=True, slots=True)
class Plan:
    """All columns by what they mean. width: columns; cells are padded with one blank behind."""

    width: int
    headings: tuple[str, ...]
    singles: Several
    phones: tuple[Column, ...]
    emails: tuple[Column, ...]
    birthday: Column | None
    birth_parts: tuple[int, int, int] | None
    days: tuple[Column, ...]
    addresses: tuple[AddressColumns, ...]
    bill_lines: tuple[int, ...]
    customer_job: int
    labels: tuple[int, ...]
    notes: tuple[int, ...]
    others: tuple[Column, ...]


def plan_for(
    headings: Sequence[str], targets: Sequence[Target], orders: Mapping[int, Order]
) -> Plan:
    """The plan of a list whose columns have these headings and targets.

    orders: for columns with days, whether day or month comes first.
    """
    columns = _Columns(headings, targets, orders)
    birthday = columns.valued("birthday")
    parts = [columns.first(field) for field in ("birth_year", "birth_month", "birth_day")]
    return Plan(
        width=len(targets),
        headings=tuple(headings),
        singles=itemgetter(*(columns.first(field) for field in _SINGLES)),
        phones=columns.valued("phone"),
        emails=columns.valued("email"),
        birthday=birthday[0] if birthday else None,
        birth_parts=(parts[0], parts[1], parts[2]) if max(parts[1:]) < columns.blank else None,
        days=columns.valued("date"),
        addresses=columns.addresses(),
        bill_lines=columns.every("bill_line"),
        customer_job=columns.first("customer_job"),
        labels=columns.every("labels"),
        notes=columns.every("notes"),
        others=columns.valued("other"),
    )


class _Columns:
    """The columns of one list, asked by meaning."""

    def __init__(
        self, headings: Sequence[str], targets: Sequence[Target], orders: Mapping[int, Order]
    ) -> None:
        self._headings = headings
        self._targets = list(enumerate(targets))
        self._orders = orders
        self.blank = len(targets)

    def every(self, field: str, group: str | None = None) -> tuple[int, ...]:
        """All columns of a meaning, from left to right, of one group or of all."""
        return tuple(
            at
            for at, target in self._targets
            if target.field == field and group in {None, target.group}
        )

    def first(self, field: str, group: str | None = None) -> int:
        """The first column of a meaning, or the blank cell."""
        return next(iter(self.every(field, group)), self.blank)

    def valued(self, field: str) -> tuple[Column, ...]:
        """All columns of a meaning with heading and label."""
        return tuple(
            Column(
                at=at,
                heading=self._headings[at].strip(),
                label=label_of(target) if field != "other" else "",
                label_at=self._label_at(field, target.group),
                order=self._orders.get(at, ""),
            )
            for at, target in self._targets
            if target.field == field
        )

    def _label_at(self, field: str, group: str) -> int:
        return self.first(f"{field}_label", group) if group else self.blank

    def addresses(self) -> tuple[AddressColumns, ...]:
        """The addresses in the order in which their first columns stand."""
        groups = dict.fromkeys(t.group for _, t in self._targets if t.field in ADDRESS_FIELDS)
        found = (self._address(group) for group in groups)
        return tuple(address for address in found if address)

    def _address(self, group: str) -> AddressColumns | None:
        lines, whole = self._lines(group)
        regions = self.every("region", group) + self.every("region_code", group)
        countries = self.every("country", group) + self.every("country_code", group)
        special = [self.first(field, group) for field in ("house_number", "po_box")]
        place = [self.first(field, group) for field in ("postcode_town", "postcode", "town")]
        is_plain = max(map(len, (lines, regions, countries))) < 2
        is_plain = is_plain and not self.every("address", group)
        is_plain = is_plain and min(*special, place[0]) == self.blank
        simple_at = self._one(lines), place[2], place[1], self._one(regions), self._one(countries)
        used = {*lines, *whole, *regions, *countries, *special, *place} - {self.blank}
        if not used:
            return None
        return AddressColumns(
            label=label_of(Target("address", group)),
            label_at=self._label_at("address", group),
            lines=lines,
            house_number=special[0],
            po_box=special[1],
            postcode_town=place[0],
            postcode=place[1],
            town=place[2],
            regions=regions,
            countries=countries,
            whole=whole,
            simple=itemgetter(*simple_at) if is_plain else None,
        )

    def _lines(self, group: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The columns of the street; a cell for the whole address is one only without a street."""
        street = self.every("street", group)
        more = self.every("street_more", group)
        whole = self.every("address", group)
        return (street + more, whole) if street else (whole + more, ())

    def _one(self, columns: Iterable[int]) -> int:
        return next(iter(columns), self.blank)
