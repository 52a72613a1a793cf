"""Who of a list is who in the book: by own number, phone, e-mail, then name and postcode.

The order is PRODUCT.md section 12. What follows from a match is the business of
`exchange/importing.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from smallcrm.domain.folding import words
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.comparing import address_key, is_telling, name_key, postcode_key, says
from smallcrm.exchange.contact import PostalAddress
from smallcrm.exchange.incoming import Incoming, Phone
from smallcrm.storage.store import Store

Name = tuple[str, ...]
"""The folded words of a name, sorted; () for somebody without one."""

_Key = TypeVar("_Key", str, Name)

_WHOLE_NAME_WORDS = 2  # a name of one word says too little by itself
# Father and son have one name and often one phone.
_GENERATIONS = frozenset({"jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv"})
_NOBODY: frozenset[Name] = frozenset()

_PEOPLE = "SELECT id, number, name FROM customer WHERE trashed_at IS NULL ORDER BY id"
_LIVING = "JOIN customer AS c ON c.id = customer_id WHERE c.trashed_at IS NULL ORDER BY c.id"


class Match(NamedTuple):
    """Who it is. person: an id of the book, below zero somebody new of this very list, None nobody.

    doubt: why a person has to be asked; then `person` is who it may be.
    """

    person: int | None
    doubt: Sentence | None = None


@dataclass
class Known:
    """Everybody who can be matched: the book's people and those met earlier in the list.

    phones: by the digits of numbers that lead to one person; others stand in weak_phones.
    numbers: whose an own number is or will be; taken: all of the book, the trash included. granted:
    the numbers that new people of the list will get.
    """

    phones: dict[str, list[int]] = field(default_factory=dict)
    weak_phones: dict[str, list[int]] = field(default_factory=dict)
    emails: dict[str, list[int]] = field(default_factory=dict)
    names: dict[Name, list[int]] = field(default_factory=dict)
    name_of: dict[int, Name] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    granted: dict[int, int] = field(default_factory=dict)
    places: dict[int, set[Name]] = field(default_factory=dict)
    postcodes: dict[int, set[str]] = field(default_factory=dict)
    towns: dict[int, set[str]] = field(default_factory=dict)
    reachable: set[int] = field(default_factory=set)

    @classmethod
    def of_book(cls, store: Store) -> "Known":
        """Everybody living in the book."""
        known = cls()
        ask = store.connection.execute
        known.taken = {number for (number,) in ask("SELECT number FROM customer")}
        for person, number, name in ask(_PEOPLE):
            known.numbers[number] = person
            known._name(person, name_key(name))
        for person, digits, number in ask(f"SELECT c.id, digits, p.number FROM phone p {_LIVING}"):
            known._phone(person, Phone("", number, digits))
        for person, address in ask(f"SELECT c.id, address FROM email {_LIVING}"):
            known._reach(known.emails, address.casefold(), person)
        for person, *place in ask(f"SELECT c.id, street, town, postcode FROM address {_LIVING}"):
            known._place(person, PostalAddress("", *place))
        return known

    def meet(self, person: int, who: Incoming, before: Incoming | None = None) -> None:
        """Know what a row of the list says about somebody, so that their next row is theirs.

        before: what the list has said about them until now.
        """
        self._name(person, who.name_key)
        said = before or who
        for phone in who.phones if said is who else _more(who.phones, said.phones):
            self._phone(person, phone)
        for email in who.emails if said is who else _more(who.emails, said.emails):
            self._reach(self.emails, email.key, person)
        for place in who.addresses:
            self._place(person, place)
        if person < 0 and who.number is not None and self._is_free(who.number):
            self._grant(person, who.number)

    def match(self, who: Incoming) -> Match:
        """Who it is, or may be."""
        numbered = self._numbered(who)
        if numbered is not None:
            return Match(numbered)
        reached = [*self._reached(who), *self._weakly_reached(who)]
        namesakes = [p for p in reached if self.name_of.get(p, ()) == who.name_key]
        fitting = namesakes or [p for p in reached if self._may_be_called(p, who.name_key)]
        if fitting:
            return Match(self._best_known(fitting, who))
        in_book = next((person for person in self._reached(who) if person > 0), None)
        if in_book is not None:
            return Match(in_book, sentence("The same phone or e-mail, but another name."))
        return self._by_name(who)

    def _grant(self, person: int, number: int) -> None:
        """A new person gets the first free number that the list has for them."""
        if person not in self.granted and number not in self.numbers:
            self.granted[person] = number
            self.numbers[number] = person

    def _numbered(self, who: Incoming) -> int | None:
        """Whose the own number is, if the name fits too: other programs count their people too."""
        person = None if who.number is None else self.numbers.get(who.number)
        if person is None or not who.name_key or not self.name_of.get(person):
            return None
        return person if self._may_be_called(person, who.name_key) else None

    def _reached(self, who: Incoming) -> Iterator[int]:
        """Those whom the same phone or e-mail reaches, once for each."""
        for phone in who.phones:
            yield from self.phones.get(phone.key, ())
        for email in who.emails:
            yield from self.emails.get(email.key, ())

    def _best_known(self, people: list[int], who: Incoming) -> int:
        """Of several who are reached the one of whom the most is known; else the first."""
        once = list(dict.fromkeys(people))
        if len(once) == 1:
            return once[0]
        places = set(map(address_key, who.addresses))
        return max(once, key=lambda p: people.count(p) + len(self.places.get(p, _NOBODY) & places))

    def _weakly_reached(self, who: Incoming) -> list[int]:
        weak = (phone for phone in who.phones if not is_telling(phone.key))
        return [p for phone in weak for p in self.weak_phones.get(phone.key or phone.number, ())]

    def _by_name(self, who: Incoming) -> Match:
        if not who.name_key:
            return Match(None)
        namesakes = self.names.get(who.name_key, [])
        person = self._at_the_same_place(namesakes, who)
        if person is None and who.is_only_a_name:
            person = next((p for p in namesakes if not self._has_other_number(p, who)), None)
        if person is not None or len(who.name_key) < _WHOLE_NAME_WORDS:
            return Match(person)
        for person in (p for p in namesakes if p > 0):
            if self.towns.get(person, set()) & who.towns:
                return Match(person, sentence("The same name in the same town."))
            if person not in self.reachable and person not in self.places:
                return Match(person, sentence("The same name; nothing else is known yet."))
        return Match(None)

    def _at_the_same_place(self, namesakes: list[int], who: Incoming) -> int | None:
        if not namesakes or not who.addresses:
            return None
        is_whole = len(who.name_key) >= _WHOLE_NAME_WORDS
        if not is_whole and (who.phones or who.emails):
            return None  # half a village has this name and this postcode
        places = set(map(address_key, who.addresses))
        there = [p for p in namesakes if self.places.get(p, _NOBODY) & places]
        if is_whole and not there:
            postcodes = who.postcodes
            there = [p for p in namesakes if self.postcodes.get(p, set()) & postcodes]
        if not (who.phones or who.emails):  # then those are meant of whom no more is known either
            there.sort(key=self.reachable.__contains__)
        return there[0] if there else None

    def _has_other_number(self, person: int, who: Incoming) -> bool:
        """Whether the list itself tells two namesakes apart by numbers that both will get."""
        granted = self.granted.get(person)
        return granted is not None and self._is_free(who.number) and granted != who.number

    def _may_be_called(self, person: int, name: Name) -> bool:
        known = self.name_of.get(person, ())
        if not known or not name:
            return True
        if _GENERATIONS & set(known) != _GENERATIONS & set(name):
            return False
        return says(known, name) or says(name, known)

    def _is_free(self, number: int | None) -> bool:
        return number is not None and number not in self.taken

    def _name(self, person: int, name: Name) -> None:
        """Somebody is called so; the fuller name holds, both lead to them."""
        if name and not says(self.name_of.get(person, ()), name):
            self.name_of[person] = name
        if name:
            _add(self.names, name, person)

    def _place(self, person: int, address: PostalAddress) -> None:
        key, town = address_key(address), " ".join(words(address.town))
        postcode = postcode_key(address.postcode)
        if key:
            self.places.setdefault(person, set()).add(key)
        if postcode:
            self.postcodes.setdefault(person, set()).add(postcode)
        if town:
            self.towns.setdefault(person, set()).add(town)

    def _phone(self, person: int, phone: Phone) -> None:
        if is_telling(phone.key):
            self._reach(self.phones, phone.key, person)
        else:
            self._reach(self.weak_phones, phone.key or phone.number, person)

    def _reach(self, index: dict[str, list[int]], key: str, person: int) -> None:
        self.reachable.add(person)
        _add(index, key, person)


_Reaching = TypeVar("_Reaching", bound=tuple[str, str, str])


def _more(now: Iterable[_Reaching], before: Iterable[_Reaching]) -> Iterator[_Reaching]:
    """The phones or e-mails that were not said before."""
    known = {each[2] or each[1] for each in before}
    return (each for each in now if (each[2] or each[1]) not in known)


def _add(index: dict[_Key, list[int]], key: _Key, person: int) -> None:
    # A person's keys come one after the other; a whole search would be slow for common names.
    people = index.setdefault(key, [])
    if not people or people[-1] != person:
        people.append(person)
