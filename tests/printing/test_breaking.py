# ruff: noqa: RUF001 - signs of many scripts, some of which look like plain ones

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.printing.breaking import places
from smallcrm.printing.scripts import clusters


def parts(text: str) -> list[str]:
    """The text cut at every good place."""
    ends = places(text).good
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def test_words_are_parted_at_spaces_and_hyphens() -> None:
    assert parts("Dear Anna-Lena,") == ["Dear ", "Anna-", "Lena,"]
    assert parts("千1-1-1 b/c") == ["千", "1-1-1 ", "b/", "c"]
    assert parts("well - yes") == ["well ", "- ", "yes"]


def test_a_french_line_does_not_begin_with_an_exclamation_mark() -> None:
    assert parts("Merci ! Un « mot » ici") == ["Merci ! ", "Un ", "« mot » ", "ici"]


def test_japanese_is_parted_between_signs_but_not_before_closing_ones() -> None:
    assert parts("「花」を、きっと買う。") == ["「花」", "を、", "きっ", "と", "買", "う。"]
    assert parts("コーヒー") == ["コー", "ヒー"]


def test_chinese_keeps_its_points_and_brackets_at_their_words() -> None:
    assert parts("小店（花）！") == ["小", "店", "（花）！"]
    assert parts("送Anna花") == ["送", "Anna", "花"]


def test_korean_is_parted_at_its_spaces() -> None:
    assert parts("감사합니다 또 오세요.") == ["감사합니다 ", "또 ", "오세요."]


def test_thai_is_parted_where_a_syllable_surely_begins_or_ends() -> None:
    assert parts("ร้านของเราและ") == ["ร้านของ", "เรา", "และ"]
    assert parts("เร็วๆนี้") == ["เร็วๆ", "นี้"]


def test_thai_is_never_torn_between_a_vowel_and_its_consonant() -> None:
    forced = places("เด็กรักสัตว์").forced
    torn = {"เ|ด็", "ด็|ก", "รั|ก", "สั|ต", "ต|ว์"}

    text = "เด็กรักสัตว์"
    for end in forced[:-1]:
        assert not any(
            text[:end].endswith(mark.split("|")[0]) and text[end:].startswith(mark.split("|")[1])
            for mark in torn
        )


def test_a_typed_word_end_is_taken() -> None:
    assert parts("ភាសា\u200bខ្មែរ") == ["ភាសា\u200b", "ខ្មែរ"]
    assert len(parts("བོད་མི")) == 2


def test_emoji_sequences_flags_and_conjuncts_are_one() -> None:
    for whole in ("👩‍🌾", "👍🏽", "🇩🇪", "1️⃣", "🏴\U000e0067\U000e0062\U000e0065\U000e007f", "क्ष", "q̣̇", "กำ"):  # fmt: skip # noqa: E501
        assert clusters(f"a{whole}b") == ["a", whole, "b"]
    assert clusters("🇩🇪🇫🇷") == ["🇩🇪", "🇫🇷"]
    assert clusters("👍🏽👍") == ["👍🏽", "👍"]


@given(st.text(max_size=60) | st.text("กเัาะ็์ क्ष日、「」🇩👩‍🌾a- !»", max_size=40))
@settings(max_examples=150, deadline=None)
def test_places_rise_to_the_end_and_never_tear_a_cluster(text: str) -> None:
    found = places(text)
    starts, at = {len(text)}, 0
    for cluster in clusters(text):
        starts.add(at)
        at += len(cluster)

    assert at == len(text)
    assert found.forced == sorted(set(found.forced))
    assert set(found.good) <= set(found.forced) <= starts
    assert found.good[-1] == len(text)
