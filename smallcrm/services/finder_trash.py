"""Finding somebody in the trash: only asked for with a leading "!", never met by accident.

The trash itself is the business of its page.
"""

from typing import NamedTuple

from smallcrm.domain.folding import search_words
from smallcrm.domain.ids import CustomerId
from smallcrm.services.finder_asking import Asked
from smallcrm.storage.store import Store

_LOOKED_THROUGH = 5_000  # newest first; nobody puts away so many in 90 days by hand
_PIECE = 3

# They stand in no index, and they are few.
_TRASHED = """
SELECT c.id,
    c.name || ' ' || c.preferred_name || ' ' || c.company || ' ' || c.number || ' '
    || coalesce((SELECT group_concat(street || ' ' || town || ' ' || postcode, ' ')
                 FROM address WHERE customer_id = c.id), '') || ' '
    || coalesce((SELECT group_concat(address, ' ') FROM email WHERE customer_id = c.id), ''),
    coalesce((SELECT group_concat(digits, ' ') FROM phone WHERE customer_id = c.id), '')
FROM customer AS c WHERE c.trashed_at IS NOT NULL
ORDER BY c.trashed_at DESC, c.id DESC LIMIT ?
"""


class _Trashed(NamedTuple):
    id: CustomerId
    words: str
    phones: str


def in_trash(store: Store, asked: Asked) -> list[CustomerId]:
    """Who fits among those in the trash, the latest first; nothing asked: all of them."""
    rows = store.rows(_Trashed, _TRASHED, _LOOKED_THROUGH)
    return [row.id for row in rows if _fits(row, asked)]


def _fits(row: _Trashed, asked: Asked) -> bool:
    known = [*search_words(row.words), *row.phones.split()]
    if asked.typed:
        return any(asked.typed in each or asked.national in each for each in known)
    return all(any(_is_in(word, each) for each in known) for word in asked.words)


def _is_in(word: str, known: str) -> bool:
    return known.startswith(word) or (len(word) >= _PIECE and word in known)
