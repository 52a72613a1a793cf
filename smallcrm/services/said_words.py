"""Which words cards to a household said lately, whatever was filled into them.

What is suggested next is the business of card_pieces, what they are shown of it that of routine.
"""

import json
import re
from collections.abc import Collection, Iterable
from datetime import date

from smallcrm.domain.cards import Wording, fields_of
from smallcrm.domain.ids import CustomerId
from smallcrm.services.owed_cards import HOME, SAME_CARD_AT_HOME
from smallcrm.storage.store import Store

REPEATED_AFTER_YEARS = 3  # PRODUCT.md section 7: words of the last three years are not repeated

# What jammed or was let go was never read. Who shares a letterbox reads at one table.
_SAID = f"""
SELECT s.id, s.words FROM thank_you AS s
WHERE s.customer_id IN ({HOME}) AND s.words <> '' AND s.due_on >= ?2
  AND s.state IN ('printed', 'posted', 'handed_over')
  AND s.id NOT IN (SELECT value FROM json_each(?3)) AND NOT {SAME_CARD_AT_HOME}
"""
_PART_OF_LETTERS = 40  # so many of its own, and a card that says more than the wording says it too
_WHOLE_LETTERS = 12  # of fewer beside its fields nearly anything could be made
_ANYTHING = r"[^\n]*?"
_FIELD = re.compile(r"\\\{[a-z_]+\\\}")
_HARD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def said_lately(
    store: Store, customers: Iterable[CustomerId], *, besides: Collection[int], on: date
) -> list[str]:
    """What the cards of the last three years said to these people and who lives with them.

    besides: rows of the card that is being written; it does not count as said.
    """
    since = on.replace(year=on.year - REPEATED_AFTER_YEARS, day=min(on.day, 28)).isoformat()
    rows = json.dumps(sorted(besides))
    found: dict[int, str] = {}
    for customer_id in customers:
        said = store.connection.execute(_SAID, (customer_id, since, rows))
        found.update((int(number), str(words)) for number, words in said)
    return list(found.values())


def times_said(wording: Wording, said: Collection[str]) -> int:
    """On how many of these cards the wording stood, in any version, with whatever filled in."""
    if not said:
        return 0
    texts = {"\n\n".join(version.text) for version in (*wording.versions, *wording.together)}
    patterns = [pattern for text in texts if (pattern := _pattern(text)) is not None]
    plain = (each.translate(_HARD_SPACES) for each in said)
    return sum(any(pattern.search(each) for pattern in patterns) for each in plain)


def _pattern(text: str) -> re.Pattern[str] | None:
    """The text with room for anything in the places of its fields; None where little is left."""
    fields = fields_of(text)
    letters = len(text) - sum(len(name) + 2 for name in fields)
    if not letters or (fields and letters < _WHOLE_LETTERS):
        return None
    escaped = re.escape(text.translate(_HARD_SPACES))
    loose = _FIELD.sub(lambda _field: _ANYTHING, escaped)
    return re.compile(loose if letters >= _PART_OF_LETTERS else rf"\A{loose}\Z")
