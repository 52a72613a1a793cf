"""The owner comes back and reads what happened meanwhile; and the day turns while nobody looks."""

from datetime import date

from PySide6.QtWidgets import QLabel

from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, visits
from smallcrm.services.helpers import add_helper, helpers
from smallcrm.storage.derived import worked_out_on
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from ui.widgets.buttons import LinkButton


def test_a_window_that_stays_open_over_new_year_begins_the_year_by_itself(
    shop: Shop, counter: CounterWindow
) -> None:
    shop.customer("Dora", birthday="3.1.1980")
    gone = shop.customer("Gone")
    customers.trash(shop.store, gone, now=shop.now)
    shop.later(days=41, hours=15)  # three at night on New Year: still the old year
    counter.today.day_check.timeout.emit()
    assert worked_out_on(shop.store.connection) == date(2026, 11, 20)
    shop.later(hours=2)
    counter.today.day_check.timeout.emit()
    counter.settle()

    assert worked_out_on(shop.store.connection) == date(2027, 1, 1)
    assert counter.names_listed() == ["Dora"]
    shop.later(days=60)
    counter.today.day_check.timeout.emit()
    assert [row["name"] for row in shop.rows("customer")] == ["Dora"]
    assert counter.today.day == date(2027, 3, 2)


def _since(counter: CounterWindow) -> LinkButton:
    found = counter.today.findChild(LinkButton, "while_away")
    assert isinstance(found, LinkButton)
    return found


def test_three_days_away_are_one_line_that_opens(shop: Shop, counter: CounterWindow) -> None:
    add_helper(shop.store, "Mia", now=shop.now)
    rosa, mia = helpers(shop.store)
    ada, ben = shop.customer("Ada"), shop.customer("Ben")
    shop.later(hours=6)
    visits.record_visit(shop.store, VisitDraft(ada), now=shop.now, by=rosa.id)
    counter.settle()
    assert not _since(counter).isVisible()
    shop.later(days=1)
    visits.record_visit(shop.store, VisitDraft(ben), now=shop.now, by=mia.id)
    shop.later(days=2)
    shop.reminder(ada)
    visits.record_visit(shop.store, VisitDraft(ada), now=shop.now, by=mia.id)
    counter.settle()

    assert _since(counter).words == "Since Friday 18:00: 2 things done"
    first = counter.rows()[0]
    assert first.mapTo(counter.window, first.rect().topLeft()).y() <= 112
    _since(counter).click()
    counter.settle()

    assert counter.sheet == "Since Friday 18:00"
    sheet = counter.window.host.sheet
    assert sheet is not None
    told = [label.accessibleName() for label in sheet.findChildren(QLabel)]
    assert "Mia: Ben was here" in told
    assert "Mia: Ada was here" in told
    counter.press("Seen")
    assert counter.sheet == ""
