"""The way between the shop and the made-up one to practise in, and the yellow frame around that.

The practice shop is the same program started once more on a book of its own: one process holds one
book, so nothing done there can reach the shop's, and the shop's window stays open for a customer.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from smallcrm.domain.errors import ShopError
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import UNITS, column

EDGE = 6  # units: seen from the corner of the eye, on every page
DEMO = "--demo"
Start = Callable[[Sequence[str]], bool]
Attempt = Callable[[Callable[[], object]], object]


def start_beside(words: Sequence[str]) -> bool:
    """Start a program that lives on by itself; whether it began."""
    began = QProcess.startDetached(words[0], list(words[1:]))
    return bool(began[0] if isinstance(began, tuple) else began)


class Practice:
    """Goes to the practice shop, or back from it.

    program: the words that start SmallCRM on the shop's own folder; none: there is no way.
    """

    def __init__(
        self, program: Sequence[str] = (), *, is_demo: bool = False, start: Start = start_beside
    ) -> None:
        self.is_demo = is_demo
        self._program = tuple(program)
        self._start = start

    def open(self) -> None:
        """Open the practice shop in a window of its own, or raise it. Raises ShopError."""
        self._begin([*self._program, DEMO])

    def leave(self) -> None:
        """Raise the shop's window, or open it, and close this one. Raises ShopError."""
        self._begin(self._program)
        QApplication.closeAllWindows()

    @property
    def is_there(self) -> bool:
        """Whether there is a way at all."""
        return bool(self._program)

    def verbs(self) -> Mapping[str, Callable[[], None]]:
        """What the finder's menu offers of it."""
        if not self._program:
            return {}
        return {"back_to_shop": self.leave} if self.is_demo else {"practise": self.open}

    def _begin(self, words: Sequence[str]) -> None:
        if not self._start(words):
            raise ShopError(
                "The other window could not be opened. Nothing was changed. Start SmallCRM again, "
                "then try once more."
            )


class PracticeButton(KeycapButton):
    """Goes to the practice shop, or back from it; hidden where there is no way."""

    def __init__(self, practice: Practice, wording: Wording, attempt: Attempt) -> None:
        say = wording.text
        self._attempt = attempt
        self._act = practice.leave if practice.is_demo else practice.open
        if practice.is_demo:
            super().__init__(say("Back to shop"), name="back_to_shop", icon="log-out")
        else:
            spoken = say("Practise with a made-up shop")
            super().__init__(say("Practise"), name="practise", icon="store", spoken=spoken)
        if not practice.is_there:  # shown before it has its place it would be a window of its own
            self.hide()
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._attempt(self._act)


class PracticeEdge(QFrame):
    """Everything of the window; a yellow frame around it in the practice shop."""

    def __init__(self, *inside: QWidget) -> None:
        super().__init__()
        self._box = column(self, *inside, gap=0)

    def show_practice(self, *, is_on: bool) -> None:
        """Draw the frame, or take it away."""
        edge = EDGE if is_on else 0
        self._box.setProperty(UNITS, [0, edge, edge, edge, edge])
        width = theme().px(edge)
        self._box.setContentsMargins(width, width, width, width)
        self.setProperty("surface", "practice" if is_on else "")
        self.style().unpolish(self)
        self.style().polish(self)
