"""The panels beside the story of one customer: promises, the next card, who sent whom.

What their buttons do is the page's business: a panel says what was pressed.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.services.referrals import SentRow
from smallcrm.services.reminders import ReminderRow
from smallcrm.services.requests import RequestRow
from smallcrm.services.thank_yous import DueCard
from smallcrm.wording import Wording
from ui.customers.wrapping import WrapRow
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import Panel, Rule
from ui.widgets.text import PlainLabel, plain_tooltip

SENT_SHOWN = 5
BUTTON_HEIGHT = 32


class ListPanel(Panel):
    """A panel whose rows are made anew; pressed carries what was asked and for which row."""

    pressed = Signal(str, int)

    def __init__(self, wording: Wording, title: str, *, name: str) -> None:
        super().__init__(name=name)
        self.setAccessibleName(title)
        self.wording = wording
        self.add(PlainLabel(title, role="group", fit="wrap"))
        self._rows = column(None, gap=10)
        self.body.addLayout(self._rows)

    def begin(self) -> None:
        """Take the rows away."""
        clear(self._rows)

    def put(self, *widgets: QWidget) -> None:
        """Put rows under what is there."""
        for widget in widgets:
            self._rows.addWidget(widget)

    def nothing(self, words: str) -> None:
        """Say that there is nothing, and what would come here."""
        self.put(PlainLabel(words, role="second", fit="wrap"))

    def button(self, words: str, name: str, number: int, spoken: str) -> KeycapButton:
        """A button of a row; it tells its first word as name and the row's number."""
        made = KeycapButton(
            words, name=f"{name}_{number}", height=BUTTON_HEIGHT, spoken=f"{words}, {spoken}"
        )
        made.clicked.connect(self._on_clicked)
        return made

    def dated(self, day: str, tooltip: str, *lines: QWidget) -> None:
        """Put a row that begins with its day; a hair line parts it from the row above."""
        if self._rows.count():
            self._rows.addWidget(Rule())
        when = PlainLabel(day, role="body_bold", tone="info", fit="wrap")
        plain_tooltip(when, tooltip)
        self._rows.addWidget(holder(column(None, when, *lines, gap=3)))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            name, _, number = button.objectName().rpartition("_")
            self.pressed.emit(name, int(number))


class PromisesPanel(ListPanel):
    """Wishes and reminders. pressed: "ready", "request_done" or "reminder_done", with its id."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Promises"), name="promises")

    def show_rows(self, requests: Sequence[RequestRow], reminders: Sequence[ReminderRow]) -> None:
        """Show these; requests by the told day, then reminders."""
        self.begin()
        for request in requests:
            self._put_request(request)
        for reminder in reminders:
            self._put_reminder(reminder)
        if not requests and not reminders:
            self.nothing(self.wording.text("Nothing is promised. F3 notes what they want."))

    def _put_request(self, request: RequestRow) -> None:
        say = self.wording.text
        day, tooltip = say("no day"), ""
        if request.told_on is not None:
            day, tooltip = (
                self.wording.day(request.told_on),
                self.wording.full_date(request.told_on),
            )
        if request.told_time is not None:
            day = f"{day} {self.wording.clock(request.told_time)}"
        details = [say("Asked {day}.", day=request.asked_on)]
        if request.is_after_hours:
            details.append(say("After hours."))
        if request.status == "ready":
            details.append(say("Ready: tell them."))
        done = self.button(say("Done"), "request_done", request.id, request.what)
        buttons = [done]
        if request.status != "ready":
            buttons.insert(0, self.button(say("Ready"), "ready", request.id, request.what))
        self.dated(
            day,
            tooltip,
            PlainLabel(request.what, fit="wrap"),
            PlainLabel(" ".join(details), role="second", fit="wrap"),
            holder(WrapRow(*buttons)),
        )

    def _put_reminder(self, reminder: ReminderRow) -> None:
        done = self.button(self.wording.text("Done"), "reminder_done", reminder.id, reminder.what)
        self.dated(
            self.wording.day(reminder.due_on),
            self.wording.full_date(reminder.due_on),
            PlainLabel(reminder.what, fit="wrap"),
            PlainLabel(self.wording.text("Reminder"), role="second"),
            holder(WrapRow(done)),
        )


class NextCardPanel(ListPanel):
    """The cards that are owed. pressed: "print_card" or "posted", with the place in the list."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Next card"), name="next_card")

    def show_cards(self, cards: Sequence[DueCard]) -> None:
        """Show these, the one due first above."""
        self.begin()
        for place, card in enumerate(cards):
            self.put(*self._card(place, card))
        if not cards:
            self.nothing(self.wording.text("No card is due. F5 thanks them."))

    def _card(self, place: int, card: DueCard) -> list[QWidget]:
        say = self.wording.text
        reason = self.wording.say(card.reason)
        if card.state == "printed":
            state = say("Printed, not posted yet")
            again = KeycapButton(say("Print again"), name=f"print_card_{place}", icon="printer")
            act = KeycapButton(say("Posted"), name=f"posted_{place}", icon="send")
            buttons = [act, again]
        else:
            state = say("Due {day}", day=card.due_on)
            buttons = [KeycapButton(say("Print card"), name=f"print_card_{place}", icon="printer")]
        for button in buttons:
            button.clicked.connect(self._on_clicked)
        return [
            PlainLabel(reason, fit="wrap"),
            PlainLabel(state, role="second", fit="wrap"),
            holder(WrapRow(*buttons)),
        ]


class SentUsPanel(ListPanel):
    """Who sent them, and whom they sent. pressed: "open" with the customer's id."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Sent us"), name="sent_us")

    def show_rows(self, sent_by: Sequence[SentRow], sent: Sequence[SentRow]) -> None:
        """Show these; hidden while nobody sent anybody."""
        self.begin()
        self.setVisible(bool(sent_by or sent))
        for heading, people in (
            (self.wording.text("They came through"), sent_by),
            (self.wording.text("They sent us"), sent),
        ):
            if people:
                self.put(PlainLabel(heading, role="second"))
            for person in people[:SENT_SHOWN]:
                self.put(self._person(person))
        more = len(sent) - SENT_SHOWN
        if more > 0:
            self.put(PlainLabel(self.wording.text("and {n} more", n=more), role="second"))

    def _person(self, person: SentRow) -> QWidget:
        link = LinkButton(person.name, name=f"open_{person.id}")
        plain_tooltip(link, self.wording.full_date(person.day))
        link.clicked.connect(self._on_clicked)
        return link
