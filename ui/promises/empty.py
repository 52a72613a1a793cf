"""What Promises shows while nothing of it is open, or nothing fits what was chosen.

What is open is decided by services/promises.
"""

from PySide6.QtCore import Signal

from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel


class NothingPromised(Panel):
    """first_wanted: somebody wants something."""

    first_wanted = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="no_promises", padding=28)
        self._say = wording.text
        self._title = PlainLabel("", role="name", fit="wrap")
        self._words = PlainLabel("", tone="mute", fit="wrap")
        self._first = KeycapButton(
            wording.text("Wants something"),
            name="first_wish",
            icon="clipboard-list",
            key=KEYS["wants_something"].cap,
            filled=True,
        )
        self._first_row = holder(flow(self._first))
        self.body.setSpacing(2 * self.body.spacing())
        self.add(self._title, self._words, self._first_row)
        self._first.clicked.connect(self._on_first)

    def show_for(self, *, is_anything_open: bool) -> None:
        """Say why nothing stands here. is_anything_open: there is something of another kind."""
        say = self._say
        if is_anything_open:
            self._title.show_text(say("Nothing of this kind is open"))
            self._words.show_text(say("Choose All to see every open promise."))
        else:
            self._title.show_text(say("Everything promised will stand here"))
            self._words.show_text(
                say(
                    "What somebody wants, with the day they were told: orders, repairs, openings"
                    " after hours. Reminders stand here too. What comes near moves to Today by"
                    " itself, and late ones are marked."
                )
            )
        self._first_row.setVisible(not is_anything_open)

    def _on_first(self) -> None:
        self.first_wanted.emit()
