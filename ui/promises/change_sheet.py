"""The sheet "change" of a wish: how far it is at one press, or other words, days and the rest.

What a state means for the page is the business of the services.
"""

from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import RequestId
from smallcrm.domain.kept import Kept, Moved, Said, kept_word
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.requests import RequestKind, RequestStatus, kind_word, status_word
from smallcrm.services import requests
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.customers.typed import day_field, time_field
from ui.customers.wrapping import Abreast
from ui.openings.opening_sheet import change_opening
from ui.promises.ending import call_off_wish, finish_wish
from ui.promises.how_late import ask_about_late, how_late, said_of, why_moved
from ui.promises.wish_fields import WishFields
from ui.widgets.buttons import KeycapButton, LinkButton, PlainButton
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.text import PlainLabel

WIDTH = 640
THREE_FROM = 500  # units: narrower, three fields stand one under the other


def change_wish(context: AppContext, request_id: RequestId, words: Words | None = None) -> None:
    """Ask what changed. words: what was typed before and not saved. Raises Invalid when gone."""
    context.dialogs.show_sheet(ChangeSheet(context, request_id, words or {}))


class ChangeSheet(CustomerSheet):
    """The states save at once; everything else is typed and saved."""

    def __init__(self, context: AppContext, request_id: RequestId, words: Words) -> None:
        draft = requests.draft_of(context.store, request_id)
        row = requests.request(context.store, request_id)
        held_as = HeldAs("change", draft.customer_id, str(request_id))
        title = context.wording.text("What {name} wants", name=row.name if row else "")
        super().__init__(context, held_as, title=title)
        self.width_units = WIDTH
        self._request_id = request_id
        self._draft = draft
        self._row = row
        self._late = requests.lateness(context.store, request_id, now=context.now())
        self._build()
        self._show_known()
        self._day.changed.connect(self._on_day_changed)
        self._time.changed.connect(self._on_day_changed)
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._states = [
            KeycapButton(self.word(status_word(state.value)), name=f"state_{state.value}")
            for state in RequestStatus
            if state.value != self._draft.status
        ]
        for button in self._states:
            button.clicked.connect(self._on_state)
        self._call_off = KeycapButton(say("Called off"), name="call_off")
        if self._row is None or self._row.closed_on is not None:
            self._call_off.hide()
        self._call_off.clicked.connect(self._on_call_off)
        self._build_ending()
        self._what = TextField(name="what", spoken=say("What"), limit=200)
        kinds = [(kind.value, self.word(kind_word(kind.value))) for kind in RequestKind]
        self._kind = ChoiceField(kinds, name="kind", spoken=say("Sort of wish"))
        self._day = day_field(
            self.context, name="told_on", spoken=say("Promised for"), leaning="ahead"
        )
        self._time = time_field(self.context, name="told_time", spoken=say("At what time"))
        self._course = PlainLabel("", role="second", fit="wrap")
        self.body.addLayout(flow(*self._states, self._call_off))
        self.body.addWidget(self._course)
        self.body.addWidget(self._offer)
        self.body.addWidget(self._knew)
        self.body.addWidget(self.add("what", say("What"), self._what))
        kind = self.add("kind", say("Sort of wish"), self._kind)
        day = self.add("told_on", say("Promised for"), self._day)
        at = self.add("told_time", say("At what time"), self._time)
        self.body.addWidget(Abreast(kind, day, at, limit=THREE_FROM))
        self.body.addWidget(self._why)
        self._more = WishFields(self, self._draft)
        self.body.addWidget(self._more.part)
        self._opening = LinkButton(say("See opening"), name="change_opening")
        self._opening.clicked.connect(self._on_opening)
        self._opening.setVisible(self._row is not None and self._row.is_after_hours)
        self.body.addWidget(self._opening)

    def _build_ending(self) -> None:
        """What is asked when it is declined, and when another day is told too late."""
        say = self.say
        words = say("What we offered instead")
        self._offered = TextField(
            name="offered_instead", spoken=words, placeholder=say("may stay empty"), limit=200
        )
        self._offer = self.add("offered_instead", words, self._offered)
        self._how = how_late(self.wording)
        self._knew = self.add("how_late", say("Did they know?"), self._how)
        self._knew.hide()
        self._moved = why_moved(self.wording)
        self._why = self.add("why_moved", say("Why another day?"), self._moved)
        self._why.hide()

    def _show_known(self) -> None:
        draft = self._draft
        self._what.show_text(draft.what)
        self._kind.choose(draft.kind)
        self._day.show_text(_day_text(draft.told_on))
        self._time.show_text(_time_text(draft.told_time))
        self._offered.show_text(draft.offered_instead)
        self._offer.setVisible(draft.status == RequestStatus.DECLINED)
        self._more.follow(draft.told_on)
        words = self._course_words()
        self._course.show_text(words)
        self._course.setVisible(bool(words))

    def _course_words(self) -> str:
        """How far it came: ready since when, how it ended, what was offered instead."""
        row, say = self._row, self.say
        if row is None:
            return ""
        parts = []
        if row.ready_on is not None and row.closed_on is None:
            parts.append(say("Ready since {day}.", day=row.ready_on))
        ended = kept_word(row.kept)
        is_given_up = row.status == RequestStatus.DECLINED
        if is_given_up and row.kept == Kept.RELEASED:
            parts.append(say("Called off."))
        elif not is_given_up and row.closed_on is not None and ended is not None:
            parts.append(say("Done {day}, {how}.", day=row.closed_on, how=self.word(ended)))
        return " ".join(parts)

    def first_focus(self) -> QWidget:
        return self._states[0]

    def begin(self, words: Words) -> None:
        """Put back what was typed; what was offered for a wish to decline is shown."""
        super().begin(words)
        if self._offered.text():
            self._offer.show()
        self._knew.setVisible(self._is_given_up_late)
        self._on_day_changed()

    def accept(self) -> None:
        """Save what was typed; the state stays, unless it is declined."""
        draft = self._more.read(self._draft)
        draft.what, draft.kind = self._what.text(), self._kind.code
        if self._offer.isVisible():
            draft.status = RequestStatus.DECLINED.value
            draft.offered_instead = self._offered.text()
        draft.told_on, draft.told_time = None, None
        draft.told_on_text, draft.told_time_text = self._day.text, self._time.text
        context, is_asked = self.context, self._is_given_up_late
        moved, said = Moved(self._moved.code), said_of(self._how.code) if is_asked else Said()
        now, number = context.now(), self._request_id
        try:
            ended = requests.edit(
                context.store, number, draft, moved=moved, said=said, now=now, by=self.by
            )
        except Invalid as error:
            self._more.show_refused(error)
            raise
        self.finish()
        if is_asked and self._row is not None:
            ask_about_late(context, self._row.customer_id, ended)

    @property
    def _is_given_up_late(self) -> bool:
        """Whether it is about to be declined after its day."""
        return self._late.if_given_up and not self._offer.isHidden()

    @property
    def _is_told_anew(self) -> bool:
        """Whether another day or hour stands there than they were told."""
        known = (self._draft.told_on, self._draft.told_time)
        try:
            return (self._day.value(), self._time.value()) != known
        except Invalid:
            return False

    def _on_day_changed(self) -> None:
        try:
            self._more.follow(self._day.value())
        except Invalid:
            self._more.follow(None)
        self._why.setVisible(self._late.is_missed and self._is_told_anew)

    def _on_call_off(self) -> None:
        """It is closed at once; words that were typed stay on hold."""
        self.dismissed()
        self.finish()
        self.context.errors.attempt(partial(call_off_wish, self.context, self._request_id))

    def _on_state(self) -> None:
        button = self.sender()
        if not isinstance(button, PlainButton):
            return
        state = RequestStatus(button.objectName().removeprefix("state_"))
        if state is RequestStatus.DECLINED:
            self._offer.show()
            self._knew.setVisible(self._is_given_up_late)
            self._offered.setFocus()
            return

        def move_on() -> None:
            context = self.context
            if state is not RequestStatus.DONE:
                requests.set_status(
                    context.store, self._request_id, state.value, now=context.now(), by=self.by
                )
            self.finish()

        if self.context.errors.attempt(move_on, self.form) and state is RequestStatus.DONE:
            self.context.errors.attempt(partial(finish_wish, self.context, self._request_id))

    def _on_opening(self) -> None:
        """Go on in the sheet of the opening; what was typed here is on hold."""
        self.dismissed()
        self.finish()
        change = partial(change_opening, self.context, self._request_id)
        self.context.errors.attempt(change)


def _day_text(day: date | None) -> str:
    """A day as the field reads it back in every country."""
    return "" if day is None else day.isoformat()


def _time_text(at: time | None) -> str:
    return "" if at is None else f"{at:%H:%M}"
