"""Which words are suggested: what a note thanks for, what was said before, and in turn."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.heard import AnswerDraft, HeardDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.printing.templates import wordings
from smallcrm.services import customers, heard, thank_yous
from smallcrm.services.card_pieces import Idea, customer_ideas, ideas, pieces, said_on
from tests.builders import Shop


def suggested(shop: Shop, key: str) -> tuple[Idea, ...]:
    return ideas(shop.store, key, wordings, on=shop.today).ideas


def post(shop: Shop, key: str, place: int = 0) -> tuple[str, ...]:
    """Print the card with this suggestion and post it; its words."""
    piece = suggested(shop, key)[place].piece
    thank_yous.mark_printed(shop.store, [key], {key: said_on(piece)}, now=shop.now)
    thank_yous.mark_posted(shop.store, [key], now=shop.now)
    return piece.text


def whim(shop: Shop, who: CustomerId, occasion: str = "thank_you", reason: str = "") -> str:
    number = thank_yous.owe(shop.store, who, occasion=occasion, reason=reason, now=shop.now)
    return f"whim:thank_you:{number}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_not_said_again_when_only_the_purchase_differs(shop: Shop, language: str) -> None:
    anna = shop.customer("Anna Berg", language=language)
    begun = []
    for what in ("2 brass hinges", "a garden hose", "a tin of paint"):
        shop.visit(anna, "20", what=what)
        found = post(shop, whim(shop, anna))
        begun.append(found[0][:20])
        shop.later(days=70)

    assert len(set(begun)) == 3
    shop.visit(anna, "20", what="a lamp")
    again = suggested(shop, whim(shop, anna))
    assert [idea.said_times for idea in again] == [1, 1, 1]


def test_one_table_does_not_read_the_same_birthday_card_twice(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", street="Weg 1", town="Bonn")
    tom = shop.customer("Tom Berg", lives_with=anna)
    said = post(shop, whim(shop, anna, "birthday"))

    found = suggested(shop, whim(shop, tom, "birthday"))

    assert said not in [idea.piece.text for idea in found[:2]]
    assert [(idea.piece.text == said, idea.said_times) for idea in found][-1] == (True, 1)


def test_a_card_counts_once_however_many_reasons_it_had(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.referral(anna, shop.customer("Bo Li"))
    key = whim(shop, anna, reason="brought us cake")
    (note,) = thank_yous.due_notes(shop.store, on=shop.today)
    assert len(note.keys) == 2
    post(shop, key)

    found = customer_ideas(shop.store, anna, "thank_you_referral", wordings, on=shop.today).ideas
    assert sum(idea.said_times for idea in found) == 1


def test_a_note_of_several_reasons_speaks_of_the_friend_and_of_the_kindness(shop: Shop) -> None:
    nell, bo = shop.customer("Nell Fair"), shop.customer("Bo Li")
    shop.visit(nell, "20", what="3 draught strips", days_ago=200)
    key = whim(shop, nell, reason="held the ladder for Ben in the storm")
    shop.referral(nell, bo)

    found = suggested(shop, key)

    assert "Bo" in " ".join(found[0].piece.text)
    assert found[0].piece.occasion == "thank_you_referral"
    kind = {
        each.versions[0].text for each in wordings("thank_you", "en") if each.about == "kindness"
    }
    assert found[1].piece.text in kind
    assert found[1].piece.occasion == "thank_you"
    assert "draught strip" not in " ".join(" ".join(idea.piece.text) for idea in found)


def test_the_friend_is_named_whoever_of_the_household_sent_them(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", street="Weg 1", town="Bonn")
    tom = shop.customer("Tom Berg", lives_with=anna)
    shop.referral(tom, shop.customer("Bo Li"))
    key = whim(shop, anna, reason="brought us cake")

    found = suggested(shop, key)[0].piece

    assert "Bo" in " ".join(found.text)
    assert found.greeting == "Dear Anna and Tom,"


def test_the_cards_of_one_batch_do_not_all_say_the_same(shop: Shop) -> None:
    who = [shop.customer(f"Ann{n} Lee") for n in range(3)]
    for each in who:
        shop.visit(each, "12")
    keys = [f"first_purchase:customer:{each}" for each in who]

    made = pieces(shop.store, keys, wordings, on=shop.today)

    assert len({piece.text for piece in made}) > 1
    assert made == pieces(shop.store, keys, wordings, on=shop.today)


@pytest.mark.parametrize("status", ["deceased", "let_go"])
def test_no_card_is_owed_or_printed_to_whom_none_goes(shop: Shop, status: str) -> None:
    anna = shop.customer("Anna Berg")
    tom = shop.customer("Tom Berg", lives_with=anna)
    customers.set_status(shop.store, anna, status, now=shop.now)
    before = shop.dump()

    for occasion in ("birthday", "condolence"):
        with pytest.raises(Invalid):
            customer_ideas(shop.store, anna, occasion, wordings, on=shop.today)
        with pytest.raises(Invalid):
            thank_yous.owe(shop.store, anna, occasion=occasion, now=shop.now)
    assert shop.dump() == before

    piece = suggested(shop, whim(shop, tom, "condolence"))[0].piece
    assert piece.greeting == "Dear Tom,"


def test_nobody_is_told_by_a_card_that_would_never_go(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    number = heard.note(shop.store, HeardDraft(anna, "suggested", "a bench"), now=shop.now)
    heard.answer(shop.store, number, AnswerDraft("did_it", "there is one"), now=shop.now)
    customers.set_status(shop.store, anna, "deceased", now=shop.now)
    before = shop.dump()

    with pytest.raises(Invalid):
        heard.tell(shop.store, number, "by_card", now=shop.now)

    assert shop.dump() == before
