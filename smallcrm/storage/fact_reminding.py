"""What the reminder rules that are on need to know, read for many customers at once.

What the rules make of it is the business of `domain/reminder_rules.py`.
"""

from datetime import date, timedelta

from smallcrm.domain.aftercare import kind_of, purchase_kinds, reaches_back_days
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import VisitId
from smallcrm.domain.prompt_facts import (
    DateFact,
    HeardFact,
    PurchaseFact,
    SentElsewhereFact,
    TouchFact,
)
from smallcrm.domain.prompt_rules import (
    AFTERCARE,
    KEEP_IN_TOUCH,
    NOT_ANSWERED,
    OTHER_DATES,
    SENT_ELSEWHERE,
    RuleSettings,
)
from smallcrm.storage.driver import Connection

DATES_SQL = """
SELECT d.customer_id, d.id, d.label, d.day
FROM touched AS t CROSS JOIN personal_date AS d ON d.customer_id = t.customer_id
ORDER BY d.customer_id, d.id
"""

# Read only while the rule is on: it is the one that has something to say about everybody.
TOUCHES_SQL = """
SELECT c.id, f.last_visit_on, c.away_until,
       (SELECT max(shop_day) FROM call WHERE customer_id = c.id AND outcome = 'talked'),
       (SELECT max(closed_on) FROM thank_you
        WHERE customer_id = c.id AND state IN ('posted', 'handed_over'))
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
WHERE NOT c.leave_in_peace
"""

# Nobody is asked about what was given back.
PURCHASES_SQL = """
SELECT v.customer_id, v.id, v.shop_day, v.what
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
CROSS JOIN visit AS v ON v.customer_id = c.id AND v.shop_day >= ?
WHERE v.what <> '' AND (v.amount_minor IS NULL OR v.amount_minor >= 0) AND NOT c.leave_in_peace
ORDER BY v.customer_id, v.shop_day, v.id
"""
_PUT_OFF_DAYS = 366  # what the owner put off comes back within a year

SENT_SQL = """
SELECT s.customer_id, s.id, s.what, s.sent_on, coalesce(n.name, '')
FROM touched AS t CROSS JOIN sent_elsewhere AS s ON s.customer_id = t.customer_id
LEFT JOIN neighbour AS n ON n.id = s.neighbour_id
WHERE s.found_it = '' ORDER BY s.customer_id, s.id
"""

# Praise asks for no answer.
HEARD_SQL = """
SELECT h.customer_id, h.id, h.words, h.heard_on
FROM touched AS t CROSS JOIN heard AS h ON h.customer_id = t.customer_id
WHERE h.answer = '' AND h.kind <> 'praised' ORDER BY h.customer_id, h.id
"""


def dates(connection: Connection, rules: RuleSettings) -> dict[int, list[DateFact]]:
    """The dates beside the birthday, by customer; a day that no calendar has says nothing."""
    found: dict[int, list[DateFact]] = {}
    if not rules.is_on(OTHER_DATES):
        return found
    for customer_id, number, label, day in connection.execute(DATES_SQL).fetchall():
        try:
            known = PartialDate.from_iso(day)
        except Invalid:
            continue
        found.setdefault(customer_id, []).append(DateFact(number, label, known))
    return found


def touches(connection: Connection, rules: RuleSettings) -> dict[int, list[TouchFact]]:
    """When each was last here, talked to or thanked; one for whom that ever happened."""
    found: dict[int, list[TouchFact]] = {}
    if not rules.is_on(KEEP_IN_TOUCH):
        return found
    for customer_id, visit, away_until, talk, card in connection.execute(TOUCHES_SQL).fetchall():
        last = max(filter(None, (visit, talk, card)), default=None)
        if last is not None:
            away = None if away_until is None else date.fromisoformat(away_until)
            found[customer_id] = [TouchFact(date.fromisoformat(last), away)]
    return found


def sent_elsewhere(
    connection: Connection, rules: RuleSettings
) -> dict[int, list[SentElsewhereFact]]:
    """Whom we sent to another shop, while nobody knows whether they found it."""
    found: dict[int, list[SentElsewhereFact]] = {}
    if not rules.is_on(SENT_ELSEWHERE):
        return found
    for customer_id, number, what, day, shop in connection.execute(SENT_SQL).fetchall():
        fact = SentElsewhereFact(number, what, date.fromisoformat(day), shop)
        found.setdefault(customer_id, []).append(fact)
    return found


def heard(connection: Connection, rules: RuleSettings) -> dict[int, list[HeardFact]]:
    """What they told us and what nobody answered yet."""
    found: dict[int, list[HeardFact]] = {}
    if not rules.is_on(NOT_ANSWERED):
        return found
    for customer_id, number, words, day in connection.execute(HEARD_SQL).fetchall():
        fact = HeardFact(number, words, date.fromisoformat(day))
        found.setdefault(customer_id, []).append(fact)
    return found


def purchases(
    connection: Connection, rules: RuleSettings, as_of: date
) -> dict[int, list[PurchaseFact]]:
    """What they bought of the kinds that the owner looks after, oldest first; only lately."""
    found: dict[int, list[PurchaseFact]] = {}
    kinds = purchase_kinds(rules.words(AFTERCARE)) if rules.is_on(AFTERCARE) else ()
    if not kinds:
        return found
    known: dict[str, bool] = {}  # most purchases are called as many others
    since = as_of - timedelta(days=reaches_back_days(rules) + _PUT_OFF_DAYS)
    for customer_id, number, day, what in connection.execute(PURCHASES_SQL, (since.isoformat(),)):
        if what not in known:
            known[what] = kind_of(what, kinds) is not None
        if known[what]:
            fact = PurchaseFact(VisitId(number), date.fromisoformat(day), what)
            found.setdefault(customer_id, []).append(fact)
    return found
