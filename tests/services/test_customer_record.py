"""Everything that is known of a customer is saved whole, read back equal, and undone at once."""

import json
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smallcrm.domain.consents import ConsentDraft
from smallcrm.domain.contacts import AddressDraft, PhoneDraft
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.facts import DateDraft, FactDraft, LookingForDraft, TopicDraft
from smallcrm.domain.families import RelativeDraft
from smallcrm.domain.held_drafts import changed_fields, with_fields
from smallcrm.services import customers
from tests.builders import Shop


def test_a_mark_alone_changes_the_row_in_its_place(shop: Shop) -> None:
    anna = shop.customer("Anna", phone="0171 5551234", facts=[FactDraft(words="Roses")])
    phones, facts = shop.rows("phone"), shop.rows("fact")
    draft = customers.draft_of(shop.store, anna)
    draft.phones[0].do_not_use = True
    draft.facts[0].is_pinned = True

    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    assert shop.rows("phone") == [{**phones[0], "do_not_use": 1}]
    assert shop.rows("fact") == [{**facts[0], "is_pinned": 1}]


def test_one_save_of_everything_is_one_step_back(shop: Shop) -> None:
    anna, tom = shop.customer("Anna"), shop.customer("Tom")
    before = shop.dump()
    draft = customers.draft_of(shop.store, anna)
    draft.lives_with, draft.household_name = tom, "Berg"
    draft.relatives = [RelativeDraft(tom, "partner", "husband")]
    draft.facts = [FactDraft("Dog", "Biscuit", is_pinned=True, expires="+9")]
    draft.topics = [TopicDraft("Roses"), TopicDraft("Offers", wants=False)]
    draft.dates = [DateDraft("Wedding", "12.6.")]
    draft.consents = [ConsentDraft("letter", given="1.11.", how="at the counter")]
    draft.status = "moved"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)

    known = customers.draft_of(shop.store, anna)
    assert known.relatives == draft.relatives
    assert known.dates == [DateDraft("Wedding", "--06-12")]
    assert known.consents[0].given == "2026-11-01"
    assert (known.lives_with, known.household_name, known.status) == (tom, "Berg", "moved")
    shop.undo()
    assert shop.dump() == before


def _lines(longest: int = 30) -> st.SearchStrategy[str]:
    return st.text(max_size=longest)


WHOLE_DRAFTS = st.builds(
    CustomerDraft,
    name=_lines(),
    given=_lines(),
    form_of_address=_lines(),
    working_on=_lines(),
    source=_lines(),
    preferred_hours=_lines(),
    away_until=st.sampled_from(["", "+30", "1.3.2026"]),
    is_left_in_peace=st.booleans(),
    customer_since=st.sampled_from(["", "1998"]),
    preferred_channel=st.sampled_from(["", "call", "in_person"]),
    status=st.sampled_from(["active", "moved", "deceased", "let_go"]),
    birthday=st.sampled_from(["", "29.2.", "1.4.1980"]),
    phones=st.lists(
        st.builds(PhoneDraft, _lines(), _lines(), st.booleans(), st.booleans(), st.booleans()),
        max_size=3,
    ),
    addresses=st.lists(
        st.builds(AddressDraft, town=_lines(), is_bad=st.booleans(), do_not_use=st.booleans()),
        max_size=3,
    ),
    dates=st.lists(
        st.builds(DateDraft, _lines(), st.sampled_from(["29.2.", "3.5.2001"])), max_size=2
    ),
    topics=st.lists(st.builds(TopicDraft, _lines(), st.booleans()), max_size=3),
    facts=st.lists(
        st.builds(FactDraft, _lines(), _lines(), st.booleans(), st.booleans(), st.booleans()),
        max_size=3,
    ),
    looking_for=st.lists(st.builds(LookingForDraft, _lines(), st.just("1.5.2026")), max_size=2),
    consents=st.lists(
        st.builds(
            ConsentDraft,
            st.sampled_from(["letter", "call", "message", "email"]),
            st.booleans(),
            st.just(""),
            _lines(),
        ),
        max_size=4,
    ),
)


@settings(max_examples=40, deadline=None)
@given(draft=WHOLE_DRAFTS)
def test_any_draft_outlives_a_power_cut(draft: CustomerDraft) -> None:
    empty = CustomerDraft()
    kept = json.loads(json.dumps(changed_fields(draft, empty)))
    assert with_fields(empty, kept) == draft


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(draft=WHOLE_DRAFTS, later=WHOLE_DRAFTS)
def test_any_draft_is_saved_read_back_equal_and_undone(
    shop: Shop, draft: CustomerDraft, later: CustomerDraft
) -> None:
    before = shop.dump()
    customer_id = None
    for each in (draft, later):
        try:
            customer_id = customers.save(shop.store, each, customer_id=customer_id, now=shop.now)
        except Invalid:
            continue
        saved, known = shop.dump(), customers.draft_of(shop.store, customer_id)
        if each.status == "active":
            assert _told(known) == _told(each)
        done = len(shop.deeds())
        customers.save(shop.store, known, customer_id=customer_id, now=shop.now)
        assert shop.dump() == saved
        assert len(shop.deeds()) == done
    while shop.dump() != before:
        assert shop.undo() is not None


def _told(draft: CustomerDraft) -> tuple[object, ...]:
    """What a draft says, in the book's clean words; an edited book keeps its own order."""
    clean = draft.checked("DE", day_first=True, today=date(2026, 11, 20))
    phones = {phone._replace(is_preferred=False) for phone in clean.phones}
    lists = (set(clean.topics), set(clean.facts), set(clean.looking_for), set(clean.dates))
    return (phones, clean.source, clean.working_on, *lists)
