"""A customer as a form collects one, and as the book takes it.

Nothing here stores customers or looks for doubles.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from smallcrm.domain.dates import PartialDate, typed_partial_date
from smallcrm.domain.drafts import (
    NAME_LIMIT,
    checked_email,
    checked_language,
    checked_line,
    checked_text,
)
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.names import join_name
from smallcrm.domain.phones import PHONE_LIMIT, phone_key
from smallcrm.domain.tiers import Tier, tier_of

LABEL_LIMIT = 40  # characters of "home", "work", "mother's shop"
POSTCODE_LIMIT = 20
MOST_ENTRIES = 20  # phones, e-mails or addresses of one customer
HIGHEST_NUMBER = 999_999_999  # an own number that still fits on a card

_Entry = TypeVar("_Entry")


@dataclass
class PhoneDraft:
    """One phone as typed."""

    label: str = ""
    number: str = ""
    is_preferred: bool = False


@dataclass
class EmailDraft:
    """One e-mail address as typed."""

    label: str = ""
    address: str = ""
    is_preferred: bool = False


@dataclass
class AddressDraft:
    """One address as typed; country is an ISO 3166 code or empty for the shop's own."""

    label: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    is_bad: bool = False


class CheckedPhone(NamedTuple):
    """A phone for the book: number as typed, key for matching (empty without digits)."""

    label: str
    number: str
    key: str
    is_preferred: bool


class CheckedEmail(NamedTuple):
    """An e-mail address for the book; key is the same in small letters, for matching."""

    label: str
    address: str
    key: str
    is_preferred: bool


class CheckedAddress(NamedTuple):
    """An address for the book; street may hold several lines."""

    label: str
    street: str
    town: str
    postcode: str
    region: str
    country: str
    is_bad: bool


@dataclass(frozen=True)
class CheckedCustomer:
    """A customer whose every value may go into the book. The first address is the one to use."""

    name: str
    given: str
    family: str
    preferred_name: str
    say_it: str
    company: str
    phones: tuple[CheckedPhone, ...]
    emails: tuple[CheckedEmail, ...]
    addresses: tuple[CheckedAddress, ...]
    birthday: PartialDate | None
    notes: str
    tier: Tier
    language: str
    sent_by: CustomerId | None
    number: int | None


@dataclass
class CustomerDraft:
    """A customer as a form, an import or the sample shop collects one."""

    name: str = ""
    given: str = ""
    family: str = ""
    preferred_name: str = ""
    say_it: str = ""
    company: str = ""
    phones: list[PhoneDraft] = field(default_factory=list)
    emails: list[EmailDraft] = field(default_factory=list)
    addresses: list[AddressDraft] = field(default_factory=list)
    birthday: str = ""
    notes: str = ""
    tier: str = Tier.OCCASIONAL.value
    language: str = ""
    sent_by: CustomerId | None = None
    number: int | None = None

    def checked(self, country: str, day_first: bool, today: date) -> CheckedCustomer:
        """The clean values. A name or a phone is needed; a company stands in for a name.

        country: the shop's, for the order of names and the phones. Raises Invalid.
        """
        phones = _phones(self.phones, country)
        given = checked_line("given", self.given, NAME_LIMIT)
        family = checked_line("family", self.family, NAME_LIMIT)
        company = checked_line("company", self.company, NAME_LIMIT)
        name = checked_line("name", self.name, NAME_LIMIT)
        name = name or checked_line("name", join_name(given, family, country), NAME_LIMIT)
        name = name or company
        if not name and not any(phone.key for phone in phones):
            raise Invalid("name", "Write a name or a phone number; one of them is enough.")
        return CheckedCustomer(
            name=name,
            given=given,
            family=family,
            preferred_name=checked_line("preferred_name", self.preferred_name, NAME_LIMIT),
            say_it=checked_line("say_it", self.say_it, NAME_LIMIT),
            company=company,
            phones=phones,
            emails=_emails(self.emails),
            addresses=_addresses(self.addresses),
            birthday=_birthday(self.birthday, today, day_first),
            notes=checked_text("notes", self.notes),
            tier=tier_of(self.tier),
            language=checked_language("language", self.language),
            sent_by=self.sent_by,
            number=_own_number(self.number),
        )


def _phones(drafts: list[PhoneDraft], country: str) -> tuple[CheckedPhone, ...]:
    found: dict[str, CheckedPhone] = {}
    for draft in _few_enough("phones", drafts):
        number = checked_line("phones", draft.number, PHONE_LIMIT)
        key = phone_key(number, country)
        label = checked_line("phones", draft.label, LABEL_LIMIT)
        if number:
            found.setdefault(key or number, CheckedPhone(label, number, key, draft.is_preferred))
    chosen = _preferred([phone.is_preferred for phone in found.values()])
    return tuple(
        phone._replace(is_preferred=index == chosen) for index, phone in enumerate(found.values())
    )


def _emails(drafts: list[EmailDraft]) -> tuple[CheckedEmail, ...]:
    found: dict[str, CheckedEmail] = {}
    for draft in _few_enough("emails", drafts):
        if not checked_line("emails", draft.address):
            continue
        address = checked_email("emails", draft.address)
        label = checked_line("emails", draft.label, LABEL_LIMIT)
        key = address.casefold()
        found.setdefault(key, CheckedEmail(label, address, key, draft.is_preferred))
    chosen = _preferred([email.is_preferred for email in found.values()])
    return tuple(
        email._replace(is_preferred=index == chosen) for index, email in enumerate(found.values())
    )


def _addresses(drafts: list[AddressDraft]) -> tuple[CheckedAddress, ...]:
    found = []
    for draft in _few_enough("addresses", drafts):
        address = CheckedAddress(
            label=checked_line("addresses", draft.label, LABEL_LIMIT),
            street=checked_text("addresses", draft.street, 2 * NAME_LIMIT),
            town=checked_line("addresses", draft.town, NAME_LIMIT),
            postcode=checked_line("addresses", draft.postcode, POSTCODE_LIMIT),
            region=checked_line("addresses", draft.region, NAME_LIMIT),
            country=_country(draft.country),
            is_bad=draft.is_bad,
        )
        if address.street or address.town or address.postcode:
            found.append(address)
    return tuple(found)


def _country(text: str) -> str:
    country = checked_line("addresses", text, NAME_LIMIT)
    return country.upper() if len(country) == 2 else country


def _few_enough(where: str, drafts: list[_Entry]) -> list[_Entry]:
    if len(drafts) > MOST_ENTRIES:
        raise Invalid(where, "One customer can have {limit} of these.", limit=MOST_ENTRIES)
    return drafts


def _preferred(marks: list[bool]) -> int:
    """The index of the one to use: the first that is marked, else the first."""
    return marks.index(True) if True in marks else 0


def _birthday(text: str, today: date, day_first: bool) -> PartialDate | None:
    return typed_partial_date(text, today, day_first) if text.strip() else None


def _own_number(number: int | None) -> int | None:
    if number is not None and not 1 <= number <= HIGHEST_NUMBER:
        raise Invalid("number", "A customer number is between 1 and {limit}.", limit=HIGHEST_NUMBER)
    return number
