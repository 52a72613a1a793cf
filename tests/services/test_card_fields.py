"""What is known for the fields of a wording, and what lies beside a card while it is written."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from smallcrm.domain.cards import FIELDS, Version, Wording, words_of
from smallcrm.domain.facts import FactDraft
from smallcrm.domain.heard import AnswerDraft, HeardDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.printing.templates import wordings
from smallcrm.services import facts, heard, thank_yous
from smallcrm.services import shop as shop_service
from smallcrm.services.card_facts import card_facts
from smallcrm.services.card_fronts import designed
from smallcrm.services.card_pieces import customer_ideas, ideas
from tests.builders import Shop


def said_and_done(shop: Shop, who: CustomerId, said: str, did: str) -> int:
    number = heard.note(shop.store, HeardDraft(who, "suggested", said), now=shop.now)
    heard.answer(shop.store, number, AnswerDraft("did_it", did), now=shop.now)
    return number


def fields_of(shop: Shop, key: str) -> dict[str, str]:
    """Every field as it stands on the card with this key."""
    names = sorted(FIELDS)
    asking = Version("", tuple(f"{name}={{{name}}}" for name in names), "")

    def ask(occasion: str, language: str) -> Sequence[Wording]:
        return [Wording(occasion, language, "asking", (asking,))]

    text = ideas(shop.store, key, ask, on=shop.today).ideas[0].piece.text
    return dict(zip(names, (said.partition("=")[2] for said in text), strict=True))


def owed(shop: Shop) -> list[str]:
    return [card.subject_key for card in thank_yous.due(shop.store, on=shop.today)]


def test_you_said_we_did_quotes_what_they_said_and_what_was_done(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    said_and_done(shop, anna, "more light at the till", "we bought a lamp")
    number = said_and_done(shop, anna, "“A bench at the door.”", "there is a bench now")
    heard.tell(shop.store, number, "by_card", now=shop.now)
    said_and_done(shop, anna, "open on Mondays", "we do")

    (key,) = [key for key in owed(shop) if key.startswith("whim")]
    known = fields_of(shop, key)

    assert known["what_they_said"] == "A bench at the door"
    assert known["what_we_did"] == "There is a bench now."
    assert known["when"] == "on 20 November"


def test_a_long_quotation_is_left_out_and_never_cut(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    number = said_and_done(shop, anna, "and another thing " * 30, "done")
    heard.tell(shop.store, number, "by_card", now=shop.now)

    (key,) = [key for key in owed(shop) if key.startswith("whim")]

    assert fields_of(shop, key)["what_they_said"] == ""
    piece = ideas(shop.store, key, wordings, on=shop.today).ideas[0].piece
    assert "another thing" not in " ".join(piece.text)


def test_a_purchase_is_told_with_its_own_day_and_not_with_the_last_one(shop: Shop) -> None:
    told = {}
    for language in ("en", "de"):
        anna = shop.customer("Anna Berg", language=language)
        shop.visit(anna, what="a rose", days_ago=3)
        shop.visit(anna, what="fertiliser", days_ago=1)
        known = fields_of(shop, f"first_purchase:customer:{anna}")
        told[language] = (known["what_you_bought"], known["when"])

    # What the shop wrote down in its own language is no word for a card in another one.
    assert told == {"en": ("a rose", "on 17 November"), "de": ("", "am 17. November")}


def test_who_share_a_note_are_greeted_and_addressed_together(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", street="Weg 1", town="Bonn")
    tom = shop.customer("Tom Berg", lives_with=anna)
    shop.visit(anna, what="a rose", days_ago=2)
    shop.visit(tom, what="a saw", days_ago=1)

    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    piece = ideas(shop.store, note.keys[0], wordings, on=shop.today).ideas[0].piece
    assert piece.greeting in {"Dear Anna and Tom,", "Dear Tom and Anna,"}
    assert piece.envelope[0] in {"Anna and Tom Berg", "Tom and Anna Berg"}

    shop.change(anna, household_name="The Bergs")
    piece = ideas(shop.store, note.keys[0], wordings, on=shop.today).ideas[0].piece
    assert piece.envelope[0] == "The Bergs"


def test_own_words_never_hide_all_that_came_with_the_program(shop: Shop) -> None:
    def many(occasion: str, language: str) -> Sequence[Wording]:
        own = [
            Wording(occasion, language, f"own:{n}", (Version("", (f"Ours {n}.",), ""),))
            for n in range(5)
        ]
        return [*own, *wordings(occasion, language)]

    anna = shop.customer("Anna Berg")
    found = customer_ideas(shop.store, anna, "thank_you", many, on=shop.today).ideas

    assert [idea.piece.text for idea in found[:2]] == [("Ours 0.",), ("Ours 1.",)]
    assert len(found) == 3
    assert "Ours" not in " ".join(found[2].piece.text)


def test_an_idea_says_how_often_it_was_said_already(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    for _card in range(2):
        number = thank_yous.owe(shop.store, anna, now=shop.now)
        key = f"whim:thank_you:{number}"
        found = customer_ideas(shop.store, anna, "thank_you", wordings, on=shop.today).ideas
        said = "\n\n".join(found[0].piece.text)
        thank_yous.mark_printed(shop.store, [key], {key: said}, now=shop.now)
        thank_yous.mark_posted(shop.store, [key], now=shop.now)

    found = customer_ideas(shop.store, anna, "thank_you", wordings, on=shop.today).ideas

    assert [idea.said_times for idea in found] == [0, 1, 1]
    beside = card_facts(shop.store, anna, on=shop.today)
    assert [line.times for line in beside.said] == [1, 1]


def test_beside_a_card_lies_nothing_private(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna, "12", what="a rose", days_ago=1)
    for draft in (
        FactDraft("dog", "Biscuit"),
        FactDraft("owes", "40 since May", is_private=True),
        FactDraft("divorce", "do not ask", do_not_mention=True),
    ):
        facts.note_fact(shop.store, anna, draft, now=shop.now)

    beside = card_facts(shop.store, anna, on=shop.today)

    assert beside.facts == (("dog", "Biscuit"),)
    assert [visit.what for visit in beside.visits] == ["a rose"]


def test_a_picture_that_is_gone_leaves_the_usual_front(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    piece = customer_ideas(shop.store, anna, "thank_you", wordings, on=shop.today).ideas[0].piece

    assert designed(shop.store, piece, "own:7").design == ""
    assert designed(shop.store, piece, "meadow").design == "meadow"


def suggested(shop: Shop, key: str) -> list[str]:
    """The bundled words of the card with this key, as they are offered."""
    found = ideas(shop.store, key, wordings, on=shop.today).ideas
    return [" ".join(idea.piece.text) for idea in found]


def whim(shop: Shop, who: CustomerId, reason: str = "") -> str:
    number = thank_yous.owe(shop.store, who, reason=reason, now=shop.now)
    return f"whim:thank_you:{number}"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_card_by_whim_speaks_of_no_purchase_where_there_is_none(
    shop: Shop, language: str
) -> None:
    stranger = shop.customer("Anna Berg", language=language)
    long_ago = shop.customer("Bob Cox", language=language)
    shop.visit(long_ago, "12", what="a rose", days_ago=100)
    baker = shop.customer("Carl Diaz", language=language)
    shop.visit(baker, "12", what="a rose")
    keys = [whim(shop, stranger), whim(shop, long_ago), whim(shop, baker, "brought us cake")]
    bought = [wording for wording in wordings("thank_you", language) if wording.about == "purchase"]
    never = {words_of(each, {"preferred_name": "A"}).text[0] for each in bought}

    for key in keys:
        said = suggested(shop, key)
        assert len(set(said)) == 3
        # The baker is owed thanks for a first purchase, too: that is offered after the cake.
        about = said[:1] if key == keys[-1] else said
        assert not any(words in each for words in never for each in about)
        assert "rose" not in " ".join(about)


def test_a_card_after_a_purchase_speaks_of_it_and_of_no_kindness(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna, "12", what="a rose", days_ago=3)
    kind = [" ".join(each.versions[0].text) for each in wordings("thank_you", "en")][-2:]

    for key in (f"first_purchase:customer:{anna}", whim(shop, anna)):
        said = suggested(shop, key)
        assert "a rose" in said[0]
        assert not set(kind) & set(said)


def test_years_count_from_the_first_visit_or_from_when_they_are_known_to_come(shop: Shop) -> None:
    new, old, known = (
        shop.customer("Anna Berg"),
        shop.customer("Bob Cox", customer_since="1998"),
        shop.customer("Carl Diaz", customer_since="2019"),
    )
    for who, days_ago in ((new, 3), (old, 3), (known, 4000)):
        shop.visit(who, "12", what="a rose", days_ago=days_ago)
    without_visits = shop.customer("Dora Ek", customer_since="2001")

    def years(who: CustomerId) -> str:
        return fields_of(shop, whim(shop, who))["years"]

    assert years(new) == ""
    assert years(old) == str(shop.today.year - 1998)
    assert years(known) == "10"
    assert years(without_visits) == str(shop.today.year - 2001)


def test_the_promise_and_the_purchase_end_as_their_sentences_need_it(shop: Shop) -> None:
    own = shop_service.shop(shop.store)
    assert own is not None
    anna = shop.customer("Anna Berg")
    shop.visit(anna, what="2 brass hinges, roses.")

    def promise(words: str) -> str:
        draft = replace(shop_service.draft_of(own), our_promise=words)
        shop_service.save_shop(shop.store, draft, now=shop.now)
        return fields_of(shop, f"first_purchase:customer:{anna}")["promise"]

    assert promise("Repairs within a week") == "Repairs within a week."
    assert promise("“No is no.”") == "“No is no.”"
    assert promise("") == ""
    known = fields_of(shop, f"first_purchase:customer:{anna}")
    assert known["what_you_bought"] == "2 brass hinges, roses"


def test_the_first_of_a_month_is_told_as_the_french_say_it(shop: Shop) -> None:
    told = {}
    for language in ("fr", "es", "de"):
        anna = shop.customer("Anna Berg", language=language)
        shop.visit(anna, what="a rose", days_ago=19)
        told[language] = fields_of(shop, f"first_purchase:customer:{anna}")["when"]

    assert told == {"fr": "le 1er novembre", "es": "el 1 de noviembre", "de": "am 1. November"}
