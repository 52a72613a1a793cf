"""The keys of the whole window: which deed, which page, whose typing.

What a deed does is asked of the window.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs import SheetHost
from ui.finder import is_text_field
from ui.keys import KEYS, WINDOW_KEYS, is_typing
from ui.pages import RAIL_TOP
from ui.scan import ScanGuard

if TYPE_CHECKING:
    from ui.window import MainWindow

HELPER_KEY = "helper_"  # the beginning of the names of Alt+1...9 in ui/keys.py
_OF_WINDOW = {"find": "find:", "undo": "undo:", "redo": "redo:", "redo_too": "redo:"}


class _Key(QShortcut):
    """One shortcut that tells its own name."""

    pressed = Signal(str)

    def __init__(self, sequence: str, name: str, window: QWidget) -> None:
        super().__init__(QKeySequence(sequence), window)
        self.setAutoRepeat(False)
        self._name = name
        self.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        self.pressed.emit(self._name)


class WindowKeys(QObject):
    """Listens to the window's keys and hands each on."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.scans = ScanGuard(window)
        for name, key in KEYS.items():
            self._bind(key.sequence, f"deed:{name}")
        for number, place in enumerate(RAIL_TOP, 1):
            self._bind(f"Ctrl+{number}", f"page:{place.code}")
        for name, code in _OF_WINDOW.items():
            self._bind(WINDOW_KEYS[name].sequence, code)
        window.host.pressed_beside.connect(self._on_pressed_beside)

    def _bind(self, sequence: str, name: str) -> None:
        _Key(sequence, name, self._window).pressed.connect(self._on_key)

    def _on_key(self, name: str) -> None:
        kind, _, code = name.partition(":")
        if kind == "page":
            self._window.way.to(code)
        elif kind == "find":
            self._find()
        elif kind == "deed":
            self.do(code)
        else:
            self._undo_or_redo(kind)

    def _find(self) -> None:
        """Go to the finder; a sheet is put on hold: whoever is on the phone comes first."""
        self._window.host.dismiss()
        self._window.top.finder.setFocus()
        self._window.top.finder.selectAll()

    def _on_pressed_beside(self, place: QPoint) -> None:
        """The finder behind a sheet was pressed: the same as its key."""
        finder = self._window.top.finder
        if finder.rect().contains(finder.mapFromGlobal(place)):
            self._find()

    def do(self, deed: str) -> None:
        """What a key of ui/keys.py does, or a deed chosen from the finder's menu."""
        window = self._window
        if deed in {"undo", "redo"}:
            self._undo_or_redo(deed)
            return
        host = self._host()
        if deed == "save" and host.sheet is not None:
            host.accept()
            return
        if deed == "hide_screen":
            window.desk.hide_screen()
            return
        if deed.startswith(HELPER_KEY):
            window.desk.press_digit(int(deed.removeprefix(HELPER_KEY)))
            return
        if window.host.sheet is not None and window.host.sheet.press(deed):
            return
        on_found = window.opened.found_verbs.get(deed) if window.opened is not None else None
        found = window.top.finder.take_person() if on_found is not None else None
        if found is not None and on_found is not None:
            on_found(found)
            return
        if deed == "back_to_hold":
            window.holding.back()
            return
        window.deeds.press_key(deed)

    def _host(self) -> SheetHost:
        """Where the uppermost sheet lies, if any does."""
        asking = self._window.desk.asking
        return asking if asking.sheet is not None else self._window.host

    def _undo_or_redo(self, kind: str) -> None:
        """In a text field the typing, else what just happened; so too in the empty finder."""
        field = QApplication.focusWidget()
        finder = self._window.top.finder
        is_idle = field is finder and finder.is_idle
        if isinstance(field, QLineEdit | QPlainTextEdit) and not is_idle:
            field.undo() if kind == "undo" else field.redo()
            return
        self._window.deeds.undo() if kind == "undo" else self._window.deeds.redo()

    def press(self, event: QKeyEvent) -> bool:
        """A key that nobody below took; whether it was ours."""
        window = self._window
        if event.key() == Qt.Key.Key_F11:
            if not event.isAutoRepeat():
                window.desk.hold_figures()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if not self._host().dismiss():
                window.way.back()
            return True
        is_ours = is_typing(event) and not is_text_field(QApplication.focusWidget())
        if is_ours and self._host().sheet is None:
            window.top.finder.type_from_outside(event)
            return True
        if is_ours:
            self.scans.note(event.timestamp())
        return False

    def release(self, event: QKeyEvent) -> bool:
        """A key went up; whether it was ours."""
        if event.key() == Qt.Key.Key_F11 and not event.isAutoRepeat():
            self._window.frame.owner.hold(is_held=False)
            return True
        return False


class KeyedWidget(QWidget):
    """A widget that hands keys nobody below it took to its WindowKeys."""

    keys: WindowKeys | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.keys is None or not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.keys is None or not self.keys.release(event):
            super().keyReleaseEvent(event)


class Centre(QWidget):
    """The part of the window that a sheet covers; resized tells the sheet."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
