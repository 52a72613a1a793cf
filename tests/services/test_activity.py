"""What was done lately, as the bottom line and the history tell it."""

import re
from pathlib import Path

from smallcrm.domain.deeds import deed_keys
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence
from smallcrm.services import customers
from smallcrm.services.activity import recent, recorded_visit, told
from smallcrm.services.words import shop_wording
from tests.builders import Shop

ROOMS = Path(__file__).resolve().parents[2] / "smallcrm"


def _last_told(shop: Shop) -> Sentence:
    return told(shop.store, shop.changes[-1])


def _said(shop: Shop) -> str:
    return shop_wording(shop.store, today=lambda: shop.today).say(_last_told(shop))


def test_a_deed_names_its_customer_only_when_it_is_worded(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna)
    assert _last_told(shop) == sentence("{customer} was here", customer=CustomerRef(anna))
    assert _said(shop) == "Anna Berg was here"
    draft = customers.draft_of(shop.store, anna)
    draft.name = "Anna Klein"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert _said(shop) == "Anna Klein saved"


def test_undo_and_redo_are_told_apart_however_often(shop: Shop) -> None:
    shop.visit(shop.customer("Anna Berg"))
    for _ in range(3):
        shop.undo()
        assert _said(shop) == "Undone: Anna Berg was here"
        shop.redo()
        assert _said(shop) == "Done again: Anna Berg was here"


def test_a_deed_for_somebody_who_is_not_in_the_book_any_more_can_still_be_told(shop: Shop) -> None:
    shop.customer("Anna Berg")
    shop.undo()
    assert _said(shop).startswith("Undone: ")
    assert recent(shop.store)[0].told.key == "{customer} is in the book"


def test_the_last_deeds_are_listed_newest_first_without_undos(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna)
    shop.undo()
    done = recent(shop.store)
    assert [(each.told.key, each.is_undone) for each in done] == [
        ("{customer} was here", True),
        ("{customer} is in the book", False),
        ("The shop is set up", False),
    ]
    assert all(each.at == shop.now and each.by is None for each in done)
    assert len(recent(shop.store, limit=1)) == 1


def test_a_deed_of_a_program_that_knew_more_deeds_is_told_as_something(shop: Shop) -> None:
    with shop.store.action("kind_goodbye", at=shop.now):
        shop.store.connection.execute("UPDATE shop SET name='Rose & Iron'")
    assert _said(shop) == "Something was saved"
    assert recent(shop.store)[0].told.key == "Something was saved"


def test_every_deed_of_the_program_has_words() -> None:
    used = set()
    for file in ROOMS.rglob("*.py"):
        used |= set(re.findall(r"\.action\(\s*\"(\w+)\"", file.read_text(encoding="utf-8")))
    assert "record_visit" in used
    assert used <= deed_keys()


def test_the_visit_of_a_deed_is_that_very_visit(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna)
    set_back = shop.visit(anna, days_ago=9)
    change = shop.changes[-1]
    assert recorded_visit(shop.store, change) == set_back
    shop.undo()
    assert recorded_visit(shop.store, change) is None
    assert recorded_visit(shop.store, shop.changes[-1]) is None
    shop.redo()
    assert recorded_visit(shop.store, shop.changes[-1]) is None
