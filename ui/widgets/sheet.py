"""A sheet: a form or a question laid over the page, without a window of its own.

Who lays it there is ui/dialogs.py; what it saves is its own business.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.domain.sentence import Arg, Sentence
from smallcrm.wording import Wording
from ui.widgets.buttons import KeycapButton
from ui.widgets.form import Form
from ui.widgets.layouts import column, row
from ui.widgets.text import PlainLabel, named


class Sheet(QWidget):
    """Base of sheets: fill body, override accept and, to keep unsaved words, dismissed.

    closed: emitted once, when the sheet is taken away. accept_words: a verb, at most 14 letters.
    """

    closed = Signal()
    grown = Signal()

    def __init__(
        self,
        wording: Wording,
        *,
        name: str,
        title: str,
        accept_words: str,
        width: int = 480,
        accept_icon: str = "",
    ) -> None:
        super().__init__()
        named(self, name, title)
        self.wording = wording
        self.form = Form(wording.say)  # add fields here, and an Invalid finds its own
        self.width_units = width
        self.title = title
        self.body = QVBoxLayout()
        self.accept_button = KeycapButton(
            accept_words, name="accept", icon=accept_icon, key="Ctrl Enter", filled=True
        )
        self.dismiss_button = KeycapButton(self.say("Back"), name="dismiss", key="Esc")
        self.buttons = row(None, None, self.dismiss_button, self.accept_button, gap=8)
        head = PlainLabel(title, role="page", fit="wrap")
        column(self, head, self.body, 4, self.buttons, gap=12, margins=(28, 20, 28, 20))
        self.body.setSpacing(12)
        self.dismiss_button.clicked.connect(self._on_dismiss)

    def say(self, key: str, **args: Arg) -> str:
        """Our own words in the shop's language."""
        return self.wording.text(key, **args)

    def word(self, spoken: Sentence) -> str:
        """A sentence of the services in the shop's language."""
        return self.wording.say(spoken)

    def accept(self) -> None:
        """Ctrl+Enter or the filled button: save, then finish(). Raises ShopError to stay open."""
        self.finish()

    def dismissed(self) -> None:
        """Esc, Back, or somebody goes to another page: keep the words that were not saved."""

    def finish(self) -> None:
        """Take the sheet away."""
        self.closed.emit()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands when the sheet appears."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.grown.emit()

    def _on_dismiss(self) -> None:
        self.dismissed()
        self.finish()
