"""The shop itself as its settings page collects it, and the habits of its country.

The table of countries is resources/countries.toml; who reads it hands over one row as values.
"""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from smallcrm.domain.drafts import (
    LINE_LIMIT,
    NAME_LIMIT,
    checked_email,
    checked_language,
    checked_line,
    checked_text,
)
from smallcrm.domain.errors import Invalid
from smallcrm.domain.phones import PHONE_LIMIT

_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ZONE = re.compile(r"[A-Za-z0-9_+/-]{1,60}")
PAPERS = ("a4", "letter")


@dataclass(frozen=True)
class CountryHabits:
    """What is usual in a country: one row of resources/countries.toml.

    code: ISO 3166. zone: the IANA zone of most people there. day_first: whether 12/4 is April.
    """

    code: str
    currency: str
    zone: str
    paper: str
    day_first: bool
    language: str


ELSEWHERE = CountryHabits("", "EUR", "UTC", "a4", day_first=True, language="en")
"""What a country that is not in the table starts with."""


@dataclass(frozen=True)
class CheckedShop:
    """The shop for the book. country, currency: ISO codes; time_zone: an IANA name."""

    name: str
    owner_name: str
    street: str
    town: str
    postcode: str
    region: str
    country: str
    phone: str
    email: str
    website: str
    time_zone: str
    currency: str
    language: str
    paper: str
    counter_view: bool
    our_promise: str


@dataclass
class ShopDraft:
    """The shop as typed. Empty zone, currency, language and paper follow the country."""

    name: str = ""
    owner_name: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    time_zone: str = ""
    currency: str = ""
    language: str = ""
    paper: str = ""
    counter_view: bool = True
    our_promise: str = ""

    def follow(self, habits: CountryHabits) -> None:
        """Take over what is usual in a country that was just chosen."""
        self.country = habits.code
        self.currency, self.time_zone = habits.currency, habits.zone
        self.paper = habits.paper

    def checked(self, habits: CountryHabits = ELSEWHERE) -> CheckedShop:
        """The clean values. habits: of the chosen country, for what was left empty.

        Raises Invalid.
        """
        name = checked_line("name", self.name, NAME_LIMIT)
        if not name:
            raise Invalid("name", "Write the name of the shop; it stands on every card.")
        email = checked_line("email", self.email)
        return CheckedShop(
            name=name,
            owner_name=checked_line("owner_name", self.owner_name, NAME_LIMIT),
            street=checked_text("street", self.street, LINE_LIMIT),
            town=checked_line("town", self.town, NAME_LIMIT),
            postcode=checked_line("postcode", self.postcode, NAME_LIMIT),
            region=checked_line("region", self.region, NAME_LIMIT),
            country=_country(self.country or habits.code),
            phone=checked_line("phone", self.phone, PHONE_LIMIT),
            email=checked_email("email", email) if email else "",
            website=checked_line("website", self.website),
            time_zone=_zone(self.time_zone or habits.zone),
            currency=_currency(self.currency or habits.currency),
            language=checked_language("language", self.language or habits.language),
            paper=_paper(self.paper or habits.paper),
            counter_view=self.counter_view,
            our_promise=checked_line("our_promise", self.our_promise),
        )


def _country(text: str) -> str:
    code = checked_line("country", text).upper()
    if not _COUNTRY.fullmatch(code):
        raise Invalid("country", "Choose the country of the shop.")
    return code


def _currency(text: str) -> str:
    code = checked_line("currency", text).upper()
    if not _CURRENCY.fullmatch(code):
        raise Invalid("currency", "A currency has three letters, such as EUR or USD.")
    return code


def _zone(text: str) -> str:
    name = checked_line("time_zone", text)
    if not _is_zone(name):
        raise Invalid("time_zone", "{zone} is no time zone. Choose one from the list.", zone=name)
    return name


def _is_zone(name: str) -> bool:
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ValueError, LookupError, OSError):  # unknown names, and folders of the zone data
        return False
    return True


def _paper(text: str) -> str:
    paper = checked_line("paper", text).casefold()
    if paper not in PAPERS:
        raise Invalid("paper", "Choose A4 or Letter.")
    return paper
