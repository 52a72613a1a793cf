"""Was here: recorded, corrected, moved, removed."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, VisitId
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, helpers, visits
from smallcrm.services.words import shop_wording
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def test_a_visit_is_kept_with_amount_words_and_who_served(shop: Shop, anna: CustomerId) -> None:
    (rosa,) = helpers.helpers(shop.store)

    visit_id = shop.visit(anna, "12,50", what="a red rose", by=rosa.id)

    row = shop.row("visit", visit_id)
    assert (row["amount_minor"], row["what"], row["served_by"]) == (1250, "a red rose", rosa.id)
    assert (row["shop_day"], row["at"]) == ("2026-11-20", "2026-11-20T11:00:00.000Z")
    newest = visits.latest(shop.store, anna)
    assert newest is not None
    assert (newest.id, newest.served_by) == (visit_id, "Rosa")


def test_an_earlier_day_keeps_the_hour_and_is_not_the_latest(shop: Shop, anna: CustomerId) -> None:
    today = shop.visit(anna)
    earlier = shop.visit(anna, days_ago=3)

    row = shop.row("visit", earlier)
    assert (row["shop_day"], row["at"]) == ("2026-11-17", "2026-11-17T11:00:00.000Z")
    newest = visits.latest(shop.store, anna)
    assert newest is not None
    assert newest.id == today


def test_after_midnight_still_belongs_to_the_evening_before(shop: Shop, anna: CustomerId) -> None:
    shop.later(hours=14)  # two o'clock at night in Berlin

    assert shop.row("visit", shop.visit(anna))["shop_day"] == "2026-11-20"


def test_a_time_of_the_coming_night_is_told_from_that_of_the_last(
    shop: Shop, anna: CustomerId
) -> None:
    asked = VisitDraft(anna, day_text="2:30")
    with pytest.raises(Invalid, match="belongs to the night after") as refused:
        visits.record_visit(shop.store, asked, now=shop.now)
    wording = shop_wording(shop.store, today=lambda: shop.today)
    assert wording.say(refused.value.sentence).endswith("write yesterday 2:30.")

    asked = VisitDraft(anna, day_text="yesterday 2:30")
    visits.record_visit(shop.store, asked, now=shop.now)
    (row,) = shop.rows("visit")
    assert (row["shop_day"], row["at"]) == ("2026-11-19", "2026-11-20T01:30:00.000Z")


def test_a_negative_amount_is_a_return_and_no_amount_is_unknown(
    shop: Shop, anna: CustomerId
) -> None:
    assert shop.row("visit", shop.visit(anna, "-3"))["amount_minor"] == -300
    assert shop.row("visit", shop.visit(anna))["amount_minor"] is None


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (VisitDraft(None), "customer_id"),
        (VisitDraft(CustomerId(999)), "customer_id"),
        (VisitDraft(CustomerId(1), amount_text="a lot"), "amount_text"),
        (VisitDraft(CustomerId(1), day_text="+3"), "day_text"),
        (VisitDraft(CustomerId(1), what="x" * 5_000), "what"),
        (VisitDraft(CustomerId(1), amount_text="\x00\ud800"), "amount_text"),
    ],
)
def test_a_bad_visit_is_refused_and_nothing_is_written(
    shop: Shop, anna: CustomerId, draft: VisitDraft, field: str
) -> None:
    visit_id = shop.visit(anna, "5")
    before = shop.dump()

    with pytest.raises(Invalid) as refused:
        visits.record_visit(shop.store, draft, now=shop.now)
    assert refused.value.field == field
    with pytest.raises(Invalid):
        visits.edit_visit(shop.store, visit_id, draft, now=shop.now)
    assert shop.dump() == before


def test_somebody_in_the_trash_was_not_here(shop: Shop, anna: CustomerId) -> None:
    customers.trash(shop.store, anna, now=shop.now)

    with pytest.raises(Invalid) as refused:
        shop.visit(anna)

    assert refused.value.field == "customer_id"


def test_a_visit_on_the_wrong_person_is_moved_and_undo_moves_it_back(
    shop: Shop, anna: CustomerId
) -> None:
    paz = shop.customer("Javier Paz")
    visit_id = shop.visit(anna, "5")
    before = shop.dump()

    visits.move_visit(shop.store, visit_id, paz, now=shop.now)

    assert shop.row("visit", visit_id)["customer_id"] == paz
    assert visits.latest(shop.store, anna) is None
    assert shop.changes[-1].customers == {anna, paz}
    shop.undo()
    assert shop.dump() == before
    with pytest.raises(Invalid) as refused:
        visits.move_visit(shop.store, visit_id, CustomerId(999), now=shop.now)
    assert refused.value.field == "to"


def test_a_form_saved_unchanged_writes_nothing(shop: Shop, anna: CustomerId) -> None:
    visit_id = shop.visit(anna, "1.234,50", what="a mower", days_ago=2)
    before, deeds = shop.dump(), shop.deeds()
    shop.later(days=1)

    visits.edit_visit(shop.store, visit_id, visits.draft_of(shop.store, visit_id), now=shop.now)

    assert shop.dump() == before
    assert shop.deeds() == deeds


def test_a_visit_is_corrected_and_removed_and_undo_brings_it_back(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id = shop.visit(anna, "5")
    before = shop.dump()
    draft = visits.draft_of(shop.store, visit_id)
    draft.amount_text, draft.day = "7", shop.today - timedelta(days=1)

    visits.edit_visit(shop.store, visit_id, draft, now=shop.now)
    row = shop.row("visit", visit_id)
    assert (row["amount_minor"], row["shop_day"]) == (700, "2026-11-19")
    visits.delete_visit(shop.store, visit_id, now=shop.now)
    assert shop.rows("visit") == []

    shop.undo()
    shop.undo()
    assert shop.dump() == before


def test_a_visit_that_is_gone_is_refused_by_every_verb(shop: Shop, anna: CustomerId) -> None:
    gone = VisitId(77)
    verbs: tuple[Callable[[], None], ...] = (
        lambda: visits.move_visit(shop.store, gone, anna, now=shop.now),
        lambda: visits.delete_visit(shop.store, gone, now=shop.now),
        lambda: visits.edit_visit(shop.store, gone, VisitDraft(anna), now=shop.now),
    )
    for verb in verbs:
        with pytest.raises(Invalid) as refused:
            verb()
        assert refused.value.field == "visit_id"
    assert visits.latest(shop.store, anna) is None
