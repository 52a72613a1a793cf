"""The bottom line: what can be done is never cut, however large the words are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.wording import Wording
from ui.bottom_line import BottomBar
from ui.context import LineAction
from ui.theme import theme
from ui.tokens import BOTTOM_LINE_HEIGHT
from ui.widgets.buttons import LinkButton


def _nothing() -> None:
    """Nothing is done here."""
    return


ACTIONS = [
    LineAction(words, words.lower(), _nothing, key)
    for words, key in (
        ("Undo", "Ctrl Z"),
        ("Wrong person", ""),
        ("▲", "Ctrl Up"),
        ("▼", "Ctrl Down"),
    )
]


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[BottomBar]:
    theme()
    inside = QWidget()
    built = BottomBar(Wording())
    built.setParent(inside)
    qtbot.addWidget(inside)
    inside.show()
    yield built
    theme().apply("light", 100)


def _show(bar: BottomBar, width: int, words: str = "Anna Berg was here") -> list[QRect]:
    bar.resize(width, bar.height())
    bar.tell(words, *ACTIONS)
    bar.resize(width, bar.height())
    for _turn in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return [
        QRect(button.mapTo(bar, button.rect().topLeft()), button.size())
        for button in bar.findChildren(LinkButton)
        if button.isVisible() and button.objectName() != "busy_cancel"
    ]


@pytest.mark.parametrize(("width", "percent"), [(1100, 100), (960, 200), (700, 200), (420, 200)])
def test_no_action_is_cut_or_covered(bar: BottomBar, width: int, percent: int) -> None:
    theme().apply("light", percent)
    bar.rescale()
    places = _show(bar, width)
    assert len(places) == len(ACTIONS)
    for place, button in zip(places, bar.findChildren(LinkButton), strict=True):
        assert bar.rect().contains(place)
        assert place.width() >= button.sizeHint().width()
        assert place.height() >= button.sizeHint().height()
        assert not any(place.intersects(other) for other in places if other is not place)


def test_it_is_one_line_while_there_is_room_and_again_afterwards(bar: BottomBar) -> None:
    _show(bar, 1100)
    assert bar.height() == theme().px(BOTTOM_LINE_HEIGHT)
    _show(bar, 1100, "Anna Berg " * 15)
    assert bar.height() > theme().px(BOTTOM_LINE_HEIGHT)
    _show(bar, 1100)
    assert bar.height() == theme().px(BOTTOM_LINE_HEIGHT)


def test_the_progress_of_long_work_leaves_the_actions_whole(bar: BottomBar) -> None:
    _show(bar, 900)
    bar.show_busy("Bringing a list in")
    places = _show(bar, 900)
    assert all(bar.rect().contains(place) for place in places)
    assert all(place.right() <= bar.busy.x() for place in places)
    bar.show_idle()
    _show(bar, 900)
    assert bar.height() == theme().px(BOTTOM_LINE_HEIGHT)
