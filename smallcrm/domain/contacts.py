"""Phones, e-mails and addresses of one customer, as a form collects and as the book takes them.

Which of them a customer has is checked as a whole in `customers.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from smallcrm.domain.drafts import NAME_LIMIT, checked_email, checked_line, checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.phones import PHONE_LIMIT, phone_key

LABEL_LIMIT = 40  # characters of "home", "work", "mother's shop"
POSTCODE_LIMIT = 20
MOST_ENTRIES = 20  # phones, e-mails or addresses of one customer

_Entry = TypeVar("_Entry")


@dataclass
class PhoneDraft:
    """One phone as typed. is_bad: nobody is reached there; do_not_use: they asked us not to."""

    label: str = ""
    number: str = ""
    is_preferred: bool = False
    is_bad: bool = False
    do_not_use: bool = False


@dataclass
class EmailDraft:
    """One e-mail address as typed, with the marks of a phone."""

    label: str = ""
    address: str = ""
    is_preferred: bool = False
    is_bad: bool = False
    do_not_use: bool = False


@dataclass
class AddressDraft:
    """One address as typed; country is an ISO 3166 code or empty for the shop's own.

    is_bad: post came back from there. do_not_use: they asked us not to write there.
    """

    label: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    is_bad: bool = False
    do_not_use: bool = False


class CheckedPhone(NamedTuple):
    """A phone for the book: number as typed, key for matching (empty without digits)."""

    label: str
    number: str
    key: str
    is_preferred: bool
    is_bad: bool = False
    do_not_use: bool = False


class CheckedEmail(NamedTuple):
    """An e-mail address for the book; key is the same in small letters, for matching."""

    label: str
    address: str
    key: str
    is_preferred: bool
    is_bad: bool = False
    do_not_use: bool = False


class CheckedAddress(NamedTuple):
    """An address for the book; street may hold several lines."""

    label: str
    street: str
    town: str
    postcode: str
    region: str
    country: str
    is_preferred: bool
    is_bad: bool = False
    do_not_use: bool = False


_Contact = TypeVar("_Contact", CheckedPhone, CheckedEmail, CheckedAddress)


def checked_phones(drafts: Sequence[PhoneDraft], country: str) -> tuple[CheckedPhone, ...]:
    """The phones, each number once, one of them preferred. Raises Invalid (phones)."""
    found: dict[str, CheckedPhone] = {}
    for draft in few_enough("phones", drafts):
        number = checked_line("phones", draft.number, PHONE_LIMIT)
        key = phone_key(number, country)
        label = checked_line("phones", draft.label, LABEL_LIMIT)
        marks = (draft.is_preferred, draft.is_bad, draft.do_not_use)
        if number:
            found.setdefault(key or number, CheckedPhone(label, number, key, *marks))
    return _with_one_preferred(list(found.values()))


def checked_emails(drafts: Sequence[EmailDraft]) -> tuple[CheckedEmail, ...]:
    """The e-mail addresses, each once, one of them preferred. Raises Invalid (emails)."""
    found: dict[str, CheckedEmail] = {}
    for draft in few_enough("emails", drafts):
        if not checked_line("emails", draft.address):
            continue
        address = checked_email("emails", draft.address)
        label = checked_line("emails", draft.label, LABEL_LIMIT)
        key = address.casefold()
        marks = (draft.is_preferred, draft.is_bad, draft.do_not_use)
        found.setdefault(key, CheckedEmail(label, address, key, *marks))
    return _with_one_preferred(list(found.values()))


def checked_addresses(drafts: Sequence[AddressDraft]) -> tuple[CheckedAddress, ...]:
    """The addresses; the first good one is the one to use. Raises Invalid (addresses)."""
    found = []
    for draft in few_enough("addresses", drafts):
        address = CheckedAddress(
            label=checked_line("addresses", draft.label, LABEL_LIMIT),
            street=checked_text("addresses", draft.street, 2 * NAME_LIMIT),
            town=checked_line("addresses", draft.town, NAME_LIMIT),
            postcode=checked_line("addresses", draft.postcode, POSTCODE_LIMIT),
            region=checked_line("addresses", draft.region, NAME_LIMIT),
            country=_country(draft.country),
            is_preferred=False,
            is_bad=draft.is_bad,
            do_not_use=draft.do_not_use,
        )
        if address.street or address.town or address.postcode:
            found.append(address)
    return _with_one_preferred(found)


def few_enough(where: str, drafts: Sequence[_Entry], limit: int = MOST_ENTRIES) -> Sequence[_Entry]:
    """The drafts, when one customer can have so many of them. Raises Invalid."""
    if len(drafts) > limit:
        raise Invalid(where, "One customer can have {limit} of these.", limit=limit)
    return drafts


def _with_one_preferred(contacts: list[_Contact]) -> tuple[_Contact, ...]:
    """One to use: the first good one that is marked, else a good one, a marked one, the first."""
    good: list[int] = [n for n, contact in enumerate(contacts) if _is_good(contact)]
    marked: list[int] = [n for n, contact in enumerate(contacts) if contact.is_preferred]
    both = [n for n in marked if n in good]
    chosen = next(iter(both or good or marked), 0)
    return tuple(
        contact._replace(is_preferred=place == chosen) for place, contact in enumerate(contacts)
    )


def _is_good(contact: CheckedPhone | CheckedEmail | CheckedAddress) -> bool:
    return not (contact.is_bad or contact.do_not_use)


def _country(text: str) -> str:
    country = checked_line("addresses", text, NAME_LIMIT)
    return country.upper() if len(country) == 2 else country
