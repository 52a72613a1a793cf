"""Saving customers, and what is read of one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef
from smallcrm.services import customers
from tests.builders import Shop

NOBODY = CustomerId(999_999)


def test_a_new_customer_gets_the_next_number_and_their_own_rows(shop: Shop) -> None:
    anna = shop.customer(
        " Anna  Berg ", phone="0171 555 12 34", email="anna@example.org", town="Köln"
    )

    row = shop.row("customer", anna)
    assert (row["number"], row["name"], row["tier"]) == (1001, "Anna Berg", "occasional")
    assert [(r["number"], r["digits"], r["is_preferred"]) for r in shop.rows("phone")] == [
        ("0171 555 12 34", "1715551234", 1)
    ]
    assert [r["address"] for r in shop.rows("email")] == ["anna@example.org"]
    assert [(r["town"], r["is_preferred"]) for r in shop.rows("address")] == [("Köln", 1)]
    assert shop.deeds()[-1] == "new_customer"


def test_a_new_customer_is_told_by_reference_and_not_by_name(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")

    assert shop.changes[-1].label.args == {"customer": CustomerRef(anna)}
    assert shop.changes[-1].customers == {anna}


def test_undo_takes_a_new_customer_out_whole_and_redo_brings_them_back(shop: Shop) -> None:
    before = shop.dump()
    shop.customer("Anna Berg", phone="0171 5551234", email="a@example.org", town="Köln")
    after = shop.dump()

    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert shop.dump() == after


def test_an_undone_number_and_id_are_not_given_to_the_next_customer(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.undo()

    tom = shop.customer("Tom Becker")

    assert tom > anna
    assert shop.row("customer", tom)["number"] == 1002


def test_a_phone_alone_is_enough(shop: Shop) -> None:
    stranger = shop.customer(phone="0171 5551234")

    assert customers.name_of(shop.store, stranger) == "0171 5551234"


def test_neither_name_nor_phone_is_refused_and_nothing_is_written(shop: Shop) -> None:
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        shop.customer("  ", notes="a note")

    assert refused.value.field == "name"
    assert shop.dump() == before
    assert shop.deeds() == ["first_start"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CustomerDraft(name="A" * 500), "name"),
        (CustomerDraft(name="Anna", emails=[EmailDraft(address="nowhere")]), "emails"),
        (CustomerDraft(name="Anna", birthday="31.2."), "birthday"),
        (CustomerDraft(name="Anna", tier="gold"), "tier"),
        (CustomerDraft(name="Anna", sent_by=NOBODY), "sent_by"),
        (CustomerDraft(name="Anna", number=0), "number"),
        (
            CustomerDraft(name="Anna", phones=[PhoneDraft(number=str(n)) for n in range(99)]),
            "phones",
        ),
    ],
)
def test_a_bad_value_is_named_and_nothing_is_written(
    shop: Shop, draft: CustomerDraft, field: str
) -> None:
    berg = shop.customer("Anna Berg")
    before = shop.dump()

    for customer_id in (None, berg):
        with pytest.raises(Invalid) as refused:
            customers.save(shop.store, draft, customer_id=customer_id, now=shop.now)
        assert refused.value.field == field
    assert shop.dump() == before


def test_a_number_that_somebody_has_is_refused_also_from_the_trash(shop: Shop) -> None:
    berg = shop.customer("Anna Berg", number=7)
    customers.trash(shop.store, berg, now=shop.now)

    with pytest.raises(Invalid) as refused:
        shop.customer("Tom", number=7)

    assert refused.value.field == "number"


def test_an_own_number_moves_the_series_on(shop: Shop) -> None:
    shop.customer("Anna", number=5000)

    tom = shop.customer("Tom")

    assert shop.row("customer", tom)["number"] == 5001


def test_a_form_saved_unchanged_writes_nothing(shop: Shop) -> None:
    friend = shop.customer("Joe")
    anna = shop.customer(
        "Anna Berg",
        phone="0171 5551234",
        email="a@x.org",
        town="Köln",
        birthday="12.4.",
        sent_by=friend,
    )
    before, deeds = shop.dump(), shop.deeds()

    draft = customers.draft_of(shop.store, anna)
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    assert shop.dump() == before
    assert shop.deeds() == deeds


def test_editing_keeps_the_rows_that_did_not_change(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    draft = customers.draft_of(shop.store, anna)
    draft.phones.append(PhoneDraft(label="work", number="030 12345"))
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    first, second = shop.rows("phone")

    draft = customers.draft_of(shop.store, anna)
    draft.phones[0].label = "mobile"
    draft.phones[1].number = "030 12346"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    assert shop.rows("phone") == [
        {**first, "label": "mobile"},
        {**second, "number": "030 12346", "digits": "3012346"},
    ]


def test_a_phone_that_was_taken_out_is_gone_and_undo_brings_the_very_row_back(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    before = shop.dump()

    customers.save(shop.store, CustomerDraft(name="Anna"), customer_id=anna, now=shop.now)
    assert shop.rows("phone") == []
    assert shop.row("customer", anna)["name"] == "Anna"

    shop.undo()
    assert shop.dump() == before


def test_the_first_address_is_the_one_to_use(shop: Shop) -> None:
    anna = shop.customer("Anna", street="Old Road 1", town="Bonn")
    draft = customers.draft_of(shop.store, anna)
    draft.addresses.insert(0, AddressDraft(street="New Road 2", town="Köln"))

    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    known = customers.head(shop.store, anna)
    assert known is not None
    assert known.address_line == "New Road 2, Köln"
    assert [a.street for a in customers.draft_of(shop.store, anna).addresses] == [
        "New Road 2",
        "Old Road 1",
    ]


def test_who_sent_them_is_recorded_and_can_be_corrected(shop: Shop) -> None:
    joe, eva = shop.customer("Joe"), shop.customer("Eva")
    anna = shop.customer("Anna", sent_by=joe)
    assert [r["referrer_id"] for r in shop.rows("referral")] == [joe]
    before = shop.dump()

    draft = customers.draft_of(shop.store, anna)
    draft.sent_by = eva
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert [(r["referrer_id"], r["referred_id"]) for r in shop.rows("referral")] == [(eva, anna)]

    shop.undo()
    assert shop.dump() == before


def test_nobody_is_sent_by_themselves_or_in_a_circle(shop: Shop) -> None:
    joe = shop.customer("Joe")
    anna = shop.customer("Anna", sent_by=joe)
    for customer_id, sender in ((joe, joe), (joe, anna)):
        draft = customers.draft_of(shop.store, customer_id)
        draft.sent_by = sender
        with pytest.raises(Invalid) as refused:
            customers.save(shop.store, draft, customer_id=customer_id, now=shop.now)
        assert refused.value.field == "sent_by"


@pytest.mark.parametrize("birthday", ["12.4.1980", "12.4.", "29.2."])
def test_a_birthday_survives_the_form(shop: Shop, birthday: str) -> None:
    anna = shop.customer("Anna", birthday=birthday)
    stored = shop.row("customer", anna)["birthday"]

    customers.save(shop.store, customers.draft_of(shop.store, anna), customer_id=anna, now=shop.now)

    assert shop.row("customer", anna)["birthday"] == stored
    assert stored[-5:] in {"04-12", "02-29"}


def test_a_standing_is_the_owners_choice_and_undo_takes_it_back(shop: Shop) -> None:
    anna = shop.customer("Anna")
    before = shop.dump()

    customers.set_tier(shop.store, anna, "a_list", now=shop.now)
    assert shop.row("customer", anna)["tier"] == "a_list"
    shop.undo()
    assert shop.dump() == before

    for bad, field in ((("gold", anna), "tier"), (("a_list", NOBODY), "customer_id")):
        with pytest.raises(Invalid) as refused:
            customers.set_tier(shop.store, bad[1], bad[0], now=shop.now)
        assert refused.value.field == field


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "\x00",
            "\ud800",
            "'; DROP TABLE customer; --",
            "<b>x</b>",
            '"',
            "%",
            "x" * 100_000,
            "\u202e",
        ]
    ),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=HOSTILE, notes=HOSTILE, phone=HOSTILE, street=HOSTILE)
def test_hostile_text_is_kept_or_refused_and_never_breaks_anything(
    shop: Shop, name: str, notes: str, phone: str, street: str
) -> None:
    before = shop.dump()
    try:
        anna = shop.customer(name, notes=notes, phone=phone, street=street)
    except Invalid:
        assert shop.dump() == before
        return
    assert customers.name_of(shop.store, anna)
    shop.undo()
    assert shop.dump() == before
