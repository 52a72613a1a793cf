"""One typing mistake in a word of four letters and more is forgiven, and only one."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smallcrm.domain.mistakes import could_mean
from smallcrm.services.finder import SHOWN, find
from tests.builders import Shop

WORDS = st.text(alphabet="abcdeorstz", min_size=4, max_size=9)
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


def _names(shop: Shop, text: str) -> list[str]:
    return [row.name for row in find(shop.store, text).rows]


@pytest.mark.parametrize(
    "text",
    ["dupoont", "dupnt", "dupotn", "dupomt", "cupont", "upont", "udpont", "duponr", "dduponr"[1:],
     "mar duponr", "duponr mar", "maroe dupont", "dupomt lyon", "marie dupnt lyon"],
)  # fmt: skip
def test_a_word_with_one_mistake_is_found(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont", town="Lyon")
    shop.customer("Martin Weber", town="Bonn")
    assert _names(shop, text) == ["Marie Dupont"]


@pytest.mark.parametrize("text", ["schwarx", "shwarz", "schwazr", "schhwarzen", "scgw"])
def test_a_mistake_in_a_beginning_that_is_still_being_typed_is_forgiven(
    shop: Shop, text: str
) -> None:
    shop.customer("Emma Schwarzenberg")
    shop.customer("Bob Cox")
    assert _names(shop, text) == ["Emma Schwarzenberg"]


@pytest.mark.parametrize("text", ["dupomr", "maroe dupomt", "dpunto", "marie zzzont"])
def test_two_mistakes_are_not_forgiven(shop: Shop, text: str) -> None:
    shop.customer("Marie Dupont")
    assert _names(shop, text) == []


@pytest.mark.parametrize("text", ["bolom", "gartem", "vreiburg", "nimi", "amrie"])
def test_mistakes_are_forgiven_in_names_companies_streets_and_towns(shop: Shop, text: str) -> None:
    shop.customer(
        "Marie Dupont",
        preferred_name="Mimi",
        company="Bloom",
        street="Gartenweg",
        town="Freiburg",
    )
    shop.customer("Bob Cox")
    assert _names(shop, text) == ["Marie Dupont"]


def test_a_four_letter_word_may_have_lost_a_letter_and_a_short_one_is_taken_as_it_is(
    shop: Shop,
) -> None:
    shop.customer("Anna Berg")
    shop.customer("Bob Cox")
    assert _names(shop, "brg") == ["Anna Berg"]
    assert _names(shop, "cpx") == []
    assert _names(shop, "bg") == []


def test_notes_and_numbers_must_be_typed_rightly(shop: Shop) -> None:
    shop.customer("Anna Berg", notes="has two beagles", phone="0171 4417")
    assert _names(shop, "beaglse") == []
    assert _names(shop, "4471") == []
    assert _names(shop, "amna beagles") == ["Anna Berg"]


@pytest.mark.parametrize(("name", "text"), [("Иван Петров", "петрав"), ("Ελένη Παππά", "ελενι")])
def test_mistakes_are_forgiven_in_other_alphabets(shop: Shop, name: str, text: str) -> None:
    shop.customer(name)
    assert _names(shop, text) == [name]


def test_mistaken_ones_stand_behind_begun_and_pieces_whole_words_first(shop: Shop) -> None:
    shop.customer("Anna Marek")
    shop.customer("Anna Mareks")
    shop.customer("Bob Mare")
    shop.customer("Cleo Amareto")
    shop.customer("Dora Mara")
    shop.visit(shop.customer("Emma Maranzano"))
    found = find(shop.store, "mare")
    assert [row.fit for row in found.rows] == ["begun"] * 3 + ["inside"] + ["mistaken"] * 2
    assert [row.name for row in found.rows][4:] == ["Dora Mara", "Emma Maranzano"]
    assert found.total == 6


def test_mistakes_are_only_looked_for_until_eight_rows_are_full(shop: Shop) -> None:
    for number in range(SHOWN):
        shop.customer(f"Anna {number}")
    shop.customer("Anne Cox")
    assert find(shop.store, "anna").total == SHOWN
    shop.undo()
    shop.undo()
    shop.customer("Anne Cox")
    found = find(shop.store, "anna")
    assert found.total == SHOWN
    assert found.rows[-1].name == "Anne Cox"


def test_nobody_stands_in_two_rows(shop: Shop) -> None:
    shop.customer("Anna Hanna Anne Johanna")
    assert _names(shop, "anna") == ["Anna Hanna Anne Johanna"]


# What a word could mean


@settings(max_examples=200)
@given(word=WORDS, letter=LETTERS, place=st.integers(0, 8), kind=st.integers(0, 3))
def test_any_single_mistake_leads_back_to_the_word(
    word: str, letter: str, place: int, kind: int
) -> None:
    at = place % len(word)
    wrong = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )[kind]
    assume(wrong != word)
    assert word in could_mean(wrong)


@given(word=st.text(max_size=30))
def test_any_word_could_mean_only_what_is_near_it(word: str) -> None:
    meant = could_mean(word)
    assert word not in meant
    assert len(meant) == len(set(meant))
    assert all(abs(len(each) - len(word)) <= 1 and len(each) >= 3 for each in meant)


@pytest.mark.parametrize(
    "text",
    ["rosa lane mill road bath", "rose lang mill road bath", "rose lane hill road bath",
     "rose lane mill roar bath", "rose lane mill road bats", "rosa lane bath"],
)  # fmt: skip
def test_a_mistake_that_makes_a_word_of_somebody_else_is_forgiven_at_every_place(
    shop: Shop, text: str
) -> None:
    shop.customer("Rose Lane", street="Mill Road", town="Bath")
    shop.customer("Rosa Lang", street="Hill Roar", town="Bats")
    shop.customer("Rose Lane", street="Hill Roar", town="Bats")
    assert _names(shop, text) == ["Rose Lane"]
