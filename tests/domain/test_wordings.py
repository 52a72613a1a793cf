import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.cards import FIELDS, Version, Wording, words_of
from smallcrm.domain.errors import Invalid
from smallcrm.domain.wordings import (
    FIELD_WORDS,
    CheckedWording,
    WordingDraft,
    fields_in,
    paragraphs_of,
    sentences,
    shown_text,
    versions_of,
    without,
    written_text,
)
from smallcrm.wording import Wording as Speaking

PLAIN = Version("Hello,", ("Thank you.",), "Yours,")
SAY = Speaking().say


def called(code: str) -> str:
    return SAY(FIELD_WORDS[code])


def draft(**changes: str) -> WordingDraft:
    made = WordingDraft("thank_you", "en", "Ours", "Dear {preferred_name},", "Thank you.", "Yours,")
    for field, text in changes.items():
        setattr(made, field, text)
    return made


def ours(words: str, greeting: str = "Dear {preferred_name},") -> Wording:
    own = CheckedWording("thank_you", "en", "Ours", greeting, words, "Yours,")
    return Wording("thank_you", "en", "own", versions_of(own, PLAIN))


def test_a_sentence_with_something_that_is_not_known_is_left_out_and_no_other() -> None:
    wording = ours(
        "Thank you for {what_you_bought}. {helper} says hello.\n\nYou sent {friend}!\n\nCome soon."
    )

    all_known = words_of(wording, dict.fromkeys(FIELDS, "X"))
    some = words_of(wording, {"preferred_name": "Ama", "helper": "Sam"})
    nothing = words_of(wording, {})

    assert all_known.text == ("Thank you for X. X says hello.", "You sent X!", "Come soon.")
    assert some[:3] == ("Dear Ama,", ("Sam says hello.", "Come soon."), "Yours,")
    assert nothing[:3] == ("Hello,", ("Come soon.",), "Yours,")
    assert not all_known.missing + some.missing + nothing.missing


def test_a_text_of_many_fields_never_leaves_a_gap_either() -> None:
    wording = ours(" ".join(f"Here is {{{name}}}." for name in sorted(FIELDS)) + " Thank you.")

    little = words_of(wording, {"preferred_name": "Ama", "shop_name": "Iron"})

    assert little[:2] == ("Dear Ama,", ("Here is Ama. Here is Iron. Thank you.",))
    assert words_of(wording, {"when": "today"}).text == ("Thank you.",)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("Mr. Miller came. Good.", ["Mr. Miller came. ", "Good."]),
        ("Am 3. Mai um 4. Schön.", ["Am 3. Mai um 4. Schön."]),
        ("Wir haben z. B. nichts. Ja.", ["Wir haben z. B. nichts. ", "Ja."]),
        ("“You should go.” She did.", ["“You should go.” ", "She did."]),
        ("ありがとう。またね。", ["ありがとう。", "またね。"]),
        ("no end", ["no end"]),
        ("", []),
    ],
)
def test_sentences_are_parted_where_people_part_them(line: str, parts: list[str]) -> None:
    assert sentences(line) == parts


@given(st.text(alphabet="ab.!? \n{}helper…。", max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_letter_of_a_text_is_lost_while_all_is_known(text: str) -> None:
    assert "".join(part for line in text.split("\n") for part in sentences(line)) == re.sub(
        "\n", "", text
    )
    assert without(text, frozenset()).split() == text.split()


def test_paragraphs_have_an_empty_line_between_them() -> None:
    assert paragraphs_of("one\ntwo\n \n\nthree\n") == ("one\ntwo", "three")


def test_fields_are_shown_and_typed_as_the_screen_calls_them() -> None:
    text = "Dear {preferred_name}, {what_you_bought}, {nonsense} {"

    shown = shown_text(text, called)

    assert shown == "Dear {what to call them}, {what they bought}, {nonsense} {"
    assert written_text(shown, called) == text
    assert written_text("{ What  They Bought }{FRIEND}", called) == "{what_you_bought}{friend}"


def test_fields_in_finished_words_are_found_unless_they_belong_to_somebodys_name() -> None:
    typed = "Dear {friend}, {What they  bought}\n{years} {1} {} { {when\n} {friend}"

    assert fields_in(typed) == ("{friend}", "{What they  bought}", "{years}")
    found = fields_in(typed, besides="Thank you.\n{years} Berg")
    assert found == ("{friend}", "{What they  bought}")
    assert fields_in("{" * 50_000 + "}" * 50_000) == ()


def test_a_wording_without_a_name_is_called_by_its_first_words() -> None:
    checked = draft(name=" ", words="Thank you, {preferred_name}, for " + "coming " * 20).checked()

    assert checked.name == "Thank you, …, for coming coming coming c…"


def test_while_it_is_written_only_what_can_be_printed_is_shown() -> None:
    typed = draft(words="Good. Thank you for {what they. Come.\n\nHi {frend}.", greeting="Dear {")

    seen = typed.printable()

    assert (seen.words, seen.greeting) == ("Good. Come.\n\n", "")


def test_french_signs_stay_with_their_words() -> None:
    french = draft(language="fr", words="Une chose : « merci » à vous !").checked()

    assert french.words == "Une chose\u00a0: «\u00a0merci\u00a0» à vous\u00a0!"
    assert draft(words="One : thing").checked().words == "One : thing"


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("words", " \n", "Write the words of the card."),
        ("words", "Thank you for {what_you_bougth}.", "There is no field {what_you_bougth}."),
        ("greeting", "Dear {name},", "There are: what to call them, what they bought,"),
        ("closing", "Yours {", "A brace stands alone here."),
        ("words", "Thank you }.", "A brace stands alone here."),
        ("words", "{friend} came.\n\n{helper} says hello.", "Every sentence here needs something"),
        ("words", "a" * 1501, "This is longer than 1500 characters."),
        ("words", "a" * 100_000, "This is longer than 1500 characters."),
        ("greeting", "", "Write a few words here."),
        ("closing", "\x00\ud800", "Write a few words here."),
        ("name", "n" * 61, "This is longer than 60 characters."),
        ("language", "<b>", "is not a language code"),
    ],
)
def test_what_can_not_be_kept_is_named_at_its_field(field: str, text: str, said: str) -> None:
    with pytest.raises(Invalid) as wrong:
        draft(**{field: text}).checked()

    assert wrong.value.field == field
    assert said in SAY(wrong.value.sentence)


@given(words=st.text(max_size=60), greeting=st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_hostile_words_are_kept_clean_or_named(words: str, greeting: str) -> None:
    typed = draft(words=words, greeting=greeting)
    seen = words_of(Wording("thank_you", "en", "own", versions_of(typed.printable(), PLAIN)), {})
    assert not re.search(r"[{}]", "\n".join((seen.greeting, *seen.text)))
    try:
        checked = typed.checked()
    except Invalid:
        return
    said = words_of(Wording("thank_you", "en", "own", versions_of(checked, PLAIN)), {})
    assert not re.search(r"[{}\x00\ud800-\udfff]", "\n".join((said.greeting, *said.text)))
