"""The rail's words, which stand there whole in every language and at every text size."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics

from smallcrm.catalogue import PSEUDO_LANGUAGE
from smallcrm.wording import Wording
from ui.pages import RAIL_BOTTOM, RAIL_TOP
from ui.rail import NARROW_MOST, Rail
from ui.rail_words import LEAST_SHARE, fitting, lines_of, widest
from ui.theme import theme
from ui.tokens import RAIL_WIDTH_NARROW

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=[100, 200])
def text_size(request: pytest.FixtureRequest) -> Iterator[int]:
    theme().apply("light", request.param)
    yield request.param
    theme().apply("light", 100)


@pytest.mark.parametrize("language", ["en", PSEUDO_LANGUAGE])
def test_no_word_of_the_narrow_rail_is_cut(text_size: int, language: str) -> None:
    wording = Wording(language)
    rail = Rail(wording)
    rail.set_narrow(is_narrow=True)
    room = rail.width() - 2 * theme().px(1)
    for place in (*RAIL_TOP, *RAIL_BOTTOM):
        lines = lines_of(wording.say(place.title), theme().metrics("tiny"), room)
        font = fitting(theme().font("tiny"), lines, room)
        assert widest(lines, QFontMetrics(font)) <= room, place.code
    assert rail.width() <= theme().px(NARROW_MOST)


def test_short_words_leave_the_narrow_rail_as_narrow_as_it_is(text_size: int) -> None:
    rail = Rail(Wording("en"))
    rail.set_narrow(is_narrow=True)
    assert rail.width() == theme().px(RAIL_WIDTH_NARROW)


def test_words_part_where_they_need_the_least_room_and_shrink_no_further_than_is_read() -> None:
    metrics = theme().metrics("tiny")
    assert lines_of("Looking back", metrics, 1_000) == ["Looking back"]
    assert lines_of("Looking back", metrics, 10) == ["Looking", "back"]
    assert lines_of("a b Looking", metrics, 10) == ["a b", "Looking"]
    assert lines_of("Promises", metrics, 10) == ["Promises"]
    font = theme().font("tiny")
    assert fitting(font, ["Promises"], 1_000).pixelSize() == font.pixelSize()
    smallest = fitting(font, ["Promises"], 1).pixelSize()
    assert smallest == int(font.pixelSize() * LEAST_SHARE)
