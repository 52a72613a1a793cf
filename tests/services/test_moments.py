"""How it went: marked, corrected, replaced, answered."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import customers, helpers, moment_offers, moments
from smallcrm.services.moments import MomentMark
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def rosa(shop: Shop) -> HelperId:
    return helpers.helpers(shop.store)[0].id


def mark(
    shop: Shop, who: CustomerId, kind: str, *, minutes: float = 10, **fields: object
) -> MomentId:
    """A mark by nobody; time passes first, so that it replaces none."""
    shop.later(minutes=minutes)
    draft = MomentDraft(who, kind, **fields)  # type: ignore[arg-type]
    return moments.record_moment(shop.store, draft, now=shop.now)


def test_a_let_down_is_kept_in_their_words_with_cause_and_cost(
    shop: Shop, anna: CustomerId
) -> None:
    draft = MomentDraft(
        anna, "ow", " the hose\x00 leaked ", channel="phone", cause="product", cost_text="12,50"
    )

    made = moments.record_moment(shop.store, draft, now=shop.now, by=rosa(shop))

    row = shop.row("moment", made)
    assert (row["kind"], row["words"], row["channel"]) == ("ow", "the hose leaked", "phone")
    assert (row["cause"], row["cost_minor"], row["noted_by"]) == ("product", 1250, rosa(shop))
    assert (row["shop_day"], row["answered_by"], row["visit_id"]) == ("2026-11-20", None, None)
    assert shop.deeds()[-1] == "record_ow"


def test_who_delivered_is_kept_for_a_wow_and_never_for_a_let_down(
    shop: Shop, anna: CustomerId
) -> None:
    wow = mark(shop, anna, "wow", delivered_by=rosa(shop), cause="price")
    ow = mark(shop, anna, "ow", delivered_by=rosa(shop))

    assert shop.row("moment", wow)["delivered_by"] == rosa(shop)
    assert shop.row("moment", wow)["cause"] == ""
    assert shop.row("moment", ow)["delivered_by"] is None
    draft = moments.draft_of(shop.store, wow)
    draft.kind = "ow"
    moments.edit_moment(shop.store, wow, draft, now=shop.now)
    assert shop.row("moment", wow)["delivered_by"] is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"customer_id": None}, "customer_id"),
        ({"customer_id": CustomerId(99)}, "customer_id"),
        ({"kind": ""}, "kind"),
        ({"kind": "meh"}, "kind"),
        ({"channel": "pigeon"}, "channel"),
        ({"kind": "ow", "cause": "weather"}, "cause"),
        ({"words": "x" * 100_000}, "words"),
        ({"cost_text": "-3"}, "cost_text"),
        ({"cost_text": "\x00\ud800<b>"}, "cost_text"),
        ({"visit_id": VisitId(77)}, "visit_id"),
        ({"answers": (MomentId(77),)}, "answers"),
        ({"day_text": "tomorrow"}, "day_text"),
        ({"day_text": "t 23:59"}, "day_text"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field_and_nothing_is_written(
    shop: Shop, anna: CustomerId, fields: dict[str, object], field: str
) -> None:
    before = shop.dump()
    draft = MomentDraft(**{"customer_id": anna, "kind": "wow", **fields})  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refused:
        moments.record_moment(shop.store, draft, now=shop.now)

    assert refused.value.field == field
    assert shop.dump() == before


def test_a_moment_of_a_visit_lies_where_the_visit_lies_and_only_on_its_own_customer(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id = shop.visit(anna, days_ago=3)
    made = mark(shop, anna, "how", visit_id=visit_id)

    assert shop.row("moment", made)["shop_day"] == "2026-11-17"
    assert shop.row("moment", made)["at"] == shop.row("visit", visit_id)["at"]
    with pytest.raises(Invalid):
        mark(shop, shop.customer("Paz"), "how", visit_id=visit_id)


def test_a_letter_of_yesterday_can_be_set_back_with_its_time(shop: Shop, anna: CustomerId) -> None:
    made = mark(shop, anna, "wow", day_text="yesterday 17:30", channel="letter")

    row = shop.row("moment", made)
    assert (row["shop_day"], row["at"]) == ("2026-11-19", "2026-11-19T16:30:00.000Z")


def test_a_second_mark_within_two_minutes_takes_the_place_of_the_first(
    shop: Shop, anna: CustomerId
) -> None:
    first = mark(shop, anna, "wow", words="lovely roses", delivered_by=rosa(shop))
    before = shop.dump()

    second = mark(shop, anna, "ow", minutes=2)

    assert second == first
    [row] = shop.rows("moment")
    assert (row["kind"], row["words"], row["delivered_by"]) == ("ow", "lovely roses", None)
    shop.undo()
    assert shop.dump() == before


def test_later_marks_others_marks_and_other_peoples_marks_stand_beside_it(
    shop: Shop, anna: CustomerId
) -> None:
    mark(shop, anna, "wow")
    mark(shop, anna, "how", minutes=2.1)
    mark(shop, shop.customer("Paz"), "how", minutes=0)
    moments.record_moment(shop.store, MomentDraft(anna, "ow"), now=shop.now, by=rosa(shop))

    assert [row["kind"] for row in shop.rows("moment")] == ["wow", "how", "how", "ow"]


def test_marks_of_two_visits_do_not_replace_each_other(shop: Shop, anna: CustomerId) -> None:
    mark(shop, anna, "wow", visit_id=shop.visit(anna))
    mark(shop, anna, "how", visit_id=shop.visit(anna), minutes=1)

    assert [row["kind"] for row in shop.rows("moment")] == ["wow", "how"]


def test_a_let_down_is_open_until_a_later_moment_answers_it(shop: Shop, anna: CustomerId) -> None:
    ow = mark(shop, anna, "ow", words="too late", cause="waiting")
    assert [(o.id, o.words, o.cause) for o in moments.open_ows(shop.store, anna)] == [
        (ow, "too late", "waiting")
    ]
    how = mark(shop, anna, "how")
    assert len(moments.open_ows(shop.store, anna)) == 1
    before = shop.dump()

    moments.answer_moment(shop.store, ow, how, now=shop.now)

    assert moments.open_ows(shop.store, anna) == []
    assert shop.row("moment", ow)["answered_by"] == how
    with pytest.raises(Invalid):
        moments.answer_moment(shop.store, ow, mark(shop, anna, "wow"), now=shop.now)
    shop.undo()
    shop.undo()
    assert shop.dump() == before


def test_a_wow_can_answer_when_it_is_noted_and_losing_it_opens_again(
    shop: Shop, anna: CustomerId
) -> None:
    first, second = mark(shop, anna, "ow"), mark(shop, anna, "ow")
    wow = mark(shop, anna, "wow", answers=(first, second))
    assert moments.open_ows(shop.store, anna) == []
    before = shop.dump()

    moments.delete_moment(shop.store, wow, now=shop.now)

    assert [ow.id for ow in moments.open_ows(shop.store, anna)] == [first, second]
    shop.undo()
    assert shop.dump() == before


def test_an_answer_is_later_and_of_the_same_customer(shop: Shop, anna: CustomerId) -> None:
    earlier = mark(shop, anna, "wow")
    ow = mark(shop, anna, "ow")
    of_paz = mark(shop, shop.customer("Paz"), "wow")

    for answer in (earlier, of_paz, ow):
        with pytest.raises(Invalid) as refused:
            moments.answer_moment(shop.store, ow, answer, now=shop.now)
        assert refused.value.field == "answers"
    with pytest.raises(Invalid):
        mark(shop, anna, "wow", answers=(ow,), day_text="yesterday")


def test_an_answer_that_is_set_back_before_the_let_down_answers_no_more(
    shop: Shop, anna: CustomerId
) -> None:
    ow = mark(shop, anna, "ow")
    wow = mark(shop, anna, "wow", answers=(ow,))
    draft = moments.draft_of(shop.store, wow)
    assert draft.answers == (ow,)
    draft.answers, draft.day, draft.day_text = (), None, "-2"

    moments.edit_moment(shop.store, wow, draft, now=shop.now)

    assert [o.id for o in moments.open_ows(shop.store, anna)] == [ow]


def test_an_answer_that_turns_out_to_be_a_let_down_leaves_the_first_open(
    shop: Shop, anna: CustomerId
) -> None:
    ow = mark(shop, anna, "ow")
    mark(shop, anna, "wow", answers=(ow,))

    mark(shop, anna, "ow", minutes=1)

    assert len(moments.open_ows(shop.store, anna)) == 2


def test_the_bar_shows_the_last_ten_oldest_first_and_what_is_open(
    shop: Shop, anna: CustomerId
) -> None:
    for number in range(11):
        mark(shop, anna, "how" if number else "ow")
    last = mark(shop, anna, "ow")

    bar = moments.last_moments(shop.store, anna)

    assert [each.kind for each in bar] == ["how"] * 9 + ["ow"]
    assert bar[-1] == MomentMark(last, "ow", shop.today, is_open=True)
    assert moments.last_moments(shop.store, shop.customer("Paz")) == []


def test_a_form_saved_unchanged_writes_nothing(shop: Shop, anna: CustomerId) -> None:
    ow = mark(shop, anna, "ow", words="zu spät", cost_text="1.234,50", day_text="-3 9:15")
    before, deeds = shop.dump(), shop.deeds()
    shop.later(days=2)

    moments.edit_moment(shop.store, ow, moments.draft_of(shop.store, ow), now=shop.now)

    assert shop.dump() == before
    assert shop.deeds() == deeds


def test_nothing_is_noted_about_somebody_in_the_trash_or_about_a_moment_that_is_gone(
    shop: Shop, anna: CustomerId
) -> None:
    customers.trash(shop.store, anna, now=shop.now)
    with pytest.raises(Invalid):
        mark(shop, anna, "wow")
    gone = MomentId(77)
    with pytest.raises(Invalid):
        moments.delete_moment(shop.store, gone, now=shop.now)
    with pytest.raises(Invalid):
        moments.draft_of(shop.store, gone)


def test_what_would_be_replaced_is_not_offered_to_be_answered(shop: Shop, anna: CustomerId) -> None:
    older = mark(shop, anna, "ow")
    mark(shop, anna, "ow")

    offered = moment_offers.offered_answers(shop.store, anna, now=shop.now, by=None)

    assert [ow.id for ow in offered] == [older]
