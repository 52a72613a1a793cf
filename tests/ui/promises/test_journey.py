"""A promise from the asking to the end: told for Friday, closed on Thursday, kept on time."""

from datetime import date, timedelta

from smallcrm.domain.closures import ClosureDraft
from smallcrm.services import hours, requests
from smallcrm.services.kept import our_promise
from tests.builders import Shop
from tests.ui.promises.counter import PromiseCounter

FRIDAY = date(2026, 11, 27)


def own_day(shop: Shop) -> date | None:
    (row,) = requests.open_requests(shop.store)
    return requests.own_day_of(shop.store, row)


def test_an_order_for_friday_is_ready_in_time_though_we_close_on_thursday(
    shop: Shop, counter: PromiseCounter
) -> None:
    ines = shop.customer("Ines Duarte", phone="0171 5551234")
    counter.press("Wants something").choose("ines")
    counter.settle()
    counter.write("What", "40 roses").write("Promised for", "27.11.").press("Save")
    assert own_day(shop) == date(2026, 11, 26)

    thursday = ClosureDraft(from_on=date(2026, 11, 26), words="stocktaking")
    hours.add_closure(shop.store, thursday, now=shop.now)
    assert own_day(shop) == date(2026, 11, 25)
    assert shop.rows("special_request")[0]["told_on"] == FRIDAY.isoformat()
    assert shop.rows("prompt")[0]["show_from"] == "2026-11-25"

    shop.later(days=5)
    counter.go("today")
    assert counter.names_listed() == ["Ines Duarte"]
    counter.go("promises").press("Ready, Ines Duarte")
    counter.press("Call Ines Duarte, 0171 5551234").press("Talked")
    assert shop.rows("special_request")[0]["status"] == "ready"

    shop.later(days=2)
    counter.go("today").go("promises")
    before = shop.dump()
    counter.press("Done, Ines Duarte")
    (row,) = shop.rows("special_request")
    assert (row["customer_id"], row["status"], row["kept"]) == (ines, "done", "early")
    assert row["ready_on"] == "2026-11-25"
    spoken = our_promise(shop.store, FRIDAY - timedelta(days=9), FRIDAY)
    assert spoken is not None
    assert (spoken.args["kept"], spoken.args["beaten"]) == (100, 100)

    counter.undo()
    assert shop.dump() == before
    counter.press("Redo")
    assert shop.rows("special_request")[0]["kept"] == "early"


def test_a_time_outside_the_hours_goes_on_as_an_opening(
    shop: Shop, counter: PromiseCounter
) -> None:
    shop.customer("Ines Duarte")
    counter.press("Wants something").choose("ines")
    counter.settle()
    counter.write("What", "burst pipe").write("At what time", "23:00").press("Save")

    (row,) = shop.rows("special_request")
    assert row["is_after_hours"] == 1
    opening = counter.sheet
    assert opening.startswith("Open after hours")
    counter.key("Esc").press("Change, Ines Duarte").press("See opening")
    assert counter.sheet == opening
