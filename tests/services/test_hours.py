"""Closures, special days and public holidays: kept, undone, and what hangs on them."""

from datetime import date, time

import pytest

from smallcrm.domain.closures import ClosureDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.opening_hours import Period
from smallcrm.domain.special_days import SpecialDayDraft
from smallcrm.services import hours
from smallcrm.services import shop as shop_service
from smallcrm.services.upkeep import begin_day
from tests.builders import Shop
from tests.storage.books import derived_as_kept_and_rebuilt

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)
CHRISTMAS = date(2026, 12, 25)  # a Friday
MORNING = Period(0, time(10), time(12))


def close(shop: Shop, first: date, last: date | None = None, words: str = "") -> None:
    hours.add_closure(shop.store, ClosureDraft(first, last, words), now=shop.now)


def shown_from(shop: Shop) -> date:
    (prompt,) = [row for row in shop.rows("prompt") if row["rule"] == "promise"]
    return date.fromisoformat(prompt["show_from"])


def test_a_new_shop_in_berlin_keeps_its_public_holidays(shop: Shop) -> None:
    kept = hours.holidays(shop.store)
    assert (kept.is_kept, kept.country, kept.region, kept.is_known) == (True, "DE", "", True)
    closed = hours.opening_hours(shop.store).closed_on(CHRISTMAS)
    assert closed is not None
    assert closed.why == "holiday"


def test_a_country_that_nobody_knows_has_no_holidays_and_is_no_error(shop: Shop) -> None:
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.country = "AQ"
    shop_service.save_shop(shop.store, draft, now=shop.now)
    hours.next_closings(shop.store, shop.today)
    assert hours.holidays(shop.store).region == ""


def test_another_country_brings_its_own_holidays_and_forgets_the_region(shop: Shop) -> None:
    hours.save_holidays(shop.store, is_kept=True, region="BY", now=shop.now)
    assert hours.opening_hours(shop.store).closed_on(date(2027, 1, 6)) is not None
    row = shop_service.shop(shop.store)
    assert row is not None
    draft = shop_service.draft_of(row)
    draft.country = "US"
    shop_service.save_shop(shop.store, draft, now=shop.now)

    assert hours.holidays(shop.store).region == ""
    open_again = hours.opening_hours(shop.store)
    assert open_again.closed_on(date(2027, 1, 6)) is None
    assert open_again.closed_on(date(2026, 11, 26)) is not None  # Thanksgiving

    shop.undo()
    assert hours.opening_hours(shop.store).closed_on(date(2027, 1, 6)) is not None


def test_a_region_of_another_country_is_refused(shop: Shop) -> None:
    with pytest.raises(Invalid) as refused:
        hours.save_holidays(shop.store, is_kept=True, region="CA", now=shop.now)
    assert refused.value.field == "region"


def test_a_promise_shows_a_working_day_earlier_and_follows_a_closure_and_its_undo(
    shop: Shop,
) -> None:
    shop.request(shop.customer("Anna Berg"), told_on=FRIDAY)
    assert shown_from(shop) == THURSDAY

    close(shop, THURSDAY, words="stock taking")
    assert shown_from(shop) == date(2026, 12, 2)
    shop.undo()
    assert shown_from(shop) == THURSDAY
    shop.redo()
    assert shown_from(shop) == date(2026, 12, 2)
    assert shop.rows("special_request")[0]["told_on"] == FRIDAY.isoformat()


def test_holidays_move_our_own_day_until_they_are_switched_off(shop: Shop) -> None:
    shop.request(shop.customer("Anna Berg"), told_on=date(2026, 12, 28))
    assert shown_from(shop) == date(2026, 12, 24)  # not Saturday, Second Day of Christmas
    hours.save_holidays(shop.store, is_kept=False, region="", now=shop.now)
    assert shown_from(shop) == date(2026, 12, 26)
    shop.undo()
    assert shown_from(shop) == date(2026, 12, 24)


def test_a_holiday_with_hours_of_its_own_is_open(shop: Shop) -> None:
    draft = SpecialDayDraft(CHRISTMAS, (MORNING,), "flowers for the table")
    hours.add_special_day(shop.store, draft, now=shop.now)
    assert hours.opening_hours(shop.store).is_working_day(CHRISTMAS)
    (row,) = hours.special_days(shop.store)
    assert (row.day, row.words) == (CHRISTMAS, "flowers for the table")
    assert row.periods == (MORNING._replace(weekday=4),)


