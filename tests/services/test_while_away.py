"""What happened while the owner was away."""

from datetime import UTC, datetime, time, timedelta

from smallcrm.domain.ids import HelperId
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import reminders, visits
from smallcrm.services.helpers import add_helper, helpers
from smallcrm.services.instants import day_begins
from smallcrm.services.while_away import while_away
from tests.builders import Shop


def _people(shop: Shop) -> tuple[HelperId, HelperId]:
    add_helper(shop.store, "Mia", now=shop.now)
    rosa, mia = helpers(shop.store)
    return rosa.id, mia.id


def _visit(shop: Shop, by: HelperId | None, name: str = "Ada") -> None:
    customer_id = shop.customer(name)
    visits.record_visit(shop.store, VisitDraft(customer_id), now=shop.now, by=by)


def test_three_days_away_are_told_from_the_last_deed_to_the_first_one_back(shop: Shop) -> None:
    rosa, mia = _people(shop)
    shop.later(hours=6)
    _visit(shop, rosa, "before")
    shop.later(days=1)
    _visit(shop, mia, "Saturday")
    shop.later(days=2)
    _visit(shop, mia, "Monday")
    shop.later(hours=1)
    _visit(shop, rosa, "back again")
    _visit(shop, mia, "too late")

    told = while_away(shop.store, now=shop.now)

    assert told is not None
    assert (told.day, told.at) == ((shop.now - timedelta(days=3)).date(), time(18))
    assert [deed.helper for deed in told.deeds] == ["Mia", "Mia"]
    assert [deed.day.day for deed in told.deeds] == [21, 23]
    assert told.total == 2
    assert told.deeds[0].told.key == "{customer} was here"


def test_what_was_taken_back_is_not_told_and_nothing_is_told_the_day_after(shop: Shop) -> None:
    rosa, mia = _people(shop)
    _visit(shop, rosa)
    shop.later(days=1)
    _visit(shop, mia)
    shop.undo()
    assert while_away(shop.store, now=shop.now) is None
    shop.redo()
    told = while_away(shop.store, now=shop.now)
    assert told is not None
    assert told.total == 1
    _visit(shop, rosa, "back again")
    shop.later(days=1)
    assert while_away(shop.store, now=shop.now) is None


def test_the_owners_own_shop_says_nothing(shop: Shop) -> None:
    assert while_away(shop.store, now=shop.now) is None
    (rosa,) = helpers(shop.store)
    draft = ReminderDraft(shop.customer("Ada"), "call", due=shop.today)
    reminders.add(shop.store, draft, now=shop.now, by=rosa.id)
    shop.later(days=3)
    _visit(shop, None)
    assert while_away(shop.store, now=shop.now) is None


def test_a_shop_day_begins_at_four_by_the_wall_clock_also_when_clocks_change(shop: Shop) -> None:
    changing = datetime(2027, 3, 28, tzinfo=UTC).date()
    assert day_begins(shop.store, changing) == datetime(2027, 3, 28, 2, tzinfo=UTC)
    begins = day_begins(shop.store, shop.today)
    assert shop.store.shop_day(begins) == shop.today
    assert shop.store.shop_day(begins - timedelta(seconds=1)) == shop.today - timedelta(days=1)
