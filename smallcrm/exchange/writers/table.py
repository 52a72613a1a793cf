"""Customers as the rows of a table, under headings that our import knows.

Which file the rows go to is the business of the modules beside this one.
"""

from collections.abc import Iterator

from smallcrm.exchange.outgoing import Outgoing, Widths

SINGLE = (
    "Customer Number", "Full Name", "First Name", "Last Name", "Nickname", "Company", "Language",
    "Birthday",
)  # fmt: skip
_ADDRESS = ("Label", "Street", "City", "Postal Code", "Region", "Country")


def headings(widths: Widths) -> list[str]:
    """The head of the table, like Google's, which most programs can read."""
    phones = [f"Phone {n} - {part}" for n in _counted(widths.phones) for part in ("Label", "Value")]
    emails = [
        f"E-mail {n} - {part}" for n in _counted(widths.emails) for part in ("Label", "Value")
    ]
    places = [f"Address {n} - {part}" for n in _counted(widths.addresses) for part in _ADDRESS]
    return [*SINGLE, *phones, *emails, *places, "Notes"]


def cells(who: Outgoing, widths: Widths) -> list[str]:
    """One row under these headings."""
    return [
        str(who.number),
        who.name,
        who.given,
        who.family,
        who.preferred_name,
        who.company,
        who.language,
        who.birthday,
        *_filled(who.phones, widths.phones, 2),
        *_filled(who.emails, widths.emails, 2),
        *_filled(who.addresses, widths.addresses, len(_ADDRESS)),
        who.notes,
    ]


def _counted(most: int) -> range:
    return range(1, most + 1)


def _filled(several: "tuple[tuple[str, ...], ...]", most: int, parts: int) -> Iterator[str]:
    for each in several[:most]:
        yield from each
    yield from [""] * (parts * (most - len(several)))
