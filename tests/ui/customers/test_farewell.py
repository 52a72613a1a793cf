"""When somebody has died, a card for those who are left is one key away."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from smallcrm.commands import Place
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import FRIDAY_NOON, Shop
from tests.ui.shop_window import ShopWindow
from ui.customers.farewell import farewell_actions


def _window(folder: Path, *names: str) -> tuple[ShopWindow, list[CustomerId]]:
    """The window of a shop with these people, who share the first one's letterbox."""
    shop = Shop.at(Place(folder, lambda: FRIDAY_NOON).book)
    people: list[CustomerId] = []
    for name in names:
        people.append(shop.customer(name, lives_with=people[0] if people else None))
    shop.close()
    return ShopWindow(folder), people


def test_the_bottom_line_offers_a_condolence_card_for_the_household(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, (anna, tom) = _window(tmp_path, "Anna Berg", "Tom Berg")
    customers.set_status(window.store, anna, "deceased", now=window.now)
    window.settle()
    assert "Anna Berg has died" in window.window.bottom.words

    window.press("Condolence card").press("Save")

    [card] = window.rows("thank_you")
    assert (card["customer_id"], card["occasion"]) == (tom, "condolence")
    window.close()


def test_nothing_is_offered_where_nobody_is_left_or_it_was_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, (anna,) = _window(tmp_path, "Anna Berg")
    customers.set_status(window.store, anna, "deceased", now=window.now)
    opened, latest = window.window.opened, window.store.latest
    assert opened is not None
    assert latest is not None
    assert farewell_actions(opened.context, latest) == ()

    undone = window.store.undo(at=window.now)
    assert undone is not None
    assert farewell_actions(opened.context, undone) == ()
    window.close()
