"""What the rules of staying away need to know, read for many customers at once.

What the rules make of it is the business of `domain/quiet_rules.py`.
"""

from datetime import date

from smallcrm.domain.prompt_facts import AbsenceFact
from smallcrm.storage.driver import Connection

# Came back: a visit after the let-down; one of the same day counts when its hour is later.
ABSENCES_SQL = """
SELECT c.id, r.usual_gap_days, r.last_on, r.late_on, r.quiet_on, r.season_on, c.away_until,
  (SELECT max(m.shop_day) FROM moment AS m
   WHERE m.customer_id = c.id AND m.kind = 'ow' AND m.answered_by IS NULL AND NOT EXISTS (
     SELECT 1 FROM visit AS v WHERE v.customer_id = m.customer_id AND v.shop_day >= m.shop_day
       AND v.at > m.at AND v.id IS NOT m.visit_id)) AS let_down_on
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
LEFT JOIN customer_rhythm AS r ON r.customer_id = c.id
WHERE c.status = 'active' AND NOT c.leave_in_peace
  AND (r.customer_id IS NOT NULL OR let_down_on IS NOT NULL)
"""


def absences(connection: Connection) -> dict[int, list[AbsenceFact]]:
    """For whom the shop waits, by customer, of those in `touched`: at most one each."""
    return {
        row[0]: [AbsenceFact(row[1], *(_day(text) for text in row[2:]))]
        for row in connection.execute(ABSENCES_SQL).fetchall()
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
