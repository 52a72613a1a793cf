"""The quiet line of Today: one question a week, answered with Yes or Not now."""

from smallcrm.services import rules
from smallcrm.services.upkeep import begin_day
from smallcrm.storage.models import Heard
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow
from ui.today.offer_line import OfferLine
from ui.widgets.text import PlainLabel


def test_yes_watches_for_it_and_the_line_goes(shop: Shop, counter: CounterWindow) -> None:
    anna = shop.customer("Anna Berg")
    with shop.store.action("edit_customer", anna, at=shop.now):
        Heard.create(customer=anna, kind="missed", words="a bench", heard_on=shop.today)
    line = counter.today.findChild(OfferLine)
    assert isinstance(line, OfferLine)
    assert not line.isVisible()

    shop.later(days=8)
    begin_day(shop.store, now=shop.now)
    counter.today.refresh()
    counter.settle()
    said = [label.text() for label in line.findChildren(PlainLabel) if label.isVisible()]
    assert said[:2] == ["Shall I also watch for this?", "Told us something and has no answer"]
    counter.press("Yes, watch for this too")
    counter.settle()

    assert rules.settings_of(shop.store).is_on("not_answered")
    assert not line.isVisible()
    shop.undo()
    counter.settle()
    assert line.isVisible()
    counter.press("Not now")
    counter.settle()
    assert not line.isVisible()
    assert not rules.settings_of(shop.store).is_on("not_answered")
