"""What is promised finds room in a day of the calendar: whole in lines, else shorter."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from ui.promises.day_words import EntryWords, fitted, wrapped
from ui.theme import theme

LONG = EntryWords("7:30 Priya Raman: burst pipe", "info", ("7:30 Priya Raman", "7:30"))


@pytest.fixture
def font(qapp: object) -> QFont:
    return theme().font("second")


def width_of(words: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(words) + 1


def words_in(entries: list[EntryWords], font: QFont, width: int, most: int) -> list[str]:
    return [each.words for each in fitted(entries, font, width, most)]


def test_a_promise_stands_whole_in_as_many_lines_as_are_left(font: QFont) -> None:
    width = width_of("7:30 Priya Raman:", font)
    assert words_in([LONG], font, width, 3) == ["7:30 Priya Raman:", "burst pipe"]
    assert {each.tone for each in fitted([LONG], font, width, 3)} == {"info"}


def test_each_promise_has_a_line_before_one_has_two(font: QFont) -> None:
    width = width_of("7:30 Priya Raman:", font)
    assert words_in([LONG, EntryWords("Ada")], font, width, 2) == ["7:30 Priya Raman", "Ada"]
    assert words_in([LONG, EntryWords("Ada")], font, width, 1) == ["7:30 Priya Raman"]


def test_where_nothing_fits_the_shortest_is_said(font: QFont) -> None:
    assert words_in([LONG], font, width_of("7:30", font), 1) == ["7:30"]
    cut = words_in([EntryWords("W" * 100_000)], font, 60, 1)
    assert cut[0].endswith("…")
    assert width_of(cut[0], font) <= 61


def test_a_word_wider_than_the_day_is_not_broken(font: QFont) -> None:
    assert wrapped("Thanksgiving Day", font, width_of("Thanks", font)) == []
    assert wrapped("Thanksgiving Day", font, width_of("Thanksgiving", font))[1] == "Day"
