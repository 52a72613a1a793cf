"""Customers as vCard 3.0 (RFC 2426), the form that phones and every address book take.

Which customers they are is the business of who calls.
"""

import re
from collections.abc import Iterable, Iterator
from typing import IO

from smallcrm.exchange.outgoing import Outgoing, Place, Reach

FOLD_AT = 75  # octets of a line, RFC 2426
_NO_YEAR = "1604"  # what Apple writes, and others read, for a birthday without its year
_SPECIAL = re.compile(r"([\\,;])")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
# The labels of the book that have a type of their own; any other is written as Apple does.
_TYPES = {
    "mobile": "CELL", "home": "HOME", "work": "WORK", "fax": "FAX", "home fax": "HOME,FAX",
    "work fax": "WORK,FAX", "main": "MAIN", "pager": "PAGER", "car": "CAR", "other": "OTHER",
}  # fmt: skip


def write_vcards(file: IO[bytes], people: Iterable[Outgoing]) -> None:
    """Write one card for each of these."""
    for who in people:
        for line in _card(who):
            file.write(_folded(line))


def _card(who: Outgoing) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"N:{_text(who.family)};{_text(who.given)};;;"
    yield f"FN:{_text(_shown(who))}"
    if who.preferred_name:
        yield f"NICKNAME:{_text(who.preferred_name)}"
    if who.company:
        yield f"ORG:{_text(who.company)}"
    yield from _several(who)
    if who.birthday:
        yield _birthday(who.birthday)
    if who.language:
        yield f"LANG:{_text(who.language)}"
    if who.notes:
        yield f"NOTE:{_text(who.notes)}"
    yield "END:VCARD"


def _several(who: Outgoing) -> Iterator[str]:
    """Phones, e-mails and addresses; a label of the shop's own stands in a line beside."""
    told: list[tuple[str, str, str]] = [
        *(("TEL", each.label, _text(each.value)) for each in who.phones),
        *(("EMAIL", each.label, _text(each.value)) for each in who.emails),
        *(("ADR", each.label, _address(each)) for each in who.addresses),
    ]
    for place, (name, label, value) in enumerate(told, 1):
        known = _TYPES.get(label.casefold())
        if known or not label:
            yield f"{name};TYPE={known}:{value}" if known else f"{name}:{value}"
        else:
            yield f"item{place}.{name}:{value}"
            yield f"item{place}.X-ABLabel:{_text(label)}"


def _address(place: Place) -> str:
    parts = (place.street, place.town, place.region, place.postcode, place.country)
    return ";;" + ";".join(map(_text, parts))


def _birthday(iso: str) -> str:
    if iso.startswith("--"):
        return f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{iso[2:]}"
    return f"BDAY:{iso}"


def _shown(who: Outgoing) -> str:
    """FN must not be empty: what stands in for a name is one of the other lines."""
    reached: Iterator[Reach] = iter((*who.phones, *who.emails))
    first = next(reached, None)
    return who.name or who.company or (first.value if first else who.preferred_name)


def _text(value: str) -> str:
    shown = _UNSEEN.sub(" ", value.replace("\r\n", "\n"))
    return _SPECIAL.sub(r"\\\1", shown).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of 75 octets, none of which parts a letter."""
    whole = line.encode("utf-8", "replace")
    pieces = []
    limit = FOLD_AT
    while len(whole) > limit:
        end = limit
        while whole[end] & 0xC0 == 0x80:  # inside a letter of several octets
            end -= 1
        pieces.append(whole[:end])
        whole, limit = whole[end:], FOLD_AT - 1  # the blank counts
    return b"\r\n ".join([*pieces, whole]) + b"\r\n"
