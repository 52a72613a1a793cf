"""Whether two records may be the same person, with the reasons (PRODUCT.md section 4).

Nothing here looks candidates up or merges anybody.
"""

from collections.abc import Iterable
from typing import NamedTuple

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.drafts import EMAIL_LIMIT, NAME_LIMIT
from smallcrm.domain.folding import clean_line, fold, words
from smallcrm.domain.names import join_name
from smallcrm.domain.phones import phone_key
from smallcrm.domain.sentence import Sentence, sentence

ENDING_DIGITS = 7  # a local number; fewer are shared by different towns
SHORT_NUMBER_DIGITS = 5  # a whole number this short must be the same digit for digit
SURE_ENDING = 4  # digits shown in the reason
FORGIVEN_FROM_LETTERS = 4  # PRODUCT.md section 4: one typing mistake is forgiven from here on
NAME_WORDS_NEEDED = 2  # a given name alone is shared by half a town


class DoubleKeys(NamedTuple):
    """What two records are compared by: phone keys and e-mails in small letters, as in the book."""

    name: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    towns: tuple[str, ...]


def keys_of_draft(draft: CustomerDraft, country: str) -> DoubleKeys:
    """The keys of what is being typed, checked or not. country: the shop's (ISO 3166)."""
    typed_name = clean_line(draft.name, NAME_LIMIT)
    name = typed_name or clean_line(join_name(draft.given, draft.family, country), NAME_LIMIT)
    phones = [phone_key(phone.number, country) for phone in draft.phones]
    emails = [clean_line(email.address, EMAIL_LIMIT).casefold() for email in draft.emails]
    towns = [clean_line(address.town, NAME_LIMIT) for address in draft.addresses]
    return DoubleKeys(name, _filled(phones), _filled(emails), _filled(towns))


def likely_double(mine: DoubleKeys, other: DoubleKeys) -> tuple[Sentence, ...]:
    """The reasons for which these may be one person, strongest first; none when they are two."""
    reasons = []
    for phone in mine.phones:
        if any(_same_phone(phone, known) for known in other.phones):
            reasons.append(sentence("Same phone, ending in {ending}", ending=phone[-SURE_ENDING:]))
            break
    shared = [email for email in mine.emails if email in other.emails]
    if shared:
        reasons.append(sentence("Same e-mail: {email}", email=shared[0]))
    town = _shared_town(mine.towns, other.towns)
    if town and names_are_close(mine.name, other.name):
        reasons.append(sentence("Almost the same name, also in {town}", town=town))
    return tuple(reasons)


def names_are_close(one: str, other: str) -> bool:
    """Whether two full names could be one person's, in any order and with a typing mistake.

    Two words at least must fit, one of them exactly; a further given name may be missing.
    """
    fewer, more = sorted((_name_words(one), _name_words(other)), key=len)
    if len(fewer) < NAME_WORDS_NEEDED:
        return False
    exact = [word for word in fewer if word in more]
    left = list(more)
    for word in exact:
        if word in left:
            left.remove(word)
    for word in [word for word in fewer if word not in exact]:
        close = next((known for known in left if one_mistake_apart(word, known)), None)
        if close is None:
            return False
        left.remove(close)
    return bool(exact)


def may_share(mine: DoubleKeys, other: DoubleKeys) -> bool:
    """Whether a shared phone or e-mail speaks of two people in one household rather than of one.

    So it is with mother and child (PRODUCT.md section 12): two names, none of them a part of the
    other, and not a typing mistake apart.
    """
    fewer, more = sorted((_name_words(mine.name), _name_words(other.name)), key=len)
    if not fewer or set(fewer) <= set(more) or names_are_close(mine.name, other.name):
        return False
    phones = any(_same_phone(one, known) for one in mine.phones for known in other.phones)
    return phones or not set(mine.emails).isdisjoint(other.emails)


def one_mistake_apart(one: str, other: str) -> bool:
    """Whether at most one letter is missing, doubled, wrong or swapped with its neighbour."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    if one == other:
        return True
    is_long_enough = min(len(one), len(other)) >= FORGIVEN_FROM_LETTERS
    return is_long_enough and OSA.distance(one, other, score_cutoff=1) <= 1


def _same_phone(one: str, other: str) -> bool:
    if one == other:
        return len(one) >= SHORT_NUMBER_DIGITS
    short, long = sorted((one, other), key=len)
    return len(short) >= ENDING_DIGITS and long.endswith(short)


def _shared_town(mine: Iterable[str], other: Iterable[str]) -> str:
    known = {fold(town) for town in other}
    return next((town for town in mine if fold(town) in known), "")


def _name_words(name: str) -> list[str]:
    return list(dict.fromkeys(words(clean_line(name, NAME_LIMIT))))


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
