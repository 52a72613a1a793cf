"""How a month went: who came, what was promised and kept, which cards left, who sent friends.

No money is in here, so that a customer may see it. What was done lately is the business of
activity.
"""

from datetime import date
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, counted, sentence
from smallcrm.domain.thank_you_notes import IN_PERSON
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.owed_cards import SAME_CARD_AT_HOME
from smallcrm.storage.store import Store

_LIVING = "JOIN customer AS c ON c.id = {owner} AND c.trashed_at IS NULL"

_VISITS = f"""
SELECT count(*), count(DISTINCT v.customer_id) FROM visit AS v
{_LIVING.format(owner="v.customer_id")} WHERE v.shop_day >= ?1 AND v.shop_day < ?2
"""

_NEWCOMERS = f"""
SELECT c.id, {SHOWN_NAME}, f.first_visit_on FROM customer_figures AS f
{_LIVING.format(owner="f.customer_id")}
WHERE f.first_visit_on >= ?1 AND f.first_visit_on < ?2 AND NOT c.known_before
ORDER BY f.first_visit_on, c.id
"""

# A promise without a day was kept when it was done at all; how others ended stands with them.
# An older book knows it of none: then the days say it.
_PROMISES = f"""
SELECT count(*) FILTER (WHERE r.kept IN ('early', 'on_time')
                        OR r.kept = '' AND (r.told_on IS NULL OR r.closed_on <= r.told_on)),
       count(*) FILTER (WHERE r.kept = 'late' OR r.kept = '' AND r.closed_on > r.told_on),
       count(*) FILTER (WHERE r.is_after_hours)
FROM special_request AS r {_LIVING.format(owner="r.customer_id")}
WHERE r.status = 'done' AND r.closed_on >= ?1 AND r.closed_on < ?2
"""

_CARDS = f"""
SELECT count(*) FILTER (WHERE s.state = 'posted'),
       count(*) FILTER (WHERE s.state = 'handed_over' AND s.design <> '{IN_PERSON}')
FROM thank_you AS s {_LIVING.format(owner="s.customer_id")}
WHERE s.closed_on >= ?1 AND s.closed_on < ?2 AND NOT {SAME_CARD_AT_HOME}
"""

_REFERRALS = f"""
SELECT c.id, {SHOWN_NAME}, r.shop_day, count(*) FROM referral AS r
{_LIVING.format(owner="r.referrer_id")} WHERE r.shop_day >= ?1 AND r.shop_day < ?2
GROUP BY c.id ORDER BY count(*) DESC, min(r.shop_day), c.id
"""

_FIRST_DAY = """
SELECT min(day) FROM (SELECT min(shop_day) AS day FROM visit
                      UNION ALL SELECT min(shop_day) FROM moment)
"""


class Person(NamedTuple):
    """Somebody who is named in a month. day: the first visit, or the day of the friend."""

    id: CustomerId
    name: str
    day: date


class ReviewLine(NamedTuple):
    """One figure of a month and what goes on after it: 14, "visits by 12 people".

    code: visits, newcomers, referrals, posted, handed_over, kept, late or openings. people: who is
    meant, in the order in which they should be named; empty when nobody is.
    """

    code: str
    figure: int
    words: Sentence
    people: list[Person]


class MonthReview(NamedTuple):
    """One month, which may still be running. lines: only what happened, the visits first."""

    first: date
    lines: list[ReviewLine]


class _Visits(NamedTuple):
    visits: int
    people: int


class _Promises(NamedTuple):
    kept: int
    late: int
    openings: int


class _Cards(NamedTuple):
    posted: int
    handed_over: int


class _Referrer(NamedTuple):
    id: CustomerId
    name: str
    day: date
    friends: int


def month(store: Store, year: int, month: int) -> MonthReview:
    """What happened in a month of the shop; customers in the trash are left out."""
    first = date(year, month, 1)
    span = (first.isoformat(), following(first).isoformat())
    lines = [
        *_visits(store, span),
        *_newcomers(store, span),
        *_referrals(store, span),
        *_cards(store, span),
        *_promises(store, span),
    ]
    return MonthReview(first, [line for line in lines if line.figure])


def first_month(store: Store) -> date | None:
    """The first day of the month of the earliest visit or mark; None while nobody was here."""
    day = store.value(_FIRST_DAY)
    return None if day is None else date.fromisoformat(str(day)).replace(day=1)


def following(first: date) -> date:
    """The first day of the month after this one."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def previous(first: date) -> date:
    """The first day of the month before this one."""
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def _visits(store: Store, span: tuple[str, str]) -> list[ReviewLine]:
    found = store.row(_Visits, _VISITS, *span) or _Visits(0, 0)
    people = counted("{n} person", "{n} people", found.people)
    words = counted("visit by {people}", "visits by {people}", found.visits, people=people)
    return [ReviewLine("visits", found.visits, words, [])]


def _newcomers(store: Store, span: tuple[str, str]) -> list[ReviewLine]:
    found = store.rows(Person, _NEWCOMERS, *span)
    return [ReviewLine("newcomers", len(found), sentence("came for the first time"), found)]


def _referrals(store: Store, span: tuple[str, str]) -> list[ReviewLine]:
    found = store.rows(_Referrer, _REFERRALS, *span)
    friends = sum(each.friends for each in found)
    words = counted("friend was sent to us by", "friends were sent to us by", friends)
    people = [Person(each.id, each.name, each.day) for each in found]
    return [ReviewLine("referrals", friends, words, people)]


def _cards(store: Store, span: tuple[str, str]) -> list[ReviewLine]:
    found = store.row(_Cards, _CARDS, *span) or _Cards(0, 0)
    posted = counted("card posted", "cards posted", found.posted)
    handed = counted("card handed over", "cards handed over", found.handed_over)
    return [
        ReviewLine("posted", found.posted, posted, []),
        ReviewLine("handed_over", found.handed_over, handed, []),
    ]


def _promises(store: Store, span: tuple[str, str]) -> list[ReviewLine]:
    found = store.row(_Promises, _PROMISES, *span) or _Promises(0, 0, 0)
    kept = counted("promise kept", "promises kept", found.kept)
    late = counted("promise kept late", "promises kept late", found.late)
    openings = counted("opening after hours", "openings after hours", found.openings)
    return [
        ReviewLine("kept", found.kept, kept, []),
        ReviewLine("late", found.late, late, []),
        ReviewLine("openings", found.openings, openings, []),
    ]
