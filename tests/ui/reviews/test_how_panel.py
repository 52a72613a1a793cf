"""How the month went, on Looking back, where a customer reads along and where not."""

from smallcrm.domain.moments import MomentDraft
from smallcrm.services import helpers, moments
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow


def _full(shop: Shop) -> int:
    rosa = helpers.helpers(shop.store)[0].id
    anna, tom = shop.customer("Anna Berg"), shop.customer("Tom Becker")
    for who, kind, words, cause in (
        (anna, "ow", "", "waiting"), (tom, "ow", "The hose <b>leaked</b>", "product"),
        (anna, "how", "", ""),
    ):  # fmt: skip
        shop.later(minutes=5)
        draft = MomentDraft(who, kind, words, cause=cause)
        moments.record_moment(shop.store, draft, now=shop.now)
    shop.later(minutes=5)
    answered = moments.open_ows(shop.store, anna)[0].id
    draft = MomentDraft(anna, "wow", delivered_by=rosa, answers=(answered,))
    moments.record_moment(shop.store, draft, now=shop.now)
    return tom


def test_the_owner_reads_what_went_well_what_did_not_and_who_waits(
    shop: Shop, counter: CounterWindow
) -> None:
    tom = _full(shop)
    counter.window.frame.owner.set_counter_view(is_on=False)
    counter.settle()

    texts = set(counter.texts())
    assert {"How it went in November", "1 left delighted", "1 as expected"} <= texts
    assert {"2 let down: 1 made right, 1 open", "1 turned into a WOW"} <= texts
    assert "What it was about: Product 1 · Waiting and hassle 1" in texts
    assert "WOWs thanks to: Rosa 1" in texts
    assert "“The hose <b>leaked</b>”" in texts
    counter.press("Tom Becker")
    assert counter.went["customer"] == [tom]


def test_a_customer_who_reads_along_sees_only_what_went_well(
    shop: Shop, counter: CounterWindow
) -> None:
    _full(shop)
    counter.window.frame.owner.set_counter_view(is_on=True)
    counter.settle()

    texts = counter.texts()
    assert "1 left delighted" in texts
    for hidden in ("let down", "turned", "Product", "Still open", "leaked"):
        assert not any(hidden in text for text in texts), hidden
    counter.window.frame.owner.hold(is_held=True)
    counter.settle()
    assert "2 let down: 1 made right, 1 open" in counter.texts()
    counter.window.frame.owner.hold(is_held=False)


def test_a_month_without_marks_says_how_to_make_them(shop: Shop, counter: CounterWindow) -> None:
    assert any(text.startswith("Nobody noted how it went.") for text in counter.texts())
