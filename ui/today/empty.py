"""What Today says when nothing waits: what will appear here, and the first three things to do.

Whether something waits is decided by the services.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.sentence import Sentence
from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel


class NothingToDo(Panel):
    """pressed carries new_customer, import or was_here."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="nothing_to_do", padding=28)
        self._wording = wording
        self._title = PlainLabel("", role="name", fit="wrap")
        self._words = PlainLabel("", tone="mute", fit="wrap")
        say = wording.text
        self._new = self._button("new_customer", say("New customer"), "user-plus")
        self._bring = self._button("import", say("Bring my list"), "import")
        self._was_here = self._button("was_here", say("Was here"), "shopping-bag")
        self.body.setSpacing(self.body.spacing() * 2)
        self.add(self._title, self._words, flow(self._new, self._bring, self._was_here))

    def show_for(self, resting: Sequence[Sentence], *, is_new_book: bool) -> None:
        """The first day of a shop, or a day on which everything is done, or rests."""
        say = self._wording.text
        if is_new_book:
            title = say("What is to be done will stand here")
            words = say(
                "Promises that come due, people to thank, calls to make and birthdays: each with"
                " one button for the next step. It begins with the first person in the book."
            )
        else:
            title = say("Nothing more for today") if resting else say("Nothing waits for you")
            words = " ".join([*self._how_it_stands(resting), self._what_comes()])
        self._title.show_text(title)
        self._words.show_text(words)
        self.setAccessibleName(title)
        self._new.set_filled(is_new_book)
        self._was_here.set_filled(not is_new_book)
        self._bring.setVisible(is_new_book)

    def _how_it_stands(self, resting: Sequence[Sentence]) -> list[str]:
        """That all is done is only said when nothing rests."""
        if resting:
            return [self._wording.say(each) for each in resting]
        say = self._wording.text
        return [say("What was promised until today is done, and everybody is thanked.")]

    def _what_comes(self) -> str:
        return self._wording.text(
            "What comes next appears here by itself: promises, thank-you cards, calls and"
            " birthdays."
        )

    def _button(self, name: str, words: str, icon: str) -> KeycapButton:
        key = KEYS[name].cap if name in KEYS else ""
        button = KeycapButton(words, name=f"first_{name}", icon=icon, key=key)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.pressed.emit(button.objectName().removeprefix("first_"))
