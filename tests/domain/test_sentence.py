"""Sentences as keys and arguments, and their way into a row of the book and back."""

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import (
    Arg,
    CustomerRef,
    Money,
    Sentence,
    args_as_json,
    args_from_json,
    counted,
    sentence,
)

texts = st.text(st.characters())
plain: st.SearchStrategy[Arg] = st.one_of(
    texts,
    st.integers(-(2**63), 2**63 - 1),
    st.dates(),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.datetimes(timezones=st.just(UTC)),
    st.builds(Money, st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY"])),
    st.builds(CustomerRef, st.integers(1, 2**42).map(CustomerId)),
)
names = st.text("abcdefgh_", min_size=1)
args = st.recursive(
    plain,
    lambda inner: st.builds(Sentence, texts, st.dictionaries(names, inner, max_size=3), texts),
    max_leaves=6,
)


def test_a_sentence_is_its_key_and_what_goes_into_its_places() -> None:
    said = sentence("{name} was here", name="Anna")
    assert said == Sentence("{name} was here", {"name": "Anna"})
    assert said.plural == ""


def test_a_counted_sentence_has_both_forms_and_the_count() -> None:
    said = counted("{n} card for {name}", "{n} cards for {name}", 3, name="Anna")
    assert (said.key, said.plural) == ("{n} card for {name}", "{n} cards for {name}")
    assert said.args == {"n": 3, "name": "Anna"}


@given(values=st.dictionaries(names, args, max_size=5))
@settings(max_examples=150)
def test_arguments_come_back_from_the_book_with_their_types(values: dict[str, Arg]) -> None:
    text = args_as_json(values)
    assert args_from_json(text) == values
    assert isinstance(json.loads(text), dict)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (date(2026, 11, 20), date),
        (datetime(2026, 11, 20, 12, tzinfo=UTC), datetime),
        (time(21, 40), time),
    ],
)
def test_a_day_is_no_instant_and_an_instant_no_day(value: Arg, kind: type) -> None:
    assert type(args_from_json(args_as_json({"at": value}))["at"]) is kind


def test_half_a_letter_pair_comes_back_as_it_was() -> None:
    assert args_from_json(args_as_json({"name": "a\ud800b"})) == {"name": "a\ud800b"}
    args_as_json({"name": "a\ud800b"}).encode()  # what the book writes is UTF-8


@pytest.mark.parametrize("text", ['{"a": 1.5}', '{"a": null}', '{"a": {"what": 1}}', '{"a": [1]}'])
def test_what_is_no_argument_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an argument of a sentence"):
        args_from_json(text)
