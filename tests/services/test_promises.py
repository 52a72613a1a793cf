"""Open wishes and reminders in one list, in the order of Today; on a board; by their days."""

from datetime import date, timedelta

from smallcrm.domain.fair_queue import score
from smallcrm.domain.kept import PromisesKept, Said
from smallcrm.services import customers, helpers, prompts, requests
from smallcrm.services.kept import our_promise, promises_kept
from smallcrm.services.promises import (
    NOW,
    PromiseFilter,
    Totals,
    board_column,
    board_totals,
    days,
    promises,
)
from smallcrm.services.today import today
from smallcrm.storage.guard import may_write
from tests.builders import Shop


def keys(shop: Shop, show: str = "all", **narrowed: object) -> list[str]:
    wanted = PromiseFilter(show)._replace(**narrowed)  # type: ignore[arg-type]
    found = promises(shop.store, on=shop.today, wanted=wanted)
    return [row.what for row in found.rows]


def test_wishes_and_reminders_stand_by_their_day_and_those_without_one_last(shop: Shop) -> None:
    anna = shop.customer("Anna Berg", phone="0171 5551234")
    shop.request(anna, "no day")
    shop.request(anna, "evening", told_on_text="+2", told_time_text="23:00")
    shop.reminder(anna, "call back", in_days=1)
    shop.request(anna, "morning", told_on_text="+2", told_time_text="9:30")

    assert keys(shop) == ["call back", "morning", "evening", "no day"]
    row = promises(shop.store, on=shop.today).rows[0]
    assert (row.sort, row.phone, row.subject_key) == (
        "reminder",
        "0171 5551234",
        f"reminder:reminder:{row.row_id}",
    )


