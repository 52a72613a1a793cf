"""A line that offers what others wrote there, and takes anything.

What is offered is given in.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import theme
from ui.widgets.fields import TextField

ROW = 30
MOST_SHOWN = 8


class _Rows(QStyledItemDelegate):
    """Entries high enough for a finger."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme().px(ROW))


class SuggestField(TextField):
    """Typing narrows the list; Down opens all of it. offers: asked when the line is entered."""

    def __init__(
        self,
        offers: Callable[[], Sequence[str]],
        *,
        name: str,
        spoken: str,
        placeholder: str = "",
        limit: int = 120,
    ) -> None:
        super().__init__(name=name, spoken=spoken, placeholder=placeholder, limit=limit)
        self._offers = offers
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST_SHOWN)
        found = QListView()
        found.setProperty("surface", "found")
        completer.setPopup(found)
        found.setItemDelegate(_Rows(found))
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._model.setStringList(list(self._offers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and self._model.rowCount():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            return
        super().keyPressEvent(event)
