"""What one typed word asks the index for: the words that begin so, or that it could mean.

A beginning of four letters and more is asked as the whole words that begin so: the index answers
whole words many times faster than beginnings, for which it gathers everybody first.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from smallcrm.domain.mistakes import FORGIVEN_FROM, could_mean
from smallcrm.services.finder_asking import FROM_DIGITS, LONGEST_WORD
from smallcrm.storage.search_words import LONGEST
from smallcrm.storage.store import Store

_INDEXED = 3  # letters of a beginning for which the index is as fast as for a word
_MOST_BEGINNINGS = 40  # words; with more of them the index is asked for the beginning itself
_ASKED = _MOST_BEGINNINGS + 1
_MOST_MEANT = 60  # words; the most common ones, when a short beginning could mean very many
_MANY = 1_000_000  # people; so short a beginning fits so many that they are not counted
_LAST = "\U0010ffff"  # stands behind every letter

_BEGINNING = f"""
SELECT word, people FROM finder_word WHERE word >= ? AND word < ? ORDER BY word LIMIT {_ASKED}
"""
_PEOPLE = "SELECT sum(people) FROM finder_word WHERE word >= ? AND word < ?"
# The first word of somebody's name that stands at or behind each text tells whether any begins so.
_NEXT = """
SELECT wanted.value, w.word, w.people FROM json_each(?) AS wanted
CROSS JOIN finder_word AS w ON w.word =
    (SELECT word FROM finder_word WHERE word >= wanted.value AND known > 0 ORDER BY word LIMIT 1)
"""
_MEANT = f"""
SELECT w.word, w.people FROM json_each(?) AS wanted CROSS JOIN finder_word AS w
ON w.word >= wanted.value AND w.word < wanted.value || '{_LAST}' AND w.known > 0
ORDER BY w.known DESC, w.word LIMIT {_MOST_MEANT}
"""


class Term(NamedTuple):
    """One typed word as part of a question to `finder_start`; no question: it can mean nothing.

    people: at most so many fit it. seen: what stands in the words of somebody who fits it, each
    word between spaces; empty where only the index knows. is_whole: somebody has this very word.
    """

    word: str
    question: str
    people: int
    seen: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def is_known(self) -> bool:
        """Whether anybody fits."""
        return self.people > 0


class Meant(NamedTuple):
    """What a mistyped word could mean: words of somebody, and words that begin so."""

    whole: Term
    begun: Term


def term(store: Store, word: str) -> Term:
    """The question who has a word or number that begins so, or a phone that ends so."""
    beginning = f'"{word}" *'
    if word.isdecimal():
        question = f"{{words numbers}} : {beginning}"
        if len(word) >= FROM_DIGITS:
            question = f'({question} OR endings : "{word[::-1]}" *)'
        return Term(word, question, 1)
    if any(letter.isdecimal() for letter in word):  # perhaps a postcode, which is no word
        return Term(word, beginning, 1)
    found = store.connection.execute(_BEGINNING, (word, word + _LAST)).fetchall()
    is_whole = bool(found) and found[0][0] == word
    if len(found) < _ASKED and len(word) < LONGEST_WORD:
        known = _any_of(word, found)
        question = beginning if len(word) <= _INDEXED else known.question
        return known._replace(question=question, is_whole=is_whole)
    people = store.value(_PEOPLE, word, word + _LAST) if len(word) > _INDEXED else None
    return Term(word, beginning, int(people or _MANY), (f" {word}",), is_whole)


def meant(store: Store, word: str) -> Meant:
    """What the word means if it holds one typing mistake."""
    asked = json.dumps(could_mean(word))
    near = [row for row in store.connection.execute(_NEXT, (asked,)) if row[1].startswith(row[0])]
    whole = [(known, people) for text, known, people in near if text == known]
    begun: list[tuple[str, int]] = []
    if near and len(word) >= FORGIVEN_FROM:
        texts = json.dumps(_apart([text for text, _, _ in near]))
        begun = store.connection.execute(_MEANT, (texts,)).fetchall()
    return Meant(_any_of(word, whole), _any_of(word, begun))


def _apart(texts: Iterable[str]) -> list[str]:
    """The texts without those that begin with another of them, so that each word is met once."""
    kept: list[str] = []
    for text in sorted(texts):
        if not kept or not text.startswith(kept[-1]):
            kept.append(text)
    return kept


def _any_of(word: str, found: Sequence[tuple[str, int]]) -> Term:
    """Who has one of these words; people is how many of each."""
    terms = [f'"{known}"' if len(known) < LONGEST else f'"{known}" *' for known, _ in found]
    return Term(
        word,
        f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms),
        sum(people for _, people in found),
        tuple(f" {known} " if len(known) < LONGEST else f" {known}" for known, _ in found),
    )
