"""What the rules of thanks need to know, read for many customers at once.

What the rules make of it is the business of `domain/thank_you_rules.py` and its neighbours.
"""

from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.ids import MomentId
from smallcrm.domain.prompt_facts import HomeFact, LoyalFact, PatienceFact, SignFact
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.thank_you_years import round_number
from smallcrm.domain.tiers import Tier
from smallcrm.storage.driver import Connection

TICKS_SQL = """
SELECT s.customer_id, s.id, s.kind, s.shop_day
FROM touched AS t CROSS JOIN loyalty_tick AS s ON s.customer_id = t.customer_id
WHERE s.kind <> 'asked_our_advice' ORDER BY s.customer_id, s.id
"""
HEARD_SQL = """
SELECT h.customer_id, h.id, h.kind, h.heard_on, h.words
FROM touched AS t CROSS JOIN heard AS h ON h.customer_id = t.customer_id
WHERE h.kind IN ('suggested', 'praised') ORDER BY h.customer_id, h.id
"""

# With a file it is right when the customer said so; without one when a better moment answered it.
PATIENCE_SQL = """
SELECT m.customer_id, m.id, m.shop_day, coalesce(p.closed_on, a.shop_day)
FROM touched AS t CROSS JOIN moment AS m ON m.customer_id = t.customer_id
LEFT JOIN recovery_customer AS p ON p.moment_id = m.id
LEFT JOIN moment AS a ON a.id = m.answered_by
WHERE m.kind = 'ow' AND CASE WHEN p.id IS NULL THEN a.kind <> 'ow'
                             ELSE p.outcome IN ('turned', 'accepted') AND p.closed_on NOTNULL END
ORDER BY m.customer_id, m.id
"""

# How often they were here is asked of the figures; the day of a round number of the visits alone.
LOYAL_SQL = f"""
SELECT c.id, f.first_visit_on, c.customer_since,
  CASE WHEN c.tier = '{Tier.A_LIST}' THEN f.visit_count ELSE 0 END
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
JOIN customer_figures AS f ON f.customer_id = c.id
"""
REACHED_SQL = """
SELECT shop_day FROM visit WHERE customer_id = ? ORDER BY shop_day, id LIMIT 1 OFFSET ?
"""
HOMES_SQL = """
SELECT m.customer_id, m.household_id,
  (SELECT max(y.closed_on) FROM household_member AS o
   JOIN thank_you AS y ON y.customer_id = o.customer_id
   WHERE o.household_id = m.household_id AND y.state IN ('posted', 'handed_over')
     AND y.design <> 'in_person')
FROM touched AS t CROSS JOIN household_member AS m ON m.customer_id = t.customer_id
"""

# Who shares a letterbox has one note with all the others there.
HOUSEMATES_SQL = """
INSERT OR IGNORE INTO touched SELECT other.customer_id FROM touched AS t
CROSS JOIN household_member AS own ON own.customer_id = t.customer_id
JOIN household_member AS other ON other.household_id = own.household_id
"""


def signs(connection: Connection, rules: RuleSettings) -> dict[int, list[SignFact]]:
    """What they did for the shop, by customer, of those in `touched`."""
    found: dict[int, list[SignFact]] = {}
    if rules.is_on(rule.ADVICE) or rules.is_on(rule.HELPED):
        for customer_id, number, kind, day in connection.execute(TICKS_SQL).fetchall():
            fact = SignFact("tick", number, kind, date.fromisoformat(day))
            found.setdefault(customer_id, []).append(fact)
    if rules.is_on(rule.ADVICE) or rules.is_on(rule.KINDNESS):
        for customer_id, number, kind, day, words in connection.execute(HEARD_SQL).fetchall():
            fact = SignFact("heard", number, kind, date.fromisoformat(day), words)
            found.setdefault(customer_id, []).append(fact)
    return found


def patience(connection: Connection, rules: RuleSettings) -> dict[int, list[PatienceFact]]:
    """What went wrong for them and is right again, by customer."""
    found: dict[int, list[PatienceFact]] = {}
    if not rules.is_on(rule.PATIENCE):
        return found
    for customer_id, moment, day, right_on in connection.execute(PATIENCE_SQL).fetchall():
        days = date.fromisoformat(day), date.fromisoformat(right_on)
        found.setdefault(customer_id, []).append(PatienceFact(MomentId(moment), *days))
    return found


def loyal(connection: Connection, rules: RuleSettings) -> dict[int, list[LoyalFact]]:
    """Since when and how often they come, by customer: at most one each."""
    wants_numbers = rules.is_on(rule.ROUND_NUMBER)
    found: dict[int, list[LoyalFact]] = {}
    if not (wants_numbers or rules.is_on(rule.YEARS)):
        return found
    for customer_id, first, since, visits in connection.execute(LOYAL_SQL).fetchall():
        reached = round_number(visits) if wants_numbers else 0
        day = _day(_reached_on(connection, customer_id, reached)) if reached else None
        found[customer_id] = [LoyalFact(_day(first), since, reached, day)]
    return found


def _reached_on(connection: Connection, customer_id: int, visits: int) -> str | None:
    row = connection.execute(REACHED_SQL, (customer_id, visits - 1)).fetchone()
    return None if row is None else str(row[0])


def homes(connection: Connection) -> dict[int, list[HomeFact]]:
    """The household of each who has one, with the day of its last card: at most one each."""
    rows = connection.execute(HOMES_SQL).fetchall()
    return {customer_id: [HomeFact(home, _day(day))] for customer_id, home, day in rows}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
