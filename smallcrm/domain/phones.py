"""Phone numbers as they are compared; they are kept and shown as typed.

Nothing here refuses a number: what can not be understood is still a number somebody wrote down.
"""

import re
import unicodedata

PHONE_LIMIT = 60  # characters; the longest written number with an extension stays under 40

_NORTH_AMERICA = frozenset(
    {"US", "CA", "PR", "DO", "JM", "TT", "BB", "BS", "BM", "KY", "GU", "VI", "LC", "GD", "AG"}
)
_TRUNK = {"HU": "06", "RU": "8", "KZ": "8", "BY": "80", "TM": "8"}
_TRUNK_LENGTH = 11  # digits of a whole number with the trunk prefix, there and in North America
_ZERO_BELONGS = frozenset({"IT", "SM", "VA", "CI", "GA", "CG"})  # the zero is part of the number
_ZERO_BELONGS_CODES = frozenset({"39", "378", "379", "225", "241", "242"})
_ABROAD_LENGTH = 10  # digits; a shorter number that begins with 00 calls nobody abroad
_CODE_DIGITS = 3  # ITU-T E.164: a country code has one to three digits

_EXTENSION = re.compile(
    r"[\s,;]*(?:;ext=|extension|ext\.?|x|#|durchwahl|dw\.?)[\s.:]*\d{1,6}\s*$", re.IGNORECASE
)
_PLUS_FIRST = re.compile(r"\D*[+\uff0b]")  # also behind "Tel. " or a bracket


def digits(text: str) -> str:
    """The decimal digits of a text, those of other scripts as 0-9."""
    if text.isascii():
        return text if text.isdigit() else "".join([sign for sign in text if sign.isdigit()])
    return "".join([str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal()])


def phone_key(text: str, country: str) -> str:
    """The digits by which a number is matched: national, without country code and trunk zero.

    "0171 555 12 34" and "+49 171 5551234" give the same in a German shop (country: ISO 3166 code).
    Endings of it are what people remember. Empty when there are no digits. Extensions do not count.
    """
    home = country.upper()
    line = text[:PHONE_LIMIT].strip()
    if not line.isdigit():
        line = _EXTENSION.sub("", line)
    number = digits(line)
    if _PLUS_FIRST.match(line):
        return _without_country_code(number)
    abroad = _dialled_abroad(number, home)
    if abroad:
        return _without_country_code(abroad)
    return _without_trunk(number, home)


def _dialled_abroad(number: str, home: str) -> str:
    """The number behind the prefix for calls abroad, or empty when it is a call at home."""
    if len(number) < _ABROAD_LENGTH:
        return ""
    prefix = "00"
    if home in _NORTH_AMERICA and number.startswith("011"):
        prefix = "011"
    elif home == "AU" and number.startswith("0011"):
        prefix = "0011"
    if not number.startswith(prefix):
        return ""
    abroad = number.removeprefix(prefix)
    return abroad if _country_code(abroad) else ""


def _country_code(number: str) -> str:
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # noqa: PLC0415

    for length in range(1, _CODE_DIGITS + 1):
        code = number[:length]
        if code and int(code) in COUNTRY_CODE_TO_REGION_CODE and code[0] != "0":
            return code
    return ""


def _without_country_code(number: str) -> str:
    code = _country_code(number)
    national = number.removeprefix(code)
    if code in _ZERO_BELONGS_CODES:
        return national
    return national.removeprefix("0")


def _without_trunk(number: str, home: str) -> str:
    if home in _ZERO_BELONGS:
        return number
    if home in _NORTH_AMERICA:
        return number[1:] if len(number) == _TRUNK_LENGTH and number[0] == "1" else number
    trunk = _TRUNK.get(home)
    if trunk and len(number) == _TRUNK_LENGTH and number.startswith(trunk):
        return number.removeprefix(trunk)
    return number.removeprefix("0") if len(number) > 1 else number
