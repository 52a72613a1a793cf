"""What the rules of making it right need to know, read for many customers at once.

What the rules make of it is the business of `domain/right_rules.py`.
"""

from datetime import date

from smallcrm.domain.ids import MomentId, RecoveryId
from smallcrm.domain.newcomers import FIRST_VISITS
from smallcrm.domain.prompt_facts import LetDownFact, RecoveryFact
from smallcrm.storage.driver import Connection

# As the badge of their page says (domain/newcomers).
IS_NEWCOMER = f"NOT c.known_before AND coalesce(f.visit_count, 0) <= {FIRST_VISITS}"

LET_DOWNS_SQL = f"""
SELECT m.customer_id, m.id, m.shop_day, {IS_NEWCOMER}
FROM touched AS t CROSS JOIN moment AS m ON m.customer_id = t.customer_id
JOIN customer AS c ON c.id = m.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = m.customer_id
WHERE m.kind = 'ow' AND m.answered_by IS NULL
  AND NOT EXISTS (SELECT 1 FROM recovery_customer WHERE moment_id = m.id)
ORDER BY m.customer_id, m.id
"""

RECOVERIES_SQL = f"""
SELECT p.customer_id, p.id, r.id, r.opened_on, r.check_back_on,
       EXISTS (SELECT 1 FROM remedy WHERE recovery_id = r.id), p.failed_tries,
       coalesce((SELECT is_owner FROM helper WHERE id = r.fixed_by), 0), {IS_NEWCOMER}
FROM touched AS t CROSS JOIN recovery_customer AS p ON p.customer_id = t.customer_id
JOIN recovery AS r ON r.id = p.recovery_id JOIN customer AS c ON c.id = p.customer_id
LEFT JOIN customer_figures AS f ON f.customer_id = p.customer_id
WHERE p.outcome = '' ORDER BY p.customer_id, p.id
"""


def let_downs(connection: Connection) -> dict[int, list[LetDownFact]]:
    """What nothing answers and nobody looks after yet, by customer, of those in `touched`."""
    found: dict[int, list[LetDownFact]] = {}
    for customer_id, number, day, is_new in connection.execute(LET_DOWNS_SQL).fetchall():
        fact = LetDownFact(MomentId(number), date.fromisoformat(day), bool(is_new))
        found.setdefault(customer_id, []).append(fact)
    return found


def recoveries(connection: Connection) -> dict[int, list[RecoveryFact]]:
    """The files that are open for them, by customer, of those in `touched`."""
    found: dict[int, list[RecoveryFact]] = {}
    for row in connection.execute(RECOVERIES_SQL).fetchall():
        customer_id, person, file, opened_on, check_back_on, is_begun, tries, by_owner, is_new = row
        fact = RecoveryFact(
            person_id=person,
            recovery_id=RecoveryId(file),
            opened_on=date.fromisoformat(opened_on),
            check_back_on=date.fromisoformat(check_back_on),
            is_begun=bool(is_begun),
            failed_tries=tries,
            is_fixed_by_owner=bool(by_owner),
            is_newcomer=bool(is_new),
        )
        found.setdefault(customer_id, []).append(fact)
    return found
