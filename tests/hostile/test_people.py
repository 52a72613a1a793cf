"""A thousand hostile names go everywhere that a name goes; nothing raises but a plain sentence."""

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.domain.requests import RequestDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import checked
from smallcrm.printing.envelopes import envelopes_pdf
from smallcrm.printing.pages import page_count
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import wordings
from smallcrm.services import (
    activity,
    customers,
    prompts,
    reminders,
    requests,
    reviews,
    thank_yous,
    visits,
)
from smallcrm.services.card_pieces import pieces
from smallcrm.services.customer_lists import ListQuery, list_ids, list_rows
from smallcrm.services.customers import draft_of, head, likely_doubles, name_of
from smallcrm.services.finder import find
from smallcrm.services.say_this import say_this
from smallcrm.services.story import story
from smallcrm.services.today import today
from smallcrm.services.words import shop_wording
from smallcrm.storage.check import check
from tests.builders import Shop
from tests.hostile.corpus import LONG, hostile_names, hostile_texts

NAMES = 1_000
CARD = stock("a4_quarter_fold")
BATCH = 40


class Filled(NamedTuple):
    """A book of hostile people, those who were refused, and the book's rows before the last."""

    shop: Shop
    people: list[CustomerId]
    refused: list[str]


def _draft(name: str, text: str) -> CustomerDraft:
    return CustomerDraft(
        name=name,
        preferred_name=text[:60],
        say_it=text,
        company=text,
        notes=text,
        phones=[PhoneDraft(label=text[:10], number=text)],
        emails=[EmailDraft(address=text)],
        addresses=[AddressDraft(street=text, town=text, postcode=text, region=text)],
        birthday=text,
        language=text,
    )


def _plainer(draft: CustomerDraft, error: Invalid) -> CustomerDraft:
    """What a person does: empties the field that was marked, and saves again."""
    field = error.field.split(".")[0].split("[")[0]
    if field == "name":
        draft.name = draft.name[:80]
    else:
        setattr(draft, field, [] if field in {"phones", "emails", "addresses"} else "")
    return draft


def _saved(shop: Shop, draft: CustomerDraft) -> CustomerId | None:
    for _ in range(12):
        try:
            return customers.save(shop.store, draft, now=shop.now)
        except Invalid as error:
            draft = _plainer(draft, error)
    return None


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """One book with all of them; each was here, wants something and is owed a card."""
    shop = Shop.in_folder(tmp_path_factory.mktemp("hostile"))
    people: list[CustomerId] = []
    refused: list[str] = []
    dice = random.Random(7)
    texts = list(hostile_texts(dice, NAMES))
    for name, text in zip(hostile_names(dice, NAMES), texts, strict=True):
        person = _saved(shop, _draft(name, text))
        if person is None:
            refused.append(name)
            continue
        people.append(person)
        visits.record_visit(shop.store, VisitDraft(person, what=_line(text)), now=shop.now)
    yield Filled(shop, people, refused)
    shop.close()


def _line(text: str) -> str:
    return text[:200]


def test_nearly_everybody_can_be_saved(filled: Filled) -> None:
    assert not filled.refused
    assert len(filled.shop.rows("customer")) == NAMES


def test_what_is_kept_can_be_shown_on_one_line(filled: Filled) -> None:
    for row in filled.shop.rows("customer"):
        for column in ("name", "preferred_name", "company"):
            value = row[column]
            assert "\n" not in value
            assert not any(0xD800 <= ord(letter) <= 0xDFFF or ord(letter) < 32 for letter in value)
            assert len(value) < LONG


def test_everybody_is_found_by_what_the_book_kept(filled: Filled) -> None:
    """By the words that anybody can type, unless so many fit that others come first."""
    for row in filled.shop.rows("customer"):
        found = find(filled.shop.store, row["name"], limit=NAMES)
        assert row["id"] in {each.id for each in found.rows} or found.total > NAMES - 1


