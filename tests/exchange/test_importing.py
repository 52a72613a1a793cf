"""Bringing lists in: the dry run in piles, and the one deed that follows."""

import pytest

from smallcrm.domain.errors import Cancelled, ShopError
from smallcrm.domain.sentence import Sentence
from smallcrm.exchange.contact import Contact
from smallcrm.exchange.importing import Habit, apply_import, remembered_mapping
from smallcrm.exchange.mapping import header_fingerprint
from smallcrm.exchange.readers.guess import ReadOptions
from smallcrm.exchange.readers.lists import read_list
from smallcrm.services import customers
from smallcrm.storage.backup import FOLDER, copies
from tests.builders import Shop
from tests.exchange.bringing import (
    SAMPLES,
    Counts,
    bring,
    counts,
    names,
    planned,
    rows,
    sample,
)

EVERYDAY = """Customer number,Name,Phone,E-mail,City,Postcode,Notes
1,Anna Berg,0171 5551234,anna@example.com,Berlin,10115,roses
2,Tom Becker,,tom@example.com,Berlin,10115,
,Mia Sand,030 1111234,,,,
,Only Name,,,,,
,,030 2222345,,,,
,,,letters@example.com,,,
"""


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_list_comes_in_and_the_same_file_again_changes_nothing(
    shop: Shop, name: str
) -> None:
    contacts, rejected = sample(name)
    assert contacts
    first = counts(shop, contacts, rejected)
    assert (first.changed, first.doubtful, first.rejected) == (0, 0, len(rejected))

    report = bring(shop, contacts)

    assert report.new == first.new == len(names(shop))
    again = counts(shop, contacts, rejected)
    assert again == Counts(same=len(contacts), rejected=len(rejected))


def test_everyday_rows_change_nothing_the_second_time(shop: Shop) -> None:
    contacts = rows(EVERYDAY)
    assert counts(shop, contacts) == Counts(new=6)
    bring(shop, contacts)
    assert names(shop) == [
        "Anna Berg", "Tom Becker", "Mia Sand", "Only Name", "", "letters@example.com",
    ]  # fmt: skip
    before = shop.dump()

    assert counts(shop, contacts) == Counts(same=6)
    assert bring(shop, contacts) == (0, 0)
    assert shop.dump() == before


def test_nothing_new_is_no_deed_and_needs_no_safe_copy(shop: Shop) -> None:
    contacts = rows(EVERYDAY)
    bring(shop, contacts)
    deeds = shop.deeds()
    bring(shop, contacts)
    assert shop.deeds() == deeds
    assert not copies(shop.path.parent / FOLDER)


def test_a_safe_copy_is_made_before_when_the_book_has_people(shop: Shop) -> None:
    shop.customer("Old Friend")
    bring(shop, rows(EVERYDAY))
    (copy,) = copies(shop.path.parent / FOLDER)
    assert (copy.reason, copy.customers) == ("import", 1)


def test_two_rows_of_one_person_become_one_and_stay_it(shop: Shop) -> None:
    contacts = rows(
        "Name,Phone,Company,Notes\n"
        "Anna Berg,0171 5551234,Flora,roses\nBerg,+49 171 5551234,Berg,tulips\n"
    )
    assert counts(shop, contacts) == Counts(new=1, same=1)
    bring(shop, contacts)
    (anna,) = shop.rows("customer")
    assert (anna["name"], anna["company"], anna["notes"]) == ("Anna Berg", "Berg", "roses\ntulips")
    assert counts(shop, contacts) == Counts(same=2)


