"""A half-written entry comes back from its row as it was, and a damaged row never raises."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import Entry, HeldAs, entry_of, fields_of

hostile = st.text(st.characters(), max_size=60)  # control characters and lone surrogates too
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | hostile,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile, inner, max_size=3),
    max_leaves=8,
)


@given(
    words=st.dictionaries(hostile, plain, max_size=5),
    about=hostile,
    focus=hostile,
    is_open=st.booleans(),
    whose=st.none() | st.integers(1, 99),
)
@settings(max_examples=150)
def test_an_entry_comes_back_as_it_was(
    words: dict[str, object], about: str, focus: str, is_open: bool, whose: int | None
) -> None:
    customer_id = CustomerId(whose) if whose is not None else None
    entry = Entry(HeldAs("was_here", customer_id, about), words, "2026-11-20", focus, is_open)
    fields = fields_of(entry)
    assert fields.isascii()
    assert entry_of("was_here", whose, fields, "2026-11-20") == entry


@given(fields=hostile | plain.map(json.dumps) | st.just("[" * 100_000))
@settings(max_examples=150)
def test_a_damaged_row_is_an_entry_with_what_can_be_read(fields: str) -> None:
    entry = entry_of("was_here", 7, fields, "nonsense")
    assert entry.held_as.form == "was_here"
    assert isinstance(entry.words, dict)


def test_words_of_the_wrong_kind_are_left_out() -> None:
    fields = json.dumps({"about": 4, "words": ["a"], "focus": {}, "is_open": "yes"})
    assert entry_of("thank", None, fields, "x") == Entry(HeldAs("thank"), {}, "x")
