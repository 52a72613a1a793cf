"""Open wishes and reminders in one list, by the day that was told."""

from smallcrm.services import customers, prompts, requests
from smallcrm.services.promises import Totals, promises
from tests.builders import Shop


def keys(shop: Shop, show: str = "all") -> list[str]:
    found = promises(shop.store, on=shop.today, show=show)
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
    assert (len(found.rows), found.totals) == (1, Totals(3, 1, 1, 1))


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
