"""What cards said before, and whether one comes so surely that it surprises nobody any more.

Which words are suggested next is the business of card_pieces.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.thank_you_notes import IN_PERSON
from smallcrm.storage.store import Store

REMEMBERED_YEARS = 3  # PRODUCT.md section 7: the words of the last three years
_DAYS_A_YEAR = 365.25
_YEARS_OF_ROUTINE = 2  # this year's would be the third in a row
_SAME_SEASON = timedelta(days=30)  # a card that comes in the same month of each year

# The cards to everybody who shares the letterbox: they are read at one table.
_SAID = f"""
WITH meant AS (SELECT value AS id FROM json_each(?1)),
home AS (
  SELECT id AS who, id FROM meant
  UNION SELECT meant.id, other.customer_id FROM meant
  JOIN household_member AS own ON own.customer_id = meant.id
  JOIN household_member AS other ON other.household_id = own.household_id
)
SELECT home.who, t.closed_on, t.occasion, t.words FROM home
JOIN thank_you AS t ON t.customer_id = home.id
WHERE t.state IN ('posted', 'handed_over') AND t.design <> '{IN_PERSON}'
  AND t.closed_on > ?2 AND t.closed_on <= ?3
ORDER BY t.closed_on DESC, t.id DESC
"""


class SaidCard(NamedTuple):
    """A card that they have. words: what it said; "" when nobody noted it."""

    day: date
    occasion: str
    words: str


class _Said(NamedTuple):
    who: CustomerId
    day: date
    occasion: str
    words: str


def said_cards(
    store: Store, customers: Iterable[CustomerId], *, on: date
) -> Mapping[CustomerId, list[SaidCard]]:
    """The cards that reached these people's households in the last three years, newest first."""
    since = on - timedelta(days=round(REMEMBERED_YEARS * _DAYS_A_YEAR))
    asked = json.dumps(sorted(set(customers)))
    found: dict[CustomerId, list[SaidCard]] = {}
    for row in store.rows(_Said, _SAID, asked, since.isoformat(), on.isoformat()):
        found.setdefault(row.who, []).append(SaidCard(row.day, row.occasion, row.words))
    return found


def is_routine(occasion: str, said: Sequence[SaidCard], on: date) -> bool:
    """Whether a card of this occasion came at this time of the year in each of the last two years.

    A birthday card is meant to come each year: it is routine when it always says the same.
    """
    same = [card for card in said if card.occasion == occasion]
    years = range(1, _YEARS_OF_ROUTINE + 1)
    if not all(any(_is_near(card.day, on, n) for card in same) for n in years):
        return False
    return occasion != "birthday" or len({card.words for card in same}) == 1


def _is_near(day: date, on: date, years: int) -> bool:
    """Whether a day lies in the same weeks so many years ago."""
    return abs(on - timedelta(days=round(years * _DAYS_A_YEAR)) - day) <= _SAME_SEASON
