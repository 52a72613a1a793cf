"""The prompts of each customer as rows, worked out by the rules of `domain/prompts.py`.

Which of them are shown today, and in which order, is the business of `services/today.py`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from smallcrm.domain.busy_weeks import LONGEST_DAYS
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.prompt_facts import CustomerFacts, Prompt
from smallcrm.domain.prompt_rules import RuleSettings
from smallcrm.domain.prompts import prompts_for
from smallcrm.domain.sentence import args_as_json
from smallcrm.domain.thank_you_notes import one_note
from smallcrm.storage.driver import Connection
from smallcrm.storage.fact_rows import facts_of_touched, rule_settings

_KEPT_DAYS = 2 * LONGEST_DAYS  # busy weeks, and as long again to work off what rested in them

_INSERT = """
INSERT INTO prompt (rule, subject_key, customer_id, group_code, kind, tier, due_on, show_from,
                    hide_after, since, reason_key, reason_args, action, occasion)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def clear(connection: Connection) -> None:
    """Forget all prompts, before working all of them out anew."""
    connection.execute("DELETE FROM prompt")


def refresh(connection: Connection, hours: OpeningHours, *, on: date) -> None:
    """Work out the prompts of the customers in the table `touched`.

    on: the day on which everything was last worked out whole; what ended before it is left out, so
    that a shop of many years keeps no prompts that nobody will see again.
    """
    connection.execute("DELETE FROM prompt WHERE customer_id IN touched")
    connection.executemany(_INSERT, _rows(connection, hours, on))


def _rows(connection: Connection, hours: OpeningHours, on: date) -> Iterator[tuple[object, ...]]:
    """The rows of each customer; who shares a letterbox has one thank-you with the others there."""
    rules = rule_settings(connection)
    kept_from = _kept_from(connection, on)
    shared: dict[int, list[Prompt]] = {}
    for facts in facts_of_touched(connection, as_of=on, rules=rules):
        found = [
            prompt
            for prompt in _asked(facts, rules, hours, kept_from)
            if prompt.hide_after is None or prompt.hide_after >= kept_from
        ]
        if facts.homes:
            shared.setdefault(facts.homes[0].household_id, []).extend(found)
        else:
            yield from map(_row, one_note(found))
    for found in shared.values():
        yield from map(_row, one_note(found))


def _asked(
    facts: CustomerFacts, rules: RuleSettings, hours: OpeningHours, kept_from: date
) -> Iterator[Prompt]:
    """What the rules find; also of last year, while busy weeks that began in it are kept."""
    found = prompts_for(facts, rules, hours)
    yield from found
    if kept_from.year < facts.as_of.year:
        known = {prompt.subject_key for prompt in found}
        older = prompts_for(replace(facts, as_of=kept_from), rules, hours)
        yield from (prompt for prompt in older if prompt.subject_key not in known)


def _kept_from(connection: Connection, on: date) -> date:
    """What would have ended in the last busy weeks is kept: it comes back after them."""
    found = connection.execute("SELECT busy_from FROM shop WHERE busy_from IS NOT NULL").fetchone()
    busy_from = on if found is None else date.fromisoformat(found[0])
    return min(busy_from, on) if busy_from > on - timedelta(days=_KEPT_DAYS) else on


def _row(prompt: Prompt) -> tuple[object, ...]:
    return (
        prompt.rule,
        prompt.subject_key,
        prompt.customer_id,
        prompt.group,
        prompt.kind,
        prompt.tier,
        prompt.due_on.isoformat(),
        prompt.show_from.isoformat(),
        None if prompt.hide_after is None else prompt.hide_after.isoformat(),
        prompt.since.isoformat(),
        prompt.reason.key,
        args_as_json(prompt.reason.args),
        prompt.action,
        prompt.occasion,
    )
