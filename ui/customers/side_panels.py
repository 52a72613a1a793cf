"""The panels beside the story of one customer: promises, the next card, who sent whom.

What their buttons do is the page's business: a panel says what was pressed.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.repeats import repeating_words
from smallcrm.services.moments import OpenOw
from smallcrm.services.referrals import SentRow
from smallcrm.services.reminders import ReminderRow
from smallcrm.services.requests import RequestRow
from smallcrm.services.thank_yous import DueCard
from smallcrm.wording import Wording
from ui.customers.wrapping import WrapRow
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.painting import rounded_box
from ui.widgets.panels import Panel, Rule
from ui.widgets.text import PlainLabel, named, one_line, plain_tooltip

SENT_SHOWN = 5
WORDS_SHOWN = 160  # characters: what the words are like; the whole card is one click away
INK_ON_PAPER = "practice_ink"  # paper is white in the dark too


class ListPanel(Panel):
    """A panel whose rows are made anew; pressed carries what was asked and for which row.

    adds: the deed of its "Add", such as note_fact; with it the panel stays when it is empty.
    """

    pressed = Signal(str, int)

    def __init__(self, wording: Wording, title: str, *, name: str, adds: str = "") -> None:
        super().__init__(name=name)
        self.setAccessibleName(title)
        self.wording = wording
        self._stays = bool(adds)
        head = row(None, PlainLabel(title, role="group", fit="wrap"), gap=8)
        head.setStretch(0, 1)
        if adds:
            words = wording.text("Add")
            key = KEYS[adds].cap if adds in KEYS else ""
            spoken = ", ".join(filter(None, (words, title, key)))
            head.addWidget(self.link(words, adds, 0, spoken, key))
        self.add(head)
        self._rows = column(None, gap=10)
        self.body.addLayout(self._rows)

    def begin(self) -> None:
        """Take the rows away."""
        clear(self._rows)

    def put(self, *widgets: QWidget) -> None:
        """Put rows under what is there."""
        for widget in widgets:
            self._rows.addWidget(widget)

    def dated(self, day: str, tooltip: str, *lines: QWidget) -> None:
        """Put a row that begins with its day; a hair line parts it from the row above."""
        if self._rows.count():
            self._rows.addWidget(Rule())
        when = PlainLabel(day, role="body_bold", tone="info", fit="wrap")
        plain_tooltip(when, tooltip)
        self._rows.addWidget(holder(column(None, when, *lines, gap=3)))

    def link(
        self, words: str, name: str, number: int, spoken: str = "", key: str = ""
    ) -> LinkButton:
        """A quiet deed of a row; it tells its first word as name and the row's number."""
        made = LinkButton(words, name=f"{name}_{number}", spoken=spoken, key=key)
        made.clicked.connect(self._on_clicked)
        return made

    def linked(self, *parts: QWidget) -> QWidget:
        """Parts in one row that begins with a link, in the next line where the room ends."""
        return holder(WrapRow(*parts, gap=6))

    def finish(self) -> None:
        """Hide the panel while there is nothing in it: a page shows what is known, not its gaps."""
        self.setVisible(self._stays or self._rows.count() > 0)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            name, _, number = button.objectName().rpartition("_")
            self.pressed.emit(name, int(number))


