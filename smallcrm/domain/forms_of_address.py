"""How to greet somebody and how an envelope begins: Mrs, Herr Dr., Madame, and what goes with it.

Nothing here guesses whether somebody is a man or a woman; the halves of names are names' business.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.names import (
    first_family_name,
    greeting_name,
    is_title,
    split_name,
    titles_of,
)

FIRST_NAMES, FAMILY, FORMAL = "first_names", "family", "formal"
"""How a household wishes to be named; nothing for the usual."""


class Called(NamedTuple):
    """What is known of somebody's name. form_of_address: such as "Mrs" or "Frau Dr."."""

    name: str
    given: str = ""
    family: str = ""
    preferred_name: str = ""
    form_of_address: str = ""


class _Forms(NamedTuple):
    """own: forms of this language, which stay as they are typed unless they change.

    man, woman: said for those of other languages. written: on envelopes; said: in a greeting.
    """

    man: str
    woman: str
    own: frozenset[str]
    written: Mapping[str, str] = MappingProxyType({})
    said: Mapping[str, str] = MappingProxyType({})


_MAN = frozenset({"mr", "mr.", "herr", "herrn", "monsieur", "sr.", "señor", "signor"})
_WOMAN = frozenset({"mrs", "mrs.", "ms", "ms.", "frau", "madame", "mme", "sra", "sra.", "señora"})
# Usage: DIN 5008 (Herrn on an envelope); in French and Spanish greetings nothing is cut short.
_IN_LANGUAGE: Mapping[str, _Forms] = MappingProxyType(
    {
        "en": _Forms("Mr", "Mrs", frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})),
        "de": _Forms(
            "Herr",
            "Frau",
            frozenset({"herr", "frau"}),
            written=MappingProxyType({"herr": "Herrn", "hr.": "Herrn", "fr.": "Frau"}),
            said=MappingProxyType({"herrn": "Herr", "hr.": "Herr", "fr.": "Frau"}),
        ),
        "fr": _Forms(
            "Monsieur",
            "Madame",
            frozenset({"monsieur", "madame", "mme"}),
            said=MappingProxyType(
                {"m.": "Monsieur", "mme": "Madame", "mme.": "Madame", "mlle": "Mademoiselle"}
            ),
        ),
        "es": _Forms(
            "Sr.",
            "Sra.",
            frozenset({"sr.", "sra", "sra.", "señor", "señora"}),
            said=MappingProxyType(
                {
                    **dict.fromkeys(("sr", "sr.", "mr", "mr.", "herr", "monsieur"), "señor"),
                    **dict.fromkeys(("sra", "sra.", "mrs", "mrs.", "ms", "ms.", "frau"), "señora"),
                    **dict.fromkeys(("madame", "mme"), "señora"),
                    **dict.fromkeys(("d.", "don"), "don"),
                    **dict.fromkeys(("d.ª", "dª", "dña", "dña.", "doña"), "doña"),
                }
            ),
        ),
    }
)
_OTHERWISE = "en"
_WITH_GIVEN_NAME = frozenset({"don", "doña", "d.", "d.ª", "dª", "dña", "dña.", "sir", "dame"})
# Typed where the form of address stands, they tell how to speak with somebody, and name nobody.
_NO_FORMS = frozenset({"du", "sie", "tu", "tú", "vous", "usted", "ustedes", "vos"})
# An initial in one language, or a name, and a title in another.
_TITLE_ONLY_IN = MappingProxyType({"m.": "fr", "don": "es", "sr": "es"})


def greeted(known: Called, *, language: str, own_language: str = "", way: str = "") -> str:
    """What to call somebody in a greeting: "Anna", "Mrs Berg", "Frau Dr. Berg".

    The preferred name goes before all. language: of the words; own_language: of the person, in
    whose order the name stands. way: how their household wishes to be named.
    """
    if known.preferred_name.strip():
        return " ".join(known.preferred_name.split())
    order = own_language or language
    first = greeting_name(known.name, known.given, language=order)
    if way == FIRST_NAMES:
        return first
    phrase = _phrase(known)
    if phrase:
        return phrase
    forms = _forms(known, language)
    if not forms:
        return " ".join(known.name.split()) if way == FORMAL and known.name.strip() else first
    given, family = split_name(known.name, order)
    family = known.family.strip() or family
    if not family or forms[-1].casefold() in _WITH_GIVEN_NAME:
        called = known.given.strip() or given or family
    else:
        called = first_family_name(family, order)
    said = dict.fromkeys(_said(word, language) for word in forms)
    return " ".join([*said, *called.split()])


def on_envelope(known: Called, *, language: str) -> str:
    """The whole name as an envelope has it, with the form of address where one is known."""
    forms = _forms(known, language)
    words = known.name.split()
    taken = {_bare(word) for word in forms}
    while len(words) > 1 and _bare(words[0]) in taken:
        words.pop(0)
    written = dict.fromkeys(_written(word, language) for word in forms)
    return " ".join([*written, *words])


def _forms(known: Called, language: str) -> list[str]:
    """The words of their form of address, and the titles with which the name itself begins."""
    typed = known.form_of_address.split()
    if len(typed) == 1 and typed[0].casefold() in _NO_FORMS:
        typed = []
    if _names(known, typed):
        typed = [word for word in typed if is_title(word)]
    base = _base(language)
    taken = {_bare(word) for word in typed}
    titles = [word for word in titles_of(known.name).split() if _bare(word) not in taken]
    is_foreign = any(_TITLE_ONLY_IN.get(word.casefold(), base) != base for word in titles)
    return [*typed, *([] if is_foreign else titles)]


def _phrase(known: Called) -> str:
    """What was typed as the form of address where it names them already: "Mr. Whitlock"."""
    typed = known.form_of_address.split()
    return " ".join(typed) if _names(known, typed) else ""


def _names(known: Called, typed: list[str]) -> bool:
    names = {
        word.casefold() for word in (known.name, known.given, known.family) for word in word.split()
    }
    return any(word.casefold() in names and not is_title(word) for word in typed)


def _bare(word: str) -> str:
    return word.casefold().rstrip(".")


def _base(language: str) -> str:
    base = language.replace("_", "-").partition("-")[0].lower()
    return base if base in _IN_LANGUAGE else _OTHERWISE


def _written(word: str, language: str) -> str:
    forms, key = _IN_LANGUAGE[_base(language)], word.casefold()
    if key in forms.written:
        return forms.written[key]
    native = _native(word, forms)
    return forms.written.get(native.casefold(), native)


def _said(word: str, language: str) -> str:
    forms, key = _IN_LANGUAGE[_base(language)], word.casefold()
    return forms.said[key] if key in forms.said else _native(word, forms)


def _native(word: str, forms: _Forms) -> str:
    key = word.casefold()
    if key in forms.own:
        return word
    return forms.man if key in _MAN else forms.woman if key in _WOMAN else word
