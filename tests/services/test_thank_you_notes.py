"""One open note per household, with all its reasons, from owed to posted."""

import tempfile
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.thank_you_notes import NOTE_OCCASIONS
from smallcrm.services import card_batches, customers, households, prompts, rules, thank_yous
from smallcrm.services.card_batches import PrintedCard
from smallcrm.services.say_this import say_this
from smallcrm.services.story import story
from smallcrm.services.thank_yous import DueNote
from smallcrm.services.today import today
from smallcrm.storage.check import check
from tests.builders import Shop


@pytest.fixture
def home(shop: Shop) -> tuple[CustomerId, CustomerId]:
    """Anna and Tom, newcomers under one roof; Anna sent Joe, who was not here yet."""
    anna = shop.customer("Anna", street="Am Ring 3", town="Bonn")
    tom = shop.customer("Tom")
    shop.share_letterbox(tom, anna)
    shop.visit(anna, "5", what="a rose")
    shop.visit(tom, "5", what="a hose")
    shop.referral(anna, shop.customer("Joe"))
    return anna, tom


def _notes(shop: Shop) -> list[DueNote]:
    return thank_yous.due_notes(shop.store, on=shop.today)


def _states(shop: Shop) -> Counter[str]:
    return Counter(row["state"] for row in shop.rows("thank_you"))


