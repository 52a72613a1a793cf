"""Is this the same person? The doubtful rows of a list, one by one, both shown side by side.

What follows from an answer is the business of exchange/importing.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.exchange.importing import LATER, NEW, SAME, Doubt
from smallcrm.services import customers
from smallcrm.services.customers import CustomerHead
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast
from ui.exchange.piles_part import details
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import GroupHead, Panel
from ui.widgets.text import PlainLabel, named

STACKED_UNDER = 520  # units: narrower, the two stand one under the other
MOST_LINES = 6


class Side(QFrame):
    """One of the two: where from, the name, and what is known."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setProperty("surface", "say")
        named(self, name, title)
        self._name = PlainLabel("", role="name", fit="wrap")
        self._lines = column(None, gap=2)
        column(
            self,
            PlainLabel(title, role="second"),
            self._name,
            self._lines,
            None,
            gap=4,
            margins=(16, 12, 16, 12),
        )

    def show_person(self, name: str, lines: Sequence[str]) -> None:
        """Show somebody."""
        self._name.show_text(name)
        clear(self._lines)
        for line in lines[:MOST_LINES]:
            self._lines.addWidget(PlainLabel(line, fit="wrap"))


class QuestionsPart(QWidget):
    """answered carries the row and "same", "new" or "later"."""

    answered = Signal(int, str)

    def __init__(self, store: Store, wording: Wording) -> None:
        super().__init__()
        self._store = store
        self._wording = wording
        self._waiting: list[Doubt] = []
        self._build()
        for button in self.buttons:
            button.clicked.connect(self._on_answer)

    def _build(self) -> None:
        say = self._wording.text
        self._head = GroupHead(say("Is this the same person?"), 0)
        self._why = PlainLabel("", fit="wrap")
        self._listed = Side("of_list", say("In your list"))
        self._known = Side("of_book", say("In the book"))
        self.buttons = (
            _Answer(SAME, say("Same person"), "merge"),
            _Answer(NEW, say("New person"), "user-plus"),
            _Answer(LATER, say("Later"), ""),
        )
        panel = Panel(name="question", padding=20)
        panel.body.setSpacing(12)
        both = Abreast(self._listed, self._known, limit=STACKED_UNDER, gap=12)
        panel.add(self._why, both, holder(flow(*self.buttons)))
        column(self, self._head, panel, gap=4)

    @property
    def is_asking(self) -> bool:
        """Whether somebody is still to be asked about."""
        return bool(self._waiting)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Ask about these, the first one first."""
        self._waiting = list(doubts)
        self._show_next()

    def _show_next(self) -> None:
        self.setVisible(self.is_asking)
        if not self.is_asking:
            return
        doubt = self._waiting[0]
        self._head.show_count(len(self._waiting))
        self._why.show_text(self._wording.say(doubt.reason))
        self._listed.show_person(doubt.who.called, details(doubt.who))
        head = customers.head(self._store, doubt.candidate)
        name = customers.name_of(self._store, doubt.candidate)
        self._known.show_person(name, [] if head is None else _known_lines(head))

    def _on_answer(self) -> None:
        button = self.sender()
        if not isinstance(button, _Answer) or not self._waiting:
            return
        doubt = self._waiting.pop(0)
        self._show_next()
        self.answered.emit(doubt.who.row, button.code)


class _Answer(KeycapButton):
    def __init__(self, code: str, words: str, icon: str) -> None:
        super().__init__(words, name=f"answer_{code}", icon=icon)
        self.code = code


def _known_lines(head: CustomerHead) -> list[str]:
    lines = (head.company, head.phone, head.email, head.address_line)
    return [line for line in dict.fromkeys(lines) if line and line != head.name]
