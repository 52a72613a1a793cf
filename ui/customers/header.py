"""The head of one customer's page: who this is, how to reach them, what to say, the four verbs.

What the verbs do is the page's business: the head says which was pressed.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.services.customers import CustomerHead
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast, FlowLabel, WrapRow
from ui.keys import KEYS
from ui.widgets.buttons import IconButton, KeycapButton, LinkButton
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.ring import RING_PAGE, Ring
from ui.widgets.text import PlainLabel, named

STACKED_UNDER = 600  # units: narrower, the phone stands under the name
CONTACT_STACKED_UNDER = 560  # units: beside the name, Edit stands under the phone


class SayBox(QFrame):
    """What to say, at most five lines, the first one bold."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("surface", "say")
        named(self, "say_this", wording.text("Say this"))
        self._lines = column(self, gap=3, margins=(16, 12, 16, 12))

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these instead."""
        clear(self._lines)
        for place, line in enumerate(lines):
            role = "say" if place else "say_bold"
            self._lines.addWidget(PlainLabel(line, role=role, fit="wrap"))
        self.setVisible(bool(lines))


class CustomerHeader(Panel):
    """pressed carries the name of a key in ui/keys.py, or "trash" or "put_back".

    turner: what leads on to the next customer; it stands beside Edit.
    """

    pressed = Signal(str)

    def __init__(self, wording: Wording, turner: QWidget) -> None:
        super().__init__(name="head", padding=18)
        self._wording = wording
        self._turner = turner
        self._build()
        for button in (*self.verbs, self._edit, self._trash, self._put_back):
            button.clicked.connect(self._on_pressed)
        self._copy.clicked.connect(self._on_copy)

    def _build(self) -> None:
        say = self._wording.text
        self._ring = Ring(size=RING_PAGE)
        self._name = FlowLabel(role="page")
        self._aside = FlowLabel(role="second")
        self._line = PlainLabel("", role="second", fit="wrap")
        self._phone = FlowLabel(role="phone")
        self._copy = IconButton("copy", name="copy_phone", spoken=say("Copy the number"))
        self._edit = LinkButton(say("Edit"), name="edit", key=KEYS["edit"].cap)
        self._trash = IconButton("trash-2", name="trash", spoken=say("To the trash"))
        self._put_back = KeycapButton(
            say("Put back"), name="put_back", icon="rotate-ccw", filled=True
        )
        self.say_box = SayBox(self._wording)
        self.verbs = [
            self._verb("was_here", say("Was here"), "shopping-bag", filled=True),
            self._verb("wants_something", say("Wants something"), "clipboard-list"),
            self._verb("thank", say("Thank"), "mail"),
            self._verb("remind_me", say("Remind me"), "calendar-check"),
        ]
        words = holder(
            column(None, holder(WrapRow(self._name, self._aside, gap=10)), self._line, gap=4)
        )
        number = holder(row(None, None, self._phone, self._copy, gap=4))
        changes = holder(row(None, None, self._turner, self._edit, self._trash, gap=4))
        contact = Abreast(number, changes, limit=CONTACT_STACKED_UNDER, stretches=(0, 1), gap=4)
        about = row(None, self._ring, words, gap=16)
        about.setStretch(1, 1)
        self._verb_row = holder(WrapRow(*self.verbs, gap=8))
        top = Abreast(holder(about), contact, limit=STACKED_UNDER, stretches=(1, 0), gap=12)
        self.body.setSpacing(12)
        self.add(top, self.say_box, self._verb_row, self._put_back)

    def _verb(self, name: str, words: str, icon: str, *, filled: bool = False) -> KeycapButton:
        return KeycapButton(words, name=name, icon=icon, key=KEYS[name].cap, filled=filled)

    def show_customer(self, head: CustomerHead, name: str, say_lines: Sequence[str]) -> None:
        """Show this customer; name: what they are called when no name is known."""
        self._ring.show_customer(name, head.tier)
        self._name.show_text(name)
        aside = self._aside_of(head)
        self._aside.show_text(aside)
        self._aside.setVisible(bool(aside))
        line = self._line_of(head, name)
        self._line.show_text(line)
        self._line.setVisible(bool(line))
        self._phone.show_text(head.phone)
        self._phone.setVisible(bool(head.phone))
        self._copy.setVisible(bool(head.phone))
        self.say_box.show_lines(say_lines)
        self._verb_row.setVisible(not head.trashed)
        self._edit.setVisible(not head.trashed)
        self._trash.setVisible(not head.trashed)
        self._put_back.setVisible(head.trashed)

    def _aside_of(self, head: CustomerHead) -> str:
        say = self._wording.text
        parts = []
        if head.say_it:
            parts.append(say("say “{how}”", how=head.say_it))
        if head.preferred_name and head.preferred_name != head.name:
            parts.append(say("known as {name}", name=head.preferred_name))
        return ", ".join(parts)

    def _line_of(self, head: CustomerHead, name: str) -> str:
        say = self._wording.text
        since = ""
        if head.first_visit_on is not None and not head.known_before:
            since = say("customer since {year}", year=head.first_visit_on.year)
        company = head.company if head.company != name else ""
        parts = [company, head.address_line, head.email, since]
        if head.trashed:
            parts = [say("in the trash"), *parts]
        return " · ".join(filter(None, parts))

    def first_focus(self) -> QWidget:
        """The one filled button."""
        return self._put_back if self._put_back.isVisibleTo(self) else self.verbs[0]

    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.pressed.emit(button.objectName())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._phone.whole_text)
        self.pressed.emit("copied")
