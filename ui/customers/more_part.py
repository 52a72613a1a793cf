"""What a sheet keeps folded until somebody asks for more, so that it stays quick.

What is inside is the business of the sheet.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column


class MorePart(QWidget):
    """The word More, and what it opens."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._button = LinkButton(
            wording.text("More"), name="more", spoken=wording.text("Show more")
        )
        self._inside = QWidget()
        self._inside.setObjectName("more_part")
        self.body = column(self._inside, gap=12)
        self._inside.hide()
        column(self, self._button, self._inside, gap=8)
        self._button.clicked.connect(self._on_pressed)

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return not self._inside.isHidden()

    def open(self) -> None:
        """Show everything."""
        self._turn(is_open=True)

    def holds(self, widget: QWidget) -> bool:
        """Whether this stands inside."""
        return self._inside.isAncestorOf(widget)

    def _turn(self, *, is_open: bool) -> None:
        say = self._wording.text
        self._inside.setVisible(is_open)
        spoken = say("Show less") if is_open else say("Show more")
        self._button.show_words(say("Less") if is_open else say("More"), spoken)

    def _on_pressed(self) -> None:
        self._turn(is_open=not self.is_open)
