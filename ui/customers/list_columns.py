"""The columns of the list of all customers: which there are, what each says, what they sort by.

Which customers are listed is the page's business.
"""

from collections.abc import Callable, Collection, Sequence

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.list_filters import status_words
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.tiers import tier_word
from smallcrm.services.customer_lists import ListRow, Order
from smallcrm.wording import Wording
from ui.widgets.paged_rows import Column, PersonCell

PERSON = "person"
_LEAP_YEAR = 2000  # so that 29 February is told as such
PERSON_LEAST = 240  # units; most names fit
WHOLE_PERSON = 290  # units; town and phone fit under the name
NARROW = 620  # units: a narrower list has large letters, and folds columns under the name
USUAL = ("last_visit", "visits")
CHOOSABLE = ("last_visit", "visits", "town", "phone", "email", "birthday", "number", "status")
TIER = "tier"  # for the owner's eyes only
WIDTHS = {
    "last_visit": 140, "visits": 84, "town": 150, "phone": 160, "email": 210, "birthday": 130,
    "number": 92, "status": 120, TIER: 120,
}  # fmt: skip
# What the first press of a column's head sorts by: the latest and the most stand first.
SORTS: dict[str, tuple[Order, bool]] = {
    PERSON: ("name", False),
    "last_visit": ("last_visit", True),
    "visits": ("visits", True),
    "town": ("town", False),
    "number": ("number", False),
    TIER: ("tier", True),
}


def column_title(code: str) -> Sentence:
    """What a column is called."""
    titles = {
        PERSON: sentence("Customer"),
        "last_visit": sentence("Last here"),
        "visits": sentence("Visits"),
        "town": sentence("Town"),
        "phone": sentence("Phone"),
        "email": sentence("E-mail"),
        "birthday": sentence("Birthday"),
        "number": sentence("Number"),
        "status": sentence("Status"),
        TIER: sentence("Standing"),
    }
    return titles[code]


def known_columns(codes: Collection[str]) -> tuple[str, ...]:
    """These columns in the order of the list; the usual ones when none is known."""
    return tuple(code for code in CHOOSABLE if code in codes) or USUAL


def shown_name(wording: Wording, row: ListRow) -> str:
    """What the customer is called in the list: name, else phone, else own number."""
    return row.name or row.phone or wording.text("No. {number}", number=row.number)


def words_of(code: str, wording: Wording, row: ListRow) -> str:
    """What a column says of a customer, as words."""
    match code:
        case "last_visit":
            return wording.day(row.last_visit_on) if row.last_visit_on else wording.text("not yet")
        case "visits":
            return str(row.visit_count)
        case "birthday":
            return _birthday(wording, row.birthday)
        case "status":
            return "" if row.status == "active" else wording.say(status_words(row.status))
        case "tier":
            return wording.say(tier_word(row.tier))
        case "number":
            return str(row.number)
        case _:
            return {"town": row.town, "phone": row.phone, "email": row.email}[code]


def _birthday(wording: Wording, iso: str) -> str:
    """Day and month, the same whatever day it is today."""
    try:
        day = PartialDate.from_iso(iso).on_year(_LEAP_YEAR) if iso else None
    except Invalid:  # no calendar has such a day; a book of long ago may
        day = None
    if day is None:
        return ""
    half_a_year_off = day.replace(month=1 if day.month > 6 else 12, day=15)
    return Wording(wording.language, wording.country, today=lambda: half_a_year_off).day(day)


def fitting(codes: Sequence[str], room: int) -> tuple[str, ...]:
    """The columns that stand beside the person in a room of these units; the others are folded.

    In a room that is not narrow all of them stand there, and the list scrolls sideways.
    """
    if room >= NARROW:
        return tuple(codes)
    left, shown = room - WHOLE_PERSON, []
    for code in codes:
        left -= WIDTHS[code]
        if left < 0:
            break
        shown.append(code)
    return tuple(shown)


def columns(
    wording: Wording, codes: Sequence[str], folded: Sequence[str] = ()
) -> list[Column[ListRow]]:
    """The person and these columns, in reading order. folded: what stands under the name."""
    return [_person(wording, codes, folded), *(_plain(wording, code) for code in codes)]


def _person(wording: Wording, beside: Collection[str], folded: Sequence[str]) -> Column[ListRow]:
    def person(row: ListRow) -> PersonCell:
        town = "" if "town" in beside else row.town
        phone = row.phone if row.name and "phone" not in beside else ""
        detail = " · ".join(filter(None, (town, phone)))
        is_dimmed = row.status != "active"
        more = " · ".join(filter(None, (_folded(code, wording, row) for code in folded)))
        return PersonCell(shown_name(wording, row), detail, row.tier, is_dimmed, more)

    def who(row: ListRow) -> str:
        more = (_folded(code, wording, row) for code in folded)
        return ", ".join(filter(None, (shown_name(wording, row), row.town, row.phone, *more)))

    tooltip = who if folded else None
    return Column(wording.say(column_title(PERSON)), who, person, tooltip=tooltip, code=PERSON)


def _folded(code: str, wording: Wording, row: ListRow) -> str:
    """What a column says under the name, where no head tells what it is."""
    match code:
        case "town" | "phone":  # they stand there anyway
            return ""
        case "last_visit" if row.last_visit_on:
            return wording.text("last here {when}", when=row.last_visit_on)
        case "visits":
            return wording.counted("{n} visit", "{n} visits", row.visit_count)
        case "birthday" if row.birthday:
            return wording.text("birthday {day}", day=_birthday(wording, row.birthday))
        case "number":
            return wording.text("No. {number}", number=row.number)
        case "last_visit" | "birthday":
            return ""
        case _:
            return words_of(code, wording, row)


def _plain(wording: Wording, code: str) -> Column[ListRow]:
    def words(row: ListRow) -> str:
        return words_of(code, wording, row)

    def full_date(row: ListRow) -> str:
        return wording.full_date(row.last_visit_on) if row.last_visit_on else ""

    tooltip: Callable[[ListRow], str] | None = full_date if code == "last_visit" else None
    title = wording.say(column_title(code))
    return Column(title, words, width=WIDTHS[code], tooltip=tooltip, code=code)
