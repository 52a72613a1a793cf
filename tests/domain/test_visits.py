"""What a visit draft takes and refuses."""

from datetime import date

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.visits import CheckedVisit, VisitDraft

TODAY = date(2026, 11, 21)
BERG = CustomerId(17)


def test_a_visit_needs_only_somebody() -> None:
    assert VisitDraft(BERG).checked(TODAY, "EUR") == CheckedVisit(BERG, TODAY, None, "")


def test_a_visit_can_be_set_back_and_be_a_return() -> None:
    draft = VisitDraft(BERG, amount_text="-12,50", what=" two  pots ", day_text="fri")
    assert draft.checked(TODAY, "EUR") == CheckedVisit(BERG, date(2026, 11, 20), -1250, "two pots")


def test_a_date_without_a_year_lies_in_the_past() -> None:
    assert VisitDraft(BERG, day_text="24.12.").checked(TODAY, "EUR").shop_day == date(2025, 12, 24)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (VisitDraft(None), "customer_id"),
        (VisitDraft(BERG, amount_text="free"), "amount_text"),
        (VisitDraft(BERG, what="x" * 201), "what"),
        (VisitDraft(BERG, day_text="tomorrow"), "day_text"),
        (VisitDraft(BERG, day=date(2026, 11, 22)), "day_text"),
        (VisitDraft(BERG, day_text="soon"), "day_text"),
    ],
)
def test_every_refusal_names_its_field(draft: VisitDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked(TODAY, "EUR")
    assert refused.value.field == field
    str(refused.value)
