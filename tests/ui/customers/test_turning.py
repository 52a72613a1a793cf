"""Going on to the previous and the next customer, through the list or by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from smallcrm.domain.ids import CustomerId
from tests.ui.customers.desk import Desk
from tests.ui.customers.list_driver import pick

CTRL = Qt.KeyboardModifier.ControlModifier
UP, DOWN = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown


@pytest.fixture
def people(desk: Desk) -> list[CustomerId]:
    """Anna, Berta and Tom; Tom was here last, then Anna."""
    people = [desk.shop.customer(name) for name in ("Anna Berg", "Berta Ang", "Tom Becker")]
    desk.shop.visit(people[0], days_ago=9)
    desk.shop.visit(people[2], days_ago=2)
    return people


def test_the_next_by_name_without_a_list(desk: Desk, people: list[CustomerId]) -> None:
    desk.go("customer", people[0])
    desk.key(DOWN, CTRL)
    assert desk.page.customer() == people[1]
    assert "Berta Ang" in desk.texts()
    desk.key(DOWN, CTRL)
    desk.key(UP, CTRL)
    assert desk.page.customer() == people[1]


def test_at_the_ends_there_is_nobody_further(desk: Desk, people: list[CustomerId]) -> None:
    desk.go("customer", people[0])
    assert not desk.find(QWidget, "previous").isEnabled()
    desk.key(UP, CTRL)
    assert desk.page.customer() == people[0]
    desk.go("customer", people[2])
    assert not desk.find(QWidget, "next").isEnabled()


def test_through_the_list_in_its_order(desk: Desk, people: list[CustomerId]) -> None:
    pick(desk, "sorting", "order_last_visit_down")
    desk.key(Qt.Key.Key_Home, CTRL, on=desk.find(QTableView, "customers"))
    desk.key(Qt.Key.Key_Return, on=desk.find(QTableView, "customers"))
    walked = [desk.page.customer()]
    for _ in range(2):
        desk.press("next")
        walked.append(desk.page.customer())
    assert walked == [people[2], people[0], people[1]]


def test_esc_leads_back_to_the_list_at_once(desk: Desk, people: list[CustomerId]) -> None:
    desk.key(Qt.Key.Key_Return, on=desk.find(QTableView, "customers"))
    desk.key(DOWN, CTRL)
    desk.key(DOWN, CTRL)
    assert desk.page.customer() == people[2]
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.objectName() == "page_customers"
