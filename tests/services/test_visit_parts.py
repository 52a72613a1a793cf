"""A visit with all that belongs to it: one deed, moved together, undone together."""

from dataclasses import replace

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import helpers, moments, referrals, visits
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def rosa(shop: Shop) -> HelperId:
    return helpers.helpers(shop.store)[0].id


def full_visit(shop: Shop, who: CustomerId, **fields: object) -> tuple[VisitId, VisitDraft]:
    """A visit with every part: Paz sent them, Tom and Eva came along."""
    paz, tom, eva = (shop.customer(name) for name in ("Paz", "Tom", "Eva"))
    draft = VisitDraft(
        who, "12,50", "roses", "yesterday 17:30", how="wow", words="just lovely", sent_by=paz,
        companions=(tom, eva, tom, who), is_gift=True, loyalty=("gave_advice", "invited_us"),
    )  # fmt: skip
    draft = replace(draft, **fields)  # type: ignore[arg-type]
    return visits.record_visit(shop.store, draft, now=shop.now, by=rosa(shop)), draft


def test_one_deed_writes_the_visit_and_all_its_parts_and_one_undo_takes_them_back(
    shop: Shop, anna: CustomerId
) -> None:
    people = [shop.customer(name) for name in ("Paz", "Tom", "Eva")]
    before = shop.dump()
    draft = VisitDraft(anna, "5", how="wow", sent_by=people[0], companions=(people[1],))
    draft.loyalty = ("invited_us",)

    visits.record_visit(shop.store, draft, now=shop.now)

    assert len(shop.rows("moment")) == len(shop.rows("referral")) == 1
    assert len(shop.rows("visit_companion")) == len(shop.rows("loyalty_tick")) == 1
    shop.undo()
    assert shop.dump() == before


def test_every_part_is_kept_as_it_was_told(shop: Shop, anna: CustomerId) -> None:
    visit_id, draft = full_visit(shop, anna)

    row = shop.row("visit", visit_id)
    assert (row["shop_day"], row["at"]) == ("2026-11-19", "2026-11-19T16:30:00.000Z")
    assert (row["is_gift"], row["served_by"]) == (1, rosa(shop))
    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["words"], moment["visit_id"]) == ("wow", "just lovely", visit_id)
    assert (moment["at"], moment["delivered_by"]) == (row["at"], rosa(shop))
    came = [companion["customer_id"] for companion in shop.rows("visit_companion")]
    assert came == list(draft.companions[:2])
    ticks = [(tick["kind"], tick["shop_day"]) for tick in shop.rows("loyalty_tick")]
    assert ticks == [("invited_us", "2026-11-19"), ("gave_advice", "2026-11-19")]
    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Paz"]


def test_an_unmarked_visit_has_no_moment_even_with_words(shop: Shop, anna: CustomerId) -> None:
    visits.record_visit(shop.store, VisitDraft(anna, words="hm", cause="price"), now=shop.now)

    assert shop.rows("moment") == []


def test_who_served_wins_over_who_notes_it_and_a_let_down_blames_neither(
    shop: Shop, anna: CustomerId
) -> None:
    other = helpers.add_helper(shop.store, "Tim", now=shop.now)
    draft = VisitDraft(anna, how="ow", cause="waiting", served_by=other)

    visit_id = visits.record_visit(shop.store, draft, now=shop.now, by=rosa(shop))

    assert shop.row("visit", visit_id)["served_by"] == other
    [moment] = shop.rows("moment")
    assert (moment["delivered_by"], moment["cause"]) == (None, "waiting")


def test_a_mark_just_before_the_visit_becomes_the_mark_of_the_visit(
    shop: Shop, anna: CustomerId
) -> None:
    moments.record_moment(shop.store, MomentDraft(anna, "wow", "so quick"), now=shop.now)
    shop.later(minutes=1)

    visit_id = visits.record_visit(shop.store, VisitDraft(anna, how="how"), now=shop.now)

    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["words"], moment["visit_id"]) == ("how", "so quick", visit_id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"how": "meh"}, "how"),
        ({"how": "ow", "cause": "fate"}, "cause"),
        ({"how": "wow", "words": "x" * 100_000}, "words"),
        ({"how": "wow", "answers": (MomentId(9),)}, "answers"),
        ({"companions": (CustomerId(99),)}, "companions"),
        ({"sent_by": CustomerId(99)}, "sent_by"),
        ({"sent_by": CustomerId(1)}, "sent_by"),
        ({"loyalty": ("bribed_us",)}, "loyalty"),
        ({"day_text": "t 23:59"}, "day_text"),
    ],
)
def test_a_part_that_can_not_be_is_refused_and_nothing_is_written(
    shop: Shop, anna: CustomerId, fields: dict[str, object], field: str
) -> None:
    known = shop.visit(anna)
    before = shop.dump()
    draft = replace(VisitDraft(anna), **fields)  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refused:
        visits.record_visit(shop.store, draft, now=shop.now)
    assert refused.value.field == field
    with pytest.raises(Invalid):
        visits.edit_visit(shop.store, known, draft, now=shop.now)
    assert shop.dump() == before