def test_a_household_has_one_note_with_all_its_reasons(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    anna, tom = home
    (note,) = _notes(shop)

    assert note.keys[0] == "referral:referral:1"
    assert set(note.keys[1:]) == {f"first_purchase:customer:{who}" for who in home}
    assert (note.customer_id, note.name, note.occasion) == (anna, "Anna", "thank_you_referral")
    assert [reason.key for reason in note.reasons] == [
        "Sent {friend} to you.",
        "First time here {when}: {what}.",
        "First time here {when}: {what}.",
    ]
    assert (note.state, note.has_address, note.days_old) == ("due", True, 0)
    assert say_this(shop.store, tom, on=shop.today)[0].kind == "thank_you"


def test_today_shows_the_household_once_and_says_how_many_reasons_more(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    (group,) = today(shop.store, on=shop.today).groups
    (row,) = group.rows
    assert (group.total, row.customer_id) == (1, home[0])
    assert row.reason.key == "{reason} And {n} more reasons."
    assert row.reason.args["n"] == 2


def test_one_key_prints_posts_and_takes_back_the_whole_note(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    tom = home[1]
    before, key = shop.dump(), f"first_purchase:customer:{tom}"

    card_batches.record(
        shop.store, [PrintedCard((key,), "Thank you both.", "sprig")], stock="a6", now=shop.now
    )
    assert _states(shop) == {"printed": 3}
    (note,) = _notes(shop)
    assert (note.state, len(note.keys)) == ("printed", 3)
    assert [reason.key for reason in note.reasons].count("Sent {friend} to you.") == 1

    thank_yous.mark_posted(shop.store, note.keys[1:2], now=shop.now)
    assert _states(shop) == {"posted": 3}
    assert _notes(shop) == []
    for who in home:
        cards = [line for line in story(shop.store, who) if line.kind == "card"]
        assert [card.detail for card in cards] == ["Thank you both."]

    shop.undo()
    shop.undo()
    assert shop.dump() == before
    assert len(_notes(shop)) == 1


def test_a_jam_brings_the_whole_note_back(shop: Shop, home: tuple[CustomerId, CustomerId]) -> None:
    (before,) = _notes(shop)
    card = PrintedCard(before.keys, "Thank you both.")
    batch_id = card_batches.record(shop.store, [card], stock="a6", now=shop.now)

    card_batches.came_out(shop.store, batch_id, [1], now=shop.now)

    (note,) = _notes(shop)
    assert set(note.keys) == set(before.keys)
    assert (note.state, note.words_said) == ("due", ())


def test_later_and_let_go_mean_the_whole_note(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    (note,) = _notes(shop)
    later = shop.today + timedelta(days=3)
    prompts.answer_later(shop.store, note.keys[0], later, now=shop.now)
    assert _notes(shop) == []
    shop.later(days=3)
    assert len(_notes(shop)[0].keys) == 3

    thank_yous.skip(shop.store, note.keys[2], reason="said it", now=shop.now)
    assert _notes(shop) == []
    assert [row["reason"] for row in shop.rows("prompt_answer")] == ["said it"] * 3


def test_who_moves_out_has_a_note_of_their_own(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    anna, tom = home
    shop.change(tom, lives_with=None)
    assert Counter(note.customer_id for note in _notes(shop)) == {anna: 1, tom: 1}
    assert check(shop.path, on=shop.today).findings == ()
    shop.undo()
    assert len(_notes(shop)) == 1
    customers.trash(shop.store, anna, now=shop.now)
    (note,) = _notes(shop)
    assert (note.customer_id, note.has_address) == (tom, False)


def test_a_card_to_one_of_them_lets_the_household_rest_but_not_a_referral(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    tom = home[1]
    rules.save_rule(shop.store, "third_visit", is_on=True, now=shop.now)
    thank_yous.mark_posted(shop.store, _notes(shop)[0].keys, now=shop.now)
    shop.later(days=9)
    shop.visit(tom, days_ago=1)
    shop.visit(tom)
    assert _notes(shop) == []

    shop.referral(tom, shop.customer("Eve"))
    (note,) = _notes(shop)
    assert note.keys == ("referral:referral:2",)


def test_words_of_three_years_are_shown_newest_first_for_the_whole_household(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    anna, tom = home
    for words, who in (("Oldest", anna), ("Older", tom), ("Newer", anna), ("Newer", tom)):
        key = f"whim:thank_you:{thank_yous.owe(shop.store, who, now=shop.now)}"
        thank_yous.mark_printed(shop.store, [key], {key: words}, now=shop.now)
        thank_yous.mark_posted(shop.store, [key], now=shop.now)
        shop.later(days=500)
    thank_yous.owe(shop.store, tom, now=shop.now)

    (note,) = _notes(shop)

    assert note.words_said == ("Newer",)


def test_a_card_of_each_year_is_noticed_as_routine_and_thanks_in_person_are_not(
    shop: Shop,
) -> None:
    anna, tom = (shop.customer(name, known_before=True) for name in ("Anna", "Tom"))
    for year in range(3):
        for who in (anna, tom):
            thank_yous.owe(shop.store, who, now=shop.now)
        keys = {note.customer_id: note.keys[0] for note in _notes(shop)}
        routine = {note.customer_id for note in _notes(shop) if note.is_routine}
        assert routine == ({anna} if year == 2 else set())
        thank_yous.mark_posted(shop.store, [keys[anna]], now=shop.now)
        thank_yous.say_in_person(shop.store, keys[tom], now=shop.now)
        shop.later(days=364)


def test_an_old_note_is_asked_about_and_a_note_by_hand_waits_to_be_posted(shop: Shop) -> None:
    anna = shop.customer("Anna", known_before=True)
    key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
    shop.later(days=47 + 5)
    (note,) = _notes(shop)
    assert (note.days_old, note.is_stale) == (47, True)

    thank_yous.mark_written(shop.store, key, "By my own hand.", now=shop.now)

    (card,) = thank_yous.due(shop.store, on=shop.today)
    assert card.reason.key == "Written, not posted yet. {reason}"
    assert (card.state, shop.deeds()[-1]) == ("printed", "write_note")
    thank_yous.mark_posted(shop.store, [key], now=shop.now)
    assert [row["words"] for row in shop.rows("thank_you")] == ["By my own hand."]


def test_thanks_that_were_said_are_no_card_but_stand_in_our_story(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    before, key = shop.dump(), _notes(shop)[0].keys[2]

    thank_yous.say_in_person(shop.store, key, now=shop.now)

    assert _notes(shop) == []
    told = [line.headline.key for line in story(shop.store, home[0]) if line.kind == "card"]
    assert told == ["Thanked in person"]
    shop.undo()
    assert shop.dump() == before


def test_a_condolence_is_no_reason_of_a_thank_you(
    shop: Shop, home: tuple[CustomerId, CustomerId]
) -> None:
    thank_yous.owe(shop.store, home[1], occasion="condolence", now=shop.now)
    assert sorted(note.occasion for note in _notes(shop)) == ["condolence", "thank_you_referral"]


DEEDS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 99)), min_size=5, max_size=20)


def _do(shop: Shop, people: list[CustomerId], deed: int, n: int) -> None:
    who, other = people[n % 4], people[(n + 1 + n // 4 % 3) % 4]
    match deed:
        case 0 | 1:
            shop.visit(who, str(n), days_ago=n % 5)
        case 2:
            shop.referral(who, other)
        case 3:
            occasion = ("thank_you", "welcome", "sorry")[n % 3]
            thank_yous.owe(shop.store, who, occasion=occasion, now=shop.now)
        case 4:
            shop.share_letterbox(who, other)
        case 5:
            shop.change(who, lives_with=None)
        case 6:
            shop.later(days=n % 70)
        case _:
            _answer(shop, deed, n)


def _answer(shop: Shop, deed: int, n: int) -> None:
    keys = [note.keys[n % len(note.keys)] for note in _notes(shop)]
    key, store, now = keys[n % len(keys)] if keys else "nothing", shop.store, shop.now
    match deed:
        case 7:
            cards = [PrintedCard((key,), f"Words {n}")]
            card_batches.record(store, cards, stock="a6", now=now)
        case 8:
            for batch in card_batches.batches(store, 1):
                card_batches.came_out(store, batch.id, [1], now=now)
        case 9:
            thank_yous.mark_posted(store, [key], now=now)
        case 10:
            thank_yous.skip(store, key, now=now)
        case _:
            prompts.answer_later(store, key, shop.today + timedelta(days=1 + n % 40), now=now)


@settings(max_examples=6, deadline=None)
@given(deeds=DEEDS)
def test_any_deeds_leave_one_open_note_per_household_and_undoing_all_gives_the_start(
    deeds: list[tuple[int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        people = [shop.customer(name) for name in ("Anna", "Tom", "Joe", "Eve")]
        rules.save_rule(shop.store, "third_visit", is_on=True, now=shop.now)
        before, begun, at_first = shop.dump(), len(shop.deeds()), shop.now
        for deed, n in deeds:
            with suppress(ShopError):
                _do(shop, people, deed, n)
            homes = Counter(_home(shop, note) for note in _notes(shop) if _is_thanks(note))
            assert all(count == 1 for count in homes.values()), homes
        assert check(shop.path, on=shop.today).findings == ()
        shop.now = at_first  # undo is offered for thirty days only
        for _ in range(len(shop.deeds()) - begun):
            shop.undo()
        assert shop.dump() == before
        assert check(shop.path, on=shop.today).findings == ()
        shop.close()


def _is_thanks(note: DueNote) -> bool:
    return note.occasion in NOTE_OCCASIONS


def _home(shop: Shop, note: DueNote) -> int:
    household = households.household_of(shop.store, note.customer_id)
    return -note.customer_id if household is None else household.id
