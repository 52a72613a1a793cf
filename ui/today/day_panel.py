"""The last panel beside Today: what is done with the day as a whole, each with its key.

What the words do is the page's business.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.today.headed import HeadedPanel
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import flow


class DayPanel(HeadedPanel):
    """pressed carries the name of a verb, such as busy_weeks."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.text("The day"), name="side_day")
        self._links: dict[str, LinkButton] = {}
        for name, words in _words(wording).items():
            cap = KEYS[name].cap if name in KEYS else ""
            link = LinkButton(words, name=name, key=cap)
            link.clicked.connect(self._on_clicked)
            self._links[name] = link
        self.add(flow(*self._links.values(), gap=4))

    def _on_clicked(self) -> None:
        names = {link: name for name, link in self._links.items()}
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.pressed.emit(names[sender])


def _words(wording: Wording) -> Mapping[str, str]:
    say = wording.text
    return {
        "print": say("Day sheet"),
        "enter_sheet": say("Enter the sheet"),
        "busy_weeks": say("Busy weeks"),
    }
