import re

import pytest

from smallcrm.domain.cards import FIELDS, Wording, piece_from, words_of
from smallcrm.printing.cards import inside_lines
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import available, wordings
from tests.printing.printed import SHOP, bundled_only

FONTS = bundled_only()
ALL = [
    pytest.param(wording, id=f"{language}-{occasion}-{wording.code}")
    for occasion, language in sorted(available())
    for wording in wordings(occasion, language)
]
OCCASIONS = [
    "thank_you",
    "thank_you_referral",
    "thank_you_patience",
    "thank_helper",
    "after_hours",
    "you_said_we_did",
    "sorry",
    "welcome",
    "welcome_back",
    "birthday",
    "anniversary",
    "condolence",
    "get_well",
    "miss_you",
    "season",
    "offer",
]
"""Every occasion of PRODUCT.md section 16."""

NEVER = re.compile(
    r"\btier|a-list|\bdiscount|rabatt|\bmoney|\bpoints\b|[€$£]|\bVIP\b", re.IGNORECASE
)
"""What a card never speaks of: standing, money, points (PRODUCT.md sections 1 and 9)."""


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_occasion_has_english_words(occasion: str) -> None:
    assert wordings(occasion, "en")


@pytest.mark.parametrize(
    "occasion",
    [
        "thank_you",
        "thank_you_referral",
        "thank_you_patience",
        "after_hours",
        "welcome",
        "birthday",
        "miss_you",
    ],
)
def test_the_usual_occasions_have_three_suggestions(occasion: str) -> None:
    assert len(wordings(occasion, "en")) == 3


@pytest.mark.parametrize("language", ["de", "es", "fr"])
@pytest.mark.parametrize("occasion", ["thank_you", "thank_you_referral", "welcome", "birthday"])
def test_the_first_occasions_speak_the_customers_language(occasion: str, language: str) -> None:
    assert all(wording.language == language for wording in wordings(occasion, language))
    assert wordings(occasion, f"{language}-XX")[0].language == language


def test_a_language_without_wordings_gets_english_and_an_unknown_occasion_none() -> None:
    assert wordings("sorry", "de")[0].language == "en"
    assert wordings("no_such_occasion", "en") == []
    assert wordings("../../x", "en") == []


@pytest.mark.parametrize("wording", ALL)
def test_a_wording_can_be_used_when_nothing_is_known(wording: Wording) -> None:
    words = words_of(wording, {})

    assert words.missing == ()
    assert not re.search(r"[{}]|  | [,.]", "\n".join((words.greeting, *words.text, words.closing)))


@pytest.mark.parametrize("wording", ALL)
def test_a_wording_uses_known_fields_and_never_speaks_of_money_or_standing(
    wording: Wording,
) -> None:
    for version in wording.versions:
        assert set(version.needs) <= FIELDS
        assert not NEVER.search("\n".join((version.greeting, *version.text, version.closing)))
    needs = [len(version.needs) for version in wording.versions]
    assert needs == sorted(needs, reverse=True)


@pytest.mark.parametrize("wording", ALL)
def test_a_wording_fits_the_smallest_card_at_full_size(wording: Wording) -> None:
    fields = dict.fromkeys(FIELDS, "a rather long thing indeed")
    words = words_of(wording, fields)
    made = piece_from(words, occasion=wording.occasion, language="en", shop=SHOP, who="")

    lines = inside_lines(made, stock("letter_quarter_fold"), FONTS)

    assert lines is not None
    assert lines[-1].size_pt == 12.5
