"""The first page holds in a small window, at 200 per cent, and with long words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import Shop
from tests.ui.settings.room import Room
from tests.ui.visible_texts import untranslatable, visible_texts
from ui.theme import theme


@pytest.fixture(params=[("en", 100), ("zz", 100), ("en", 200), ("zz", 150)])
def room(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    language, percent = request.param
    theme().apply("light", percent)
    built = Room(Shop(tmp_path / "shop.scrm"), tmp_path, language=language, size=(1024, 720))
    yield built
    built.close()
    theme().apply("light", 100)


def test_nothing_scrolls_sideways_and_every_word_can_be_translated(room: Room) -> None:
    line = room.find(QLineEdit, "country")
    line.setFocus()
    QTest.keyClicks(line, "Germany")
    room.settle()
    assert max(room.sideways()) <= 0
    if room.wording.language == "zz":
        assert untranslatable(visible_texts(room.page)) == []
