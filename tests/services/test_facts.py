"""What is good to know, what they look for, and topics."""

from collections.abc import Callable
from datetime import date

import pytest

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.facts import FactDraft, TopicDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import bulk, customers, facts, looking_for, topics
from tests.builders import Shop

HOSTILE = ("\x00\ud800", "<b>x</b>'; DROP TABLE fact; --", "x" * 100_000)


def _note(shop: Shop, who: CustomerId, words: str, **marks: object) -> int:
    draft = FactDraft(words=words, **marks)  # type: ignore[arg-type]
    return facts.note_fact(shop.store, who, draft, now=shop.now)


def test_pinned_facts_come_first_and_expired_ones_not_at_all(shop: Shop) -> None:
    ama = shop.customer("Amara")
    _note(shop, ama, "Roses", label="Garden")
    _note(shop, ama, "Arm in a cast", expires="+7")
    _note(shop, ama, "Dog Biscuit", is_pinned=True)

    told = facts.facts_of(shop.store, ama, on=shop.today)
    assert [fact.words for fact in told] == ["Dog Biscuit", "Roses", "Arm in a cast"]
    assert told[2].expires_on == date(2026, 11, 27)
    later = facts.facts_of(shop.store, ama, on=date(2026, 11, 27))
    assert [fact.words for fact in later] == ["Dog Biscuit", "Roses"]


def test_a_fact_is_corrected_in_its_row_taken_out_and_brought_back(shop: Shop) -> None:
    ama, tom = shop.customer("Amara"), shop.customer("Tom")
    row_id = _note(shop, ama, "Roses")
    better = FactDraft(words="Old roses", is_private=True, do_not_mention=True)
    facts.note_fact(shop.store, ama, better, fact_id=row_id, now=shop.now)
    [fact] = facts.facts_of(shop.store, ama, on=shop.today)
    assert (fact.id, fact.words, fact.is_private, fact.do_not_mention) == (
        row_id,
        "Old roses",
        True,
        True,
    )
    before = shop.dump()
    with pytest.raises(ShopError):
        facts.note_fact(shop.store, tom, better, fact_id=row_id, now=shop.now)

    facts.delete_fact(shop.store, row_id, now=shop.now)
    with pytest.raises(ShopError):
        facts.delete_fact(shop.store, row_id, now=shop.now)
    shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (FactDraft(words=" "), "words"),
        (FactDraft(words="x" * 301), "words"),
        (FactDraft(words="Roses", expires="31.2."), "expires"),
    ],
)
def test_a_fact_that_can_not_be_is_refused_at_its_field(
    shop: Shop, draft: FactDraft, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        facts.note_fact(shop.store, shop.customer("Amara"), draft, now=shop.now)
    assert refused.value.field == field


def test_what_they_look_for_stands_until_it_is_found(shop: Shop) -> None:
    ama = shop.customer("Amara")
    hinges = looking_for.note_looking_for(
        shop.store, ama, "old brass hinges", since_text="1.5.2026", now=shop.now
    )
    looking_for.note_looking_for(shop.store, ama, "a bell", now=shop.now)
    told = looking_for.looking_for(shop.store, ama)
    assert [(row.what, row.since_on) for row in told] == [
        ("old brass hinges", date(2026, 5, 1)),
        ("a bell", shop.today),
    ]

    looking_for.found(shop.store, hinges, now=shop.now)
    assert [row.what for row in looking_for.looking_for(shop.store, ama)] == ["a bell"]
    with pytest.raises(ShopError):
        looking_for.found(shop.store, hinges, now=shop.now)

    draft = customers.draft_of(shop.store, ama)
    draft.looking_for = []
    customers.save(shop.store, draft, customer_id=ama, now=shop.now)
    assert [row["what"] for row in shop.rows("looking_for")] == ["old brass hinges"]


def test_nobody_looks_for_nothing_or_from_tomorrow_on(shop: Shop) -> None:
    ama = shop.customer("Amara")
    for what, since, field in ((" ", "", "what"), ("a bell", "+1", "since")):
        with pytest.raises(Invalid) as refused:
            looking_for.note_looking_for(shop.store, ama, what, since_text=since, now=shop.now)
        assert refused.value.field == field


def test_a_topic_is_one_whatever_its_capitals_and_many_get_it_in_one_deed(shop: Shop) -> None:
    ama, tom = shop.customer("Amara"), shop.customer("Tom")
    shop.change(ama, topics=[TopicDraft("Roses")])
    before = shop.dump()
    bulk.tag_customers(shop.store, [ama, tom, tom], " ROSES ", wants=False, now=shop.now)

    assert topics.topic_names(shop.store) == ["Roses"]
    for who in (ama, tom):
        assert customers.draft_of(shop.store, who).topics == [TopicDraft("Roses", wants=False)]
    shop.undo()
    assert shop.dump() == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_or_refused_everywhere(shop: Shop, text: str) -> None:
    ama = shop.customer("Amara")
    before = shop.dump()
    verbs: tuple[Callable[[], object], ...] = (
        lambda: _note(shop, ama, text, label=text, expires=text),
        lambda: looking_for.note_looking_for(shop.store, ama, text, now=shop.now),
        lambda: bulk.tag_customers(shop.store, [ama], text, now=shop.now),
    )
    for verb in verbs:
        try:
            verb()
        except Invalid:
            assert shop.dump() == before
        else:
            shop.undo()
            assert shop.dump() == before
