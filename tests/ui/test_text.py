"""Text from people is shown as it was written, and never more than that."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.drivers import spoken
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import Chip
from ui.widgets.fields import NoteField, TextField
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.ring import initials
from ui.widgets.text import SHOWN_MAX, PlainLabel, one_line, plain_tooltip, shown

HOSTILE = (
    "<img src='/etc/passwd'><b>Anna</b>",
    "\ud800 lone surrogate",
    "nul \x00 bell \x07 escape \x1b[31m",
    "\u202egnp.exe",
    "&amp; & Sons && Co",
    "a" * 100_000,
    "",
)


def test_markup_in_a_name_stays_letters(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE[0])
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE[0]


def test_markup_in_a_tooltip_stays_letters(qtbot: QtBot) -> None:
    label = PlainLabel("Anna")
    qtbot.addWidget(label)
    plain_tooltip(label, HOSTILE[0])
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


def test_hostile_text_never_raises_in_any_widget(qtbot: QtBot) -> None:
    for text in HOSTILE:
        words = RowWords("1", text, text, "a_list", text, "ink", text, text, "phone", text)
        made = [
            PlainLabel(text),
            PlainLabel(text, fit="two lines"),
            PlainLabel(text, fit="wrap"),
            KeycapButton(text, name="b", icon="phone", key="F2"),
            Chip(text, name="c"),
            ItemRow(words),
        ]
        for widget in made:
            qtbot.addWidget(widget)
            widget.resize(300, 60)
            widget.grab()
        field, note = TextField(name="f", spoken=text), NoteField(name="n", spoken=text)
        qtbot.addWidget(field)
        qtbot.addWidget(note)
        field.show_text(text)
        note.show_text(text)


def test_an_ampersand_is_shown_and_read_out_as_one(qtbot: QtBot) -> None:
    button = KeycapButton("Smith & Sons", name="b")
    qtbot.addWidget(button)
    assert button.words == "Smith & Sons"
    assert spoken(button) == "Smith & Sons"


def test_endless_text_is_cut_with_a_sign_of_it() -> None:
    assert len(shown("a" * 100_000)) == SHOWN_MAX
    assert shown("a" * 100_000).endswith("…")


@settings(max_examples=200)
@given(text=st.text(max_size=300))
def test_what_is_shown_can_always_be_written(text: str) -> None:
    shown(text).encode()
    assert "\n" not in one_line(text)
    assert len(initials(text)) <= 4  # a letter may grow when capitalised


def test_initials_are_first_letters_of_first_and_last_word() -> None:
    assert initials("Amara Nwosu") == "AN"
    assert initials("Old Mr. Whitlock") == "OW"
    assert initials("cher") == "C"
    assert initials("😀 !!") == ""


def test_a_reason_takes_two_lines_and_is_then_cut(qtbot: QtBot) -> None:
    label = PlainLabel("word " * 60, role="second", fit="two lines")
    qtbot.addWidget(label)
    label.resize(200, 60)
    line = label.fontMetrics().height()
    assert label.heightForWidth(200) == 2 * line
    assert label.heightForWidth(100_000) == line
    label.grab()
    assert "word" in label.toolTip()
