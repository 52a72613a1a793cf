"""What making it right asks for on Today: listen, do something, and ask how it is now.

A customer may read every reason, so none tells what was wrong (PRODUCT.md section 3).
"""

from collections.abc import Iterator
from datetime import date

from smallcrm.domain.asking import asked
from smallcrm.domain.fair_queue import Kind
from smallcrm.domain.prompt_facts import CustomerFacts, LetDownFact, Prompt, RecoveryFact
from smallcrm.domain.recoveries import TRIES
from smallcrm.domain.sentence import Sentence, sentence

MAKE_RIGHT = "make_right"
CHECK_BACK = "check_back"
_GROUP = "make_it_right"


def right_prompts(facts: CustomerFacts) -> Iterator[Prompt]:
    """Let-downs that have no file, files in which nothing was done yet, and check-backs.

    No switch turns these off: whoever was let down comes first.
    """
    for let_down in facts.let_downs:
        yield _for_newcomer(_listen(facts, let_down), let_down.is_newcomer)
    for file in facts.recoveries:
        if not file.is_begun:
            yield _for_newcomer(_go_on(facts, file), file.is_newcomer)
        yield _for_newcomer(_check_back(facts, file), file.is_newcomer)


def _for_newcomer(prompt: Prompt, is_newcomer: bool) -> Prompt:
    """PRODUCT.md section 9: what went wrong among the first three visits goes to the top."""
    return prompt._replace(kind=Kind.NEWCOMER_OW.value) if is_newcomer else prompt


def _listen(facts: CustomerFacts, let_down: LetDownFact) -> Prompt:
    key = f"{MAKE_RIGHT}:moment:{let_down.moment_id}"
    reason = sentence(
        "Listen, and ask what would put it right. Open since {day}.", day=let_down.day
    )
    return _asked(facts, MAKE_RIGHT, key, let_down.day, reason)


def _go_on(facts: CustomerFacts, file: RecoveryFact) -> Prompt:
    key = f"{MAKE_RIGHT}:file:{file.person_id}"
    reason = sentence("Begun {day}: do what would put it right.", day=file.opened_on)
    return _asked(facts, MAKE_RIGHT, key, file.opened_on, reason)


def _check_back(facts: CustomerFacts, file: RecoveryFact) -> Prompt:
    key = f"{CHECK_BACK}:person:{file.person_id}"
    day, since = file.check_back_on, file.opened_on
    return _asked(facts, CHECK_BACK, key, day, _ask(file), since=since, action="call")


def _ask(file: RecoveryFact) -> Sentence:
    if file.failed_tries:
        return sentence(
            "Ask how it is now: no answer yet, {n} of {tries} tries.",
            n=file.failed_tries,
            tries=TRIES,
        )
    if file.is_fixed_by_owner:
        return sentence(
            "You saw to it yourself: call again and ask how it is now. Open since {day}.",
            day=file.opened_on,
        )
    return sentence("The owner calls and asks how it is now. Open since {day}.", day=file.opened_on)


def _asked(
    facts: CustomerFacts,
    rule: str,
    subject_key: str,
    day: date,
    reason: Sentence,
    *,
    since: date | None = None,
    action: str = "right",
) -> Prompt:
    kind = Kind.OPEN_OW
    return asked(
        facts, rule, subject_key, day, reason, group=_GROUP, kind=kind, action=action, since=since
    )
