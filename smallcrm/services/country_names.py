"""Countries by the names that people write on addresses, and what a shop's language calls them.

What is usual in a country is the business of countries, the order of its lines of domain/addresses.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from smallcrm.domain.folding import words
from smallcrm.resources import resource

_LANGUAGES = ("en", "de", "fr", "es")
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # CLDR lists them all the same


def country_code(written: str) -> str:
    """The ISO 3166 code of a country as somebody wrote it: "fr", "UK", "Estados Unidos".

    Empty for nothing and for what no country is called in English, German, French or Spanish.
    """
    typed = written.strip().upper()
    if not typed:
        return ""
    key = _key(written)
    found = _also().get(key)
    if found or (len(typed) == 2 and typed in _names("en")):
        return found or typed
    return _codes().get(key, "")


def country_name(code: str, language: str) -> str:
    """What people of this language (BCP 47) call the country; English where we do not know theirs.

    Empty for an unknown code.
    """
    base = language.replace("_", "-").partition("-")[0].lower()
    short = _table()["short"].get(code, {})
    return str(short.get(base) or _names(language).get(code, ""))


def also_called() -> Mapping[str, str]:
    """What people call countries beside their full names, in small letters, with the ISO codes."""
    return {name.casefold(): code for code, names in _table()["also"].items() for name in names}


def _key(written: str) -> str:
    """The letters of a name: "U.S.A." and "usa" are one, and "The Gambia" is "Gambia"."""
    found = words(written[:200])
    return "".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resource("country_names.toml").read_text(encoding="utf-8"))


@cache
def _also() -> Mapping[str, str]:
    return {_key(name): code for code, names in _table()["also"].items() for name in names}


@cache
def _codes() -> Mapping[str, str]:
    return {_key(name): code for language in _LANGUAGES for code, name in _names(language).items()}


@cache
def _names(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {
        code: str(name)
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
