"""Doing by key, undoing, and telling what was done.

What a deed does is given by the page or by who opened the book.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.changes import Change
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.wording import Wording
from ui.context import BottomLine, Errors, LineAction, Opened
from ui.page_stack import PageStack

NOTHING_TO_UNDO = sentence("There is nothing to undo")
NOTHING_TO_REDO = sentence("There is nothing to redo")


class Deeds(QObject):
    """told is emitted after a change of the book was worded."""

    told = Signal()

    def __init__(
        self, stack: PageStack, bottom: BottomLine, errors: Errors, wording: Wording
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._bottom = bottom
        self._errors = errors
        self._wording = wording
        self._opened: Opened | None = None

    def take(self, opened: Opened) -> None:
        """Work for this book from now on."""
        self._opened = opened
        self._wording = opened.context.wording

    def press_key(self, deed: str) -> bool:
        """Do what a key of ui/keys.py means here; whether it means anything."""
        page, opened = self._stack.page, self._opened
        own = page.verbs() if page is not None else {}
        general = opened.verbs if opened is not None else {}
        act = own.get(deed) or general.get(deed)
        if act is None:
            return False
        self._errors.attempt(act, page.form if page is not None else None)
        return True

    def undo(self) -> None:
        """Take back what just happened."""
        self._take_back(self._opened.undo if self._opened else None, NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Bring back what was undone."""
        self._take_back(self._opened.redo if self._opened else None, NOTHING_TO_REDO)

    def hear(self, change: Change) -> None:
        """News of the book: refresh pages, say what happened, offer Undo."""
        self._stack.hear(change)
        if self._opened is None:
            return
        words = self._wording.say(self._opened.told(change))
        self._bottom.tell(words, *self._line_actions(self._opened, change))
        self.told.emit()

    def _take_back(self, act: Callable[[], object] | None, nothing: Sentence) -> None:
        results: list[object] = []

        def take() -> None:
            results.append(act() if act is not None else None)

        def tell_nothing() -> None:
            if results == [None]:
                self._bottom.tell(self._wording.say(nothing))

        self._errors.attempt(take, then=tell_nothing)

    def _line_actions(self, opened: Opened, change: Change) -> Sequence[LineAction]:
        say = self._wording.text
        if change.undoes is not None:
            return (LineAction(say("Redo"), "redo", self.redo, "Ctrl Y"),)
        undo = LineAction(say("Undo"), "undo", self.undo, "Ctrl Z")
        return (undo, *opened.line_actions(change))
