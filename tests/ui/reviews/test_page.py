"""Looking back: what the months and the last deeds say."""

from smallcrm.services import customers, thank_yous
from smallcrm.services.helpers import add_helper
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow


def test_the_month_is_told_in_figures_with_the_names_behind_them(
    shop: Shop, counter: CounterWindow
) -> None:
    anna = shop.customer("Anna Berg", known_before=True)
    ben = shop.customer("Ben Okafor")
    shop.visit(anna)
    shop.visit(ben)
    shop.referral(anna, ben)
    counter.settle()

    texts = counter.texts()
    assert "November 2026" in texts
    assert {"2", "visits by 2 people", "came for the first time"} <= set(texts)
    counter.press("Ben Okafor")
    assert counter.went["customer"] == [ben]


def test_arrows_lead_to_earlier_months_and_back(shop: Shop, counter: CounterWindow) -> None:
    shop.visit(shop.customer("Anna Berg", known_before=True), days_ago=85)
    counter.settle()
    assert {"November 2026", "October 2026"} <= set(counter.texts())

    counter.press("Earlier month").press("Earlier month")
    assert {"September 2026", "August 2026"} <= set(counter.texts())
    assert "visit by 1 person" in counter.texts()
    counter.key("Ctrl+PgDown")
    assert {"October 2026", "September 2026"} <= set(counter.texts())
    counter.key("Ctrl+PgUp").key("Ctrl+PgUp")
    assert {"September 2026", "August 2026"} <= set(counter.texts())


def test_what_was_done_lately_is_told_with_who_and_when(shop: Shop, counter: CounterWindow) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    anna = shop.customer("Anna Berg")
    shop.visit(anna, by=maria)
    counter.settle()

    texts = counter.texts()
    assert {"Anna Berg was here", "Maria", "Today, 12:00", "Anna Berg is in the book"} <= set(texts)
    shop.undo()
    counter.settle()
    assert "Anna Berg was here · taken back" in counter.texts()


def test_no_money_stands_there_and_people_in_the_trash_are_left_out(
    shop: Shop, counter: CounterWindow
) -> None:
    anna = shop.customer("Anna Berg", known_before=True)
    shop.visit(anna, "4711,00", what="a mower")
    counter.settle()
    assert not any("4711" in text or "mower" in text for text in counter.texts())

    customers.trash(shop.store, anna, now=shop.now)
    counter.settle()
    assert "visit by 1 person" not in counter.texts()


def test_cards_are_counted_once_they_left_the_shop(shop: Shop, counter: CounterWindow) -> None:
    anna = shop.customer("Anna Berg")
    thank_yous.owe(shop.store, anna, now=shop.now)
    (card,) = thank_yous.due(shop.store, on=shop.today)
    thank_yous.mark_printed(shop.store, [card.subject_key], {}, now=shop.now)
    counter.settle()
    assert "card posted" not in counter.texts()

    (card,) = thank_yous.due(shop.store, on=shop.today)
    thank_yous.mark_posted(shop.store, [card.subject_key], now=shop.now)
    counter.settle()
    assert "card posted" in counter.texts()


def test_older_deeds_are_shown_on_request(shop: Shop, counter: CounterWindow) -> None:
    counter.go("customers")
    for number in range(25):
        shop.customer(f"Customer {number}")
    counter.go("looking_back")
    assert "Customer 0 is in the book" not in counter.texts()

    counter.press("Show more")

    assert "Customer 0 is in the book" in counter.texts()
    assert "Customer 24 is in the book" in counter.texts()


def test_an_empty_book_says_so_calmly(shop: Shop, counter: CounterWindow) -> None:
    assert counter.texts().count("No visits, cards or promises are noted for this month.") == 2
    assert "The shop is set up" in counter.texts()