def test_the_list_can_be_narrowed_and_tells_how_many_each_has(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.request(anna, "hinges", told_on_text="t")
    ready = shop.request(anna, "keys", told_on_text="+5")
    shop.request(anna, "burst pipe", told_on_text="+5", told_time_text="23:00")
    shop.later(days=2)
    requests.set_status(shop.store, ready, "ready", now=shop.now)

    assert keys(shop, "late") == ["hinges"]
    assert keys(shop, "ready") == ["keys"]
    assert keys(shop, "openings") == ["burst pipe"]
    found = promises(shop.store, on=shop.today, most=1)
    assert (len(found.rows), found.totals) == (1, Totals(3, 1, 1, 1, 3))


def test_every_key_is_one_that_can_be_answered(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.request(anna, "hinges", told_on_text="t")
    ready = shop.request(anna, "keys", told_on_text="t")
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    shop.reminder(anna)

    for row in promises(shop.store, on=shop.today).rows:
        prompts.answer_done(shop.store, row.subject_key, now=shop.now)

    assert promises(shop.store, on=shop.today).rows == []


def test_a_reminder_put_off_stands_at_its_new_day_and_the_trash_is_left_out(shop: Shop) -> None:
    anna, ben = shop.customer("Anna Berg"), shop.customer("Ben Okafor")
    number = shop.reminder(anna, in_days=0)
    shop.request(ben)
    friday = shop.today.replace(day=27)
    prompts.answer_later(shop.store, f"reminder:reminder:{number}", friday, now=shop.now)
    customers.trash(shop.store, ben, now=shop.now)

    (row,) = promises(shop.store, on=shop.today).rows

    assert (row.customer_id, row.day) == (anna, friday)


def test_what_presses_stands_in_the_order_of_today_with_the_same_sum(shop: Shop) -> None:
    best = shop.customer("Best", tier="a_list")
    usual = shop.customer("Usual", tier="regular")
    shop.request(usual, "late and long", told_on_text="t")
    shop.request(best, "late", told_on_text="t")
    shop.later(days=3)
    shop.request(usual, "pipe", told_on_text="t", told_time_text="23:00")
    ready = shop.request(best, "keys", told_on_text="+20")
    requests.set_status(shop.store, ready, "ready", now=shop.now)
    shop.request(usual, "tomorrow", told_on_text="+1")
    shop.request(best, "ahead", told_on_text="+9")

    rows = promises(shop.store, on=shop.today).rows
    group = today(shop.store, on=shop.today, per_group=20).groups[0]

    pressing = [row for row in rows if row.span == NOW]
    assert [row.subject_key for row in pressing] == [row.subject_key for row in group.rows]
    assert [row.points for row in pressing] == [row.score.total for row in group.rows]
    assert rows[-1].what == "ahead"


def test_a_wish_without_a_day_weighs_as_on_today_once_it_has_waited(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    shop.request(anna, "no day")
    shop.later(days=30)

    (row,) = promises(shop.store, on=shop.today).rows
    (waiting,) = today(shop.store, on=shop.today).groups[0].rows

    assert (row.span, row.points, row.day) == (NOW, waiting.score.total, None)


def test_without_the_rule_the_same_sum_comes_from_the_told_day(shop: Shop) -> None:
    number = shop.request(shop.customer("Anna Berg", tier="a_list"), told_on_text="t")
    asked = shop.today
    shop.later(days=2)
    may_write(shop.store.connection)
    shop.store.connection.execute("DELETE FROM prompt")

    (row,) = promises(shop.store, on=shop.today).rows

    told = score(asked, shop.today, asked, "request", "a_list")
    assert (row.row_id, row.points) == (number, told.total)


def test_the_list_is_narrowed_by_kind_by_who_looks_after_it_and_by_a_day(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    kim = helpers.add_helper(shop.store, "Kim", now=shop.now)
    shop.request(anna, "mower", kind="repair", told_on_text="+5", looked_after_by=kim)
    shop.request(anna, "hose", told_on_text="+5")
    shop.reminder(anna, "call back", in_days=5)

    assert keys(shop, kind="repair") == ["mower"]
    assert keys(shop, kind="reminder") == ["call back"]
    assert keys(shop, helper_id=kim) == ["mower"]
    friday = shop.today + timedelta(days=5)
    assert sorted(keys(shop, day=friday)) == ["call back", "hose", "mower"]
    assert keys(shop, day=friday + timedelta(days=1)) == []
    wanted = PromiseFilter(kind="repair")
    assert promises(shop.store, on=shop.today, wanted=wanted).totals == Totals(3, 0, 0, 0, 1)


def test_the_board_has_every_state_and_what_was_done_this_week(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    numbers = [shop.request(anna, f"wish {n}", told_on_text="+3") for n in range(5)]
    for number, status in zip(numbers, ("working", "ready", "done", "declined"), strict=False):
        requests.set_status(shop.store, number, status, now=shop.now)
    shop.reminder(anna)

    totals = board_totals(shop.store, on=shop.today)
    assert totals == {"asked": 1, "working": 1, "ready": 1, "done": 1}
    for status in totals:
        (row,) = board_column(shop.store, status, on=shop.today)
        assert row.status == status
    shop.later(days=8)
    assert board_column(shop.store, "done", on=shop.today) == []
    assert "done" not in board_totals(shop.store, on=shop.today)


def test_a_long_column_comes_in_parts_that_fit_together(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    for number in range(7):
        shop.request(anna, f"wish {number}", told_on_text=f"+{number % 3}")

    whole = board_column(shop.store, "asked", on=shop.today)
    parts = [
        row
        for skipped in (0, 3, 6)
        for row in board_column(shop.store, "asked", on=shop.today, most=3, skipped=skipped)
    ]
    assert parts == whole
    assert len(whole) == 7


def test_a_calendar_has_so_many_of_each_day_and_says_how_many_there_are(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    for number in range(4):
        shop.request(anna, f"wish {number}", told_on=date(2026, 11, 27))
    shop.request(anna, "pipe", told_on=date(2026, 11, 27), told_time_text="23:00")
    shop.reminder(anna, "call back", in_days=0)
    shop.request(anna, "too far", told_on=date(2026, 12, 1))

    found = days(shop.store, date(2026, 11, 20), date(2026, 11, 30), on=shop.today, most=2)

    assert [(each.day.day, each.what, each.total) for each in found] == [
        (20, "call back", 1),
        (27, "pipe", 5),
        (27, "wish 0", 5),
    ]


def test_what_was_closed_late_or_early_stands_in_our_promise(shop: Shop) -> None:
    anna = shop.customer("Anna Berg")
    first, last = shop.today, shop.today + timedelta(days=30)
    assert our_promise(shop.store, first, last) is None
    told = [shop.request(anna, told_on_text=day) for day in ("t", "t", "+5", "+5")]
    shop.request(anna, "open", told_on_text="+9")
    requests.finish(shop.store, told[0], now=shop.now)
    requests.finish(shop.store, told[2], now=shop.now)
    shop.later(days=1)
    requests.finish(shop.store, told[1], now=shop.now)
    requests.finish(shop.store, told[3], said=Said(is_released=True), now=shop.now)

    found = promises_kept(shop.store, first, last)
    assert found == PromisesKept(early=1, on_time=1, late=1, released=1)
    assert promises_kept(shop.store, shop.today, last) == PromisesKept(0, 0, 1, 1)
    spoken = our_promise(shop.store, first, last)
    assert spoken is not None
    assert dict(spoken.args) == {"kept": 66, "beaten": 33}
    customers.trash(shop.store, anna, now=shop.now)
    assert our_promise(shop.store, first, last) is None
