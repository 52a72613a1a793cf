"""What is told most often, and what a draft of something heard takes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid
from smallcrm.domain.heard import WALK, AnswerDraft, HeardDraft, often_told

TODAY = date(2026, 11, 20)
QUIET = frozenset({"would", "like", "outside"})


def _told(*said: str) -> list[tuple[str, int]]:
    return [(each.word, each.times) for each in often_told(said, QUIET)]


def test_what_several_share_is_told_in_the_words_of_the_newest() -> None:
    told = often_told(["A Bench, please!", "two benches outside", "more light", "the bench"], QUIET)
    assert [(each.word, each.times, each.example) for each in told] == [
        ("Bench", 3, "A Bench, please!")
    ]


def test_each_counts_for_one_thing_and_what_was_said_once_for_none() -> None:
    said = ("open on Sundays", "bench and Sundays", "a bench", "Sunday!", "brackets in black")
    assert _told(*said) == [("Sundays", 3)]


def test_three_things_at_most_the_most_frequent_first() -> None:
    said = ["roses"] * 2 + ["nails"] * 4 + ["paint"] * 3 + ["glue glue"] * 2
    assert [times for _word, times in _told(*said)] == [4, 3, 2]


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_words_can_be_counted(said: list[str]) -> None:
    told = often_told(said, QUIET)
    assert sum(each.times for each in told) <= len(said)
    assert all(each.times > 1 for each in told)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (HeardDraft(words=" \n"), "words"),
        (HeardDraft(words="x", kind="shouted"), "kind"),
        (HeardDraft(words="x", heard_text="+3"), "heard_text"),
        (HeardDraft(words="y" * 100_000), "words"),
    ],
)
def test_what_can_not_be_noted_is_refused_at_its_field(draft: HeardDraft, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft.checked(TODAY)
    assert refused.value.field == field


def test_a_no_needs_its_reason() -> None:
    with pytest.raises(Invalid) as refused:
        AnswerDraft("cannot", " ").checked()
    assert refused.value.field == "answer_words"
    assert AnswerDraft("cannot", "no room").checked() == ("cannot", "no room")
    with pytest.raises(Invalid):
        AnswerDraft("").checked()


def test_hostile_words_are_kept_harmless() -> None:
    words = "<b>\x00\ud800 sun\u202eny"
    assert HeardDraft(words=words).checked(TODAY).words == "<b> sunny"


def test_the_walk_has_ten_questions() -> None:
    assert len({question.words.key for question in WALK}) == 10
