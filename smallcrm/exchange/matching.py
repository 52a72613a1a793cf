"""Who of a list is who in the book: by own number, phone, e-mail, then name and postcode.

The order is PRODUCT.md section 12. What follows from a match is the business of
`exchange/importing.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from smallcrm.domain.duplicates import names_are_close
from smallcrm.domain.folding import words
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.incoming import Incoming, postcode_key
from smallcrm.storage.store import Store

_Key = TypeVar("_Key", str, tuple[str, ...])

_CLOSE_ENOUGH_WORDS = 2  # a shared phone and two shared words of the name are one person
_WHOLE_NAME_WORDS = 2  # a name of one word says too little by itself


class Match(NamedTuple):
    """Who it is. person: an id of the book, below zero somebody new of this very list, None nobody.

    doubt: why a person has to be asked; then `person` is who it may be.
    """

    person: int | None
    doubt: Sentence | None = None


@dataclass
class Known:
    """Everybody who can be matched: the book's people and those met earlier in the list."""

    phones: dict[str, list[int]] = field(default_factory=dict)
    emails: dict[str, list[int]] = field(default_factory=dict)
    names: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    name_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    postcodes: dict[int, set[str]] = field(default_factory=dict)
    towns: dict[int, set[str]] = field(default_factory=dict)
    reachable: set[int] = field(default_factory=set)

    @classmethod
    def of_book(cls, store: Store) -> "Known":
        """Everybody living in the book."""
        known = cls()
        rows = store.connection.execute(
            "SELECT id, number, name FROM customer WHERE trashed_at IS NULL ORDER BY id"
        )
        for person, number, name in rows:
            known.numbers[number] = person
            known._name(person, tuple(sorted(words(name))))
        for person, digits in store.connection.execute("SELECT customer_id, digits FROM phone"):
            known._reach(known.phones, digits, person)
        for person, address in store.connection.execute("SELECT customer_id, address FROM email"):
            known._reach(known.emails, address.casefold(), person)
        places = store.connection.execute("SELECT customer_id, postcode, town FROM address")
        for person, postcode, town in places:
            known._place(person, postcode_key(postcode), " ".join(words(town)))
        return known

    def meet(self, person: int, who: Incoming) -> None:
        """Know somebody of the list too, so that their next row is theirs."""
        self._name(person, who.name_key)
        for phone in who.phones:
            self._reach(self.phones, phone.key, person)
        for email in who.emails:
            self._reach(self.emails, email.key, person)
        for postcode in who.postcodes:
            self._place(person, postcode, "")
        for town in who.towns:
            self._place(person, "", town)

    def match(self, who: Incoming) -> Match:
        """Who it is, or may be."""
        reached = list(dict.fromkeys(self._reached(who)))
        for person in reached:
            if self._is_same_name(person, who.name_key):
                return Match(person)
        in_book = next((person for person in reached if person > 0), None)
        if in_book is not None:
            return Match(in_book, sentence("The same phone or e-mail, but another name."))
        return self._by_name(who)

    def _reached(self, who: Incoming) -> Iterable[int]:
        """Those whom the same number, phone or e-mail reaches."""
        if who.number in self.numbers:
            person = self.numbers[who.number]
            # Another program counts its people too: a number alone proves nothing.
            if self._is_same_name(person, who.name_key):
                yield person
        for phone in who.phones:
            yield from self.phones.get(phone.key, ()) if phone.key else ()
        for email in who.emails:
            yield from self.emails.get(email.key, ())

    def _by_name(self, who: Incoming) -> Match:
        if not who.name_key:
            return Match(None)
        namesakes = self.names.get(who.name_key, [])
        for person in namesakes:
            if self.postcodes.get(person, set()) & who.postcodes:
                return Match(person)
        if who.is_bare and namesakes:
            return Match(namesakes[0])
        if len(who.name_key) < _WHOLE_NAME_WORDS:
            return Match(None)
        for person in namesakes:
            if person > 0 and self.towns.get(person, set()) & who.towns:
                return Match(person, sentence("The same name in the same town."))
            if person > 0 and self._is_bare(person):
                return Match(person, sentence("The same name; nothing else is known yet."))
        return Match(None)

    def _is_same_name(self, person: int, name: tuple[str, ...]) -> bool:
        known = self.name_of.get(person, ())
        if not known or not name or known == name:
            return True
        shared = set(known) & set(name)
        if len(shared) >= _CLOSE_ENOUGH_WORDS:
            return True
        short, long = sorted((known, name), key=len)
        if all(any(_stands_for(word, other) for other in long) for word in short):
            return True
        return names_are_close(" ".join(known), " ".join(name))

    def _is_bare(self, person: int) -> bool:
        return person not in self.postcodes and person not in self.reachable

    def _name(self, person: int, name: tuple[str, ...]) -> None:
        self.name_of[person] = name
        if name:
            _add(self.names, name, person)

    def _place(self, person: int, postcode: str, town: str) -> None:
        if postcode:
            self.postcodes.setdefault(person, set()).add(postcode)
        if town:
            self.towns.setdefault(person, set()).add(town)

    def _reach(self, index: dict[str, list[int]], key: str, person: int) -> None:
        self.reachable.add(person)
        _add(index, key, person)


def _add(index: dict[_Key, list[int]], key: _Key, person: int) -> None:
    # A person's keys come one after the other; a whole search would be slow for common names.
    people = index.setdefault(key, [])
    if not people or people[-1] != person:
        people.append(person)


def _stands_for(word: str, other: str) -> bool:
    """Whether a word of a name is the other one, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))
