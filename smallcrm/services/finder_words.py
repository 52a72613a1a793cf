"""What one typed word asks the index for: the words that begin so, or that it could mean.

A beginning of four letters and more is asked as the whole words that begin so: the index answers
whole words many times faster than beginnings, for which it gathers everybody first.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from smallcrm.domain.mistakes import FORGIVEN_FROM, could_mean
from smallcrm.services.finder_asking import FROM_DIGITS, LONGEST_WORD
from smallcrm.storage.search_words import LONGEST
from smallcrm.storage.store import Store

_INDEXED = 3  # letters of a beginning for which the index is as fast as for a word
_MOST_BEGINNINGS = 40  # words; with more of them the index is asked for the beginning itself
_ASKED = _MOST_BEGINNINGS + 1
_MOST_MEANT = 60  # words; the most common ones, when a short beginning could mean very many
_LAST = "\U0010ffff"  # stands behind every letter

_BEGINNING = """
SELECT word FROM finder_word WHERE word >= ? AND word < ? ORDER BY word LIMIT ?
"""
# The first word of somebody's name that stands at or behind each text tells whether any begins so.
_NEXT = """
SELECT value, (SELECT word FROM finder_word WHERE word >= value AND known > 0 ORDER BY word LIMIT 1)
FROM json_each(?)
"""
_MEANT = f"""
SELECT w.word FROM json_each(?) AS wanted CROSS JOIN finder_word AS w
ON w.word >= wanted.value AND w.word < wanted.value || '{_LAST}' AND w.known > 0
GROUP BY w.word ORDER BY w.known DESC, w.word LIMIT {_MOST_MEANT}
"""


class Term(NamedTuple):
    """One typed word as part of a question to `finder_start`.

    is_known: somebody fits it. is_whole: somebody has exactly this word.
    """

    word: str
    question: str
    is_known: bool
    is_whole: bool


class Meant(NamedTuple):
    """What a mistyped word could mean, as parts of questions; empty where it could mean nothing.

    whole: words of somebody. begun: words that begin so.
    """

    whole: str
    begun: str


def term(store: Store, word: str) -> Term:
    """The question who has a word or number that begins so, or a phone that ends so."""
    beginning = f'"{word}" *'
    if word.isdecimal():
        question = f"{{words numbers}} : {beginning}"
        if len(word) >= FROM_DIGITS:
            question = f'({question} OR endings : "{word[::-1]}" *)'
        return Term(word, question, is_known=True, is_whole=True)
    found = [row[0] for row in store.connection.execute(_BEGINNING, (word, word + _LAST, _ASKED))]
    is_code = any(letter.isdecimal() for letter in word)  # perhaps a postcode, which is no word
    if is_code or len(word) <= _INDEXED or len(found) == _ASKED or len(word) >= LONGEST_WORD:
        return Term(word, beginning, bool(found) or is_code, is_whole=word in found[:1] or is_code)
    return Term(word, _any_of(found) or beginning, bool(found), is_whole=word in found[:1])


def meant(store: Store, word: str) -> Meant:
    """What the word means if it holds one typing mistake."""
    asked = json.dumps(could_mean(word))
    near = [
        (text, text == known)
        for text, known in store.connection.execute(_NEXT, (asked,))
        if known is not None and known.startswith(text)
    ]
    whole = [text for text, is_word in near if is_word]
    begun: list[str] = []
    if near and len(word) >= FORGIVEN_FROM:
        texts = json.dumps([text for text, _ in near])
        begun = [row[0] for row in store.connection.execute(_MEANT, (texts,))]
    return Meant(_any_of(whole), _any_of(begun))


def _any_of(words: Iterable[str]) -> str:
    terms = [f'"{word}"' if len(word) < LONGEST else f'"{word}" *' for word in words]
    return f"({' OR '.join(terms)})" if terms else ""
