"""What making it right asks for: listen, go on, ask how it is; and in words anybody may read."""

from dataclasses import replace
from datetime import date, timedelta

from smallcrm.domain.ids import MomentId, RecoveryId
from smallcrm.domain.prompt_facts import Answer, LetDownFact, Prompt, RecoveryFact
from tests.domain.customer_facts import FIRST, NOBODY, found, only

LET_DOWN = LetDownFact(MomentId(5), FIRST)
CHECKED_ON = FIRST + timedelta(days=3)
FILE = RecoveryFact(12, RecoveryId(7), FIRST, CHECKED_ON, is_begun=True)


def _file(**changes: object) -> list[Prompt]:
    fact = FILE._replace(**changes)  # type: ignore[arg-type]
    return found(replace(NOBODY, recoveries=(fact,)))


def test_a_let_down_without_a_file_leads_from_its_own_day_on() -> None:
    prompt = only(replace(NOBODY, let_downs=(LET_DOWN,)))
    assert prompt.subject_key == "make_right:moment:5"
    assert (prompt.group, prompt.kind, prompt.action) == ("make_it_right", "open_ow", "right")
    assert (prompt.due_on, prompt.show_from, prompt.hide_after) == (FIRST, FIRST, None)


def test_a_file_in_which_nothing_was_done_is_gone_on_with_and_checked_back_on() -> None:
    go_on, check_back = _file(is_begun=False)
    assert (go_on.subject_key, go_on.action, go_on.due_on) == ("make_right:file:12", "right", FIRST)
    assert (check_back.subject_key, check_back.action) == ("check_back:person:12", "call")
    assert (check_back.due_on, check_back.show_from) == (CHECKED_ON, CHECKED_ON)


def test_when_something_was_done_only_the_check_back_is_left() -> None:
    (check_back,) = _file()
    assert check_back.subject_key == "check_back:person:12"
    assert check_back.since == FIRST


def test_the_reason_tells_who_fixed_it_and_how_often_nobody_answered() -> None:
    assert "The owner calls" in _file()[0].reason.key
    assert "call again" in _file(is_fixed_by_owner=True)[0].reason.key
    tried = _file(failed_tries=2)[0].reason
    assert tried.args == {"n": 2, "tries": 3}


def test_what_went_wrong_among_the_first_visits_leads_all_the_way() -> None:
    let_down = only(replace(NOBODY, let_downs=(LET_DOWN._replace(is_newcomer=True),)))
    files = _file(is_newcomer=True, is_begun=False)
    assert {each.kind for each in [let_down, *files]} == {"newcomer_ow"}


def test_no_reason_says_that_anybody_was_let_down() -> None:
    rows = [only(replace(NOBODY, let_downs=(LET_DOWN,))), *_file(is_begun=False)]
    assert not [row.reason.key for row in rows if "let down" in row.reason.key.casefold()]


def test_later_puts_a_check_back_off() -> None:
    until = date(2026, 12, 1)
    facts = replace(
        NOBODY, recoveries=(FILE,), answers={"check_back:person:12": Answer("later", until)}
    )
    assert only(facts).show_from == until


def test_who_has_died_is_not_called() -> None:
    assert not found(replace(NOBODY, status="deceased", recoveries=(FILE,)))
