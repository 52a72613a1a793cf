"""A text with fields of the customer in it: each field stands as a pill of the screen's own words.

What a wording may say is decided in the domain.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy

from smallcrm.domain.cards import fields_of
from smallcrm.domain.wordings import FIELD_WORDS, field_tokens, shown_text, written_text
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.fields import NOTE_MAX, NoteField

BREAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
TAKES_OUT = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class WordingField(NoteField):
    """entered: the keyboard came in. is_line: one line; Enter then goes on to the next field."""

    entered = Signal()

    def __init__(
        self, wording: Wording, *, name: str, spoken: str, lines: int = 1, is_line: bool = False
    ) -> None:
        super().__init__(name=name, spoken=spoken, lines=lines)
        self._wording = wording
        self._is_line = is_line
        self._pills = _Pills(self.document(), self._is_known)
        if is_line:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def written(self) -> str:
        """The text as the book keeps it, with fields such as {preferred_name}."""
        # Unlike toPlainText this keeps the hard spaces of French.
        lines = self.document().toRawText()[:NOTE_MAX].replace("\u2029", "\n")
        text = " ".join(lines.split("\n")) if self._is_line else lines
        return written_text(text, self._called)

    def show_written(self, text: str) -> None:
        """Show a text of the book."""
        self.show_text(shown_text(text, self._called))

    def put_in(self, field: str) -> None:
        """Put a field where the cursor is, and go on writing after it."""
        self.insertPlainText(f"{{{self._called(field)}}}")
        self.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._is_line and key in BREAKING and not event.modifiers():
            self.focusNextChild()
            return
        if key in TAKES_OUT and self._take_out(is_before=key == Qt.Key.Key_Backspace):
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_pills"):
            self._pills.rehighlight()

    def _take_out(self, *, is_before: bool) -> bool:
        """Take the whole field beside the cursor away; False where none is."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return False
        text, first = cursor.block().text(), cursor.block().position()
        for token in field_tokens(text):
            start, end = _units(text, token.start), _units(text, token.end)
            edge = end if is_before else start
            if edge == cursor.positionInBlock() and self._is_known(token.text):
                cursor.setPosition(first + start)
                cursor.setPosition(first + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return True
        return False

    def _called(self, field: str) -> str:
        return self._wording.say(FIELD_WORDS[field])

    def _is_known(self, token: str) -> bool:
        return any(name in FIELD_WORDS for name in fields_of(written_text(token, self._called)))


class _Pills(QSyntaxHighlighter):
    """Fields on a soft ground; what is no field on the ground of a warning, underlined."""

    def __init__(self, document: QTextDocument, is_known: Callable[[str], bool]) -> None:
        super().__init__(document)
        self._is_known = is_known

    def highlightBlock(self, text: str) -> None:
        for token in field_tokens(text):
            is_known = self._is_known(token.text)
            look = QTextCharFormat()
            look.setBackground(theme().colour("accent_soft" if is_known else "warn_soft"))
            look.setForeground(theme().colour("ink" if is_known else "warn"))
            look.setFontUnderline(not is_known)
            start, end = _units(text, token.start), _units(text, token.end)
            self.setFormat(start, end - start, look)


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts it: in UTF-16, where an emoji is two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
