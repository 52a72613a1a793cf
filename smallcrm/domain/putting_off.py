"""How long something may be put off, so that "later" never comes to mean "never".

What is put off, and what follows from it, is services/prompts.
"""

from datetime import date, timedelta

from smallcrm.domain.errors import Invalid

PROMISE_RESTS_DAYS = 31  # somebody waits for it: a longer rest is another promise
LONGEST_DAYS = 275  # nine months; "20.11." typed days after it would else rest for a year
WAITED_FOR = frozenset({"make_it_right", "promises"})
"""The groups of Today in which somebody waits for what they were told."""


def check_rest(until: date, today: date, group: str, *, field: str = "until") -> None:
    """Nothing for a day that is far enough and not too far. Raises Invalid (field)."""
    if until <= today:
        raise Invalid(field, "Choose a day after today.")
    if group in WAITED_FOR and until > today + timedelta(days=PROMISE_RESTS_DAYS):
        raise Invalid(
            field,
            "{day} is too late: somebody waits for this. Choose a day within a month, or agree on"
            " another day with them.",
            day=until,
        )
    if until > today + timedelta(days=LONGEST_DAYS):
        raise Invalid(field, "{day} is too far away. Choose a day within nine months.", day=until)
