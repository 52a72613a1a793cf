"""A contact of a list as the book would take it: clean values, and the keys to match it by.

Unlike a form, a list is never refused for a value that is too long or odd: such a value is
shortened or kept in the notes. Who it is in the book is the business of `exchange/matching.py`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.drafts import EMAIL_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, clean_text, words
from smallcrm.domain.phones import PHONE_LIMIT, phone_key
from smallcrm.exchange.contact import Contact, PostalAddress

LABEL_LIMIT = 40
# Longer numbers are another program's own ids: they would make our next number huge.
_OWN_NUMBER = re.compile(r"[1-9]\d{0,5}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", re.IGNORECASE)


class Phone(NamedTuple):
    """A phone as the list writes it, and the digits by which it is matched."""

    label: str
    number: str
    key: str


class Email(NamedTuple):
    """An e-mail address, and the same in small letters."""

    label: str
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One person of the list.

    name_key: the folded words of the name, sorted. birthday: as a PartialDate writes it, or "".
    number: the shop's own, None when the list has none that fits.
    """

    row: int
    name: str
    given: str
    family: str
    preferred_name: str
    company: str
    birthday: str
    notes: str
    language: str
    number: int | None
    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    addresses: tuple[PostalAddress, ...]
    name_key: tuple[str, ...]

    @property
    def postcodes(self) -> frozenset[str]:
        """Postcodes without spaces, folded."""
        return frozenset(filter(None, (postcode_key(each.postcode) for each in self.addresses)))

    @property
    def towns(self) -> frozenset[str]:
        """Folded towns."""
        return frozenset(filter(None, (" ".join(words(each.town)) for each in self.addresses)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the name tells who it is."""
        return not (self.phones or self.emails or self.postcodes)


def incoming(contact: Contact, country: str) -> Incoming:
    """The clean values of a contact. country: of the shop, for its phones."""
    phones = tuple(_phones(contact.phones, country))
    emails = tuple(_emails(contact.emails))
    name = contact.best_name or ("" if phones else _first_address(emails))
    birthday, language, number, notes = _doubtful_values(contact)
    clean_name = clean_line(name, NAME_LIMIT)
    return Incoming(
        row=contact.row,
        name=clean_name,
        given=clean_line(contact.given, NAME_LIMIT),
        family=clean_line(contact.family, NAME_LIMIT),
        preferred_name=clean_line(contact.nickname, NAME_LIMIT),
        company=clean_line(contact.company, NAME_LIMIT),
        birthday=birthday,
        notes=notes,
        language=language,
        number=number,
        phones=phones,
        emails=emails,
        addresses=tuple(filter(_says_something, map(_address, contact.addresses))),
        name_key=tuple(sorted(words(clean_name))),
    )


def merged(first: Incoming, later: Incoming) -> Incoming:
    """What two rows of a list say about one person: the later one wins, nothing empty erases."""
    seen_phones = {phone.key or phone.number for phone in first.phones}
    seen_emails = {email.key for email in first.emails}
    seen_places = {address_key(each) for each in first.addresses}
    return replace(
        later,
        row=first.row,
        name=later.name or first.name,
        given=later.given or first.given,
        family=later.family or first.family,
        preferred_name=first.preferred_name or later.preferred_name,
        company=later.company or first.company,
        birthday=later.birthday or first.birthday,
        notes=joined_notes(first.notes, later.notes),
        language=later.language or first.language,
        number=first.number if later.number is None else later.number,
        phones=first.phones
        + tuple(each for each in later.phones if (each.key or each.number) not in seen_phones),
        emails=first.emails + tuple(each for each in later.emails if each.key not in seen_emails),
        addresses=first.addresses
        + tuple(each for each in later.addresses if address_key(each) not in seen_places),
        name_key=later.name_key or first.name_key,
    )


def joined_notes(known: str, more: str) -> str:
    """The notes with those lines of more that are not among them yet."""
    lines = known.split("\n") if known else []
    seen = set(lines)
    new = [line for line in more.split("\n") if line and line not in seen]
    return "\n".join([*lines, *dict.fromkeys(new)])[:NOTES_LIMIT]


def address_key(address: PostalAddress) -> tuple[str, ...]:
    """What makes two spellings of an address the same one."""
    return (*words(f"{address.street} {address.town}"), postcode_key(address.postcode))


def postcode_key(postcode: str) -> str:
    """A postcode without spaces, folded."""
    return "".join(words(postcode))


def _phones(phones: Iterable[tuple[str, str]], country: str) -> Iterable[Phone]:
    seen = set()
    for label, number in phones:
        line = clean_line(number, PHONE_LIMIT)
        key = phone_key(line, country)
        if line and (key or line) not in seen:
            seen.add(key or line)
            yield Phone(clean_line(label, LABEL_LIMIT), line, key)


def _emails(emails: Iterable[tuple[str, str]]) -> Iterable[Email]:
    seen = set()
    for label, address in emails:
        line = clean_line(address, EMAIL_LIMIT)
        key = line.casefold()
        if line and key not in seen:
            seen.add(key)
            yield Email(clean_line(label, LABEL_LIMIT), line, key)


def _first_address(emails: tuple[Email, ...]) -> str:
    return emails[0].address if emails else ""


def _address(address: PostalAddress) -> PostalAddress:
    return PostalAddress(
        clean_line(address.label, LABEL_LIMIT),
        clean_text(address.street, LINE_LIMIT),
        clean_line(address.town, LINE_LIMIT),
        clean_line(address.postcode, LABEL_LIMIT),
        clean_line(address.region, LINE_LIMIT),
        clean_line(address.country, LINE_LIMIT),
    )


def _says_something(address: PostalAddress) -> bool:
    return bool(address.street or address.town or address.postcode)


def _doubtful_values(contact: Contact) -> tuple[str, str, int | None, str]:
    """Birthday, language and own number where they fit; what does not fit goes to the notes."""
    kept = [contact.all_notes]
    birthday = contact.birthday if _is_day(contact.birthday) else ""
    if contact.birthday and not birthday:
        kept.append(f"Birthday: {contact.birthday}")
    language = contact.language.casefold() if _LANGUAGE.fullmatch(contact.language) else ""
    if contact.language and not language:
        kept.append(f"Language: {contact.language}")
    number = int(contact.number) if _OWN_NUMBER.fullmatch(contact.number) else None
    if contact.number and number is None:
        kept.append(f"Number: {contact.number}")
    if contact.labels:
        kept.append(", ".join(contact.labels))
    return birthday, language, number, clean_text("\n".join(filter(None, kept)), NOTES_LIMIT)


def _is_day(text: str) -> bool:
    if not text:
        return False
    try:
        PartialDate.from_iso(text)
    except Invalid:
        return False
    return True
