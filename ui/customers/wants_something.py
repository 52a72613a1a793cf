"""The sheet "wants something" (F3): what, of which sort, what they were told, and what is ours.

Whether a time lies outside the opening hours is said while it is typed.
"""

from functools import cached_property

from PySide6.QtWidgets import QWidget

from smallcrm.domain.drafts import needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.opening_hours import OpeningHours
from smallcrm.domain.requests import RequestDraft, RequestKind, is_after_hours, kind_word
from smallcrm.domain.sentence import sentence
from smallcrm.services import looking_for, requests
from smallcrm.services.hours import opening_hours
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words, keep_room
from ui.customers.typed import day_field, time_field
from ui.customers.wrapping import Abreast
from ui.heard.sent_sheet import send_elsewhere
from ui.openings.opening_sheet import change_opening
from ui.promises.wish_fields import PAIR_FROM, WishFields
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

WIDTH = 560
ORDER_IT, LOOK_FOR_IT, SEND_ON = "order_it", "look_for_it", "send_on"


def wants_something(
    context: AppContext, customer_id: CustomerId, words: Words | None = None
) -> None:
    """Ask what they want, and promise it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(WantsSomethingSheet(context, customer_id, words))


class WantsSomethingSheet(VerbSheet):
    """What, kind, told day and time; more when it is wanted."""

    code = "wants_something"
    heading = sentence("{name} wants something")

    def _build(self) -> None:
        say = self.say
        self.width_units = WIDTH
        self._what = TextField(name="what", spoken=say("What"), limit=200)
        kinds = [(kind.value, self.word(kind_word(kind.value))) for kind in RequestKind]
        self._kind = ChoiceField(kinds, name="kind", spoken=say("Sort of wish"))
        self._day = day_field(
            self.context, name="told_on", spoken=say("Promised for"), leaning="ahead"
        )
        self._time = time_field(self.context, name="told_time", spoken=say("At what time"))
        self.opening = PlainLabel("", role="second", fit="wrap")
        self.opening.setObjectName("opening_words")
        keep_room(self.opening)
        self.opening.hide()
        self.body.addWidget(self.add("what", say("What"), self._what))
        self.body.addWidget(self.add("kind", say("Sort of wish"), self._kind))
        day = self.add("told_on", say("Promised for"), self._day)
        at = self.add("told_time", say("At what time"), self._time)
        self._promised = Abreast(day, at, limit=PAIR_FROM)
        self._more = WishFields(self, RequestDraft(self.customer_id))
        for part in (self._build_missing(), self._promised, self.opening, self._more.part):
            self.body.addWidget(part)

    def _build_missing(self) -> QWidget:
        """What may be done about what we do not have; shown for that sort of wish alone."""
        say = self.say
        ways = [
            (ORDER_IT, say("We get it")),
            (LOOK_FOR_IT, say("Looking for")),
            (SEND_ON, say("Send them on")),
        ]
        self._way = SegmentedButtons(ways, name="missing", spoken=say("What we do"))
        self._missing = self.add("missing", say("What we do"), self._way)
        self._missing.hide()
        return self._missing

    def _connect(self) -> None:
        self._kind.chosen.connect(self._on_kind_changed)
        self._way.chosen.connect(self._on_kind_changed)
        self._day.changed.connect(self._on_told_changed)
        self._time.changed.connect(self._on_told_changed)

    def first_focus(self) -> QWidget:
        return self._what

    def begin(self, words: Words) -> None:
        """Put back what was typed; what it needs is shown."""
        super().begin(words)
        self._on_kind_changed()
        self._on_told_changed()

    @property
    def _missing_way(self) -> str:
        """What is done about what we do not have; empty for another sort of wish."""
        is_missing = self._kind.code == RequestKind.NOT_IN_STOCK
        return self._way.code if is_missing else ""

    def accept(self) -> None:
        """Note the wish, or what they look for; or ask where we send them."""
        if self._missing_way == LOOK_FOR_IT:
            self._look_for()
        elif self._missing_way == SEND_ON:
            self._send_on()
        else:
            self._promise()

    def _look_for(self) -> None:
        whose, what, now = self.customer_id, self._what.text(), self.context.now()
        assert whose is not None  # noqa: S101 - a verb's sheet is always somebody's
        looking_for.note_looking_for(self.context.store, whose, what, now=now, by=self.by)
        self.finish()

    def _send_on(self) -> None:
        what = needed_line("what", self._what.text())
        self.finish()
        send_elsewhere(self.context, self.customer_id, {"what": what})

    def _promise(self) -> None:
        store, now = self.context.store, self.context.now()
        draft = RequestDraft(
            customer_id=self.customer_id,
            what=self._what.text(),
            kind=self._kind.code,
            told_on_text=self._day.text,
            told_time_text=self._time.text,
        )
        try:
            number = requests.record(store, self._more.read(draft), now=now, by=self.by)
        except Invalid as error:
            self._more.show_refused(error)
            raise
        self.finish()
        noted = requests.request(store, number)
        if noted is not None and noted.is_after_hours:  # it is an opening: who has the keys?
            change_opening(self.context, number)

    @cached_property
    def _hours(self) -> OpeningHours:
        return opening_hours(self.context.store)

    def _on_kind_changed(self) -> None:
        self._missing.setVisible(self._kind.code == RequestKind.NOT_IN_STOCK)
        for part in (self._promised, self._more.part):
            part.setVisible(self._missing_way in {"", ORDER_IT})

    def _on_told_changed(self) -> None:
        self._follow_day()
        words, tone = self._opening_words()
        self.opening.set_tone(tone)
        self.opening.show_text(words)
        self.opening.setVisible(bool(words))

    def _opening_words(self) -> tuple[str, str]:
        try:
            at, day = self._time.value(), self._day.value() or self.context.today()
        except Invalid:
            return "", ""
        if at is None:
            return "", ""
        if is_after_hours(day, at, self._hours):
            return self.say("Outside the opening hours: you would open for them."), "info"
        return self.say("Inside the opening hours."), ""

    def _follow_day(self) -> None:
        try:
            self._more.follow(self._day.value())
        except Invalid:
            self._more.follow(None)
