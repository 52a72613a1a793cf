"""What the rules of the prompts need to know, read for many customers at once.

What the rules make of it is the business of `domain/prompts.py`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, ReferralId, ReminderId, RequestId, ThankYouId
from smallcrm.domain.prompt_facts import (
    Answer,
    CustomerFacts,
    ReferralFact,
    ReminderFact,
    RequestFact,
    ThankYouFact,
    VisitFact,
)
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.sentence import Sentence, args_from_json
from smallcrm.domain.shop_day import shop_day
from smallcrm.storage import (
    fact_letterboxes,
    fact_openings,
    fact_reminding,
    fact_rhythm,
    fact_right,
    fact_thanks,
)
from smallcrm.storage.driver import Connection
from smallcrm.storage.fact_tables import tables_with_owners

_T = TypeVar("_T")
_Found = dict[int, list[_T]]
_Asking = Callable[[Connection, RuleSettings], Mapping[int, Sequence[Any]]]
_Readers = Mapping[str, tuple[tuple[str, ...], Callable[[], Mapping[int, Sequence[Any]]]]]

# CROSS JOIN holds SQLite to this order: a few touched customers, never all of the book.
_PEOPLE = """
SELECT c.id, c.tier, c.status, c.known_before, c.birthday
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id WHERE c.trashed_at IS NULL
"""

# Purchases up to the third day on which something was bought: all that the rules look at.
_VISITS = """
WITH newcomer AS MATERIALIZED (
  SELECT c.id, (SELECT DISTINCT shop_day FROM visit
                WHERE customer_id = c.id AND (amount_minor IS NULL OR amount_minor >= 0)
                ORDER BY shop_day LIMIT 1 OFFSET 2) AS third_day
  FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
  WHERE NOT c.known_before AND c.trashed_at IS NULL
)
SELECT v.customer_id, v.shop_day, v.amount_minor, v.what FROM newcomer AS n
CROSS JOIN visit AS v ON v.customer_id = n.id AND v.shop_day <= coalesce(n.third_day, '9999')
ORDER BY v.customer_id, v.shop_day, v.id
"""

_REFERRALS = """
SELECT r.referrer_id, r.id, r.referred_id, r.shop_day, f.first_visit_on,
       coalesce((SELECT what FROM visit WHERE customer_id = r.referred_id
                 ORDER BY shop_day, id LIMIT 1), '')
FROM referral AS r JOIN customer AS friend ON friend.id = r.referred_id
LEFT JOIN customer_figures AS f ON f.customer_id = r.referred_id
WHERE r.referrer_id IN touched AND friend.trashed_at IS NULL ORDER BY r.id
"""

_REQUESTS = """
SELECT customer_id, id, what, kind, status, told_on, told_time, is_after_hours, asked_on, inner_on
FROM special_request WHERE customer_id IN touched AND closed_on IS NULL ORDER BY id
"""

_REMINDERS = """
SELECT customer_id, id, what, due_on, channel, repeats, repeat_every FROM reminder
WHERE customer_id IN touched ORDER BY id
"""

_THANK_YOUS = """
SELECT customer_id, id, rule, subject_key, occasion, state, reason_key, reason_args, due_on,
       printed_at, closed_on, words || design <> '', design = 'written_by_hand',
       design = 'in_person'
FROM thank_you WHERE customer_id IN touched ORDER BY id
"""

_ANSWERS = """
SELECT customer_id, subject_key, state, until FROM prompt_answer WHERE customer_id IN touched
"""


def rule_settings(connection: Connection) -> RuleSettings:
    """The owner's switches and numbers over the defaults."""
    rows = connection.execute("SELECT code, is_on, numbers FROM prompt_rule")
    return RuleSettings([(code, bool(is_on), json.loads(numbers)) for code, is_on, numbers in rows])


def facts_of_touched(
    connection: Connection, *, as_of: date, rules: RuleSettings
) -> Iterator[CustomerFacts]:
    """The facts of each living customer in `touched` of whom a rule could say anything.

    rules: what no rule that is on asks for is not read.
    """
    knowing = tables_with_owners(connection)
    parts = _parts(connection, as_of, rules, knowing)
    answers = _gathered(connection.execute(_ANSWERS), _answer) if "prompt_answer" in knowing else {}
    # Most people of an imported list have nothing but a name and an address.
    told_of: set[int] = set().union(*parts.values())
    parts["letterboxes"] = fact_letterboxes.letterboxes(connection, rules)
    parts["homes"] = fact_thanks.homes(connection) if "household_member" in knowing else {}
    for number, tier, status, known_before, birthday in connection.execute(_PEOPLE).fetchall():
        if birthday is None and number not in told_of:
            continue
        yield CustomerFacts(
            customer_id=CustomerId(number),
            tier=tier,
            as_of=as_of,
            status=status,
            known_before=bool(known_before),
            birthday=_birthday(birthday),
            answers=dict(answers.get(number, ())),
            **{name: tuple(found[number]) for name, found in parts.items() if number in found},
        )


def _parts(
    connection: Connection, as_of: date, rules: RuleSettings, knowing: frozenset[str]
) -> dict[str, Mapping[int, Sequence[Any]]]:
    """What is told of customers, by the name of its field in CustomerFacts and by customer."""
    readers = _readers(connection, as_of, rules)
    return {
        name: read()
        for name, (tables, read) in readers.items()
        if not tables or not knowing.isdisjoint(tables)
    }


