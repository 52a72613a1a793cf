"""What was heard: noted, answered, told, found again, counted, and taken back."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.heard import AnswerDraft, HeardDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, heard, thank_yous
from smallcrm.services.story import story
from smallcrm.services.words import shop_wording
from tests.builders import Shop
from tests.services.test_history import told as history_of


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def _note(shop: Shop, words: str, who: CustomerId | None = None, kind: str = "suggested") -> int:
    return heard.note(shop.store, HeardDraft(who, kind, words), now=shop.now)


def test_from_said_to_did_to_told_and_back(shop: Shop, anna: CustomerId) -> None:
    before = shop.dump()
    number = _note(shop, "A bench outside.", anna)
    shop.later(days=3)
    heard.answer(shop.store, number, AnswerDraft("did_it", "It stands there"), now=shop.now)
    (row,) = heard.heard(shop.store, state="to_tell")
    assert (row.name, row.answer, row.is_to_tell) == ("Anna Berg", "did_it", True)

    heard.tell(shop.store, number, "by_card", now=shop.now)

    (card,) = thank_yous.due(shop.store, on=shop.today)
    assert (card.occasion, card.name) == ("you_said_we_did", "Anna Berg")
    assert "A bench outside" in shop_wording(shop.store, today=lambda: shop.today).say(card.reason)
    assert shop.row("heard", number)["told_on"] == "2026-11-23"
    assert heard.heard(shop.store, state="to_tell") == []
    for _ in range(3):
        shop.undo()
    assert shop.dump() == before
    for _ in range(3):
        shop.redo()
    assert heard.must_be_known(shop.store, number).told_on is not None


def test_an_answer_and_its_card_are_one_deed(shop: Shop, anna: CustomerId) -> None:
    number = _note(shop, "A bench outside.", anna)
    before = shop.dump()
    done = AnswerDraft("did_it")
    heard.answer(shop.store, number, done, way="by_card", now=shop.now)
    assert heard.must_be_known(shop.store, number).told_on == shop.today
    assert len(thank_yous.due(shop.store, on=shop.today)) == 1
    shop.undo()
    assert shop.dump() == before

    heard.answer(shop.store, number, done, now=shop.now)
    heard.answer(shop.store, number, done, now=shop.now)
    heard.answer(shop.store, number, done, way="in_person", now=shop.now)
    assert shop.deeds()[-2:] == ["answer_heard", "tell_heard"]


def test_another_answer_is_to_be_told_anew_and_other_words_of_it_are_not(
    shop: Shop, anna: CustomerId
) -> None:
    number = _note(shop, "A bench", anna)
    heard.answer(shop.store, number, AnswerDraft("will"), now=shop.now)
    heard.tell(shop.store, number, "in_person", now=shop.now)
    heard.answer(shop.store, number, AnswerDraft("will", "in spring"), now=shop.now)
    assert not heard.must_be_known(shop.store, number).is_to_tell
    heard.answer(shop.store, number, AnswerDraft("did_it"), now=shop.now)
    assert heard.must_be_known(shop.store, number).is_to_tell


def test_nobody_is_told_before_there_is_an_answer_nor_by_card_without_a_name(shop: Shop) -> None:
    number = _note(shop, "A bench")
    with pytest.raises(Invalid, match="no answer yet"):
        heard.tell(shop.store, number, "in_person", now=shop.now)
    heard.answer(shop.store, number, AnswerDraft("will"), now=shop.now)
    with pytest.raises(Invalid, match="Nobody knows who"):
        heard.tell(shop.store, number, "by_card", now=shop.now)
    with pytest.raises(Invalid, match="Nobody knows who"):
        heard.answer(shop.store, number, AnswerDraft("did_it"), way="by_card", now=shop.now)
    assert heard.must_be_known(shop.store, number).answer == "will"


def test_the_list_is_narrowed_and_searched(shop: Shop, anna: CustomerId) -> None:
    bench = _note(shop, "A bench outside", anna)
    _note(shop, "The drawers", anna, "praised")
    heard.note_walk(
        shop.store, [HeardDraft(words="Nobody greeted me"), HeardDraft(words=" ")], now=shop.now
    )
    store = shop.store
    assert [row.words for row in heard.heard(store, state="to_answer")] == [
        "Nobody greeted me",
        "A bench outside",
    ]
    assert [row.words for row in heard.heard(store, state="stranger")] == ["Nobody greeted me"]
    assert [row.words for row in heard.heard(store, kind="praised")] == ["The drawers"]
    assert [row.id for row in heard.heard(store, search="BENCH berg")] == [bench]
    assert heard.heard(store, search="\x00'\"%_\ud800") == []
    assert len(heard.heard(store, most=1)) == 1
    assert heard.counts(store) == (3, 2, 0)
    customers.trash(store, anna, now=shop.now)
    assert heard.counts(store).all == 1


def test_a_walk_is_due_each_quarter(shop: Shop) -> None:
    assert heard.is_walk_due(shop.store, on=shop.today)
    heard.note_walk(shop.store, [HeardDraft(words="Dark")], now=shop.now)
    assert not heard.is_walk_due(shop.store, on=shop.today)
    shop.later(days=91)
    assert heard.is_walk_due(shop.store, on=shop.today)


def test_an_empty_walk_is_refused(shop: Shop) -> None:
    with pytest.raises(Invalid, match="at least one"):
        heard.note_walk(shop.store, [HeardDraft()], now=shop.now)


def test_what_is_heard_most_is_of_its_month(shop: Shop) -> None:
    for words in ("a bench", "Benches, please", "more light"):
        _note(shop, words)
    shop.later(days=30)
    _note(shop, "the bench")
    first, following = shop.today.replace(month=11, day=1), shop.today.replace(day=1)
    (most,) = heard.heard_most(shop.store, first, following)
    assert (most.word, most.times) == ("Benches", 2)
    gone = shop.customer("Gone")
    heard.note(shop.store, HeardDraft(gone, words="Benches!", heard_text="20.11."), now=shop.now)
    assert heard.heard_most(shop.store, first, following)[0].times == 3
    customers.trash(shop.store, gone, now=shop.now)
    assert heard.heard_most(shop.store, first, following) == [most]


def test_it_is_changed_given_to_somebody_else_and_removed(shop: Shop, anna: CustomerId) -> None:
    number = _note(shop, "A bench", anna)
    joe = shop.customer("Joe")
    draft = HeardDraft(joe, "missed", "A bench", "19.11.")
    heard.change(shop.store, number, draft, now=shop.now)
    row = heard.must_be_known(shop.store, number)
    assert (row.name, row.kind, row.heard_on.day) == ("Joe", "missed", 19)
    heard.remove(shop.store, number, now=shop.now)
    with pytest.raises(Invalid, match="not in the book any more"):
        heard.remove(shop.store, number, now=shop.now)


def test_our_story_and_the_history_tell_it(shop: Shop, anna: CustomerId) -> None:
    number = _note(shop, "A bench", anna)
    heard.answer(shop.store, number, AnswerDraft("cannot", "no room"), now=shop.now)
    wording = shop_wording(shop.store, today=lambda: shop.today)
    (line,) = story(shop.store, anna)
    assert (wording.say(line.headline), line.detail) == ("Suggested something", "A bench")
    assert [wording.say(note) for note in line.notes] == ["We can not: no room"]
    assert history_of(shop, anna)[:3] == [
        "Heard Suggested, A bench · Our answer noted: We can not",
        "Heard Suggested, A bench · Words of our answer noted: no room",
        "Heard noted: Suggested, A bench",
    ]
