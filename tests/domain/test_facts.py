"""Days, topics, facts, searches, consents and family as a draft may have them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.consents import ConsentDraft, channel_word
from smallcrm.domain.contacts import AddressDraft, EmailDraft, PhoneDraft
from smallcrm.domain.customers import CheckedCustomer, CustomerDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.facts import DateDraft, FactDraft, LookingForDraft, TopicDraft
from smallcrm.domain.families import Relation, RelativeDraft, is_circle, relation_word
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.statuses import Status, status_word

TODAY = date(2026, 11, 21)
hostile = st.text(st.characters(exclude_categories=()), max_size=40)


def checked(**fields: object) -> CheckedCustomer:
    draft = CustomerDraft(name="Anna", **fields)  # type: ignore[arg-type]
    return draft.checked("DE", day_first=True, today=TODAY)


def refused(**fields: object) -> tuple[str, str]:
    with pytest.raises(Invalid) as wrong:
        checked(**fields)
    return wrong.value.field, str(wrong.value)


def test_days_come_with_or_without_a_year_and_the_29th_of_february_too() -> None:
    drafts = [DateDraft("Wedding", "12.6.2027"), DateDraft("Name day", "29.2."), DateDraft()]
    assert [each.day.iso for each in checked(dates=drafts).dates] == ["2027-06-12", "--02-29"]


@pytest.mark.parametrize(
    "draft", [DateDraft("", "2.12."), DateDraft("Wedding", ""), DateDraft("Wedding", "31.2.")]
)
def test_half_a_day_is_refused(draft: DateDraft) -> None:
    assert refused(dates=[draft])[0] == "dates"


def test_a_fact_needs_words_and_a_label_alone_is_taken_for_them() -> None:
    facts = checked(facts=[FactDraft("Dog", ""), FactDraft(), FactDraft("Tea", "two")]).facts
    assert [(fact.label, fact.words) for fact in facts] == [("", "Dog"), ("Tea", "two")]


def test_a_topic_stands_once() -> None:
    topics = checked(topics=[TopicDraft("Róses"), TopicDraft("roses", wants=False)]).topics
    assert topics == (("Róses", True),)


def test_consents_and_searches_are_of_today_unless_another_day_is_told() -> None:
    customer = checked(
        consents=[ConsentDraft("letter"), ConsentDraft("call", is_given=False, given="1.11.")],
        looking_for=[LookingForDraft("hinges"), LookingForDraft(" ")],
    )
    assert [each.given_on for each in customer.consents] == [TODAY, date(2026, 11, 1)]
    assert customer.looking_for == (("hinges", TODAY),)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"consents": [ConsentDraft("smoke")]}, "consents"),
        ({"consents": [ConsentDraft("letter", given="+3")]}, "consents"),
        ({"looking_for": [LookingForDraft("x", "+3")]}, "looking_for"),
        ({"facts": [FactDraft(words="x" * 301)]}, "facts"),
        ({"facts": [FactDraft(words="x", expires="never")]}, "facts"),
        ({"facts": [FactDraft(words="x")] * 51}, "facts"),
        ({"topics": [TopicDraft("x" * 61)]}, "topics"),
        ({"status": "gone"}, "status"),
        ({"preferred_channel": "smoke"}, "preferred_channel"),
        ({"customer_since": "98"}, "customer_since"),
        ({"customer_since": "2027"}, "customer_since"),
        ({"number": "12x"}, "number"),
        ({"form_of_address": "x" * 121}, "form_of_address"),
        (
            {"relatives": [RelativeDraft(CustomerId(1)), RelativeDraft(CustomerId(1), "child")]},
            "relatives",
        ),
    ],
)
def test_every_refusal_names_its_field(fields: dict[str, object], field: str) -> None:
    assert refused(**fields)[0] == field


def test_an_own_number_is_read_as_it_is_typed() -> None:
    assert [checked(number=typed).number for typed in ("#1017", " ", 5)] == [1017, None, 5]


def test_what_is_bad_or_not_to_be_used_is_not_preferred() -> None:
    customer = checked(
        phones=[PhoneDraft(number="1", is_preferred=True, is_bad=True), PhoneDraft(number="2")],
        emails=[EmailDraft(address="a@b", is_preferred=True, do_not_use=True)],
        addresses=[AddressDraft(town="A", do_not_use=True), AddressDraft(town="B")],
    )
    assert [phone.is_preferred for phone in customer.phones] == [False, True]
    assert [email.is_preferred for email in customer.emails] == [True]  # there is no better one
    assert [address.is_preferred for address in customer.addresses] == [False, True]


def test_every_code_has_a_word() -> None:
    for code in ("call", "message", "email", "letter", "in_person"):
        assert channel_word(code).key
    assert all(relation_word(each).key for each in Relation)
    assert all(status_word(each).key for each in Status)


def test_a_circle_is_seen_from_both_ends() -> None:
    one, two, three = CustomerId(1), CustomerId(2), CustomerId(3)
    parents = {two: [three]}
    assert is_circle(parents, mine=[two], children=[three])
    assert not is_circle(parents, mine=[three], children=[two])
    assert not is_circle({one: [two], two: [one]}, mine=[one], children=[three])


@given(hostile, hostile, st.booleans())
@settings(max_examples=150)
def test_hostile_words_are_clean_or_refused(one: str, other: str, mark: bool) -> None:
    try:
        customer = checked(
            facts=[FactDraft(one, other, mark, mark, mark)],
            topics=[TopicDraft(one, mark)],
            dates=[DateDraft(one, other)] if one else [],
            looking_for=[LookingForDraft(other)],
            working_on=one,
            source=other,
            preferred_hours=one,
            household_name=other,
        )
    except Invalid as wrong:
        str(wrong).encode()
    else:
        repr(customer).encode()
