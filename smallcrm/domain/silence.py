"""The shop's own silence: from which day on nothing was written to its best for too long.

Each customer's own turn is keeping in touch, in domain/reminder_rules (PRODUCT.md section 7).
"""

from datetime import date, timedelta

from smallcrm.domain.prompt_rules import SILENCE, RuleSettings


def silent_from(last_written_on: date, rules: RuleSettings) -> date | None:
    """The day from which the silence is told; None while nobody watches for it.

    last_written_on: when a card last went to one of the best, or the book began.
    """
    days = timedelta(days=rules.days(SILENCE, "silent_days"))
    if not rules.is_on(SILENCE) or date.max - last_written_on < days:
        return None
    return last_written_on + days
