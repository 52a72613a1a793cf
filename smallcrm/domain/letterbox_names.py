"""How the people of one letterbox are named on their envelope: one name for all of them.

Nothing here knows their address, or how households are kept.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.forms_of_address import FAMILY, FIRST_NAMES, FORMAL, Called, on_envelope
from smallcrm.domain.names import first_family_name, split_name
from smallcrm.domain.sentence import Sentence, sentence

__all__ = [
    "FAMILY",
    "FIRST_NAMES",
    "FORMAL",
    "WAYS",
    "Resident",
    "checked_way",
    "letterbox_name",
    "way_word",
]

WAYS = ("", FIRST_NAMES, FAMILY, FORMAL)
"""How a household wishes to be named; empty for the usual."""

_WAY_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "": sentence("the usual"),
        FIRST_NAMES: sentence("first names"),
        FAMILY: sentence("the name of the family"),
        FORMAL: sentence("formal, with Mr and Mrs"),
    }
)
_NAMED_ONE_BY_ONE = 2  # people; more of one family are "The Berg family"
_EAST_ASIAN_JOIN = "・"
_FIRST_HAN = "\u2e80"


class Resident(NamedTuple):
    """Somebody of the letterbox. form_of_address: such as "Mrs" or "Frau Dr."."""

    name: str
    given: str = ""
    family: str = ""
    form_of_address: str = ""


class _Words(NamedTuple):
    """joined: "and"; joined_else is said instead before names that begin with joined_before."""

    joined: str
    family: str
    joined_before: tuple[str, ...] = ()
    joined_else: str = ""


_OTHERWISE = "en"
# Usage: RAE (e before the sound of i).
_IN_LANGUAGE: Mapping[str, _Words] = MappingProxyType(
    {
        "en": _Words("and", "The {family} family"),
        "de": _Words("und", "Familie {family}"),
        "fr": _Words("et", "Famille {family}"),
        "es": _Words("y", "Familia {family}", ("i", "í", "hi", "hí", "y "), "e"),
    }
)


def way_word(code: str) -> Sentence:
    """One of WAYS as it is chosen. Raises Invalid for an unknown code."""
    return _WAY_WORDS[checked_way(code)]


def checked_way(code: str) -> str:
    """The code, which is one of WAYS. Raises Invalid (household_addressed_as)."""
    if code not in _WAY_WORDS:
        raise Invalid("household_addressed_as", "Choose how their post names them.")
    return code


def letterbox_name(
    residents: Sequence[Resident], *, language: str, way: str = "", household: str = ""
) -> str:
    """What stands on the first line for people who share a letterbox; empty for nobody.

    Two of one family are "Anna and Tom Berg", more are "The Berg family". way: of WAYS. household:
    a name that the owner gave it, which is the usual where nothing else is wished. language: of
    the people (BCP 47); English where it is not one of ours.
    """
    words = _IN_LANGUAGE.get(language.partition("-")[0].lower(), _IN_LANGUAGE[_OTHERWISE])
    people = [_known(resident, language) for resident in residents if resident.name.strip()]
    if household.strip() and way not in (FIRST_NAMES, FAMILY, FORMAL):
        return " ".join(household.split())
    if not people:
        return " ".join(household.split())
    if len(people) == 1:
        return _formal(people[0], language) if way == FORMAL else people[0].name
    if any(person.name[:1] >= _FIRST_HAN for person in people):
        return _EAST_ASIAN_JOIN.join(person.name for person in people)
    if way == FORMAL:
        return _joined([_formal(person, language) for person in people], words)
    families = list(dict.fromkeys(person.family for person in people if person.family))
    is_many = len(people) > _NAMED_ONE_BY_ONE and way != FIRST_NAMES
    if families and (way == FAMILY or is_many):
        called = dict.fromkeys(first_family_name(family, language) for family in families)
        return words.family.format(family=_joined(list(called), words))
    return _first_names(people, families, words)


def _first_names(people: Sequence[Resident], families: Sequence[str], words: _Words) -> str:
    is_one_family = len(families) == 1 and all(
        person.given and person.family == families[0] for person in people
    )
    if not is_one_family:
        return _joined([person.name for person in people], words)
    return f"{_joined([person.given for person in people], words)} {families[0]}"


def _known(resident: Resident, language: str) -> Resident:
    """With given and family name, guessed where they are not known."""
    given, family = resident.given.strip(), resident.family.strip()
    name = " ".join(resident.name.split())
    if not family:
        guessed, family = split_name(name, language)
        given = given or guessed
    return Resident(name, given, family, " ".join(resident.form_of_address.split()))


def _formal(person: Resident, language: str) -> str:
    known = Called(person.name, person.given, person.family, "", person.form_of_address)
    return on_envelope(known, language=language)


def _joined(names: Sequence[str], words: _Words) -> str:
    """The names with commas, and the language's "and" before the last."""
    if len(names) < 2:
        return "".join(names)
    is_else = names[-1].lower().startswith(words.joined_before) if words.joined_before else False
    return f"{', '.join(names[:-1])} {words.joined_else if is_else else words.joined} {names[-1]}"
