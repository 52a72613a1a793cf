"""A contact of a list as the book would take it: clean values, and the keys to match it by.

Unlike a form, a list is never refused for a value that is too long or odd: such a value goes to the
notes. Who it is in the book is the business of `exchange/matching.py`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple, TypeVar

from smallcrm.domain.customers import LABEL_LIMIT, MOST_ENTRIES, POSTCODE_LIMIT
from smallcrm.domain.dates import OLDEST_BIRTH, PartialDate
from smallcrm.domain.drafts import NAME_LIMIT, NOTES_LIMIT, checked_email, checked_language
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, clean_text, words
from smallcrm.domain.phones import PHONE_LIMIT, phone_key
from smallcrm.exchange.comparing import (
    address_key,
    fuller,
    fuller_day,
    is_address,
    is_telling,
    joined_notes,
    name_key,
    postcode_key,
    unsaid,
)
from smallcrm.exchange.contact import Contact, PostalAddress

STREET_LIMIT = 2 * NAME_LIMIT  # as in the form
_COUNTRY_CODE_LETTERS = 2
# Longer numbers are another program's own ids: they would make our next number huge.
_OWN_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


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

    stand_in: what somebody without a name is called: company, e-mail address. name_key: the folded
    words of the name or the company, sorted. birthday: as a PartialDate writes it, or "".
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
    stand_in: str = ""

    @property
    def postcodes(self) -> frozenset[str]:
        """Postcodes without spaces, folded."""
        return frozenset(filter(None, (postcode_key(each.postcode) for each in self.addresses)))

    @property
    def towns(self) -> frozenset[str]:
        """Folded towns."""
        return frozenset(filter(None, (" ".join(words(each.town)) for each in self.addresses)))

    @property
    def is_only_a_name(self) -> bool:
        """Whether nothing but the name tells who it is."""
        return not (self.phones or self.emails or self.addresses)

    @property
    def is_someone(self) -> bool:
        """Whether there is something to call them by or to reach them by."""
        return bool(self.called)

    @property
    def called(self) -> str:
        """The name, or what stands in for it; of somebody known by phone only, the number."""
        return self.name or self.stand_in or (self.phones[0].number if self.phones else "")


def incoming(contact: Contact, country: str) -> Incoming:
    """The clean values of a contact. country: of the shop, for its phones."""
    left = _Leftovers()
    # A nickname, company or e-mail address stands in for a name, but replaces none.
    name = left.cut("Name", contact.own_name, NAME_LIMIT)
    spare = name or clean_line(contact.nickname or contact.company, NAME_LIMIT)
    phones = left.few("Phone", _phones(contact.phones, country, left), lambda each: each.number)
    emails = left.few("E-mail", _emails(contact.emails, left), lambda each: each.address)
    addresses = left.few("Address", _addresses(contact.addresses, left), _in_one_line)
    is_named = name and not is_address(name)
    stand_in = "" if is_named else spare or _stand_in(phones, emails)
    number = left.fitted("Number", contact.number, _own_number)
    return Incoming(
        row=contact.row,
        name="" if stand_in else name,
        given=left.cut("First name", contact.given, NAME_LIMIT),
        family=left.cut("Family name", contact.family, NAME_LIMIT),
        preferred_name=left.cut("Called", contact.nickname, NAME_LIMIT),
        company=left.cut("Company", contact.company, NAME_LIMIT),
        birthday=left.fitted("Birthday", contact.birthday, _day),
        language=left.fitted("Language", contact.language, _language),
        number=int(number) if number else None,
        phones=phones,
        emails=emails,
        addresses=addresses,
        name_key=name_key(stand_in or name),
        stand_in=stand_in,
        notes=_notes(contact, left.lines),
    )


def merged(first: Incoming, later: Incoming) -> Incoming:
    """What two rows of a list say about one person: the later one wins unless it says less.

    Nothing empty erases.
    """
    seen_phones = {phone.key or phone.number for phone in first.phones}
    seen_emails = {email.key for email in first.emails}
    new_phones = (each for each in later.phones if (each.key or each.number) not in seen_phones)
    new_emails = (each for each in later.emails if each.key not in seen_emails)
    new_places = unsaid(later.addresses, map(address_key, first.addresses))
    name = fuller(first.name, later.name)
    return replace(
        later,
        row=first.row,
        name=name,
        given=fuller(first.given, later.given),
        family=fuller(first.family, later.family),
        preferred_name=first.preferred_name or later.preferred_name,
        company=fuller(first.company, later.company),
        birthday=fuller_day(first.birthday, later.birthday),
        notes=joined_notes(first.notes, later.notes),
        language=later.language or first.language,
        number=later.number if first.number is None else first.number,
        phones=(*first.phones, *new_phones)[:MOST_ENTRIES],
        emails=(*first.emails, *new_emails)[:MOST_ENTRIES],
        addresses=(*first.addresses, *new_places)[:MOST_ENTRIES],
        name_key=name_key(name) if name else first.name_key or later.name_key,
        stand_in="" if name else first.stand_in or later.stand_in,
    )


_Several = TypeVar("_Several", Phone, Email, PostalAddress)


@dataclass(slots=True)
class _Leftovers:
    """What does not fit into its place and goes to the notes, under its heading."""

    lines: list[str] = field(default_factory=list)

    def keep(self, heading: str, value: str) -> None:
        self.lines.append(f"{heading}: {value}")

    def cut(self, heading: str, value: str, limit: int) -> str:
        """One clean line; of a longer one the beginning, and the whole is kept."""
        if not value:
            return ""
        line = clean_line(value, limit + 1)
        if len(line) <= limit:
            return line
        self.keep(heading, value)
        return line[:limit].rstrip()

    def fitted(self, heading: str, value: str, fit: Callable[[str], str]) -> str:
        """The value as the book takes it; one that it can not take is kept, and gives ""."""
        try:
            return fit(value) if value else ""
        except Invalid:
            self.keep(heading, value)
            return ""

    def few(
        self, heading: str, found: Iterator[_Several], words_of: Callable[[_Several], str]
    ) -> tuple[_Several, ...]:
        """As many as one customer can have; the others are kept."""
        several = tuple(islice(found, MOST_ENTRIES))
        for more in found:
            self.keep(heading, words_of(more))
        return several


def _phones(phones: Iterable[tuple[str, str]], country: str, left: _Leftovers) -> Iterator[Phone]:
    seen = set()
    for label, number in phones:
        line = left.cut("Phone", number, PHONE_LIMIT)
        key = phone_key(line, country)
        if line and (key or line) not in seen:
            seen.add(key or line)
            yield Phone(clean_line(label, LABEL_LIMIT), line, key)


def _emails(emails: Iterable[tuple[str, str]], left: _Leftovers) -> Iterator[Email]:
    seen = set()
    for label, address in emails:
        line = left.fitted("E-mail", address, _email)
        key = line.casefold()
        if line and key not in seen:
            seen.add(key)
            yield Email(clean_line(label, LABEL_LIMIT), line, key)


def _addresses(addresses: Iterable[PostalAddress], left: _Leftovers) -> Iterator[PostalAddress]:
    for each in addresses:
        street = clean_text(each.street, STREET_LIMIT + 1)
        if len(street) > STREET_LIMIT:
            left.keep("Street", each.street)
        country = left.cut("Country", each.country, NAME_LIMIT)
        address = PostalAddress(
            clean_line(each.label, LABEL_LIMIT),
            street[:STREET_LIMIT].rstrip(),
            left.cut("Town", each.town, NAME_LIMIT),
            left.cut("Postcode", each.postcode, POSTCODE_LIMIT),
            left.cut("Region", each.region, NAME_LIMIT),
            country.upper() if len(country) == _COUNTRY_CODE_LETTERS else country,
        )
        if any(map(str.isalnum, f"{address.street}{address.town}{address.postcode}")):
            yield address
        elif any((address.street, address.town, address.region, country)):
            left.keep("Address", _in_one_line(address))


def _in_one_line(address: PostalAddress) -> str:
    parts = (address.street, address.postcode, address.town, address.region, address.country)
    return ", ".join(filter(None, parts)).replace("\n", ", ")


def _notes(contact: Contact, leftovers: Sequence[str]) -> str:
    lines = [contact.all_notes, *leftovers, ", ".join(contact.labels)]
    return clean_text("\n".join(filter(None, lines)), NOTES_LIMIT)


def _stand_in(phones: tuple[Phone, ...], emails: tuple[Email, ...]) -> str:
    if any(is_telling(phone.key) for phone in phones):
        return ""
    return next((each[1] for each in (*emails, *phones)), "")[:NAME_LIMIT]


def _email(text: str) -> str:
    return checked_email("emails", text) if clean_line(text, 1) else ""


def _language(text: str) -> str:
    return checked_language("language", text)


def _own_number(text: str) -> str:
    if not _OWN_NUMBER.fullmatch(text):
        raise Invalid("number", "{number} is no number of a customer.", number=text)
    return text


def _day(text: str) -> str:
    day = PartialDate.from_iso(text)
    if day.year is not None and day.year < OLDEST_BIRTH:
        raise Invalid("birthday", "{text} can not be a birthday. Check the year.", text=text)
    return day.iso