def test_every_page_of_everybody_can_be_worded(filled: Filled) -> None:
    shop = filled.shop
    wording = shop_wording(shop.store, today=lambda: shop.today)
    for person in filled.people:
        known = head(shop.store, person)
        assert known is not None
        assert name_of(shop.store, person)
        for line in story(shop.store, person):
            assert isinstance(wording.say(line.headline) + line.detail, str)
        for said in say_this(shop.store, person, on=shop.today):
            assert wording.say(said.text)


def test_a_form_that_is_saved_again_unchanged_changes_nothing(filled: Filled) -> None:
    shop = filled.shop
    before = shop.dump()
    for person in filled.people[::10]:
        draft = draft_of(shop.store, person)
        likely_doubles(shop.store, draft, customer_id=person)
        customers.save(shop.store, draft, customer_id=person, now=shop.now)
    assert shop.dump() == before


def test_lists_today_cards_due_and_the_review_hold_everybody(filled: Filled) -> None:
    shop = filled.shop
    wording = shop_wording(shop.store, today=lambda: shop.today)
    ids = list_ids(shop.store, ListQuery())
    assert sorted(row.id for row in list_rows(shop.store, ids)) == sorted(filled.people)
    page = today(shop.store, on=shop.today, per_group=NAMES)
    assert page.total == NAMES
    for group in page.groups:
        for row in group.rows:
            assert wording.say(row.reason)
    assert len(thank_yous.due(shop.store, on=shop.today)) == NAMES
    assert reviews.month(shop.store, shop.today.year, shop.today.month)
    assert len(activity.recent(shop.store, limit=NAMES)) == NAMES


@pytest.mark.parametrize("text", list(hostile_texts(random.Random(3), 260)), ids=ascii)
def test_lists_take_any_words(filled: Filled, text: str) -> None:
    ids = list_ids(filled.shop.store, ListQuery(words=text))
    assert len(ids) <= NAMES


def test_every_verb_takes_any_words_or_says_why_not(filled: Filled) -> None:
    shop = filled.shop
    before = shop.dump()
    done = 0
    for person, text in zip(filled.people[::5], hostile_texts(random.Random(5), 400), strict=False):
        verbs = (
            lambda p=person, t=text: requests.record(
                shop.store, RequestDraft(p, what=t, told_on_text=t), now=shop.now
            ),
            lambda p=person, t=text: reminders.add(
                shop.store, ReminderDraft(p, what=t, due=shop.today), now=shop.now
            ),
            lambda p=person, t=text: visits.record_visit(
                shop.store, VisitDraft(p, amount_text=t, what=t, day_text=t), now=shop.now
            ),
            lambda p=person, t=text: thank_yous.owe(shop.store, p, reason=t, now=shop.now),
            lambda p=person, t=text: prompts.dismiss(
                shop.store, f"first_purchase:customer:{p}", reason=t, now=shop.now
            ),
        )
        for verb in verbs:
            with suppress(ShopError):  # told in a sentence
                verb()
                done += 1
    assert done > 300
    for _ in range(done):
        assert shop.undo() is not None
    assert shop.dump() == before


def test_every_card_and_envelope_is_printed_or_named(filled: Filled) -> None:
    shop = filled.shop
    wording = shop_wording(shop.store, today=lambda: shop.today)
    envelope = stock("envelope_c6")
    due = [card.subject_key for card in thank_yous.due(shop.store, on=shop.today)][::4]
    printed = named = 0
    for first in range(0, len(due), BATCH):
        look = checked(
            pieces(shop.store, due[first : first + BATCH], wordings, on=shop.today),
            CARD,
            envelope=envelope,
        )
        for trouble in look.troubles:
            assert wording.say(trouble.sentence)
        named += len({trouble.place for trouble in look.troubles if trouble.is_left_out})
        printed += len(look.pieces)
        if look.pieces:
            assert page_count(cards_pdf(look.pieces, CARD)) > 0
            envelopes_pdf(look.pieces, envelope)
    assert printed + named == len(due) == NAMES // 4
    assert printed > len(due) // 3


def test_the_book_of_all_of_them_is_sound_and_can_be_taken_back(filled: Filled) -> None:
    path: Path = filled.shop.path
    assert check(path, on=filled.shop.today).findings == ()
