"""What was changed in a form is kept and put back over what the book says now."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.held_drafts import changed_fields, with_fields
from smallcrm.domain.ids import CustomerId

hostile = st.text(st.characters(), max_size=40)
phones = st.lists(st.builds(PhoneDraft, label=hostile, number=hostile), max_size=3)
drafts = st.builds(
    CustomerDraft,
    name=hostile,
    company=hostile,
    phones=phones,
    addresses=st.lists(st.builds(AddressDraft, street=hostile, is_bad=st.booleans()), max_size=2),
    notes=hostile,
    sent_by=st.none() | st.integers(1, 9).map(CustomerId),
    number=st.none() | st.integers(1, 9),
)


@given(before=drafts, after=drafts)
@settings(max_examples=100)
def test_what_was_changed_comes_back_through_json(
    before: CustomerDraft, after: CustomerDraft
) -> None:
    kept = json.loads(json.dumps(changed_fields(after, before)))
    assert with_fields(before, kept) == after


@given(before=st.from_type(CustomerDraft), after=st.from_type(CustomerDraft))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_field_that_a_customer_has_comes_back(
    before: CustomerDraft, after: CustomerDraft
) -> None:
    kept = json.loads(json.dumps(changed_fields(after, before)))
    assert with_fields(before, kept) == after


def test_only_what_was_changed_is_kept() -> None:
    before = CustomerDraft(name="Anna Berg", notes="likes roses", phones=[PhoneDraft(number="1")])
    after = replace(before, notes="likes roses and thyme")
    assert changed_fields(after, before) == {"notes": "likes roses and thyme"}
    assert changed_fields(before, before) == {}


def test_what_was_changed_elsewhere_meanwhile_stays() -> None:
    before = CustomerDraft(name="Anna Berg")
    kept = changed_fields(replace(before, notes="half a no"), before)
    meanwhile = replace(before, name="Anna Bergmann")
    assert with_fields(meanwhile, kept) == CustomerDraft(name="Anna Bergmann", notes="half a no")


@pytest.mark.parametrize(
    "kept",
    [
        {"name": 4},
        {"phones": "0171"},
        {"phones": [4]},
        {"sent_by": "Anna"},
        {"number": True},
        {"nobody_knows_this": 1},
        {"name": None, "emails": {"address": "x"}},
    ],
)
def test_what_does_not_fit_any_more_is_left_out(kept: dict[str, object]) -> None:
    draft = CustomerDraft(name="Anna Berg", emails=[EmailDraft(address="a@b.example")])
    assert with_fields(draft, kept) == draft
