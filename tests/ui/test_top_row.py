"""The top row: the finder keeps its room, and no button is cut, however large the words are."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smallcrm.wording import Wording
from tests.drivers import spoken
from ui.theme import theme
from ui.tokens import FINDER_HEIGHT
from ui.top_row import TopRow


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[TopRow]:
    theme()
    built = TopRow(Wording())
    qtbot.addWidget(built)
    built.show()
    yield built
    theme().apply("light", 100)


@pytest.mark.parametrize(
    ("width", "percent", "is_bare"),
    [(1096, 100, False), (960, 100, False), (1140, 200, False), (888, 200, True), (720, 150, True)],
)
def test_nothing_is_cut_and_the_finder_has_room(
    row: TopRow, width: int, percent: int, is_bare: bool
) -> None:
    theme().apply("light", percent)
    row.resize(width, row.height())
    for _turn in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    assert row.finder.width() >= theme().px(150)
    hint = row.finder.fontMetrics().horizontalAdvance(row.finder.placeholderText())
    assert hint + theme().px(45) <= row.finder.width(), "the hint is not cut"
    for button in (row.was_here, row.new_customer):
        assert row.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
        assert bool(button.toolTip()) is is_bare
        assert spoken(button).startswith(button.words), "it is called as ever"


def test_the_finder_stays_as_large_as_all_letters_when_it_is_dressed_anew(row: TopRow) -> None:
    theme().apply("light", 200)
    finder = row.finder
    finder.style().unpolish(finder)
    finder.style().polish(finder)
    row.hide()
    row.show()
    QApplication.processEvents()

    assert finder.font().pixelSize() == theme().font("body").pixelSize()
    assert finder.height() == theme().px(FINDER_HEIGHT)


@pytest.mark.parametrize(("width", "has_cap"), [(1096, True), (640, False)])
def test_the_keycap_of_the_finder_goes_before_its_words_are_cut(
    row: TopRow, width: int, has_cap: bool
) -> None:
    row.resize(width, row.height())
    QApplication.processEvents()

    assert bool(row.finder.textMargins().right()) is has_cap
