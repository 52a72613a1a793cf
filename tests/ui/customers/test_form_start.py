"""What was typed in the finder, taken apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.customers.form_start import draft_from_typed


@pytest.mark.parametrize(
    ("typed", "name", "phone"),
    [
        ("0171 5551234", "", "0171 5551234"),
        ("+49 (0)171 555-1234", "", "+49 (0)171 555-1234"),
        ("Anna Berg", "Anna Berg", ""),
        ("Anna 0171 5551234 Berg", "Anna Berg", "0171 5551234"),
        ("Bus 42", "Bus 42", ""),
        ("", "", ""),
    ],
)
def test_digits_go_to_the_phone_and_words_to_the_name(typed: str, name: str, phone: str) -> None:
    draft = draft_from_typed(typed)
    assert draft.name == name
    assert [entry.number for entry in draft.phones] == ([phone] if phone else [])


@settings(max_examples=80)
@given(st.text(max_size=300))
def test_whatever_was_typed_begins_a_draft(typed: str) -> None:
    draft = draft_from_typed(typed)
    assert len(draft.name) <= 200