class PromisesPanel(ListPanel):
    """What is open: wishes, reminders, and what was not good and has no answer yet.

    pressed: "ready", "request_done", "reminder_done", "reminder_change", "look_after" or "answer",
    with the row's id.
    """

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Promises"), name="promises")

    def show_rows(
        self,
        requests: Sequence[RequestRow],
        reminders: Sequence[ReminderRow],
        unanswered: Sequence[OpenOw],
        *,
        is_private: bool,
    ) -> None:
        """Show these; is_private: nobody but the owner reads what was not good."""
        self.begin()
        for each in unanswered:
            self._put_unanswered(each, is_private)
        for request in requests:
            self._put_request(request)
        for reminder in reminders:
            self._put_reminder(reminder)
        self.finish()

    def _put_unanswered(self, each: OpenOw, is_private: bool) -> None:
        say = self.wording.text
        words = say("Ask how it is going.")
        if is_private:
            words = say("“{words}”", words=each.words) if each.words else say("Let down")
        about = self.wording.day(each.day)
        self.dated(
            about,
            self.wording.full_date(each.day),
            PlainLabel(words, fit="wrap"),
            self.linked(
                self._deed(say("Look after"), "look_after", each.id, about),
                self._deed(say("Answer"), "answer", each.id, about),
            ),
        )

    def _put_request(self, request: RequestRow) -> None:
        say = self.wording.text
        day, tooltip = say("no day"), ""
        told_day, at = request.told_day, request.told_time
        if request.told_on is not None and told_day is not None:
            day, tooltip = self.wording.day(told_day), self.wording.full_date(request.told_on)
            if at is not None and told_day < request.told_on:
                day = say("{day} after midnight, {time}", day=day, time=at)
            elif at is not None:
                day = f"{day} {self.wording.clock(at)}"
        details = [say("Asked {day}.", day=request.asked_on)]
        if request.is_after_hours:
            details.append(say("After hours."))
        if request.status == "ready":
            details.append(say("Ready: tell them."))
        buttons = [self._deed(say("Done"), "request_done", request.id, request.what)]
        if request.status != "ready" and not request.is_opening:
            buttons.insert(0, self._deed(say("Ready"), "ready", request.id, request.what))
        self.dated(
            day,
            tooltip,
            PlainLabel(request.what, fit="wrap"),
            PlainLabel(" ".join(details), role="second", fit="wrap"),
            self.linked(*buttons),
        )

    def _deed(self, words: str, name: str, number: int, about: str) -> LinkButton:
        return self.link(words, name, number, f"{words}, {about}")

    def _put_reminder(self, reminder: ReminderRow) -> None:
        say, what = self.wording.text, reminder.what
        done = self._deed(say("Done"), "reminder_done", reminder.id, what)
        change = self._deed(say("Change"), "reminder_change", reminder.id, what)
        often = repeating_words(reminder.repeats, reminder.repeat_every, reminder.due_on)
        kind = say("Reminder") if often is None else say("Reminder, {often}", often=often)
        self.dated(
            self.wording.day(reminder.due_on),
            self.wording.full_date(reminder.due_on),
            PlainLabel(what, fit="wrap"),
            PlainLabel(kind, role="second", fit="wrap"),
            *self._put_off(reminder),
            self.linked(done, change),
        )

    def _put_off(self, reminder: ReminderRow) -> Iterator[QWidget]:
        """Until when it was put off, and why; the reason stays when it is back."""
        until, why = reminder.later_until, one_line(reminder.later_why, WORDS_SHOWN)
        if until is None:
            return
        words = self.wording.text("Put off until {day}", day=until)
        if why:
            words = self.wording.text("{told}: “{why}”", told=words, why=why)
        yield PlainLabel(words, role="second", fit="wrap")


class HandLabel(PlainLabel):
    """Words that will stand on paper."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self.font().italic():
            font = self.font()
            font.setItalic(True)
            self.setFont(font)


class CardWords(QFrame):
    """What the next card says, as on paper."""

    def __init__(self, greeting: str, text: str) -> None:
        super().__init__()
        named(self, "card_words")
        lines = [
            HandLabel(one_line(part, WORDS_SHOWN), tone=INK_ON_PAPER, fit="wrap")
            for part in (greeting, text)
            if part
        ]
        column(self, *lines, gap=6, margins=(16, 14, 16, 18))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rounded_box(painter, QRectF(self.rect()), 2, look.colour("paper"), look.colour("ring_edge"))
        painter.end()


class NextCardPanel(ListPanel):
    """The cards that are owed. pressed: "print_card" or "posted", with the place in the list."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Next card"), name="next_card")

    def show_cards(self, cards: Sequence[DueCard], preview: CardPiece | None) -> None:
        """Show these, the one due first above with its words."""
        self.begin()
        for place, card in enumerate(cards):
            self.put(*self._card(place, card, None if place else preview))
        self.finish()

    def _card(self, place: int, card: DueCard, preview: CardPiece | None) -> Iterator[QWidget]:
        say = self.wording.text
        yield PlainLabel(self.wording.say(card.reason), fit="wrap")
        if preview is not None:
            yield CardWords(preview.greeting, " ".join(preview.text))
        if card.state == "printed":
            yield PlainLabel(say("Printed, not posted yet"), role="second", fit="wrap")
            yield self._button(say("Posted"), f"posted_{place}", "send")
            yield self._button(say("Print again"), f"print_card_{place}", "printer")
        else:
            yield PlainLabel(say("Due {day}", day=card.due_on), role="second", fit="wrap")
            yield self._button(say("Print card"), f"print_card_{place}", "printer")

    def _button(self, words: str, name: str, icon: str) -> KeycapButton:
        made = KeycapButton(words, name=name, icon=icon, wide=True)
        made.clicked.connect(self._on_clicked)
        return made


class SentUsPanel(ListPanel):
    """Who sent them, and whom they sent. pressed: "open" with the customer's id, "who_sent_you"."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Sent us"), name="sent_us", adds="who_sent_you")

    def show_rows(self, sent_by: Sequence[SentRow], sent: Sequence[SentRow]) -> None:
        """Show these."""
        self.begin()
        for heading, people in (
            (self.wording.text("They came through"), sent_by),
            (self.wording.text("They sent us"), sent),
        ):
            if people:
                self.put(PlainLabel(heading, role="second"))
            for person in people[:SENT_SHOWN]:
                self.put(self.linked(self._person(person)))
        more = len(sent) - SENT_SHOWN
        if more > 0:
            self.put(PlainLabel(self.wording.text("and {n} more", n=more), role="second"))
        self.finish()

    def _person(self, person: SentRow) -> QWidget:
        made = self.link(person.name, "open", person.id)
        plain_tooltip(made, self.wording.full_date(person.day))
        return made
