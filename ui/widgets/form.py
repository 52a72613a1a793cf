"""Forms: a label, its field, and the sentence under it when the field can not be taken.

What is valid is decided in the domain.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence
from ui.widgets.fields import mark_wrong, typing_line
from ui.widgets.layouts import column
from ui.widgets.text import PlainLabel


class FormField(QWidget):
    """A field with its label above and, when wrong, a sentence below. marked: it is wrong.

    say: words what is told of a line into which no more fits; None where nothing is told.
    """

    marked = Signal()

    def __init__(
        self, label: str, field: QWidget, say: Callable[[Sentence], str] | None = None
    ) -> None:
        super().__init__()
        self.field = field
        self._say = say
        self._label = PlainLabel(label, role="second_bold", fit="wrap")
        if not label:
            self._label.hide()
        self._sentence = PlainLabel("", role="second", tone="warn", fit="wrap")
        self._sentence.hide()
        column(self, self._label, field, self._sentence, None, gap=4)
        self.setFocusProxy(field)
        self._target = typing_line(field)
        if not self._target.accessibleName():
            self._target.setAccessibleName(label)
        self._clear_when_mended()

    @property
    def sentence(self) -> str:
        """What is said under the field; "" while it is well."""
        return self._sentence.whole_text

    def mark(self, sentence: str) -> None:
        """Say what is wrong with the field, in the field's border and under it."""
        mark_wrong(self._target, is_wrong=True)
        self._sentence.show_text(sentence)
        self._sentence.show()
        self._target.setAccessibleDescription(sentence)
        self.marked.emit()

    def clear_mark(self) -> None:
        """The field is well."""
        mark_wrong(self._target, is_wrong=False)
        if self._target.accessibleDescription() == self.sentence:
            self._target.setAccessibleDescription("")
        self._sentence.show_text("")
        self._sentence.hide()

    def _clear_when_mended(self) -> None:
        """What was said about the old value is no more true of a new one."""
        match self._target:
            case QLineEdit():
                self._target.textChanged.connect(self._on_changed)
                # Later, as what did fit changes the text and takes every mark away.
                later = Qt.ConnectionType.QueuedConnection
                self._target.inputRejected.connect(self._on_rejected, later)
            case QPlainTextEdit():
                self._target.textChanged.connect(self._on_changed)
            case QComboBox():
                self._target.currentIndexChanged.connect(self._on_changed)

    def _on_rejected(self) -> None:
        """What does not fit is not taken silently: of a pasted text the end would be lost."""
        if self._say is not None and isinstance(self._target, QLineEdit):
            limit = self._target.maxLength()
            told = sentence("Only {limit} characters fit. What is more is left out.", limit=limit)
            self.mark(self._say(told))

    def _on_changed(self) -> None:
        if self.sentence:
            self.clear_mark()


class Form:
    """The fields of one draft by the names of its attributes, so that Invalid finds its field."""

    def __init__(self, say: Callable[[Sentence], str]) -> None:
        self._say = say
        self._fields: dict[str, FormField] = {}

    def add(self, attribute: str, label: str, field: QWidget) -> FormField:
        """Put a label to the field of a draft's attribute; place what is returned."""
        made = FormField(label, field, self._say)
        self._fields[attribute] = made
        return made

    def __getitem__(self, attribute: str) -> FormField:
        return self._fields[attribute]

    def mark(self, wrong: Invalid) -> bool:
        """Show an Invalid at its field and go there; False when the form has no such field."""
        field = self._fields.get(wrong.field)
        if field is None:
            return False
        field.mark(self._say(wrong.sentence))
        field.setFocus()
        return True

    def clear_marks(self) -> None:
        """Every field is well."""
        for field in self._fields.values():
            field.clear_mark()
