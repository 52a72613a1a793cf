"""What the window shows when something goes wrong."""

import logging

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import Cancelled, Invalid, ShopError
from smallcrm.wording import Wording
from tests.drivers import WindowDriver
from tests.fakes import FakeDialogs
from ui.errors import ErrorDoor, crash_text
from ui.widgets.fields import TextField
from ui.widgets.form import Form

WRITTEN = "Anna Berg, 0171 5551234"


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def door(dialogs: FakeDialogs) -> ErrorDoor:
    return ErrorDoor(Wording(), dialogs)


def trip() -> None:
    raise ValueError(WRITTEN)


def tripped() -> ValueError:
    try:
        trip()
    except ValueError as error:
        return error
    raise AssertionError


def test_what_was_stopped_on_purpose_is_silent(door: ErrorDoor, dialogs: FakeDialogs) -> None:
    door.show(Cancelled())
    assert (dialogs.told, dialogs.questions) == ([], [])


def test_a_plain_error_is_a_calm_box(door: ErrorDoor, dialogs: FakeDialogs) -> None:
    door.show(ShopError("Not saved: the disk is full. Free some space, then press Save."))
    assert dialogs.told[0].endswith("Free some space, then press Save.")


def test_an_invalid_value_goes_to_its_field_or_else_into_a_box(
    door: ErrorDoor, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    form = Form(Wording().say)
    field = form.add("name", "Name", TextField(name="name", spoken=""))
    qtbot.addWidget(field)
    door.show(Invalid("name", "Write a name."), form)
    assert (field.sentence, dialogs.told) == ("Write a name.", [])
    door.show(Invalid("colour", "Choose a colour."), form)
    assert len(dialogs.told) == 1


def test_an_attempt_says_whether_it_went_well(door: ErrorDoor) -> None:
    def fail() -> None:
        raise ShopError("No.")

    assert door.attempt(list)
    assert not door.attempt(fail)


def test_a_crash_is_told_without_what_customers_said(
    door: ErrorDoor, dialogs: FakeDialogs, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        door.show(tripped())
    assert WRITTEN not in caplog.text
    assert "trip" in caplog.text
    assert WRITTEN not in dialogs.questions[0].text
    dialogs.answer("close")


def test_the_details_of_a_crash_can_be_copied(
    door: ErrorDoor, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    error = tripped()
    door.show(error)
    dialogs.answer("copy")
    assert QGuiApplication.clipboard().text() == crash_text(error)
    assert "ValueError" in crash_text(error)


def test_a_crash_box_lies_inside_the_window(driver: WindowDriver) -> None:
    error = tripped()
    driver.window.errors.hook(type(error), error, None)
    assert driver.sheet == "The program tripped"
    driver.press("Go on")
    assert driver.sheet == ""
