"""Nothing is cut and nothing scrolls sideways, in long words and narrow windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.domain.ids import CustomerId
from tests.builders import Shop
from tests.ui.customers.desk import Desk
from ui.theme import theme
from ui.widgets.buttons import PlainButton

SIZES = [(1280, 800, 100), (1024, 720, 100), (1280, 800, 200)]
LONGEST = "Fatima al-Zahra bint Abdullah of the Very Long Family Name That Goes On and On"


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def wordy(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A shop in the pseudo-language, where every text is 40 % longer."""
    width, height, percent = request.param
    theme().apply("light", percent)
    built = Desk(Shop.in_folder(tmp_path), language="zz", size=(width, height))
    yield built
    built.close()
    theme().apply("light", 100)


def busy_customer(desk: Desk) -> CustomerId:
    shop = desk.shop
    customer = shop.customer(
        LONGEST, phone="+49 171 5551234567", street="12 Orchard Lane", town="Berlin", tier="a_list"
    )
    shop.visit(customer, "12,50", what="Rose feed")
    shop.request(customer, "Rose, bare root", told_on_text="+2", told_time_text="20:30")
    shop.reminder(customer, "Ask how the mower runs")
    shop.referral(customer, shop.customer("Joe Adler"))
    return customer


def cut_or_outside(desk: Desk) -> list[str]:
    """Controls of the page that are narrower than their words or leave the page sideways."""
    page, wrong = desk.page, []
    controls: list[QWidget] = [*page.findChildren(PlainButton), *page.findChildren(QLineEdit)]
    for control in controls:
        if not control.isVisible():
            continue
        left = control.mapTo(page, QPoint(0, 0)).x()
        least = control.minimumSizeHint().width()
        is_cut = isinstance(control, PlainButton) and control.width() < least
        if is_cut or left < 0 or left + control.width() > page.width():
            wrong.append(control.objectName())
    return wrong


def test_the_page_of_a_customer_fits(wordy: Desk) -> None:
    wordy.go("customer", busy_customer(wordy))
    assert not cut_or_outside(wordy)
    wordy.frame.owner.hold(is_held=True)
    wordy.settle()
    assert not cut_or_outside(wordy)


def test_the_list_fits(wordy: Desk) -> None:
    busy_customer(wordy)
    wordy.go("customers")
    assert not cut_or_outside(wordy)
    wordy.frame.owner.hold(is_held=True)
    wordy.settle()
    assert not cut_or_outside(wordy)


def test_the_form_fits(wordy: Desk) -> None:
    wordy.go("edit_customer", busy_customer(wordy))
    wordy.press("add_phone")
    assert not cut_or_outside(wordy)
    wordy.go("new_customer", "5551234567")
    assert not cut_or_outside(wordy)


def test_the_trash_fits(wordy: Desk) -> None:
    customer = busy_customer(wordy)
    wordy.go("customer", customer)
    wordy.press("trash")
    wordy.go("trash")
    assert not cut_or_outside(wordy)
