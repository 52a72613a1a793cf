"""The sheet "change" of a wish: how far it is at one press, or another day, time or words.

What a state means for the page is the business of the services.
"""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import RequestId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.requests import RequestStatus, status_word
from smallcrm.services import requests
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.customers.typed import day_field, time_field
from ui.widgets.buttons import KeycapButton, PlainButton
from ui.widgets.fields import TextField
from ui.widgets.flow import flow

STATES = (
    RequestStatus.ACCEPTED,
    RequestStatus.WORKING,
    RequestStatus.READY,
    RequestStatus.DONE,
    RequestStatus.DECLINED,
)


def change_wish(context: AppContext, request_id: RequestId, words: Words | None = None) -> None:
    """Ask what changed. words: what was typed before and not saved. Raises Invalid when gone."""
    context.dialogs.show_sheet(ChangeSheet(context, request_id, words or {}))


class ChangeSheet(CustomerSheet):
    """The states save at once; words, day and time are typed and saved."""

    def __init__(self, context: AppContext, request_id: RequestId, words: Words) -> None:
        draft = requests.draft_of(context.store, request_id)
        row = requests.request(context.store, request_id)
        held_as = HeldAs("change", draft.customer_id, str(request_id))
        title = context.wording.text("What {name} wants", name=row.name if row else "")
        super().__init__(context, held_as, title=title)
        self._request_id = request_id
        self._draft = draft
        self._build()
        self._what.show_text(draft.what)
        self._day.show_text(_day_text(draft.told_on))
        self._time.show_text(_time_text(draft.told_time))
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._states = [
            KeycapButton(self.word(status_word(state.value)), name=f"state_{state.value}")
            for state in STATES
            if state.value != self._draft.status
        ]
        for button in self._states:
            button.clicked.connect(self._on_state)
        self._what = TextField(name="what", spoken=say("What"), limit=200)
        self._day = day_field(
            self.context, name="told_on", spoken=say("Promised for"), leaning="ahead"
        )
        self._time = time_field(self.context, name="told_time", spoken=say("At what time"))
        self.body.addLayout(flow(*self._states))
        self.body.addWidget(self.add("what", say("What"), self._what))
        self.body.addWidget(self.add("told_on", say("Promised for"), self._day))
        self.body.addWidget(self.add("told_time", say("At what time"), self._time))

    def first_focus(self) -> QWidget:
        return self._states[0]

    def accept(self) -> None:
        """Save words, day and time; the state stays."""
        draft = self._draft
        draft.what = self._what.text()
        draft.told_on, draft.told_time = None, None
        draft.told_on_text, draft.told_time_text = self._day.text, self._time.text
        context = self.context
        requests.edit(context.store, self._request_id, draft, now=context.now(), by=self.by)
        self.finish()

    def _on_state(self) -> None:
        button = self.sender()
        if not isinstance(button, PlainButton):
            return
        state, context = button.objectName().removeprefix("state_"), self.context

        def move_on() -> None:
            requests.set_status(
                context.store, self._request_id, state, now=context.now(), by=self.by
            )
            self.finish()

        context.errors.attempt(move_on, self.form)


def _day_text(day: date | None) -> str:
    """A day as the field reads it back in every country."""
    return "" if day is None else day.isoformat()


def _time_text(at: time | None) -> str:
    return "" if at is None else f"{at:%H:%M}"
