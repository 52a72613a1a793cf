"""A half-written customer outlives being kept as JSON, whatever came of it meanwhile."""

import json
from dataclasses import asdict, fields

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.contacts import PhoneDraft
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.draft_fields import draft_as_fields, draft_from_fields
from smallcrm.domain.facts import FactDraft
from smallcrm.domain.families import RelativeDraft
from smallcrm.domain.ids import CustomerId

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
names = st.sampled_from([each.name for each in fields(CustomerDraft)]) | st.text(max_size=4)


def test_every_field_comes_back_from_json() -> None:
    draft = CustomerDraft(
        name="Amara \ud800",
        phones=[PhoneDraft("home", "030 1", is_preferred=True, do_not_use=True)],
        facts=[FactDraft(words="Roses", is_private=True)],
        relatives=[RelativeDraft(CustomerId(7), "child", "niece")],
        lives_with=CustomerId(7),
        sent_by=CustomerId(8),
        number="12x",
        has_letterbox=True,
        customer_since="19",
    )
    kept = json.loads(json.dumps(draft_as_fields(draft)))
    assert draft_from_fields(kept) == draft


def test_what_is_missing_or_strange_stays_as_in_a_new_draft() -> None:
    known = {
        "name": 7,
        "has_letterbox": "yes",
        "sent_by": True,
        "phones": [{"number": "030 1", "is_bad": "x", "colour": "red"}, "phone"],
        "facts": "many",
        "later": 1,
    }
    assert draft_from_fields(known) == CustomerDraft(phones=[PhoneDraft(number="030 1")])


@given(st.dictionaries(names, anything, max_size=6))
@settings(max_examples=150)
def test_nothing_that_was_kept_raises(known: dict[str, object]) -> None:
    draft = draft_from_fields(known)
    assert draft_from_fields(asdict(draft)) == draft
