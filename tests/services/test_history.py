"""What was changed about a customer, told as people read it, page by page."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from smallcrm.domain.customers import AddressDraft, PhoneDraft
from smallcrm.domain.errors import ShopError
from smallcrm.domain.history_fields import SUBJECTS
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import customers, prompts, visits
from smallcrm.services.helpers import add_helper
from smallcrm.services.history import HistoryDeed, history, reader_of
from smallcrm.services.moments import record_moment
from smallcrm.services.putting_back import put_back_value
from smallcrm.services.today import today
from smallcrm.services.words import shop_wording
from smallcrm.storage.schema import tracked_tables
from tests.builders import Shop

# An answer to a prompt has no value to read but its reason.
TOLD_BY_THEIR_DEED = {"prompt_answer"}


def deeds(
    shop: Shop, customer: CustomerId, *, lens: str = "all", is_open: bool = True
) -> Sequence[HistoryDeed]:
    reader = reader_of(shop.store, customer, now=shop.now, is_open=is_open)
    return history(shop.store, reader, lens=lens).deeds


def told(shop: Shop, customer: CustomerId, *, lens: str = "all", is_open: bool = True) -> list[str]:
    wording = shop_wording(shop.store, today=lambda: shop.today)
    found = deeds(shop, customer, lens=lens, is_open=is_open)
    return [
        wording.say(value.words).replace("\xa0", " ") for deed in found for value in deed.values
    ]


def test_every_older_value_is_told_newest_first_with_who_and_when(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="030 123", notes="Likes tea")
    mia = add_helper(shop.store, "Mia", now=shop.now)
    shop.later(days=1)
    draft = customers.draft_of(shop.store, anna)
    draft.phones[0].number, draft.notes = "030 456", "Likes coffee"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now, by=mia)

    newest, oldest = deeds(shop, anna)
    assert (newest.by, newest.at) == ("Mia", shop.now)
    assert oldest.by == ""
    assert told(shop, anna) == [
        "Notes changed, before: Likes tea",
        "Phone changed from 030 123 to 030 456",
        "Name noted: Anna Berg",
        "Notes noted: Likes tea",
        "Phone noted: 030 123",
    ]


def test_a_language_is_told_by_its_name(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", language="fr")
    draft = customers.draft_of(shop.store, anna)
    draft.language = "nl"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert told(shop, anna) == [
        "Language changed from Français to nl",
        "Name noted: Anna Berg",
        "Language noted: Français",
    ]


def test_what_was_removed_or_given_to_another_stays_in_the_history(shop: Shop) -> None:
    anna, bob = (
        shop.customer("Anna Berg", street="Lange Str. 1", town="Berlin"),
        shop.customer("Bob Cox"),
    )
    draft = customers.draft_of(shop.store, anna)
    draft.addresses = []
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    visit = shop.visit(anna, "12,50", what="hinges")
    visits.move_visit(shop.store, visit, bob, now=shop.now)
    shop.visit(bob, what="a hose")

    assert (
        told(shop, anna)[0]
        == "Visit today, hinges, 12,50 € · Customer changed from Anna Berg to Bob Cox"
    )
    assert "Address removed: Lange Str. 1, Berlin" in told(shop, anna)
    assert not any("hose" in words for words in told(shop, anna))
    assert told(shop, bob)[0] == "Visit noted: today, a hose"


def test_it_can_be_narrowed_to_one_kind_of_fact(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="030 123", birthday="2.12.1980")
    shop.visit(anna)
    draft = customers.draft_of(shop.store, anna)
    draft.name, draft.notes, draft.birthday = "Anna Klein", "Likes tea", "3.12."
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert told(shop, anna, lens="phone") == ["Phone noted: 030 123"]
    assert told(shop, anna, lens="notes") == ["Notes noted: Likes tea"]
    assert told(shop, anna, lens="dates") == [
        "Birthday changed from 2 Dec 1980 to 3 Dec, every year",
        "Birthday noted: 2 Dec 1980",
    ]
    assert told(shop, anna, lens="visits") == ["Visit noted: today"]


def test_the_counter_reads_no_money_no_standing_and_no_private_fact(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna, "12,50", what="hinges")
    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    with shop.store.action("note_fact", anna, at=shop.now):
        shop.store.connection.execute(
            "INSERT INTO fact (customer_id, words, is_private) VALUES (?, 'Owes us 40', 1)",
            (anna,),
        )
    counter = told(shop, anna, is_open=False)
    assert counter == [
        "Good to know noted",
        "Standing changed",
        "Visit noted: today, hinges",
        "Name noted: Anna Berg",
    ]
    owner = " ".join(told(shop, anna))
    for secret in ("Owes us 40", "A-list", "12,50"):
        assert secret in owner
    shut = deeds(shop, anna, is_open=False)[1].values
    assert [value.can_put_back for value in shut] == [False]


def test_undone_deeds_and_undos_are_marked(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.visit(anna)
    shop.undo()
    undo, visit, _ = deeds(shop, anna)
    assert (undo.is_undo, visit.is_undone) == (True, True)
    assert undo.told.key == "Undone: {deed}"


def test_thousands_of_deeds_come_in_pages_without_gap_or_repeat(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    for n in range(70):
        shop.visit(anna, days_ago=n)
    reader = reader_of(shop.store, anna, now=shop.now, is_open=True)
    seen: list[int] = []
    before = None
    while True:
        page = history(shop.store, reader, before=before, limit=30)
        seen += [deed.group for deed in page.deeds]
        if page.older is None:
            break
        before = page.older
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 71


def test_hostile_values_of_a_later_program_are_told_and_raise_nothing(shop: Shop) -> None:
    anna = shop.customer("Anna <b>Berg</b>\x00", notes="{place} %s \ud800" * 3)
    draft = customers.draft_of(shop.store, anna)
    draft.phones = [PhoneDraft(number="1" * 40, label="<img>")]
    draft.addresses = [AddressDraft(street="a\nb", town="{town}")]
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    with shop.store.action("edit_customer", anna, at=shop.now):
        shop.store.connection.execute("UPDATE customer SET language='??', birthday='9999-19-39'")
    assert any("9999-19-39" in words for words in told(shop, anna))


def test_every_fact_of_the_history_is_one_of_the_book(shop: Shop) -> None:
    tables = {table.name: table for table in tracked_tables(shop.store.connection)}
    for name, subject in SUBJECTS.items():
        known = set(tables[name].columns)
        mates = {mate for column in subject.columns.values() for mate in column.mates}
        assert set(subject.columns) | mates | set(subject.names) <= known, name
    with_customers = {name for name, table in tables.items() if table.customer_columns}
    untold = with_customers - set(SUBJECTS) - TOLD_BY_THEIR_DEED
    assert not untold, "nobody would read what was changed there: add them to history_fields"


def test_how_post_names_a_household_is_told_to_all_of_it(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    tom = shop.customer("Tom Berg", lives_with=anna)
    draft = customers.draft_of(shop.store, tom)
    for way in ("formal", "family"):
        draft.household_addressed_as = way
        customers.save(shop.store, draft, customer_id=tom, now=shop.now)

    post = "Shared letterbox · Post for the household"
    expected = [
        f"{post} changed from formal, with Mr and Mrs to the name of the family",
        f"{post} noted: formal, with Mr and Mrs",
        "Household noted",
    ]
    assert told(shop, anna, lens="family") == told(shop, tom, lens="family") == expected
    assert told(shop, anna)[:2] == expected[:2]
    changes = shop.store.connection.execute("SELECT id FROM change WHERE table_name='household'")
    for (change_id,) in changes.fetchall():
        with pytest.raises(ShopError):
            put_back_value(shop.store, change_id, "addressed_as", now=shop.now)


def test_why_something_was_put_off_or_let_go_is_told_with_its_day(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    key = f"reminder:reminder:{shop.reminder(anna)}"
    until = shop.today + timedelta(days=9)
    prompts.answer_later(shop.store, key, until, reason="In Spain", now=shop.now)
    prompts.dismiss(shop.store, key, reason="She stays there", now=shop.now)

    assert told(shop, anna)[:2] == ["Why: “She stays there”", "Why: “In Spain”"]
    wording = shop_wording(shop.store, today=lambda: shop.today)
    let_go, put_off = (wording.say(deed.told) for deed in deeds(shop, anna)[:2])
    assert (let_go, put_off) == ("Anna Berg: let go", "Anna Berg: put off until 29 Nov")


def test_why_a_let_down_was_put_off_is_told_to_the_owner_alone(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    moment = record_moment(shop.store, MomentDraft(anna, "ow"), now=shop.now)
    until = shop.today + timedelta(days=2)
    key = f"make_right:moment:{moment}"
    prompts.answer_later(shop.store, key, until, reason="Still angry", now=shop.now)

    assert told(shop, anna)[0] == "Why: “Still angry”"
    assert "Still angry" not in str(told(shop, anna, is_open=False))
    shop.later(days=2)
    (group,) = today(shop.store, on=shop.today).groups
    assert [row.asides for row in group.rows] == [()]
