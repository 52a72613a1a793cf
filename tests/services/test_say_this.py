"""What to say to the customer who stands at the counter."""

from datetime import timedelta

import pytest

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence
from smallcrm.services import customers, prompts, requests, thank_yous
from smallcrm.services.open_things import open_things
from smallcrm.services.say_this import SayLine, say_this
from tests.builders import Shop


def _say(shop: Shop, who: CustomerId) -> list[SayLine]:
    return say_this(shop.store, who, on=shop.today)


def _keys(lines: list[SayLine]) -> list[str]:
    return [line.text.key for line in lines]


def test_everything_stands_in_its_fixed_order(shop: Shop) -> None:
    anna = shop.customer(
        "Anna", street="Am Ring 3", birthday="24.11.1980", notes="Has a van.\n\nLikes blue."
    )
    shop.visit(anna, "5", what="a rose")
    shop.request(anna, "a hose", status="ready", told_on_text="+9")

    lines = _say(shop, anna)

    assert [line.kind for line in lines] == ["promise", "thank_you", "date", "note", "note"]
    assert _keys(lines) == [
        "Ready: {what}.",
        "Say thank you. {reason}",
        "Birthday {when}.",
        "{note}",
        "{note}",
    ]
    assert [line.text.args["note"] for line in lines[3:]] == ["Has a van.", "Likes blue."]


def test_never_more_than_five_lines(shop: Shop) -> None:
    anna = shop.customer("Anna", notes="\n".join("abcdefghij"))
    shop.visit(anna)

    assert len(_say(shop, anna)) == 5


def test_a_promise_far_away_is_not_mentioned_and_a_kept_one_neither(shop: Shop) -> None:
    anna = shop.customer("Anna", known_before=True)
    shop.request(anna, "later", told_on_text="+9")
    kept = shop.request(anna, "kept", status="ready")
    assert [line.kind for line in _say(shop, anna)] == ["promise"]

    requests.set_status(shop.store, kept, "done", now=shop.now)

    assert [line.kind for line in _say(shop, anna)] == ["ask"]


def test_a_promise_that_was_put_off_is_said_all_the_same(shop: Shop) -> None:
    anna = shop.customer("Anna", known_before=True)
    late = shop.request(anna, "a hose", told_on=shop.today)
    ready = shop.request(anna, "a rake", status="ready", told_on_text="+20")
    until = shop.today + timedelta(days=30)
    for key in (f"promise:request:{late}", f"promise:request:{ready}:ready"):
        prompts.answer_later(shop.store, key, until, now=shop.now)

    assert _keys(_say(shop, anna)) == ["Promised for {day}: {what}.", "Ready: {what}."]


def test_a_printed_card_is_handed_over(shop: Shop) -> None:
    anna = shop.customer("Anna")
    shop.visit(anna)
    key = f"first_purchase:customer:{anna}"
    thank_yous.mark_printed(shop.store, [key], {}, now=shop.now)

    assert _keys(_say(shop, anna)) == ["Their card is printed: hand it over."]


def test_a_birthday_is_told_today_and_soon_and_not_yesterday(shop: Shop) -> None:
    for birthday, told in (
        ("20.11.", ["Birthday today."]),
        ("4.12.", ["Birthday {when}."]),
        ("5.12.", []),
        ("19.11.", []),
    ):
        anna = shop.customer("Anna", birthday=birthday)
        assert [line.text.key for line in _say(shop, anna) if line.kind == "date"] == told


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"phone": "0171 5551234"}, "who told them about us"),
        ({"name": "Anna"}, "for a phone number"),
        ({"name": "Anna", "phone": "0171 5551234"}, "who told them about us"),
    ],
)
def test_with_nothing_to_say_the_most_useful_question_is_asked(
    shop: Shop, fields: dict[str, str], question: str
) -> None:
    who = shop.customer(fields.get("name", ""), phone=fields.get("phone", ""))
    (line,) = _say(shop, who)

    assert (line.kind, line.text.key) == ("ask", "First visit? Ask {question}.")
    asked = line.text.args["question"]
    assert isinstance(asked, Sentence)
    assert asked.key == (question if "name" in fields else "what their name is")


def test_somebody_known_for_long_is_not_called_a_first_visit(shop: Shop) -> None:
    anna = shop.customer("Anna", known_before=True)

    assert _keys(_say(shop, anna)) == ["Worth asking: {question}."]


def test_nothing_is_asked_of_somebody_of_whom_everything_is_known(shop: Shop) -> None:
    joe = shop.customer("Joe")
    anna = shop.customer("Anna", phone="030 1234567", street="Ring 3", birthday="1.4.", sent_by=joe)

    assert _say(shop, anna) == []


def test_nobody_in_the_trash_and_no_stranger_has_lines(shop: Shop) -> None:
    anna = shop.customer("Anna", notes="A note")
    customers.trash(shop.store, anna, now=shop.now)

    assert _say(shop, anna) == _say(shop, CustomerId(99)) == []


def test_hostile_notes_stay_plain_words(shop: Shop) -> None:
    anna = shop.customer("Anna", notes="{day} <b>x</b>\x00\n%s {0}")

    assert [line.text.args["note"] for line in _say(shop, anna)] == ["{day} <b>x</b>", "%s {0}"]


def test_who_has_no_address_is_handed_the_card_and_both_of_a_household_are_thanked(
    shop: Shop,
) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    shop.share_letterbox(anna, tom)
    shop.visit(anna, "5")
    shop.visit(tom, "5")

    told = [_say(shop, who)[0] for who in (anna, tom)]

    assert {line.text.key for line in told} == {
        "Say thank you. {reason} No address: hand the card over."
    }

    # The one note stands on the page of each, and its key is the same.
    eva = shop.customer("Eva")
    shop.share_letterbox(eva, tom)
    thank_yous.owe(shop.store, tom, occasion="condolence", now=shop.now)
    cards = [open_things(shop.store, who, on=shop.today).cards for who in (anna, tom, eva)]
    key = f"first_purchase:customer:{anna}"
    assert [[card.subject_key for card in each][:1] for each in cards] == [[key]] * 3
    assert [len(each) for each in cards] == [1, 2, 1]
    assert [each[0].reason.key for each in cards] == [
        "First time here {when}.",
        "Together with {customer}: {reason}",
        "Together with {customer}: {reason}",
    ]
