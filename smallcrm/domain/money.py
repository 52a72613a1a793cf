"""Amounts as people type them, in minor units of the shop's currency.

How an amount is shown is the wording's business.
"""

import re
import unicodedata

from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line
from smallcrm.domain.phones import digits

_USUAL_DECIMALS = 2
# ISO 4217, the currencies whose minor unit is not a hundredth.
_NO_DECIMAL_CODES = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DECIMAL_CODES = "BHD IQD JOD KWD LYD OMR TND"
_NO_DECIMALS = frozenset(_NO_DECIMAL_CODES.split())
_THREE_DECIMALS = frozenset(_THREE_DECIMAL_CODES.split())

_LONGEST = 40  # characters
_MOST_DIGITS = 13  # no shop takes ten thousand million, and the book's integers stay exact

# What people write beside an amount, apart from the code and the signs of Unicode's class Sc.
_CURRENCY_WORDS = frozenset(
    {
        "fr",
        "sfr",
        "kr",
        "z\u0142",
        "zl",
        "k\u010d",
        "kc",
        "lei",
        "ft",
        "rs",
        "din",
        "rm",
        "rp",
        "r",
        "s",
    }
)

_START = re.compile(r"(?<![^\W\d_])[.,]?\d")  # the point of "Fr.12" belongs to the word
_DRESSING = re.compile(r"[\s.,+\u2013\u2014-]")
_SPACES = re.compile(r"[\s\u2019\u2018]")
_GROUPED = re.compile(r"\d{1,3}(?:[.,']\d{2,3})*[.,']\d{3}")  # groups of two as in India


def decimals(currency: str) -> int:
    """How many digits the currency has after the mark (0, 2 or 3; ISO 4217)."""
    if currency in _NO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else _USUAL_DECIMALS


def parse_money(text: str, currency: str, field: str = "amount_text") -> int:
    """The amount in minor units: 1.234,50, 1,234.50, 1'234.50, 12,5, -3, 12.-, € 5.

    One mark followed by three digits parts thousands, unless the currency has three decimals.
    A minus (in front or behind) is a return. Raises Invalid.
    """
    typed = clean_line(text, _LONGEST)
    before, number, after = _apart(typed)
    if not number or len(text) > _LONGEST or not _may_surround(before + " " + after, currency):
        raise _not_an_amount(field, typed)
    whole, fraction = _halves(number, decimals(currency))
    if not _is_whole(whole) or (fraction and not fraction.isdigit()):
        raise _not_an_amount(field, typed)
    minor = _in_minor(digits(whole), fraction, decimals(currency))
    if minor is None:
        raise Invalid(
            field, "{text} has more decimals than {currency} has.", text=typed, currency=currency
        )
    if minor >= 10**_MOST_DIGITS:
        raise Invalid(field, "{text} is more than this shop can take. Check it.", text=typed)
    is_return = "-" in before or ("-" in after and after[0] not in ".,")
    return -minor if is_return else minor


def plain_amount(amount_minor: int, currency: str, mark: str = ".") -> str:
    """The amount as one would type it, without grouping or sign of the currency: -12.50."""
    places = decimals(currency)
    sign = "-" if amount_minor < 0 else ""
    whole = str(abs(amount_minor)).rjust(places + 1, "0")
    return f"{sign}{whole[:-places]}{mark}{whole[-places:]}" if places else sign + whole


def _apart(typed: str) -> tuple[str, str, str]:
    """What stands before the number, the number in ASCII with ' for spaces, and what follows."""
    plain = "".join([digits(sign) if sign.isdecimal() else sign for sign in typed])
    plain = plain.replace("\u2212", "-")
    start = _START.search(plain)
    if start is None:
        return plain, "", ""
    end = max(index for index, sign in enumerate(plain) if sign.isdigit()) + 1
    number = _SPACES.sub("'", plain[start.start() : end])
    return plain[: start.start()], number, plain[end:].strip()


def _may_surround(text: str, currency: str) -> bool:
    """Whether this may stand around an amount: signs and names of currencies, points, dashes."""
    kept = "".join([sign for sign in text if unicodedata.category(sign) != "Sc"])
    words = _DRESSING.sub(" ", kept).casefold().split()
    return len(words) <= 1 and all(w in _CURRENCY_WORDS or w == currency.casefold() for w in words)


def _is_whole(text: str) -> bool:
    marks = {sign for sign in text if sign in ".,'"}
    if not marks:
        return text.isdigit() or not text
    return len(marks) == 1 and _GROUPED.fullmatch(text) is not None


def _halves(number: str, places: int) -> tuple[str, str]:
    """What stands before and after the decimal mark."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number, ""
    whole, fraction = number[:last], number[last + 1 :]
    if number[last] in whole or (whole.isdigit() and _parts_thousands(whole, fraction, places)):
        return number, ""
    return whole, fraction


def _parts_thousands(whole: str, fraction: str, places: int) -> bool:
    if len(fraction) != 3 or places == 3:
        return False
    return len(whole) <= 3 and not whole.startswith("0")


def _in_minor(whole: str, fraction: str, places: int) -> int | None:
    """The whole amount as one number, or None when the fraction is too fine to be paid."""
    if fraction[places:].strip("0"):
        return None
    return int((whole or "0") + fraction[:places].ljust(places, "0"))


def _not_an_amount(field: str, typed: str) -> Invalid:
    if not typed:  # signs that nobody sees
        return Invalid(field, "This is not an amount. Write it like 12.50.")
    return Invalid(field, "{text} is not an amount. Write it like 12.50.", text=typed)
