"""A row of things to do that the keyboard walks: Enter does its action, arrows move on.

What the action does is the page's business.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

from ui.widgets.buttons import IconButton, PlainButton
from ui.widgets.chips import When
from ui.widgets.enter import is_enter
from ui.widgets.item_row import ItemRow, RowWords
from ui.widgets.text import plain_tooltip

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class TaskRow(ItemRow):
    """stepped carries how many rows to go; called: the phone was pressed.

    menu_wanted carries the place on the screen.
    call: what a screen reader says of the phone, "" for a row without one of its own.
    pinned: the words of its pin.
    """

    stepped = Signal(int)
    called = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self, words: RowWords, *, call: str = "", pinned: str = "", filled: bool = False
    ) -> None:
        super().__init__(words, filled=filled)
        if pinned:
            self._head.insertWidget(1, When(pinned, icon="pin", tone="mute"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.buttons: list[PlainButton] = [self.action, self.later]
        if call:
            phone = IconButton("phone", name=f"call_{words.key}", spoken=call)
            phone.clicked.connect(self._on_called)
            self._deeds.insertWidget(self._deeds.indexOf(self.action), phone)
            self.setTabOrder(phone, self.action)
            self.buttons.insert(0, phone)
        for button in self.buttons:
            button.installEventFilter(self)

    def show_aside(self, text: str) -> None:
        """What may be read on request; "" takes it away again."""
        plain_tooltip(self, text)
        self.setAccessibleDescription(text)

    def has_focus_inside(self) -> bool:
        """Whether the keyboard is on the row or one of its buttons."""
        return self.hasFocus() or any(button.hasFocus() for button in self.buttons)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if is_enter(event):
            self.acted.emit(self.words.key)
        elif key in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.words.key, event.globalPos())
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row of a button that gets the keyboard is the one in hand; arrows leave it."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit(self.words.key)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers():
                self.stepped.emit(STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _on_called(self) -> None:
        self.called.emit(self.words.key)
