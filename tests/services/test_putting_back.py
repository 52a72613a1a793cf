"""One older value put back: only that fact moves, and what stands in the way is said."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import EmailDraft, PhoneDraft
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from smallcrm.services.history import HistoryValue, history, reader_of
from smallcrm.services.putting_back import put_back_value
from smallcrm.storage.check import check
from tests.builders import Row, Shop

COLUMNS = ("name", "company", "notes", "birthday", "preferred_name", "language")


def values(shop: Shop, customer: CustomerId) -> list[HistoryValue]:
    reader = reader_of(shop.store, customer, now=shop.now, is_open=True)
    deeds = history(shop.store, reader, limit=500).deeds
    return [value for deed in deeds for value in deed.values]


def put_back(shop: Shop, value: HistoryValue) -> None:
    put_back_value(shop.store, value.change_id, value.column, now=shop.now)


def edit(shop: Shop, customer: CustomerId, **fields: object) -> None:
    draft = customers.draft_of(shop.store, customer)
    for name, value in fields.items():
        setattr(draft, name, value)
    customers.save(shop.store, draft, customer_id=customer, now=shop.now)


def the_value(shop: Shop, customer: CustomerId, column: str) -> HistoryValue:
    return next(v for v in values(shop, customer) if v.column == column and v.can_put_back)


def test_only_that_fact_goes_back_and_it_can_be_undone(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="030 1234567", notes="Likes tea")
    edit(shop, anna, name="Anna Klein", notes="Likes coffee")
    edit(shop, anna, phones=[PhoneDraft(number="030 7654321")], company="Flora")
    after = shop.dump()

    put_back(shop, the_value(shop, anna, "notes"))
    row = shop.row("customer", anna)
    assert (row["name"], row["notes"], row["company"]) == ("Anna Klein", "Likes tea", "Flora")
    assert shop.deeds()[-1] == "put_back_value"
    shop.undo()
    assert shop.dump() == after

    put_back(shop, the_value(shop, anna, "number"))
    (phone,) = shop.rows("phone")
    assert (phone["number"], phone["digits"]) == ("030 1234567", "301234567")
    assert check(shop.path, on=shop.today).findings == ()


def test_a_removed_phone_comes_back_as_the_very_row_it_was(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="030 1234567")
    before = shop.rows("phone")
    edit(shop, anna, phones=[])
    edit(shop, anna, emails=[EmailDraft(address="anna@example.org")])
    removed = next(value for value in values(shop, anna) if value.can_put_back)
    put_back(shop, removed)
    assert shop.rows("phone") == before
    assert not any(
        value.change_id == removed.change_id and value.can_put_back for value in values(shop, anna)
    )
    with pytest.raises(ShopError, match="already so"):
        put_back(shop, removed)


def test_the_first_choice_stays_one(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    edit(
        shop,
        anna,
        phones=[
            PhoneDraft(number="030 111111", is_preferred=True),
            PhoneDraft(number="030 222222"),
        ],
    )
    edit(
        shop,
        anna,
        phones=[
            PhoneDraft(number="030 111111"),
            PhoneDraft(number="030 222222", is_preferred=True),
        ],
    )
    first = next(v for v in values(shop, anna) if v.column == "is_preferred" and v.can_put_back)
    put_back(shop, first)
    assert sum(row["is_preferred"] for row in shop.rows("phone")) <= 1


def test_a_number_that_another_has_now_is_refused_and_nothing_changes(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    old = shop.row("customer", anna)["number"]
    with shop.store.action("edit_customer", anna, at=shop.now):
        shop.store.connection.execute("UPDATE customer SET number=7000")
    bob = shop.customer("Bob Cox")
    with shop.store.action("edit_customer", bob, at=shop.now):
        shop.store.connection.execute("UPDATE customer SET number=? WHERE id=?", (old, bob))
    before = shop.dump()
    with pytest.raises(ShopError, match="something else stands in its place"):
        put_back(shop, the_value(shop, anna, "number"))
    assert shop.dump() == before


def test_a_value_of_a_row_that_was_removed_since_says_so(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="030 1234567")
    edit(shop, anna, phones=[PhoneDraft(number="030 1234567", label="home")])
    label = the_value(shop, anna, "label")
    edit(shop, anna, phones=[])
    with pytest.raises(ShopError, match="Put that back first"):
        put_back(shop, label)
    assert not any(v.can_put_back and v.column == "label" for v in values(shop, anna))


def test_nothing_is_put_back_for_somebody_in_the_trash(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    edit(shop, anna, name="Anna Klein")
    older = the_value(shop, anna, "name")
    customers.trash(shop.store, anna, now=shop.now)
    with pytest.raises(ShopError):
        put_back(shop, older)
    assert not any(value.can_put_back for value in values(shop, anna))


EDITS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.sampled_from(["Anna", "Anna Berg", "Ånna"]),
            "company": st.sampled_from(["", "Flora", "Iron"]),
            "notes": st.text(max_size=5),
            "birthday": st.sampled_from(["", "2.12.", "3.4.1980"]),
            "preferred_name": st.sampled_from(["", "Annie"]),
            "language": st.sampled_from(["", "de", "fr"]),
        },
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(edits=EDITS, stop=st.integers(0, 5))
def test_after_any_edits_values_put_back_one_by_one_give_the_older_row(
    edits: list[dict[str, str]], stop: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        anna = shop.customer("Anna")
        rows: list[Row] = [shop.row("customer", anna)]
        marks = [_last(shop)]
        for fields in edits:
            edit(shop, anna, **fields)
            rows.append(shop.row("customer", anna))
            marks.append(_last(shop))
        place = min(stop, len(edits))
        # The oldest value after that moment is the one that stood there then.
        wanted: dict[str, HistoryValue] = {}
        for value in values(shop, anna):
            if value.change_id > marks[place] and value.column in COLUMNS:
                wanted[value.column] = value
        for value in wanted.values():
            if value.can_put_back:
                put_back(shop, value)
        assert shop.row("customer", anna) == rows[place]
        assert check(shop.path, on=shop.today).findings == ()
        shop.close()


def _last(shop: Shop) -> int:
    return int(shop.store.value("SELECT max(id) FROM change"))