def test_wrong_person_moves_everything_and_undo_moves_it_back(shop: Shop, anna: CustomerId) -> None:
    ow = moments.record_moment(shop.store, MomentDraft(anna, "ow", day_text="-5"), now=shop.now)
    shop.later(minutes=5)
    visit_id, draft = full_visit(shop, anna, answers=(ow,))
    assert moments.open_ows(shop.store, anna) == []
    tom = draft.companions[0]
    before = shop.dump()

    visits.move_visit(shop.store, visit_id, tom, now=shop.now)

    owners = {
        table: {row["customer_id"] for row in shop.rows(table)}
        for table in ("visit", "loyalty_tick", "visit_companion")
    }
    assert owners == {
        "visit": {tom}, "loyalty_tick": {tom}, "visit_companion": {draft.companions[1]}
    }  # fmt: skip
    assert {row["customer_id"]: row["kind"] for row in shop.rows("moment")} == {
        anna: "ow", tom: "wow"
    }  # fmt: skip
    assert [sent.name for sent in referrals.sent_by(shop.store, tom)] == ["Paz"]
    assert referrals.sent_by(shop.store, anna) == []
    assert [each.id for each in moments.open_ows(shop.store, anna)] == [ow]
    shop.undo()
    assert shop.dump() == before


def test_a_visit_that_belongs_to_who_was_said_to_have_sent_them_loses_the_referral(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id, draft = full_visit(shop, anna)
    assert draft.sent_by is not None

    visits.move_visit(shop.store, visit_id, draft.sent_by, now=shop.now)

    assert shop.rows("referral") == []


def test_a_referral_that_was_told_another_time_stays_where_it_is(
    shop: Shop, anna: CustomerId
) -> None:
    paz = shop.customer("Paz")
    shop.referral(paz, anna)
    visit_id = shop.visit(anna)

    visits.move_visit(shop.store, visit_id, paz, now=shop.now)

    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Paz"]


def test_a_form_saved_unchanged_writes_nothing(shop: Shop, anna: CustomerId) -> None:
    visit_id, _ = full_visit(shop, anna)
    before, deeds = shop.dump(), shop.deeds()
    shop.later(days=1)

    visits.edit_visit(shop.store, visit_id, visits.draft_of(shop.store, visit_id), now=shop.now)

    assert shop.dump() == before
    assert shop.deeds() == deeds


def test_every_part_can_be_corrected_in_one_deed(shop: Shop, anna: CustomerId) -> None:
    visit_id, _ = full_visit(shop, anna)
    uwe = shop.customer("Uwe")
    before = shop.dump()
    draft = visits.draft_of(shop.store, visit_id)
    draft.how, draft.cause, draft.words = "ow", "product", "thorns"
    draft.companions, draft.sent_by, draft.loyalty = (uwe,), uwe, ("sent_someone",)
    draft.is_gift, draft.day, draft.at, draft.day_text = False, None, None, "t 9:00"

    visits.edit_visit(shop.store, visit_id, draft, now=shop.now)

    row = shop.row("visit", visit_id)
    assert (row["at"], row["is_gift"]) == ("2026-11-20T08:00:00.000Z", 0)
    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["cause"], moment["at"]) == ("ow", "product", row["at"])
    [tick] = shop.rows("loyalty_tick")
    assert (tick["kind"], tick["shop_day"]) == ("sent_someone", "2026-11-20")
    assert [row["customer_id"] for row in shop.rows("visit_companion")] == [uwe]
    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Uwe"]
    shop.undo()
    assert shop.dump() == before


def test_a_sender_named_later_moves_with_the_visit_too(shop: Shop, anna: CustomerId) -> None:
    visit_id = shop.visit(anna)
    paz, tom = shop.customer("Paz"), shop.customer("Tom")
    draft = visits.draft_of(shop.store, visit_id)
    draft.sent_by = paz
    visits.edit_visit(shop.store, visit_id, draft, now=shop.now)

    visits.move_visit(shop.store, visit_id, tom, now=shop.now)

    assert [sent.name for sent in referrals.sent_by(shop.store, tom)] == ["Paz"]


def test_a_visit_that_was_not_takes_its_moment_and_ticks_along_and_undo_brings_all_back(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id, _ = full_visit(shop, anna)
    before = shop.dump()

    visits.delete_visit(shop.store, visit_id, now=shop.now)

    assert [shop.rows(t) for t in ("visit", "moment", "loyalty_tick", "visit_companion")] == [
        [], [], [], []
    ]  # fmt: skip
    assert len(shop.rows("referral")) == 1
    shop.undo()
    assert shop.dump() == before