def test_a_row_is_known_by_what_an_earlier_row_said(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    contacts = rows(
        "Name,Phone,E-mail\nAnna Berg,0171 5551234,a@example.com\nAnna Berg,,a@example.com\n"
    )
    assert counts(shop, contacts) == Counts(changed=1, same=1)
    bring(shop, contacts)
    assert len(names(shop)) == 1
    assert counts(shop, contacts) == Counts(same=2)


def test_namesakes_whom_the_list_tells_apart_by_number_are_two(shop: Shop) -> None:
    contacts = rows("Customer number,Name,Notes\n8,Anna Berg,roses\n9,Anna Berg,tulips\n")
    assert counts(shop, contacts) == Counts(new=2)
    bring(shop, contacts)
    assert counts(shop, contacts) == Counts(same=2)


def test_own_numbers_are_kept_where_they_are_free(shop: Shop) -> None:
    shop.customer("Old Friend", number=2)
    bring(
        shop,
        rows("Customer number,Name\n1,Anna Berg\n2,Tom Becker\n9,Mia Sand\n1234567,Ole Lund\n"),
    )
    found = {row["name"]: row["number"] for row in shop.rows("customer")}
    assert found == {"Old Friend": 2, "Anna Berg": 1, "Mia Sand": 9, "Tom Becker": 1001,
                     "Ole Lund": 1002}  # fmt: skip
    notes = {row["name"]: row["notes"] for row in shop.rows("customer")}
    assert (notes["Tom Becker"], notes["Ole Lund"]) == ("Number: 2", "Number: 1234567")
    assert shop.row("customer", shop.customer("Next"))["number"] == 1003


def test_the_number_of_somebody_in_the_trash_is_taken(shop: Shop) -> None:
    gone = shop.customer("Old Friend", number=2)
    customers.trash(shop.store, gone, now=shop.now)
    bring(shop, rows("Customer number,Name\n2,Old Friend\n"))
    assert [row["number"] for row in shop.rows("customer")] == [2, 1001]


def test_whoever_has_a_preferred_phone_keeps_it(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    mail_only = shop.customer("Tom Becker", email="tom@example.com")
    bring(
        shop,
        rows(
            "Name,E-mail,Phone,Phone 2\nAnna Berg,,0171 5551234,030 1\n"
            "Tom Becker,tom@example.com,030 2222345,030 3333456\n"
        ),
    )
    preferred = [row["number"] for row in shop.rows("phone") if row["is_preferred"]]
    assert preferred == ["0171 5551234", "030 2222345"]
    assert [row["customer_id"] for row in shop.rows("email")] == [mail_only]


def test_a_doubtful_row_waits_for_an_answer(shop: Shop) -> None:
    mother = shop.customer("Ana García", phone="0171 5551234")
    contacts = rows("Name,Phone\nLuis García,0171 5551234\n")
    (contact,) = contacts
    for answers in (None, {contact.row: "later"}, {contact.row: "what?"}):
        assert counts(shop, contacts, answers=answers) == Counts(doubtful=1)
    (doubt,) = planned(shop, contacts).doubtful
    assert (doubt.candidate, doubt.who.called) == (mother, "Luis García")
    assert bring(shop, contacts) == (0, 0)


def test_the_answer_new_person_makes_one_and_is_not_asked_again(shop: Shop) -> None:
    shop.customer("Ana García", phone="0171 5551234")
    contacts = rows("Name,Phone\nLuis García,0171 5551234\n")
    bring(shop, contacts, {contacts[0].row: "new"})
    assert names(shop) == ["Ana García", "Luis García"]
    assert counts(shop, contacts) == Counts(same=1)


def test_the_answer_same_person_changes_that_one(shop: Shop) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    contacts = rows("Name,Phone,Company\nAnna Sand,0171 5551234,Flora\n")
    assert bring(shop, contacts, {contacts[0].row: "same"}) == (0, 1)
    assert names(shop) == ["Anna Sand"]
    assert counts(shop, contacts) == Counts(same=1)


def test_rows_without_anybody_are_told_and_never_stop_the_rest(shop: Shop) -> None:
    contacts = [Contact(2, full_name="\u200b", notes="something"), *rows(EVERYDAY)]
    assert counts(shop, contacts) == Counts(new=6, rejected=1)
    (rejected,) = planned(shop, contacts).rejected
    assert (rejected.row, rejected.raw) == (2, "something")


class _StopAt:
    """Stops the work when it does this."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def step(self, done: int, total: int, doing: Sentence) -> None:
        if doing.key == self._doing:
            raise Cancelled


@pytest.mark.parametrize(
    "doing", ["Bringing people in", "Bringing changes in", "Making everybody findable"]
)
def test_cancelling_on_the_way_leaves_nothing(shop: Shop, doing: str) -> None:
    shop.customer("Anna Berg", phone="0171 5551234")
    before, numbers = shop.dump(), shop.rows("numbering")
    plan = planned(shop, rows(EVERYDAY))
    assert (len(plan.new), len(plan.changed)) == (5, 1)
    with pytest.raises(Cancelled):
        apply_import(shop.store, plan, now=shop.now, progress=_StopAt(doing))
    assert shop.dump() == before
    assert shop.rows("numbering") == numbers
    assert bring(shop, rows(EVERYDAY)) == (5, 1)


def test_a_plan_is_refused_when_the_book_has_changed_meanwhile(shop: Shop) -> None:
    plan = planned(shop, rows(EVERYDAY))
    shop.customer("Anna Berg", phone="0171 5551234")
    before = shop.dump()
    with pytest.raises(ShopError):
        apply_import(shop.store, plan, now=shop.now)
    assert shop.dump() == before


def test_how_columns_were_mapped_is_remembered_for_any_order_of_them(shop: Shop) -> None:
    headings, codes = ["Wer", "Kiste", "Wer"], ["full_name", "notes", "ignore"]
    fingerprint = header_fingerprint(headings)
    plan = planned(shop, rows(EVERYDAY))
    habit = Habit(fingerprint, headings, codes)
    apply_import(shop.store, plan, now=shop.now, habit=habit)

    assert remembered_mapping(shop.store, fingerprint) == tuple(codes)
    turned = ["kiste", "WER", "Wer"]
    assert header_fingerprint(turned) == fingerprint
    assert remembered_mapping(shop.store, fingerprint, turned) == ("notes", "full_name", "ignore")
    assert remembered_mapping(shop.store, "unknown") == ()
    shop.undo()
    assert remembered_mapping(shop.store, fingerprint) == ()


def test_a_remembered_mapping_reads_the_list(shop: Shop) -> None:
    text = b"Wer,Kiste\nAnna Berg,roses\n"
    options = ReadOptions(header_row=1, mapping=("full_name", "notes"))
    (anna,), _ = read_list(text, "list.csv", options).collected()
    assert (anna.full_name, anna.notes) == ("Anna Berg", "roses")
