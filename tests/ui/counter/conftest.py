"""The window of the shop where several work."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.counter.counter_shop import CounterWindow, counter_shop

Opens = Callable[..., CounterWindow]


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path) -> Iterator[Opens]:
    """Opens the window on a shop with these helpers; it is closed at the end."""
    opened: list[CounterWindow] = []

    def open_one(*names: str, pin: str = "", second_pin: str = "") -> CounterWindow:
        folder = tmp_path / "shop"
        berg = counter_shop(folder, *names, pin=pin, second_pin=second_pin)
        window = CounterWindow(folder)
        window.berg = berg
        opened.append(window)
        return window

    yield open_one
    for window in opened:
        if window.window.desk.curtain.is_down:
            window.window.desk.curtain.rise()
        window.window.desk.asking.dismiss()
        window.close()


@pytest.fixture
def window(opens: Opens) -> CounterWindow:
    """Rosa, Maria and Ben work here, nobody has a PIN; Anna Berg's page is open."""
    opened = opens("Maria", "Ben")
    opened.go("customer", opened.berg)
    return opened
