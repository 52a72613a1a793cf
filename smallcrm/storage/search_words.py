"""The vocabulary of the finder: every name, place and e-mail word, and how many people have it.

Which words a mistyped one could mean is the business of `domain/mistakes.py`.
"""

from collections import Counter

from smallcrm.storage.driver import Connection

_SHORTEST = 3  # a shorter word is too like others for a mistake in it to be forgiven
_LONGEST = 40  # nobody types further; a longer "word" is a paste by mistake

_KNOWN = """
SELECT substr(words, 1, known_until) FROM search_document WHERE customer_id IN touched
"""
_LEARN = """
INSERT INTO finder_word VALUES (?, ?)
ON CONFLICT (word) DO UPDATE SET people = people + excluded.people
"""
_FORGET = "DELETE FROM finder_word WHERE word = ? AND people <= 0"


def clear_words(connection: Connection) -> None:
    """Forget the whole vocabulary."""
    connection.execute("DELETE FROM finder_word")


def words_of_touched(connection: Connection) -> Counter[str]:
    """The words by which the customers in the table `touched` are kept now."""
    found: Counter[str] = Counter()
    for (text,) in connection.execute(_KNOWN):
        found.update(text.split())
    for word in [word for word in found if not _is_remembered(word)]:
        del found[word]
    return found


def learn_words(connection: Connection, before: Counter[str], after: Counter[str]) -> None:
    """Count these words anew: people had those before and have those after."""
    learnt = Counter(after)
    learnt.subtract(before)
    changed = sorted((word, people) for word, people in learnt.items() if people)
    connection.executemany(_LEARN, changed)
    connection.executemany(_FORGET, ((word,) for word, people in changed if people < 0))


def _is_remembered(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and word.isalpha()
