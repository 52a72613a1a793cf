"""Whether a card would reach them, read for many customers at once.

What the rules make of it is the business of `domain/letterbox_rules.py`.
"""

from smallcrm.domain.prompt_facts import LetterboxFact
from smallcrm.domain.prompt_rules import NO_ADDRESS, NO_CONSENT, RuleSettings
from smallcrm.storage.driver import Connection

REACHES = "NOT a.is_bad AND NOT a.do_not_use AND (a.street <> '' OR a.town <> '')"
"""Whether post sent to the address a arrives, and is welcome there."""

# As a card finds its way: their own address, else the letterbox of their household.
LETTERBOXES_SQL = f"""
SELECT c.id, EXISTS (SELECT 1 FROM address AS a WHERE a.customer_id = c.id AND {REACHES})
  OR EXISTS (
    SELECT 1 FROM household_member AS own
    JOIN household_member AS other ON other.household_id = own.household_id
    JOIN customer AS lives_with ON lives_with.id = other.customer_id
    JOIN address AS a ON a.customer_id = other.customer_id
    WHERE own.customer_id = c.id AND lives_with.trashed_at IS NULL AND {REACHES}),
  (SELECT is_given FROM consent WHERE customer_id = c.id AND channel = 'letter')
FROM touched AS t CROSS JOIN customer AS c ON c.id = t.customer_id
"""


def letterboxes(connection: Connection, rules: RuleSettings) -> dict[int, list[LetterboxFact]]:
    """Of those in `touched`, by customer; nothing while nobody wants to know."""
    if not (rules.is_on(NO_ADDRESS) or rules.is_on(NO_CONSENT)):
        return {}
    return {
        number: [LetterboxFact(bool(has), None if likes is None else bool(likes))]
        for number, has, likes in connection.execute(LETTERBOXES_SQL).fetchall()
    }
