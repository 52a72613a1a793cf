"""The way between the finder and a list of things to do: down into it, up out of it.

The finder itself is the window's; nothing here finds.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.finder import FinderBox
from ui.today.task_list import TaskList


class FinderWay(QObject):
    """Down in the empty finder enters the list of a page; going up from its first row returns."""

    def __init__(self, page: QWidget, tasks: TaskList) -> None:
        super().__init__(page)
        self._page = page
        self._tasks = tasks
        self._finder: FinderBox | None = None
        tasks.left_above.connect(self._on_left_above)

    def finder(self) -> FinderBox | None:
        """The window's finder, once the page stands in a window that has one."""
        if self._finder is None:
            found = self._page.window().findChild(FinderBox)
            if isinstance(found, FinderBox):
                self._finder = found
                found.installEventFilter(self)
        return self._finder

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down where the finder has nothing to step through."""
        if self._page.isVisible():
            if event.type() == QEvent.Type.FocusIn:
                self._tasks.leave()
            elif event.type() == QEvent.Type.KeyPress and self._goes_down(event):
                self._tasks.enter()
                return True
        return super().eventFilter(watched, event)

    def _goes_down(self, event: QEvent) -> bool:
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        finder = self._finder
        if not is_down or finder is None or not self._tasks.rows:
            return False
        is_asking = bool(finder.accessibleDescription())  # "for whom?" waits for an answer
        return not finder.text() and not is_asking

    def _on_left_above(self) -> None:
        finder = self.finder()
        if finder is not None:
            finder.setFocus()
