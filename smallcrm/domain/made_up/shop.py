"""A whole shop made up from one number, given out piece by piece.

Nothing here reads a file, keeps a clock or writes into the book.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from smallcrm.domain.errors import Invalid
from smallcrm.domain.made_up.cast import Cast
from smallcrm.domain.made_up.cast_story import CastStory
from smallcrm.domain.made_up.crowd import Crowd
from smallcrm.domain.made_up.habits import Habits
from smallcrm.domain.made_up.moments import Moments
from smallcrm.domain.made_up.people import People
from smallcrm.domain.made_up.promises import Promises
from smallcrm.domain.made_up.shop_days import ShopDays
from smallcrm.domain.made_up.story_values import (
    Heard,
    Moment,
    Opening,
    Recovery,
    Referral,
    Reminder,
    SentElsewhere,
    SpecialRequest,
    ThankYou,
)
from smallcrm.domain.made_up.tables import Tables, tables_from
from smallcrm.domain.made_up.thanks import Thanks
from smallcrm.domain.made_up.values import Person, ShopCard, Visit

MOST_CUSTOMERS = 500_000  # beyond it telephone numbers would come twice
MOST_YEARS = 40
PEOPLE_A_CHUNK = 2_000
VISITS_A_CHUNK = 20_000


@dataclass(frozen=True)
class MadeUpShop:
    """A shop as plain values; see values and story_values for what they mean.

    The same seed, customers, years, today and texts give the same values. Everything is made when
    asked for, may be asked for again, and comes in order of person; the cast comes first.
    """

    shop: ShopCard = field(repr=False)
    seed: int
    customers: int
    years: int
    today: date
    _cast: Cast = field(repr=False, compare=False)
    _story: CastStory = field(repr=False, compare=False)
    _crowd: Crowd = field(repr=False, compare=False)

    def person(self, index: int) -> Person:
        """The customer at this index, 0 up to customers."""
        if index < self._cast.size:
            return self._cast.person(index)
        return self._crowd.people.person(index)

    def visits_of(self, index: int) -> list[Visit]:
        """All visits of one customer, oldest first; perhaps none."""
        if index < self._cast.size:
            return self._cast.visits(index)
        return self._crowd.habits.visits(index)

    def people(self, chunk: int = PEOPLE_A_CHUNK) -> Iterator[tuple[Person, ...]]:
        """All customers in chunks, by index from 0."""
        everybody = map(self.person, range(self.customers))
        while found := tuple(islice(everybody, chunk)):
            yield found

    def visits(self, chunk: int = VISITS_A_CHUNK) -> Iterator[tuple[Visit, ...]]:
        """All visits in chunks: by person, then oldest first."""
        everything = chain.from_iterable(map(self.visits_of, range(self.customers)))
        while found := tuple(islice(everything, chunk)):
            yield found

    def moments(self) -> Iterator[Moment]:
        """How it went. An OW comes before or after the moment that answers it."""
        return chain(self._story.moments(), Moments(self._crowd).moments())

    def recoveries(self) -> Iterator[Recovery]:
        """The files of let-downs; each names the key of a moment with kind "ow"."""
        return chain(self._story.recoveries(), Moments(self._crowd).recoveries())

    @property
    def lessons(self) -> tuple[tuple[str, ...], ...]:
        """What can be learnt: cause, what went wrong on our side, what would have helped."""
        return self._crowd.tables.rows["lessons"]

    def requests(self) -> Iterator[SpecialRequest]:
        """What customers want or wanted."""
        return chain(self._story.requests(), Promises(self._crowd).requests())

    def openings(self) -> Iterator[Opening]:
        """Openings after hours; those with status "agreed" are to come."""
        return chain(self._story.openings(), Promises(self._crowd).openings())

    def reminders(self) -> Iterator[Reminder]:
        """Reminders, open and done."""
        return chain(self._story.reminders(), Promises(self._crowd).reminders())

    def thank_yous(self) -> Iterator[ThankYou]:
        """Thank-yous, from due to posted. Not those that the rules find by themselves."""
        return chain(self._story.thank_yous(), Thanks(self._crowd).thank_yous())

    def referrals(self) -> Iterator[Referral]:
        """Who sent whom; Person.sent_by says the same."""
        return chain(self._story.referrals(), Thanks(self._crowd).referrals())

    def heard(self) -> Iterator[Heard]:
        """What customers suggested, praised, asked for or missed."""
        return chain(self._story.heard(), Thanks(self._crowd).heard())

    def sent_elsewhere(self) -> Iterator[SentElsewhere]:
        """Whom we sent to a neighbour."""
        return chain(self._story.sent_elsewhere(), Thanks(self._crowd).sent_elsewhere())


def made_up_shop(
    seed: int, customers: int, years: int, today: date, texts: Mapping[str, str]
) -> MadeUpShop:
    """A shop with so many customers and so many years of visits up to the day before today.

    texts: the contents of resources/sample by file name without ending, for all of
    tables.TABLE_NAMES. Raises: Invalid for a number of customers or years out of reach.
    """
    if not 1 <= customers <= MOST_CUSTOMERS:
        raise Invalid("customers", "A made-up shop has 1 to {most} customers.", most=MOST_CUSTOMERS)
    if not 1 <= years <= MOST_YEARS:
        raise Invalid("years", "A made-up shop has 1 to {most} years of visits.", most=MOST_YEARS)
    tables = tables_from(texts)
    return _assembled(seed, customers, years, today, tables)


def _assembled(seed: int, customers: int, years: int, today: date, tables: Tables) -> MadeUpShop:
    days = ShopDays(tables.shop, today, years)
    cast = Cast(tables, days, customers)
    habits = Habits(seed, tables, days)
    people = People(seed, tables, habits, today, first_index=cast.size)
    crowd = Crowd(seed, tables, days, habits, people, range(cast.size, customers))
    story = CastStory(tables, days, cast)
    return MadeUpShop(tables.shop, seed, customers, years, today, cast, story, crowd)
