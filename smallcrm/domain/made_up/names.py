"""What somebody made up is called, where they live, and how their name is said.

Nothing here knows how they come to the shop.
"""

import unicodedata
from dataclasses import dataclass, replace
from random import Random

from smallcrm.domain.made_up.dice import Purpose, happens, one_of, share, stream
from smallcrm.domain.made_up.tables import NameGroup, Tables
from smallcrm.domain.made_up.values import Address

_WOMEN = 0.52
_NICKNAMED = 0.5
_SHARE_A_LETTERBOX = 0.14  # of every second person with the one before: 7 in a hundred
_NO_ADDRESS, _ABROAD, _BAD_ADDRESS = 0.08, 0.02, 0.03
_IN_A_FLAT = 0.08
_HIGHEST_HOUSE = 140
_FORMS = {True: ("Mrs.", "Ms.", "Dr."), False: ("Mr.", "Mr.", "Dr.")}
_FORMAL = 0.12
_TO_ASCII = str.maketrans(
    {
        "ø": "o",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "æ": "ae",
        "ð": "d",
        "þ": "th",
    }
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and a home. latin: given and family name in plain ASCII letters, for e-mail."""

    full_name: str
    given: str
    family: str
    preferred: str
    say_it: str
    form_of_address: str
    latin: tuple[str, str]
    group: NameGroup
    is_in_own_script: bool
    family_number: int
    address: Address | None
    household: int | None


class Identities:
    """The names and homes of everybody made up, for one seed."""

    def __init__(self, seed: int, tables: Tables, first_index: int) -> None:
        self._seed, self._tables, self._first = seed, tables, first_index

    def identity(self, index: int) -> Identity:
        """Who this person is; every few people live with the person before them."""
        dice = stream(self._seed, index, Purpose.NAME)
        if not self._lives_with_the_one_before(index):
            group = self._tables.groups.one(dice)
            number = int(dice.random() * len(group.family_men))
            return self._named(dice, group, number, self._home(dice))
        other = self.identity(index - 1)
        same = self._named(dice, other.group, other.family_number, other.address)
        return replace(same, household=index - 1)

    def _lives_with_the_one_before(self, index: int) -> bool:
        is_second = (index - self._first) % 2 == 1
        return is_second and share(self._seed, index, Purpose.HOUSEHOLD) < _SHARE_A_LETTERBOX

    def _named(
        self, dice: Random, group: NameGroup, family_number: int, address: Address | None
    ) -> Identity:
        is_woman = happens(dice, _WOMEN)
        given = one_of(dice, group.given_women if is_woman else group.given_men)
        family = (group.family_women if is_woman else group.family_men)[family_number]
        is_own = happens(dice, group.own_script)
        latin = _full(group, given.latin, family.latin, is_own_script=False)
        written = _full(group, given.written, family.written, is_own_script=True)
        short = self._tables.nicknames.get(given.latin, "") if happens(dice, _NICKNAMED) else ""
        formal = one_of(dice, _FORMS[is_woman]) if happens(dice, _FORMAL) else ""
        return Identity(
            full_name=written if is_own else latin,
            given=given.written if is_own else given.latin,
            family=family.written if is_own else family.latin,
            preferred=given.latin if is_own else short,
            say_it=latin if is_own else self._tables.say.get(given.written, ""),
            form_of_address=formal,
            latin=(plain_letters(given.latin), plain_letters(family.latin)),
            group=group,
            is_in_own_script=is_own,
            family_number=family_number,
            address=address,
            household=None,
        )

    def _home(self, dice: Random) -> Address | None:
        throw = dice.random()
        if throw < _NO_ADDRESS:
            return None
        is_bad = happens(dice, _BAD_ADDRESS)
        if throw < _NO_ADDRESS + _ABROAD:
            town = one_of(dice, self._tables.abroad)
            line1 = one_of(dice, town.streets)
        else:
            town = self._tables.towns.one(dice)
            number = 1 + int(dice.random() ** 2 * _HIGHEST_HOUSE)
            line1 = f"{number} {one_of(dice, town.streets)}"
        line2 = one_of(dice, self._tables.units) if happens(dice, _IN_A_FLAT) else ""
        return Address(line1, line2, town.postcode, town.name, town.country, is_bad, town.region)


def plain_letters(name: str) -> str:
    """The name in small ASCII letters without accents, such as "o" for "ö"."""
    spread = unicodedata.normalize("NFKD", name.lower().translate(_TO_ASCII))
    return "".join(letter for letter in spread if letter.isascii() and letter.isalnum())


def _full(group: NameGroup, given: str, family: str, *, is_own_script: bool) -> str:
    is_family_first = group.family_first if is_own_script else group.family_first_in_latin
    joiner = group.joiner if is_own_script else " "
    return f"{family}{joiner}{given}" if is_family_first else f"{given}{joiner}{family}"
