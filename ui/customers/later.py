"""The sheet "later" (Ctrl+L): put something off by a day, a week, or to a date, or let it go.

What is put off is known by its subject key alone.
"""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import prompts
from smallcrm.services.letting_go import let_go, may_let_go
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.customers.typed import day_field
from ui.customers.wrapping import WrapRow
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField

A_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)


def ask_later(context: AppContext, subject_key: str, words: Words | None = None) -> None:
    """Ask until when this rests, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(LaterSheet(context, subject_key, words or {}))


class LaterSheet(CustomerSheet):
    """1 day, 1 week and letting go save at once; a date and a reason are typed."""

    def __init__(self, context: AppContext, subject_key: str, words: Words) -> None:
        held_as = HeldAs("later", about=subject_key)
        super().__init__(context, held_as, title=context.wording.text("Later"))
        self._subject_key = subject_key
        self._build()
        self._day.clicked.connect(self._on_day)
        self._week.clicked.connect(self._on_week)
        self._let_go.clicked.connect(self._on_let_go)
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._day = KeycapButton(say("1 day"), name="one_day")
        self._week = KeycapButton(say("1 week"), name="one_week")
        self._let_go = KeycapButton(say("Let it go"), name="let_go")
        self._until = day_field(
            self.context, name="until", spoken=say("Until when"), leaning="ahead"
        )
        self._reason = TextField(
            name="reason", spoken=say("Why"), placeholder=say("may stay empty"), limit=200
        )
        self.body.addLayout(WrapRow(self._day, self._week, self._let_go))
        if not may_let_go(self.context.store, self._subject_key):
            self._let_go.hide()
        self.body.addWidget(self.add("until", say("Until when"), self._until))
        self.body.addWidget(self.add("reason", say("Why"), self._reason))

    def first_focus(self) -> QWidget:
        return self._day

    def accept(self) -> None:
        """Put it off to the day that was typed."""
        until = self._until.value()
        if until is None:
            raise Invalid("until", "Say until when: fri, +3 or a date.")
        self._put_off(until)

    def _put_off(self, until: date) -> None:
        prompts.answer_later(
            self.context.store,
            self._subject_key,
            until,
            reason=self._reason.text(),
            now=self.context.now(),
            by=self.by,
        )
        self.finish()

    def _on_day(self) -> None:
        self._put_off_by(A_DAY)

    def _on_week(self) -> None:
        self._put_off_by(A_WEEK)

    def _on_let_go(self) -> None:
        context, reason = self.context, self._reason.text()

        def drop() -> None:
            let_go(context.store, self._subject_key, reason=reason, now=context.now(), by=self.by)
            self.finish()

        context.errors.attempt(drop, self.form)

    def _put_off_by(self, step: timedelta) -> None:
        def put_off() -> None:
            self._put_off(self.context.today() + step)

        self.context.errors.attempt(put_off, self.form)
