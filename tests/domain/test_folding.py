"""Folding: what is found by which typing, and that nothing hostile raises."""
# ruff: noqa: RUF001 - letters that look alike are what is tested

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.folding import clean_line, clean_text, fold, search_words, words

hostile = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ANNA", "anna"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Æsir Þór", "aesir thor"),
        ("Müller", "muller"),
        ("Mu\u0308ller", "muller"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Nguyễn", "nguyen"),
        ("Γιώργος", "γιωργοσ"),
        ("김철수", "김철수"),
        ("がく", "がく"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_marks_that_make_another_letter_stay() -> None:
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("กี่") != fold("กา")


def test_words_part_at_everything_that_is_no_letter_or_digit() -> None:
    assert words("Jean-Luc O'Brien, 3b (new)") == ["jean", "luc", "o", "brien", "3b", "new"]
    assert words("山田 太郎") == ["山田", "太郎"]
    assert words("") == []


def test_an_apostrophe_is_found_joined_and_apart() -> None:
    assert search_words("O'Brien") == ["o", "brien", "obrien"]
    assert search_words("O\u2019Brien") == ["o", "brien", "obrien"]
    assert search_words("D'Arc L'Hôte") == ["d", "arc", "l", "hote", "darc", "lhote"]


def test_other_scripts_are_found_by_their_own_and_by_latin_letters() -> None:
    assert search_words("Дмитрий") == [fold("Дмитрий"), "dmitriy"]
    assert search_words("Γιώργος") == ["γιωργοσ", "giorgos"]
    assert "wangxiaoming" in search_words("王小明")
    assert "王小明" in search_words("王小明")


def test_umlauts_are_found_written_out_too() -> None:
    assert search_words("Jürgen Schröder") == [
        "jurgen",
        "schroder",
        "juergen",
        "schroeder",
    ]


def test_a_word_is_given_once() -> None:
    assert search_words("Anna anna ANNA") == ["anna"]


def test_a_smiling_face_is_no_word() -> None:
    assert search_words("Anna \U0001f600") == ["anna"]


@given(hostile)
@settings(max_examples=300)
def test_hostile_text_never_raises_and_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    for word in search_words(text):
        assert word
        assert " " not in word


@given(st.text("abcäöüßøłéñπжשم '-", max_size=30))
@settings(max_examples=200)
def test_upper_case_finds_the_same_words(text: str) -> None:
    assert words(text.upper()) == words(text)


def test_a_hundred_thousand_letters_are_folded() -> None:
    assert len(fold("é" * 100_000)) == 100_000
    assert search_words("x" * 100_000) == ["x" * 100_000]


def test_a_line_loses_what_is_not_text() -> None:
    assert clean_line(" Anna\r\n\tBerg\x00\x1b\ud800 ", 80) == "Anna Berg"
    assert clean_line("a\u202eb\u2066c", 80) == "abc"
    assert clean_line("Mu\u0308ller", 80) == "Müller"
    assert clean_line('<b>Anna</b> & "Co"', 80) == '<b>Anna</b> & "Co"'
    assert clean_line("abc def", 4) == "abc"


def test_a_joined_family_of_faces_stays_one() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert clean_line(family, 80) == family


def test_a_sign_newer_than_our_tables_stays_and_what_is_no_sign_goes() -> None:
    assert clean_line("a\U0001fadf\U0001fbff", 80) == "a\U0001fadf\U0001fbff"
    assert clean_line("a\uffff\ufdd0b", 80) == "ab"
    assert clean_line("a\u3000b\u00a0c", 80) == "a b c"


def test_a_text_keeps_its_lines() -> None:
    assert clean_text("one \r\ntwo\rthree\u2028four\x00\n\n", 80) == "one\ntwo\nthree\nfour"
    assert clean_text("abc\ndef", 4) == "abc"


@given(hostile, st.integers(0, 20))
@settings(max_examples=300)
def test_cleaned_text_is_harmless_short_and_stays_as_it_is(text: str, limit: int) -> None:
    for clean in (clean_line, clean_text):
        once = clean(text, limit)
        assert len(once) <= limit
        assert not any(
            unicodedata.category(letter) in {"Cs", "Cc"} - {"\n"}
            for letter in once.replace("\n", "")
        )
        assert clean(once, limit) == once
        once.encode()
