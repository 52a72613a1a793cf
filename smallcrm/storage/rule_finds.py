"""What rules that are off would find, tried on those customers of whom something moved lately.

Whether one of them is offered is the business of `services/rule_offers.py`.
"""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

from smallcrm.domain.prompt_facts import Prompt
from smallcrm.domain.prompts import prompts_for
from smallcrm.storage import derived
from smallcrm.storage.driver import Connection
from smallcrm.storage.fact_rows import facts_of_touched, rule_settings
from smallcrm.storage.hour_rows import opening_hours

_AHEAD = timedelta(days=7)  # what the coming week would bring counts too

# Some of each sort, so that the book of a large shop is asked as quickly as a small one.
_LATELY = """
INSERT OR IGNORE INTO touched
SELECT customer_id FROM (SELECT customer_id FROM visit ORDER BY shop_day DESC LIMIT 500)
UNION SELECT customer_id FROM (SELECT customer_id FROM moment ORDER BY id DESC LIMIT 200)
UNION SELECT customer_id FROM (SELECT customer_id FROM customer_rhythm WHERE late_on <= :on
                               ORDER BY late_on DESC LIMIT 300)
UNION SELECT customer_id FROM (SELECT customer_id FROM personal_date ORDER BY id DESC LIMIT 300)
UNION SELECT customer_id FROM (SELECT customer_id FROM heard
                               WHERE customer_id IS NOT NULL ORDER BY id DESC LIMIT 200)
UNION SELECT customer_id FROM (SELECT customer_id FROM sent_elsewhere
                               WHERE customer_id IS NOT NULL ORDER BY id DESC LIMIT 200)
UNION SELECT id FROM (SELECT id FROM customer WHERE tier = 'a_list' LIMIT 200)
"""


def finds(connection: Connection, codes: Collection[str], *, on: date) -> Counter[str]:
    """How much each of these rules would find around this day. Call inside an action."""
    derived.let_go(connection)
    connection.execute(_LATELY, {"on": on.isoformat()})
    rules, hours = rule_settings(connection).with_all_on(), opening_hours(connection)
    found: Counter[str] = Counter()
    for facts in facts_of_touched(connection, as_of=on, rules=rules):
        for prompt in prompts_for(facts, rules, hours):
            if prompt.rule in codes and _is_near(prompt, on):
                found[prompt.rule] += 1
    derived.let_go(connection)
    return found


def _is_near(prompt: Prompt, on: date) -> bool:
    return prompt.show_from <= on + _AHEAD and (prompt.hide_after is None or prompt.hide_after > on)
