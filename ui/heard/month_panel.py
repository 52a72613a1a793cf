"""What was heard and sent away in a month, on Looking back; it leads to the pages of both.

What it is is worked out by the services.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from smallcrm.services import heard, reviews, sent_elsewhere
from ui.context import AppContext
from ui.customers.wrapping import WrapRow
from ui.heard.most_panel import ASKED_FOR, often_told_rows
from ui.heard.rooms import ELSEWHERE, HEARD
from ui.today.headed import HeadedPanel
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, column, holder
from ui.widgets.text import PlainLabel


class ListeningPanel(HeadedPanel):
    """The three things heard most, and what we keep sending away."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("Heard"), name="listening", padding=20)
        self._context = context
        say = context.wording.text
        self._lines = column(None, gap=8)
        all_heard = LinkButton(say("All heard"), name="all_heard")
        all_sent = LinkButton(say("Sent elsewhere"), name="all_sent")
        all_heard.clicked.connect(self._on_heard)
        all_sent.clicked.connect(self._on_sent)
        self.add(self._lines, holder(WrapRow(all_heard, all_sent, gap=12)))

    def show_month(self, first: date) -> None:
        """Tell of the month that begins on this day, and of what waits today."""
        store, wording = self._context.store, self._context.wording
        following = reviews.following(first)
        clear(self._lines)
        told = heard.heard_most(store, first, following)
        if told:
            self._put(often_told_rows(wording, told))
        waiting = heard.counts(store)
        if waiting.to_answer:
            words = wording.counted(
                "{n} waits for an answer.", "{n} wait for an answer.", waiting.to_answer
            )
            self._put(PlainLabel(words, fit="wrap"))
        away = sent_elsewhere.sent_most(store, first, following)
        if away:
            head = wording.text("What we keep sending away")
            self._put(
                PlainLabel(head, role="second_bold"), often_told_rows(wording, away, ASKED_FOR)
            )
        if not self._lines.count():
            words = wording.text("What customers suggest, praise or miss is noted under Heard.")
            self._put(PlainLabel(words, role="second", fit="wrap"))

    def _put(self, *parts: QWidget) -> None:
        for part in parts:
            self._lines.addWidget(part)

    def _on_heard(self) -> None:
        self._context.navigate.to(HEARD)

    def _on_sent(self) -> None:
        self._context.navigate.to("promises", ELSEWHERE)
