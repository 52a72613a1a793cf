"""The vocabulary of the finder: every word by which somebody is found, and by how many.

Asking the index for whole words is many times cheaper than for beginnings, so a beginning is looked
up here first. Which words a mistyped one could mean is the business of `domain/mistakes.py`.
"""

from collections import Counter

from smallcrm.storage.driver import Connection

LONGEST = 60  # characters; of a longer "word" (a pasted key) only so many are kept

_WORDS = "SELECT words, known_until FROM search_document WHERE customer_id IN touched"
_LEARN = """
INSERT INTO finder_word VALUES (?, ?, ?)
ON CONFLICT (word) DO UPDATE SET people = people + excluded.people, known = known + excluded.known
"""
_FORGET = "DELETE FROM finder_word WHERE word = ? AND people <= 0"

Counts = tuple[Counter[str], Counter[str]]


def clear_words(connection: Connection) -> None:
    """Forget the whole vocabulary."""
    connection.execute("DELETE FROM finder_word")


def words_of_touched(connection: Connection) -> Counts:
    """The words by which the customers in the table `touched` are found now.

    All of them, and those that are names, places and e-mails. Numbers are no words.
    """
    people: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for text, known_until in connection.execute(_WORDS):
        people.update(text.split())
        known.update(text[:known_until].split())
    return _kept(people), _kept(known)


def learn_words(connection: Connection, before: Counts, after: Counts) -> None:
    """Count these words anew: people had those before and have those after."""
    people, known = Counter(after[0]), Counter(after[1])
    people.subtract(before[0])
    known.subtract(before[1])
    changed = sorted(word for word, count in people.items() if count or known[word])
    connection.executemany(_LEARN, ((word, people[word], known[word]) for word in changed))
    connection.executemany(_FORGET, ((word,) for word in changed if people[word] < 0))


def _kept(counted: Counter[str]) -> Counter[str]:
    """The words without numbers, long ones shortened."""
    kept: Counter[str] = Counter()
    for word, count in counted.items():
        if not word.isdecimal():
            kept[word[:LONGEST]] += count
    return kept
