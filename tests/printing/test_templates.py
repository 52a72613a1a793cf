import re
from collections.abc import Iterator
from itertools import product

import pytest

from smallcrm.domain.cards import FIELDS, CardPiece, Version, Wording, piece_from, words_of
from smallcrm.domain.thank_you_notes import NOTE_OCCASIONS
from smallcrm.printing.cards import cards_pdf, inside_lines
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import available, wordings
from smallcrm.services.occasions import OCCASIONS
from tests.printing.printed import SHOP, bundled_only

FONTS = bundled_only()
LANGUAGES = ["de", "en", "es", "fr"]
EVERY = [(occasion, language) for language in LANGUAGES for occasion in OCCASIONS]
SUGGESTIONS_LEAST = 3  # PRODUCT.md section 11
SMALLEST = ("a4_quarter_fold", "letter_quarter_fold")
"""About A6 and US A2: the smallest inside panels; words must stand on them at full size."""

LONG = {
    **dict.fromkeys(FIELDS, "a rather long thing indeed"),
    "preferred_name": "Maximiliane-Charlotte von Hohenstein",
    "friend": "Bartholomew Featherstonehaugh",
    "promise": "an answer on the same day, also when it is no.",
    "what_they_said": "the paint shelf stands so high that I need help each time",
    "what_we_did": "The shelf hangs lower now, and a step stands beside it.",
    "years": "27",
}

NEVER = re.compile(
    r"\btier|a-list|\bdiscount|rabatt|descuento|remise\b|\bmoney|\bpoints\b|[€$£]|\bVIP\b|\bWOW",
    re.IGNORECASE,
)
"""What a card never speaks of: standing, money, points (PRODUCT.md sections 1 and 9)."""

GENDERED = {
    "en": re.compile(r"\b(?:Sir|Madam|Mr|Mrs)\b"),
    "de": re.compile(r"Lieber?\b|Liebe/|geehrter?\b|Kund(?:e|in)\b|\b[Dd]u\b|\b[Dd]ein"),
    "es": re.compile(r"[Ee]stimad|[Qq]uerid[oa]|(?<!la )[Bb]ienvenid|\b[Tt]ú\b|\bcontigo\b"),
    "fr": re.compile(r"Chère?\b|\bvenue?s?\b|\bMadame|\bMonsieur|\b[Tt]u\b|\btoi\b"),
}
"""What would say that the customer is a man or a woman, or be too familiar."""


TO_ONE = re.compile(
    r"\b(?:usted|verle|tenerle|atenderle|darle|díganoslo|llámenos|pase|siga contándonos|venga"
    r"|pregúntenos|entró|usted dijo|echó|fue amable|tenía|buscaba|quiera|necesite|lleva)\b",
    re.IGNORECASE,
)
"""What a Spanish card says to one person only."""


def texts_of(version: Version) -> str:
    return "\n".join((version.greeting, *version.text, version.closing))


def pieces_of(language: str) -> Iterator[tuple[Wording, CardPiece]]:
    for occasion in OCCASIONS:
        for wording in wordings(occasion, language):
            for known, people in product((LONG, {}), (1, 2)):
                words = words_of(wording.said_to(people), known)
                yield (
                    wording,
                    piece_from(words, occasion=occasion, language=language, shop=SHOP, who=""),
                )


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_every_occasion_can_be_said_in_three_ways_in_every_language(
    occasion: str, language: str
) -> None:
    found = wordings(occasion, language)

    assert len(found) >= SUGGESTIONS_LEAST
    assert {wording.language for wording in found} == {language}
    assert len({wording.code for wording in found}) == len(found)
    for known in (LONG, {}):
        said = [words_of(wording, known).text for wording in found]
        assert len(set(said)) == len(found)


def test_a_country_has_the_words_of_its_language() -> None:
    assert wordings("sorry", "de-AT")[0].language == "de"
    assert {pair[1] for pair in available()} == set(LANGUAGES)


def test_a_language_without_wordings_gets_english_and_an_unknown_occasion_none() -> None:
    assert wordings("sorry", "uk")[0].language == "en"
    assert wordings("no_such_occasion", "en") == []
    assert wordings("../../x", "en") == []


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_a_wording_can_be_used_when_nothing_is_known(occasion: str, language: str) -> None:
    for wording in wordings(occasion, language):
        words = words_of(wording, {})

        assert words.missing == ()
        assert words.greeting
        assert not re.search(r"[{}]|  | [,.]", texts_of(Version(*words[:3])))


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_a_wording_uses_known_fields_from_rich_to_plain(occasion: str, language: str) -> None:
    for wording in wordings(occasion, language):
        needs = [len(version.needs) for version in wording.versions]
        assert needs == sorted(needs, reverse=True)
        assert needs[-1] == 0
        together = wording.said_to(2).versions
        assert [each.needs for each in together] == [each.needs for each in wording.versions]
        for version in (*wording.versions, *together):
            assert set(version.needs) <= FIELDS
            assert re.sub(r"\{[a-z_]+\}", "", texts_of(version)).count("{") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_is_quiet_honest_and_says_nothing_about_the_person(language: str) -> None:
    for wording, piece in pieces_of(language):
        said = "\n".join((piece.greeting, *piece.text, piece.closing))
        assert not NEVER.search(said), wording
        assert "!" not in said, wording
        for version in (*wording.versions, *wording.together):
            assert not GENDERED[language].search(texts_of(version)), wording


@pytest.mark.parametrize("occasion", sorted(NOTE_OCCASIONS))
def test_people_who_share_a_card_are_spoken_to_as_several(occasion: str) -> None:
    for wording in wordings(occasion, "es"):
        together = wording.said_to(2)
        assert wording.together
        for version in together.versions:
            assert not TO_ONE.search(texts_of(version)), wording
    for language in ("en", "fr"):
        said = [
            texts_of(version)
            for wording in wordings(occasion, language)
            for version in wording.said_to(2).versions
        ]
        assert not re.search(r"a stranger|one of them|fidèle\b", "\n".join(said))


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_what_was_bought_stands_after_a_colon_at_the_end_of_its_sentence(
    occasion: str, language: str
) -> None:
    for wording in wordings(occasion, language):
        for version in (*wording.versions, *wording.together):
            said = texts_of(version)
            found = len(re.findall(r"(?: |\u00a0)?: \{what_you_bought\}\.", said))
            assert found == said.count("{what_you_bought}"), wording


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_is_printed_at_full_size_on_the_smallest_card(language: str) -> None:
    made = list(pieces_of(language))
    for code in SMALLEST:
        for wording, piece in made:
            lines = inside_lines(piece, stock(code), FONTS)
            assert lines is not None, wording
            assert lines[-1].size_pt == 12.5, wording

    assert cards_pdf([piece for _, piece in made], stock(SMALLEST[1]), fonts=FONTS)
