"""A call as it is told: the outcome, one line of words, and when to try again."""

from datetime import date

import pytest

from smallcrm.domain.calls import CallDraft, CallOutcome
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId

TODAY = date(2026, 11, 20)
BERG = CustomerId(1)


def test_a_call_is_tried_again_tomorrow_unless_a_day_is_told() -> None:
    call = CallDraft(BERG, words=" she is\n away ").checked(TODAY)
    assert (call.outcome, call.words) == (CallOutcome.TALKED, "she is away")
    assert call.again_on == date(2026, 11, 21)
    assert CallDraft(BERG, again_text="+7").checked(TODAY).again_on == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CallDraft(None), "customer_id"),
        (CallDraft(BERG, outcome="hung up"), "outcome"),
        (CallDraft(BERG, words="x" * 100_000), "words"),
        (CallDraft(BERG, again_text="t"), "again"),
        (CallDraft(BERG, again_text="yesterday"), "again"),
        (CallDraft(BERG, again_text="\x00\ud800"), "again"),
    ],
)
def test_every_refusal_names_its_field(draft: CallDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked(TODAY)
    assert refused.value.field == field