def test_a_special_day_is_changed_and_removed_and_all_of_it_comes_back(shop: Shop) -> None:
    known = hours.add_special_day(
        shop.store, SpecialDayDraft(FRIDAY, (MORNING,), "late"), now=shop.now
    )
    before = shop.dump()
    hours.change_special_day(shop.store, known, SpecialDayDraft(THURSDAY), now=shop.now)
    (row,) = hours.special_days(shop.store)
    assert (row.day, row.periods, row.words) == (THURSDAY, (), "")
    hours.delete_special_day(shop.store, known, now=shop.now)
    assert hours.special_days(shop.store) == []

    shop.undo()
    shop.undo()
    assert {name: rows for name, rows in shop.dump().items() if name.startswith("special")} == {
        name: rows for name, rows in before.items() if name.startswith("special")
    }


def test_a_day_has_hours_of_its_own_once(shop: Shop) -> None:
    hours.add_special_day(shop.store, SpecialDayDraft(FRIDAY, (MORNING,)), now=shop.now)
    deeds = shop.deeds()
    with pytest.raises(Invalid) as refused:
        hours.add_special_day(shop.store, SpecialDayDraft(FRIDAY), now=shop.now)
    assert refused.value.field == "day"
    assert shop.deeds() == deeds


def test_two_stretches_of_a_special_day_may_not_overlap(shop: Shop) -> None:
    both = (MORNING, Period(0, time(11), time(13)))
    with pytest.raises(Invalid) as refused:
        hours.add_special_day(shop.store, SpecialDayDraft(FRIDAY, both), now=shop.now)
    assert refused.value.field == "hours"


def test_what_was_removed_by_somebody_else_is_said(shop: Shop) -> None:
    close(shop, FRIDAY)
    (row,) = hours.closures(shop.store)
    hours.delete_closure(shop.store, row.id, now=shop.now)
    with pytest.raises(Invalid):
        hours.delete_closure(shop.store, row.id, now=shop.now)
    with pytest.raises(Invalid):
        hours.change_closure(shop.store, row.id, ClosureDraft(FRIDAY), now=shop.now)


def test_the_next_closed_days_tell_a_break_once_and_leave_sundays_out(shop: Shop) -> None:
    close(shop, date(2026, 12, 28), date(2027, 1, 10), "winter break")
    told = [
        (each.from_on, each.to_on, each.why) for each in hours.next_closings(shop.store, FRIDAY)
    ]
    assert told[:3] == [
        (CHRISTMAS, CHRISTMAS, "holiday"),
        (date(2026, 12, 26), date(2026, 12, 26), "holiday"),
        (date(2026, 12, 28), date(2027, 1, 9), "closure"),  # the tenth is a Sunday
    ]
    assert len(told) == hours.CLOSINGS_SHOWN


def test_the_hours_that_are_read_again_are_those_of_the_book(shop: Shop) -> None:
    before = hours.opening_hours(shop.store)
    assert hours.opening_hours(shop.store) is before
    close(shop, FRIDAY)
    assert not hours.opening_hours(shop.store).is_working_day(FRIDAY)
    shop.undo()
    assert hours.opening_hours(shop.store).is_working_day(FRIDAY)


def test_what_hangs_on_hours_is_kept_as_a_rebuild_would_make_it(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.request(anna, told_on=FRIDAY)
    for _ in range(4):
        shop.visit(anna)
        shop.later(days=7)
    close(shop, date(2026, 12, 1), date(2026, 12, 20))
    hours.save_holidays(shop.store, is_kept=True, region="BY", now=shop.now)
    shop.undo()
    path = shop.path
    shop.close()
    kept, rebuilt = derived_as_kept_and_rebuilt(path)
    assert kept == rebuilt


def test_holidays_lie_in_the_book_so_that_no_visit_waits_for_the_library(shop: Shop) -> None:
    shop.customer("Anna Berg")
    assert set(hours.opening_hours(shop.store).holidays.known) == {2025, 2026, 2027, 2028}
    shop.later(days=60)
    begin_day(shop.store, now=shop.now)
    assert set(hours.opening_hours(shop.store).holidays.known) == {2026, 2027, 2028, 2029}