def _readers(connection: Connection, as_of: date, rules: RuleSettings) -> _Readers:
    """How each part is read, and the tables of which one must know something; none: always."""

    def plain(sql: str, read: Callable[..., _T]) -> Callable[[], _Found[_T]]:
        return lambda: _gathered(connection.execute(sql), read)

    def asked(read: _Asking) -> Callable[[], Mapping[int, Sequence[Any]]]:
        return lambda: read(connection, rules)

    return {
        "visits": ((), plain(_VISITS, _visit)),
        "referrals": (("referral",), plain(_REFERRALS, _referral)),
        "requests": (("special_request",), plain(_REQUESTS, _request)),
        "reminders": (("reminder",), plain(_REMINDERS, _reminder)),
        "thank_yous": (("thank_you",), lambda: _thank_yous(connection)),
        "let_downs": (("moment",), lambda: fact_right.let_downs(connection)),
        "recoveries": (("recovery_customer",), lambda: fact_right.recoveries(connection)),
        "absences": ((), lambda: fact_rhythm.absences(connection)),
        "openings": (("special_request",), lambda: fact_openings.openings(connection)),
        "dates": (("personal_date",), asked(fact_reminding.dates)),
        "touches": ((), asked(fact_reminding.touches)),
        "sent_elsewhere": (("sent_elsewhere",), asked(fact_reminding.sent_elsewhere)),
        "heard": (("heard",), asked(fact_reminding.heard)),
        "purchases": ((), lambda: fact_reminding.purchases(connection, rules, as_of)),
        "signs": (("loyalty_tick", "heard"), asked(fact_thanks.signs)),
        "patience": (("moment",), asked(fact_thanks.patience)),
        "loyal": ((), asked(fact_thanks.loyal)),
    }


def _thank_yous(connection: Connection) -> _Found[ThankYouFact]:
    day_of = _day_reader(connection)
    rows = connection.execute(_THANK_YOUS)
    return _gathered(rows, lambda *row: _thank_you(day_of, *row))


def _gathered(rows: Iterable[tuple[Any, ...]], read: Callable[..., _T]) -> _Found[_T]:
    found: _Found[_T] = {}
    for customer_id, *columns in rows:
        found.setdefault(customer_id, []).append(read(*columns))
    return found


def _visit(day: str, amount_minor: int | None, what: str) -> VisitFact:
    return VisitFact(date.fromisoformat(day), amount_minor, what)


def _referral(number: int, friend: int, day: str, first: str | None, what: str) -> ReferralFact:
    return ReferralFact(
        ReferralId(number), CustomerId(friend), date.fromisoformat(day), _day(first), what
    )


def _request(
    number: int,
    what: str,
    kind: str,
    status: str,
    told_on: str | None,
    told_time: str | None,
    is_after_hours: int,
    asked_on: str,
    inner_on: str | None,
) -> RequestFact:
    return RequestFact(
        request_id=RequestId(number),
        what=what,
        kind=kind,
        status=status,
        told_on=_day(told_on),
        told_time=None if told_time is None else time.fromisoformat(told_time),
        is_after_hours=bool(is_after_hours),
        asked_on=date.fromisoformat(asked_on),
        inner_on=_day(inner_on),
    )


def _reminder(
    number: int, what: str, due_on: str, channel: str, repeats: str, every: int
) -> ReminderFact:
    day = date.fromisoformat(due_on)
    return ReminderFact(ReminderId(number), what, day, channel, repeats, every)


def _thank_you(
    day_of: Callable[[str], date],
    number: int,
    rule: str,
    subject_key: str,
    occasion: str,
    state: str,
    reason_key: str,
    reason_args: str,
    due_on: str,
    printed_at: str | None,
    closed_on: str | None,
    was_printed: int,
    is_by_hand: int,
    is_said: int,
) -> ThankYouFact:
    return ThankYouFact(
        thank_you_id=ThankYouId(number),
        rule=rule,
        subject_key=subject_key,
        occasion=occasion,
        state=state,
        reason=Sentence(reason_key, args_from_json(reason_args)),
        due_on=date.fromisoformat(due_on),
        printed_on=None if printed_at is None else day_of(printed_at),
        closed_on=_day(closed_on),
        was_printed=bool(was_printed),
        is_by_hand=bool(is_by_hand),
        is_said=bool(is_said),
    )


def _answer(subject_key: str, state: str, until: str | None) -> tuple[str, Answer]:
    return subject_key, Answer(state, _day(until))


def _day_reader(connection: Connection) -> Callable[[str], date]:
    """How an instant becomes a day of this shop."""
    row = connection.execute("SELECT time_zone, day_starts_hour FROM shop").fetchone()
    zone, day_starts_hour = row or ("UTC", 0)
    return lambda instant: shop_day(datetime.fromisoformat(instant), zone, day_starts_hour)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _birthday(text: str | None) -> PartialDate | None:
    """The birthday; a day that no calendar has says nothing."""
    if text is None:
        return None
    try:
        return PartialDate.from_iso(text)
    except Invalid:
        return None
