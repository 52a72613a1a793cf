"""Everybody whom dice made up, seen as a crowd from which some are chosen.

Nothing here knows for what.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from smallcrm.domain.made_up.dice import Purpose, share, stream
from smallcrm.domain.made_up.habits import Habits
from smallcrm.domain.made_up.people import People
from smallcrm.domain.made_up.shop_days import ShopDays
from smallcrm.domain.made_up.tables import Tables


@dataclass(frozen=True)
class Crowd:
    """The people at these indices, for one seed. The cast is not among them."""

    seed: int
    tables: Tables
    days: ShopDays
    habits: Habits
    people: People
    indices: range

    def chosen(self, purpose: Purpose, chance: float) -> Iterator[tuple[int, Random]]:
        """Everybody to whom it happens, in order, each with dice of their own."""
        for index in self.indices:
            if share(self.seed, index, purpose) < chance:
                yield index, stream(self.seed, index, purpose)

    def sample(self, purpose: Purpose, count: int) -> Iterator[tuple[int, Random]]:
        """So many different people, in order."""
        dice = stream(self.seed, self.indices.stop, purpose)
        for index in sorted(dice.sample(self.indices, count)):
            yield index, dice

    def past_day(self, dice: Random, index: int) -> date:
        """An open day before today on which this person was known already."""
        days, since = self.days.days, int(self.habits.habit(index).first_day)
        number = since + int(dice.random() * (len(days) - since))
        return self.days.open_on_or_before(days[number])
