"""Whether two wordings say the same, or one of them more: names, days, notes, addresses, phones.

Nothing here knows a list or the book.
"""

from collections.abc import Iterable, Sequence

from smallcrm.domain.drafts import NOTES_LIMIT
from smallcrm.domain.duplicates import SHORT_NUMBER_DIGITS
from smallcrm.domain.folding import words
from smallcrm.exchange.contact import PostalAddress


def is_address(name: str) -> bool:
    """Whether a name is an e-mail address that stands in for one."""
    return "@" in name and " " not in name


def name_key(name: str) -> tuple[str, ...]:
    """The folded words of a name, sorted; a name of signs only is one word; none for an address."""
    if not name or is_address(name):
        return ()
    return tuple(sorted(words(name))) or (name,)


def says(known: Sequence[str], said: Iterable[str]) -> bool:
    """Whether known words already say each of the said ones, be it as the word of an initial."""
    return all(any(_stands_for(word, other) for other in known) for word in said)


def fuller(known: str, said: str) -> str:
    """What was said, unless what is known says the same and perhaps more."""
    if not said or said == known:
        return known
    return known if known and says(words(known), words(said)) else said


def fuller_day(known: str, said: str) -> str:
    """What was said of a birthday, unless what is known is the same day with its year."""
    is_known = not said or (said.startswith("--") and known.endswith(said[1:]))
    return known if is_known else said


def joined_notes(known: str, more: str) -> str:
    """The notes with those lines of more that are not among them yet."""
    lines = known.split("\n") if known else []
    seen = set(lines)
    new = [line for line in more.split("\n") if line and line not in seen]
    return "\n".join([*lines, *dict.fromkeys(new)])[:NOTES_LIMIT]


def address_key(address: PostalAddress) -> tuple[str, ...]:
    """What makes two spellings of an address the same one."""
    postcode = postcode_key(address.postcode)
    return tuple(filter(None, (*words(f"{address.street} {address.town}"), postcode)))


def unsaid(
    addresses: Iterable[PostalAddress], known: Iterable[tuple[str, ...]]
) -> tuple[PostalAddress, ...]:
    """Those addresses of which no known one, as a key, says the same or more."""
    keys = set(known)
    new = [each for each in addresses if address_key(each) not in keys]
    sets = [set(key) for key in keys] if new else []
    return tuple(each for each in new if not any(set(address_key(each)) <= key for key in sets))


def postcode_key(postcode: str) -> str:
    """A postcode without spaces, folded."""
    return "".join(words(postcode))


def is_telling(key: str) -> bool:
    """Whether the digits of a phone lead to one person: no extension, no row of zeros."""
    return len(key) >= SHORT_NUMBER_DIGITS and len(set(key)) > 1


def _stands_for(word: str, other: str) -> bool:
    """Whether a word of a name is the other one, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))
