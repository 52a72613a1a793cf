"""The head of one customer's page: who this is, how to reach them, what to say, the four verbs.

What the verbs do is the page's business: the head says which was pressed.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.newcomers import is_newcomer
from smallcrm.domain.statuses import Status, status_word
from smallcrm.services.customers import CustomerHead
from smallcrm.wording import Wording
from ui.customers.contact_part import ContactPart
from ui.customers.quiet_row import QuietRow
from ui.customers.say_box import SayBox
from ui.customers.wrapping import Abreast, FlowLabel, WrapRow
from ui.keys import KEYS
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import Chip
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.removable_chip import RemovableChip
from ui.widgets.ring import RING_PAGE, Ring
from ui.widgets.text import PlainLabel

STACKED_UNDER = 600  # units: narrower, the phone stands under the name


class Shown(NamedTuple):
    """What the head shows beside the customer's own row.

    name: what they are called when no name is known. topics: what they want to hear about. family:
    for how long they and theirs come, or ''. others: more ways to reach them, in words. is_back:
    they came again after years.
    """

    head: CustomerHead
    name: str
    topics: Sequence[str] = ()
    family: str = ""
    others: str = ""
    is_back: bool = False


class _Top(Abreast):
    """Who this is, and how to reach them: at the edge beside the name, or under its beginning."""

    def __init__(self, about: QWidget, contact: ContactPart) -> None:
        super().__init__(about, contact, limit=STACKED_UNDER, stretches=(1, 0), gap=12)
        self._contact = contact

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._contact.set_stacked(self.is_stacked)


class CustomerHeader(Panel):
    """pressed carries the name of a key in ui/keys.py, or "trash", "put_back" or "copied".

    "end_away" and "end_peace" are pressed on their badges.

    turner: what leads on to the next customer; it stands beside Edit.
    """

    pressed = Signal(str)

    def __init__(self, wording: Wording, turner: QWidget) -> None:
        super().__init__(name="head", padding=18)
        self._wording = wording
        self._is_back = False
        self.verbs = [
            self._verb("was_here", wording.text("Was here"), "shopping-bag", filled=True),
            self._verb("wants_something", wording.text("Wants something"), "clipboard-list"),
            self._verb("thank", wording.text("Thank"), "mail"),
            self._verb("remind_me", wording.text("Remind me"), "calendar-check"),
        ]
        self._quiet = QuietRow(wording, turner)
        self._build()
        for button in (*self.verbs, *self._quiet.buttons, self._put_back):
            button.clicked.connect(self._on_pressed)
        self._contact.copied.connect(self._on_copied)
        self._contact.called.connect(self._on_called)

    def _build(self) -> None:
        self._ring = Ring(size=RING_PAGE)
        self._name = FlowLabel(role="page")
        self._aside = FlowLabel(role="second")
        self._badges = row(None, gap=6)
        self._line = PlainLabel("", role="second", fit="wrap")
        self._others = PlainLabel("", role="small", fit="wrap")
        self._contact = ContactPart(self._wording)
        self._put_back = KeycapButton(
            self._wording.text("Put back"), name="put_back", icon="rotate-ccw", filled=True
        )
        self.say_box = SayBox(self._wording)
        self._badge_box = holder(self._badges)
        named = holder(WrapRow(self._name, self._aside, self._badge_box, gap=10))
        words = holder(column(None, named, self._line, self._others, gap=4))
        about = row(None, self._ring, words, gap=16)
        about.setStretch(1, 1)
        self._verb_row = holder(WrapRow(*self.verbs, gap=8))
        top = _Top(holder(about), self._contact)
        self.body.setSpacing(12)
        self.add(top, self.say_box, self._verb_row, self._put_back, self._quiet)

    def _verb(self, name: str, words: str, icon: str, *, filled: bool = False) -> KeycapButton:
        return KeycapButton(words, name=name, icon=icon, key=KEYS[name].cap, filled=filled)

    def show_customer(self, shown: Shown) -> None:
        """Show this customer; what to say is shown by show_private."""
        head = shown.head
        self._is_back = shown.is_back
        self._ring.show_customer(shown.name, head.tier)
        self._name.show_text(shown.name)
        for label, text in (
            (self._aside, self._aside_of(head)),
            (self._line, self._line_of(shown)),
            (self._others, shown.others),
        ):
            label.show_text(text)
            label.setVisible(bool(text))
        self._contact.show_customer(head)
        self._verb_row.setVisible(not head.trashed)
        self._quiet.setVisible(not head.trashed)
        self._put_back.setVisible(head.trashed)

    def show_private(
        self, head: CustomerHead, say_lines: Sequence[str], *, today: date, is_private: bool
    ) -> None:
        """Show what to say and the badges, as whoever sees the screen may read them."""
        self.say_box.show_lines(say_lines)
        badges = self._badges_of(head, is_private)
        clear(self._badges)
        for words in badges:
            self._badges.addWidget(Chip(words, name="badge"))
        absences = self._absences_of(head, today, is_private)
        for chip in absences:
            chip.removed.connect(self._on_pressed)
            self._badges.addWidget(chip)
        self._badge_box.setVisible(bool(badges or absences))

    def _badges_of(self, head: CustomerHead, is_private: bool) -> list[str]:
        say = self._wording.text
        badges = []
        if head.trashed:
            badges.append(say("in the trash"))
        if head.status in {Status.MOVED, Status.DECEASED} or (
            head.status == Status.LET_GO and is_private
        ):
            badges.append(self._wording.say(status_word(head.status)))
        if self._is_back:
            badges.append(say("welcome back"))
        elif is_newcomer(head.visit_count, known_before=head.known_before):
            badges.append(say("newcomer"))
        return badges

    def _absences_of(
        self, head: CustomerHead, today: date, is_private: bool
    ) -> list[RemovableChip]:
        """Why nobody waits for them; each ends with one press."""
        say, chips = self._wording.text, []
        if head.trashed:
            return []
        if head.away_until is not None and head.away_until >= today:
            words = say("away until {day}", day=head.away_until)
            spoken = say("{words}: they are back", words=words)
            chips.append(RemovableChip(words, name="end_away", spoken=spoken))
        if head.is_left_in_peace and is_private:
            words = say("left in peace")
            spoken = say("{words}: end this", words=words)
            chips.append(RemovableChip(words, name="end_peace", spoken=spoken))
        return chips

    def _aside_of(self, head: CustomerHead) -> str:
        say = self._wording.text
        parts = []
        if head.say_it:
            parts.append(say("say “{how}”", how=head.say_it))
        called = head.preferred_name or head.form_of_address
        if called and called != head.name:
            parts.append(say("call them {name}", name=called))
        return ", ".join(parts)

    def _line_of(self, shown: Shown) -> str:
        head = shown.head
        since = shown.family
        if not since and head.customer_since is not None:
            since = self._wording.text("customer since {year}", year=head.customer_since)
        elif not since and head.first_visit_on is not None and not head.known_before:
            since = self._wording.text("customer since {year}", year=head.first_visit_on.year)
        company = head.company if head.company != shown.name else ""
        topics = ", ".join(shown.topics)
        parts = (company, head.address_line, head.working_on, topics, since)
        return " · ".join(filter(None, parts))

    def first_focus(self) -> QWidget:
        """The one filled button."""
        return self._put_back if self._put_back.isVisibleTo(self) else self.verbs[0]

    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.pressed.emit(button.objectName())

    def _on_called(self) -> None:
        self.pressed.emit("call")

    def _on_copied(self) -> None:
        self.pressed.emit("copied")
