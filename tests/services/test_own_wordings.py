from collections.abc import Sequence

import pytest

from smallcrm.domain.cards import Version, Wording
from smallcrm.domain.errors import Invalid
from smallcrm.domain.wordings import WordingDraft
from smallcrm.printing.templates import wordings
from smallcrm.services.card_pieces import customer_piece
from smallcrm.services.own_wordings import (
    delete_own_wording,
    own_wordings,
    save_own_wording,
    wordings_with_own,
)
from smallcrm.services.shop import shop as shop_row
from tests.builders import Shop


def draft(
    name: str = "Ours", words: str = "Thank you for {what_you_bought}. Yours."
) -> WordingDraft:
    return WordingDraft("thank_you", "en", name, "Dear {preferred_name},", words, "The shop,")


def save(shop: Shop, made: WordingDraft, row_id: int | None = None) -> int:
    return save_own_wording(shop.store, made, row_id=row_id, now=shop.now)


def test_an_own_wording_is_kept_changed_removed_and_each_can_be_undone(shop: Shop) -> None:
    first = save(shop, draft())
    save(shop, draft(words="Thank you."), first)
    assert [row.words for row in own_wordings(shop.store)] == ["Thank you."]

    delete_own_wording(shop.store, first, now=shop.now)
    assert own_wordings(shop.store) == []

    shop.undo()
    assert [(row.id, row.words) for row in own_wordings(shop.store)] == [(first, "Thank you.")]
    shop.undo()
    assert [row.words for row in own_wordings(shop.store)] == [draft().words]
    shop.undo()
    assert own_wordings(shop.store) == []


def test_the_shops_own_words_are_offered_first_and_printed(shop: Shop) -> None:
    save(shop, draft())
    amara = shop.customer("Amara Nwosu", preferred_name="Ama")
    said = wordings_with_own(shop.store, wordings)

    nothing_bought = customer_piece(shop.store, amara, "thank_you", said, on=shop.today)
    shop.visit(amara, "12", what="a rose")
    rose = customer_piece(shop.store, amara, "thank_you", said, on=shop.today)

    assert nothing_bought.text == ("Yours.",)
    assert rose.text == ("Thank you for a rose. Yours.",)
    assert (rose.greeting, rose.closing) == ("Dear Ama,", "The shop,")
    assert said("thank_you", "en")[1:] == wordings("thank_you", "en")
    assert said("sorry", "en") == wordings("sorry", "en")


def test_words_follow_the_customers_language(shop: Shop) -> None:
    shop_language = shop_row(shop.store)
    assert shop_language is not None
    save(shop, draft())
    german = WordingDraft("thank_you", "de", "Unsere", "Guten Tag,", "Danke.", "Bis bald")
    save(shop, german)
    said = wordings_with_own(shop.store, wordings)

    found = {}
    for language in ("", "de", "de-at", "es", "fr", "uk"):
        who = shop.customer("Somebody", language=language)
        found[language] = customer_piece(shop.store, who, "thank_you", said, on=shop.today)

    assert {language: piece.language for language, piece in found.items()} == {
        "": shop_language.language,
        "de": "de",
        "de-at": "de",
        "es": "es",
        "fr": "fr",
        "uk": "en",
    }
    assert found["de-at"].text == ("Danke.",)


def test_a_language_of_which_nothing_is_bundled_can_have_own_words(shop: Shop) -> None:
    words = "Dank u wel.\n\nDank voor {what_you_bought}."
    save(shop, WordingDraft("thank_you", "nl", "Onze", "Dag {preferred_name},", words, "Groeten,"))

    (own, *rest) = wordings_with_own(shop.store, wordings)("thank_you", "nl")

    assert own.versions[-1] == Version("", ("Dank u wel.",), "Groeten,")
    assert {each.language for each in rest} == {"en"}


def test_a_name_holds_once_for_an_occasion_in_a_language(shop: Shop) -> None:
    number = save(shop, draft("Ours"))
    save(shop, draft("Ours"), number)
    with pytest.raises(Invalid, match="There is a wording called Ours") as wrong:
        save(shop, draft("OURS"))
    assert wrong.value.field == "name"

    other = draft("Ours")
    other.occasion = "sorry"
    save(shop, other)
    assert len(own_wordings(shop.store)) == 2


def test_words_that_do_not_fit_and_wordings_that_are_gone_are_named(shop: Shop) -> None:
    seen: list[Sequence[Version]] = []

    def fits(wording: Wording) -> bool:
        seen.append(wording.versions)
        return False

    with pytest.raises(Invalid, match="too long for a folded card"):
        save_own_wording(shop.store, draft(), fits=fits, now=shop.now)
    assert seen[0][0].text == ("Thank you for {what_you_bought}. Yours.",)
    with pytest.raises(Invalid, match="not in the book any more"):
        save(shop, draft(), 99)
    with pytest.raises(Invalid, match="not in the book any more"):
        delete_own_wording(shop.store, 99, now=shop.now)
    with pytest.raises(Invalid, match="Choose the occasion"):
        save(shop, WordingDraft("party", "en", "x", "x", "x", "x"))
    assert own_wordings(shop.store) == []
