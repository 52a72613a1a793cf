"""The plain values of a made-up shop: what it is, who comes and when.

What else happened is in story_values. Nothing here makes anything up. A person or helper is named
by index: persons by their place in MadeUpShop.people(), helpers by their place in
ShopCard.helpers. Dates and times are the shop's own (naive, in ShopCard.zone). Money is in minor
units of ShopCard.currency. Codes are those of PRODUCT.md sections 2 and 16.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple


class Span(NamedTuple):
    """From when to when the shop is open without a break."""

    opens: time
    closes: time


class DayOfYear(NamedTuple):
    """A birthday or other date; year is None when nobody told it. 29 February is possible."""

    month: int
    day: int
    year: int | None


class Phone(NamedTuple):
    """A number as a person would write it; label such as "mobile" or a name, "" for none."""

    number: str
    label: str


class Fact(NamedTuple):
    """Good to know: a label and a sentence."""

    label: str
    text: str


class Relative(NamedTuple):
    """Somebody of the same household or family who is no customer of their own."""

    name: str
    relation: str
    birthday: DayOfYear | None


class LookingFor(NamedTuple):
    """What the person has been looking for, and since when."""

    what: str
    since: date


class Consent(NamedTuple):
    """Whether we may write on this channel ("post", "e_mail", "phone"), and how we know."""

    channel: str
    is_given: bool
    given_on: date
    how: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where post goes. All but line1 and country may be "". country is an ISO 3166 code.

    is_bad: a letter came back from here.
    """

    line1: str
    line2: str
    postcode: str
    town: str
    country: str
    is_bad: bool = False
    region: str = ""


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who works here. key_weekdays: when they can open after hours, Monday is 0."""

    name: str
    initials: str
    is_owner: bool
    phone: str
    key_weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another shop that we send people to. person: the customer who owns it, if any."""

    name: str
    street: str
    phone: str
    has: str
    person: int | None


@dataclass(frozen=True, slots=True)
class ShopCard:
    """The shop itself.

    hours: seven weekdays from Monday, each with its spans in order (empty: closed).
    closed_days: (month, day), the same every year.
    """

    name: str
    owner: str
    country: str
    currency: str
    zone: str
    phone: str
    e_mail: str
    address: Address
    promise: str
    hours: tuple[tuple[Span, ...], ...]
    closed_days: tuple[tuple[int, int], ...]
    helpers: tuple[Helper, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A customer.

    full_name: as written, in its own order and script. preferred, say_it, form_of_address,
    company, working_on, channel, hours, source, notes: "" when unknown. phones, e_mails: the
    preferred one first. name_language: where the name comes from; language: what they like to
    read. tier: "a_list", "regular", "occasional". rhythm: "weekly", "fortnightly", "monthly",
    "quarterly", "seasonal", "one_off" or "own" (the cast). known_since: may lie long before the
    first visit in the book; was_known_before says so (no newcomer, PRODUCT.md section 9).
    sent_by: index of who sent them; of the cast for the cast. household: index of the person whose
    letterbox they share; related_as: what they are to that person, the code of the family link and
    the word for it ("partner", "husband").
    """

    index: int
    full_name: str
    given: str
    family: str
    preferred: str
    say_it: str
    form_of_address: str
    company: str
    working_on: str
    phones: tuple[Phone, ...]
    e_mails: tuple[str, ...]
    address: Address | None
    birthday: DayOfYear | None
    language: str
    name_language: str
    tier: str
    rhythm: str
    known_since: date
    years_known: int
    was_known_before: bool
    sent_by: int | None
    household: int | None
    related_as: tuple[str, str] | None
    source: str
    channel: str
    hours: str
    notes: str
    facts: tuple[Fact, ...]
    topics: tuple[str, ...]
    relatives: tuple[Relative, ...]
    looking_for: tuple[LookingFor, ...]
    consents: tuple[Consent, ...]


class Visit(NamedTuple):
    """Somebody was here. amount_minor: None when not noted, negative for a return."""

    person: int
    at: datetime
    amount_minor: int | None
    what: str
    served_by: int
