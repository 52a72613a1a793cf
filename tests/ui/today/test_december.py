"""December in a busy shop, as its counter sees it from the first day to the week after."""

from smallcrm.domain.busy_weeks import A_DAY
from tests.builders import Shop
from tests.ui.today.counter_window import CounterWindow

THANKED = [f"Customer {number}" for number in range(7)]


def _days_on(shop: Shop, counter: CounterWindow, days: int) -> None:
    shop.later(days=days)
    counter.today.day_check.timeout.emit()
    counter.settle()


def _why(counter: CounterWindow, name: str) -> str:
    """The sum that tells why somebody stands where they stand."""
    counter.row(name).setFocus()
    counter.key("Ctrl+I")
    return counter.undo_line


def _hand_over_all(counter: CounterWindow) -> list[str]:
    """Everybody whose card is handed over today, in turn."""
    done = []
    while names := counter.names_listed():
        counter.row(names[0]).setFocus()
        counter.key("Ctrl+D")
        done.append(names[0])
    return done


def test_busy_weeks_let_thank_yous_rest_and_bring_them_back_unaged_five_a_day(
    shop: Shop, counter: CounterWindow
) -> None:
    for name in THANKED:
        shop.visit(shop.customer(name))
    shop.request(shop.customer("Ines"), "hinges", told_on_text="10.12.")
    _days_on(shop, counter, 11)  # the first of December
    assert counter.names_listed() == THANKED[:5]
    why = _why(counter, THANKED[0])

    counter.press("Busy weeks").write("Until when", "24.12.").press("Save")
    assert counter.names_listed() == []
    assert any("busy until 24 Dec" in text for text in counter.texts())

    _days_on(shop, counter, 9)
    shop.visit(shop.customer("Zoe"))  # who is new meanwhile rests too
    counter.settle()
    assert counter.names_listed() == ["Ines"], "a promise never rests"
    assert counter.row("Ines").words.when == "Today"
    counter.row("Ines").setFocus()
    counter.key("Ctrl+D")

    _days_on(shop, counter, 15)  # the twenty-fifth
    assert counter.names_listed() == THANKED[:A_DAY]
    assert _why(counter, THANKED[0]) == why, "they are as young as they were"
    assert {counter.row(name).words.when for name in THANKED[:A_DAY]} == {""}
    assert _hand_over_all(counter) == THANKED[:A_DAY]

    _days_on(shop, counter, 1)
    assert _hand_over_all(counter) == [*THANKED[A_DAY:], "Zoe"]
    _days_on(shop, counter, 1)
    assert counter.names_listed() == []
    counter.undo()
    assert counter.names_listed() == ["Zoe"]
