"""Fields for typing: one line, several lines, and fields that say what they understood.

How a text is understood is given in from the domain; nothing here parses.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence
from ui.theme import theme
from ui.widgets.enter import is_held_enter
from ui.widgets.layouts import column, keep_height
from ui.widgets.text import PlainLabel, named, shown

T = TypeVar("T")
LINE_MAX = 500
NOTE_MAX = 20_000
LINE_HEIGHT = 24


def mark_wrong(widget: QWidget, is_wrong: bool) -> None:
    """Give a field the border that says its words can not be taken, or take it away."""
    if bool(widget.property("wrong")) == is_wrong:
        return
    widget.setProperty("wrong", is_wrong)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class TextField(QLineEdit):
    """One line of text from anybody."""

    def __init__(
        self, *, name: str, spoken: str, placeholder: str = "", limit: int = LINE_MAX
    ) -> None:
        super().__init__()
        named(self, name, spoken)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held_enter(event):  # the Enter that opened a sheet must not save it too
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Fill the field, without announcing it as typing."""
        self.setText(shown(text, self.maxLength()))


class NoteField(QPlainTextEdit):
    """Several lines of text; Tab leaves it. lines: how many are seen at once."""

    def __init__(self, *, name: str, spoken: str, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name, spoken)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        keep_height(self, LINE_HEIGHT * lines + 16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self.minimumHeight())

    @property
    def words(self) -> str:
        """What was written, at most 20,000 characters."""
        return self.toPlainText()[:NOTE_MAX]

    def show_text(self, text: str) -> None:
        """Fill the field."""
        self.setPlainText(shown(text, NOTE_MAX))


class ParsedField(QWidget, Generic[T]):
    """A line that is understood while it is typed; what was understood stands under it.

    parse: text to value, raising Invalid. words: the value as the person should read it. say:
    words the sentence of an Invalid. An empty line is no value, and not wrong.
    """

    changed = Signal()
    KEYBOARD = Qt.InputMethodHint.ImhNone
    """What a touch keyboard should offer."""

    def __init__(
        self,
        *,
        name: str,
        spoken: str,
        parse: Callable[[str], T],
        words: Callable[[T], str],
        say: Callable[[Sentence], str],
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._parse = parse
        self._words = words
        self._say = say
        self.line = TextField(name=name, spoken=spoken, placeholder=placeholder)
        self.line.setInputMethodHints(self.KEYBOARD)
        self.understood = PlainLabel("", role="second", fit="wrap")
        self.understood.hide()
        column(self, self.line, self.understood, None, gap=4)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text_changed)
        self.line.editingFinished.connect(self._on_editing_finished)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def show_text(self, text: str) -> None:
        """Fill the line, as if typed."""
        self.line.show_text(text)

    def value(self) -> T | None:
        """What was understood, None for an empty line. Raises Invalid."""
        return self._parse(self.text) if self.text else None

    def _on_text_changed(self) -> None:
        mark_wrong(self.line, is_wrong=False)
        self._tell(is_finished=False)
        self.changed.emit()

    def _on_editing_finished(self) -> None:
        self._tell(is_finished=True)

    def _tell(self, *, is_finished: bool) -> None:
        """Say what was understood; what is wrong only after the typing ended."""
        try:
            value = self.value()
        except Invalid as error:
            self._show_line(self._say(error.sentence) if is_finished else "", "warn")
            mark_wrong(self.line, is_finished)
            return
        self._show_line("" if value is None else self._words(value), "mute")

    def _show_line(self, text: str, tone: str) -> None:
        self.understood.set_tone(tone)
        self.understood.show_text(text)
        self.understood.setVisible(bool(text))
        self.line.setAccessibleDescription(text)


def typing_line(field: QWidget) -> QWidget:
    """Where the words of a field are typed: its line, or the field itself."""
    return field.line if isinstance(field, ParsedField) else field


class DateField(ParsedField[T]):
    """A date typed freely ("fri", "+3", "12.4."); the full date is shown under it."""


class MoneyField(ParsedField[T]):
    """An amount in the shop's currency; how it was understood is shown under it."""

    KEYBOARD = Qt.InputMethodHint.ImhFormattedNumbersOnly
