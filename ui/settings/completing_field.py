"""A field that knows what may be typed into it: countries, time zones, currencies.

Which things there are is given in; whether a code is valid is decided in the domain.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.fields import TextField
from ui.widgets.layouts import row
from ui.widgets.text import named

Index = QModelIndex | QPersistentModelIndex
NOTHING: Mapping[str, str] = MappingProxyType({})
ROW = 30
OPEN_ROOM = 26  # units: the button that opens the list stands in the line
MOST_SHOWN = 9  # rows of the list under the field


class _Line(TextField):
    """Down opens the whole list."""

    def __init__(self, *, name: str, spoken: str, placeholder: str) -> None:
        super().__init__(name=name, spoken=spoken, placeholder=placeholder, limit=80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setTextMargins(0, 0, theme().px(OPEN_ROOM), 0)

    def open_list(self) -> None:
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.open_list()
            return
        super().keyPressEvent(event)


class _Rows(QStyledItemDelegate):
    """Entries high enough for a finger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().px(ROW))


class CompletingField(QWidget):
    """Typing narrows a list; words: code to what is read. chosen carries the code.

    opening: what a screen reader says for the button that opens the list. also: other names that
    people type, in small letters, to codes. match: how a typed piece finds its entries.
    """

    chosen = Signal(str)

    def __init__(
        self,
        words: Mapping[str, str],
        *,
        name: str,
        spoken: str,
        opening: str,
        placeholder: str,
        also: Mapping[str, str] = NOTHING,
        match: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> None:
        super().__init__()
        self._match = match
        named(self, f"{name}_field")
        self._words = dict(words)
        named_so = {text.casefold(): code for code, text in words.items()}
        self._codes = {**also, **named_so}
        self._told = ""
        self.line = _Line(name=name, spoken=spoken, placeholder=placeholder)
        self._open = IconButton("chevron-down", name=f"{name}_list", spoken=opening)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Down does the same from the line
        row(self.line, None, self._open, margins=(0, 0, 4, 0))
        row(self, self.line)
        self.setFocusProxy(self.line)
        self._complete()
        self._open.clicked.connect(self._on_open)
        self.line.editingFinished.connect(self._on_finished)
        self.line.textEdited.connect(self._on_typed)

    def _complete(self) -> None:
        texts = sorted(self._words.values(), key=str.casefold)
        completer = QCompleter(texts, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(self._match)
        completer.setMaxVisibleItems(MOST_SHOWN)
        found = QListView()
        found.setProperty("surface", "found")
        completer.setPopup(found)
        found.setItemDelegate(_Rows(found))
        self.line.setCompleter(completer)
        completer.activated.connect(self._on_finished)

    @property
    def code(self) -> str:
        """The code of what stands there; what nobody knows is given back as it was typed."""
        typed = self.line.text().strip()
        if typed.upper() in self._words:
            return typed.upper()
        if typed.casefold() in self._codes:
            return self._codes[typed.casefold()]
        begun = [code for text, code in self._codes.items() if text.startswith(typed.casefold())]
        return begun[0] if typed and len(begun) == 1 else typed

    @property
    def is_known(self) -> bool:
        """Whether what stands there is one of those that the field knows."""
        return self.code in self._words

    def show_code(self, code: str) -> None:
        """Fill the line, without announcing it."""
        self._told = code
        self.line.show_text(self._words.get(code, code))

    def _on_open(self) -> None:
        self.line.setFocus()
        self.line.open_list()

    def _on_typed(self, text: str) -> None:
        """A whole name is understood at once, without leaving the field."""
        code = self._codes.get(text.strip().casefold())
        if code is not None and code != self._told:
            self._told = code
            self.chosen.emit(code)

    def _on_finished(self) -> None:
        code = self.code
        if not self.is_known or code == self._told:
            return
        self.show_code(code)
        self.chosen.emit(code)
