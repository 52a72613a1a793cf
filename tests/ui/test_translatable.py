"""No text of our own is left that can not be translated."""

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.wording import Wording
from tests.ui.frames import SampleBook, sample_window
from tests.ui.kit_page import SampleSheet
from tests.ui.visible_texts import spoken_texts, untranslatable, visible_texts
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

FROM_PEOPLE = frozenset(
    {
        "Rosa's Hardware",
        "Safe copy 12 min ago",
        "Stick: yesterday",
        "Joe Adler was here · saved",
        "Saturday 21 November",
    }
)


def ours(texts: list[str], people: set[str]) -> list[str]:
    return untranslatable(texts, FROM_PEOPLE | people)


def test_the_frame_can_be_translated(qtbot: QtBot) -> None:
    window = sample_window(Wording("zz"))
    qtbot.addWidget(window)
    window.show()
    frame = [window.rail, window.top, window.bottom]
    texts = [text for part in frame for text in visible_texts(part) + spoken_texts(part)]
    assert texts
    assert ours(texts, set()) == []


def test_a_book_in_another_language_words_the_frame_anew(qtbot: QtBot) -> None:
    window = MainWindow(Wording(), SampleBook(Wording("zz")).open)
    qtbot.addWidget(window)
    window.show()
    window.open_now()
    texts = [text for part in (window.rail, window.top) for text in visible_texts(part)]
    assert texts
    assert ours(texts, set()) == []


@pytest.mark.parametrize("name", ["tell", "crash", "sheet"])
def test_boxes_and_sheets_can_be_translated(qtbot: QtBot, name: str) -> None:
    window = sample_window(Wording("zz"))
    qtbot.addWidget(window)
    window.show()
    if name == "tell":
        window.dialogs.tell("[t]", "[x]")
    elif name == "crash":
        window.errors.show(ValueError())
    else:
        window.dialogs.show_sheet(SampleSheet(window.wording))
    sheet = window.host.sheet
    assert sheet is not None
    assert untranslatable(visible_texts(sheet)) == []
    window.host.dismiss()


def test_a_text_that_can_not_be_translated_is_found(qtbot: QtBot) -> None:
    label = PlainLabel("Later")
    qtbot.addWidget(label)
    label.show()
    assert untranslatable(visible_texts(label)) == ["Later"]
