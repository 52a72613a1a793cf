"""How a month went: who left delighted, what let somebody down, and what is still open.

WOWs are counted per helper; let-downs never are, as nobody is blamed (PRODUCT section 5).
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.moments import CAUSES
from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.storage.store import Store

_FROM = """
FROM moment AS m JOIN customer AS c ON c.id = m.customer_id AND c.trashed_at IS NULL
"""
_SPAN = "m.shop_day >= ?1 AND m.shop_day < ?2"

_COUNTS = f"""
SELECT count(*) FILTER (WHERE m.kind = 'wow'), count(*) FILTER (WHERE m.kind = 'how'),
       count(*) FILTER (WHERE m.kind = 'ow'),
       count(*) FILTER (WHERE m.answered_by IS NOT NULL),
       count(*) FILTER (WHERE answer.kind = 'wow')
{_FROM} LEFT JOIN moment AS answer ON answer.id = m.answered_by WHERE {_SPAN}
"""

_WOWS_BY_HELPER = f"""
SELECT h.name, count(*) {_FROM} JOIN helper AS h ON h.id = m.delivered_by
WHERE m.kind = 'wow' AND {_SPAN} GROUP BY h.id ORDER BY count(*) DESC, h.name, h.id
"""

_CAUSES = f"""
SELECT m.cause, count(*) {_FROM} WHERE m.kind = 'ow' AND {_SPAN}
GROUP BY m.cause ORDER BY m.cause = '', count(*) DESC, m.cause
"""

_OPEN = f"""
SELECT m.id, c.id, {SHOWN_NAME}, m.shop_day, m.words, m.cause {_FROM}
WHERE m.kind = 'ow' AND m.answered_by IS NULL ORDER BY m.at, m.id
"""


class HelperWows(NamedTuple):
    """How many WOWs one of us delivered."""

    name: str
    wows: int


class CauseCount(NamedTuple):
    """How often something was the cause. cause: a code of CAUSES, "" for one not known yet."""

    cause: str
    times: int

    @property
    def words(self) -> Sentence:
        """The cause in words."""
        return CAUSES[self.cause]


class OpenCase(NamedTuple):
    """A let-down that nothing has answered yet, with whom and in whose words."""

    id: MomentId
    customer_id: CustomerId
    name: str
    day: date
    words: str
    cause: str


class MomentMonth(NamedTuple):
    """How the marks of a month were spread; what nobody marked is counted nowhere.

    made_right: let-downs that were answered. turned: those of them that a WOW answered.
    """

    wows: int
    hows: int
    ows: int
    made_right: int
    turned: int

    @property
    def is_empty(self) -> bool:
        """Whether nobody marked anything."""
        return self.wows + self.hows + self.ows == 0


def month(store: Store, first: date, following: date) -> MomentMonth:
    """The month from its first day up to the day before the following; trash is left out."""
    found = store.row(MomentMonth, _COUNTS, *_span(first, following))
    return found or MomentMonth(0, 0, 0, 0, 0)


def wows_by_helper(store: Store, first: date, following: date) -> list[HelperWows]:
    """Who delivered the WOWs of a month, most first; those of nobody in particular are left out."""
    return store.rows(HelperWows, _WOWS_BY_HELPER, *_span(first, following))


def causes(store: Store, first: date, following: date) -> list[CauseCount]:
    """What the let-downs of a month came from, most frequent first, unknown ones last."""
    return store.rows(CauseCount, _CAUSES, *_span(first, following))


def open_cases(store: Store) -> list[OpenCase]:
    """Everybody who waits for an answer, of whatever month, longest first."""
    return store.rows(OpenCase, _OPEN)


def delighted(month: MomentMonth) -> Sentence:
    """Such as "14 left delighted"."""
    return counted("{n} left delighted", "{n} left delighted", month.wows)


def as_expected(month: MomentMonth) -> Sentence:
    """Such as "6 as expected"."""
    return counted("{n} as expected", "{n} as expected", month.hows)


def let_down(month: MomentMonth) -> Sentence:
    """Such as "3 let down: 2 made right, 1 open"; for the owner's eyes alone."""
    open_ones = month.ows - month.made_right
    whole = counted("{n} let down", "{n} let down", month.ows)
    if not month.made_right:
        return sentence("{whole}: {open} open", whole=whole, open=open_ones)
    if not open_ones:
        return sentence("{whole}: {right} made right", whole=whole, right=month.made_right)
    return sentence(
        "{whole}: {right} made right, {open} open",
        whole=whole,
        right=month.made_right,
        open=open_ones,
    )


def turned(month: MomentMonth) -> Sentence:
    """Such as "2 turned into a WOW"."""
    return counted("{n} turned into a WOW", "{n} turned into a WOW", month.turned)


def _span(first: date, following: date) -> tuple[str, str]:
    return first.isoformat(), following.isoformat()
