"""The small words that say nothing about what is meant, in the languages of the shop's people.

What is done with the words that are left is decided by the rules of the domain.
"""

import tomllib

from smallcrm.resources import resource


def quiet_words() -> frozenset[str]:
    """Folded words of every language at once: people write in whichever they like."""
    path = resource("heard", "quiet_words.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(word for found in table.values() for word in found)
