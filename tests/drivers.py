"""Drives the window as a person does: by the names that are read out, by clicks and keys.

What the book then holds is asked by the tests themselves.
"""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.window import MainWindow

W = TypeVar("W", bound=QWidget)


def spoken(widget: QWidget) -> str:
    """What a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


class WindowDriver:
    """A person at the window. Names match whole, or up to the first comma ("Undo, Ctrl Z")."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def control(self, name: str, kind: type[W]) -> W:
        """The one visible control of a kind with this name. AssertionError when there is none."""
        matches = [w for w in self._visible(kind) if _fits(spoken(w), name)]
        assert matches, f"no {kind.__name__} is called {name!r}; there are {self.names(kind)}"
        return matches[0]

    def names(self, kind: type[QWidget] = QWidget) -> list[str]:
        """The names of all visible controls of a kind."""
        return [name for name in map(spoken, self._visible(kind)) if name]

    def press(self, name: str) -> "WindowDriver":
        """Click a button."""
        button = self.control(name, QAbstractButton)
        assert button.isEnabled(), f"{name!r} can not be pressed now"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self

    def write(self, name: str, text: str) -> "WindowDriver":
        """Replace what stands in a field, by typing."""
        field = self._field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        return self

    def key(self, keys: str) -> "WindowDriver":
        """Press keys such as "Ctrl+Z" where the keyboard stands."""
        target = QApplication.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(keys))
        return self

    def type_in(self, text: str) -> "WindowDriver":
        """Type where the keyboard stands."""
        for letter in text:  # the first may move the keyboard, as into the finder
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        return self

    def find(self, text: str) -> "WindowDriver":
        """Type into the finder."""
        self.key("Ctrl+F").type_in(text)
        return self

    def choose(self, text: str) -> "WindowDriver":
        """Answer "for whom?" or open somebody: type, then Enter."""
        self.window.top.finder.setFocus()
        return self.type_in(text).key("Return")

    def undo(self) -> "WindowDriver":
        """Take back what just happened."""
        return self.press("Undo")

    @property
    def undo_line(self) -> str:
        """What the bottom line says."""
        return self.window.bottom.words

    @property
    def page(self) -> str:
        """The object name of the page that is shown."""
        page = self.window.stack.page
        return page.objectName() if page is not None else ""

    @property
    def sheet(self) -> str:
        """The title of the sheet over the page, "" when there is none."""
        sheet = self.window.host.sheet
        return sheet.title if sheet is not None else ""

    def _field(self, name: str) -> QLineEdit | QPlainTextEdit:
        lines = [w for w in self._visible(QLineEdit) if _fits(spoken(w), name)]
        return lines[0] if lines else self.control(name, QPlainTextEdit)

    def _visible(self, kind: type[W]) -> Iterator[W]:
        """Controls that can be seen; those of a sheet first, as it lies on top."""
        sheet = self.window.host.sheet
        if sheet is not None:
            yield from (w for w in sheet.findChildren(kind) if w.isVisible())
        yield from (w for w in self.window.findChildren(kind) if w.isVisible())


def _fits(called: str, name: str) -> bool:
    return called == name or called.startswith(f"{name},")
