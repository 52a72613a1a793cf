"""The sheet "open after hours" (F7): what they need, when, who has the keys, and what we said.

What an opening is, and what follows from it, is decided by the services.
"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.kept import Kept, Moved
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.openings import (
    Decision,
    OpeningDraft,
    checked_clock,
    decision_word,
    typed_opening,
)
from smallcrm.services import openings
from smallcrm.services.hours import opening_hours
from smallcrm.services.request_course import lateness
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name, keep_room
from ui.customers.form_start import draft_from_typed
from ui.customers.wrapping import Abreast
from ui.finder import Found
from ui.openings.clash_part import ClashPart
from ui.openings.keys_part import KeysPart
from ui.promises.how_late import ask_about_late, why_moved
from ui.widgets.fields import ParsedField, TextField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

WIDTH = 560
PAIR_FROM = 360
STRANGER = "new:"  # before what the finder was given, so that two strangers are told apart
ANSWERS = (Decision.YES, Decision.ANOTHER_WAY, Decision.NO)


def open_after_hours(
    context: AppContext, customer_id: CustomerId, words: Words | None = None
) -> None:
    """Somebody in the book needs us outside the hours. words: what was typed and not saved."""
    context.dialogs.show_sheet(OpeningSheet(context, OpeningDraft(customer_id), words=words))


def open_for_stranger(context: AppContext, typed: str = "") -> None:
    """Somebody who is not in the book yet. typed: what the finder was given, such as a number."""
    who = draft_from_typed(typed)
    phone = who.phones[0].number if who.phones else ""
    draft = OpeningDraft(name=who.name, phone=phone)
    context.dialogs.show_sheet(OpeningSheet(context, draft, about=f"{STRANGER}{typed}"))


def open_for_found(context: AppContext, found: Found) -> None:
    """The finder was asked for whom."""
    if found.kind == "customer":
        open_after_hours(context, CustomerId(int(found.key)))
    else:
        open_for_stranger(context, str(found.key))


def change_opening(context: AppContext, request_id: RequestId) -> None:
    """Change an opening that was noted. Raises Invalid when it is gone."""
    draft = openings.draft_of(context.store, request_id)
    context.dialogs.show_sheet(OpeningSheet(context, draft, request_id=request_id))


def reopen_opening(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose words are on hold. Raises Invalid when its opening is gone."""
    if held_as.about.isdecimal():
        change_opening(context, RequestId(int(held_as.about)))
    elif held_as.customer_id is not None:
        open_after_hours(context, held_as.customer_id)
    else:
        open_for_stranger(context, held_as.about.removeprefix(STRANGER))


class OpeningSheet(CustomerSheet):
    """Need, when, keys, answer. request_id: an opening that is changed, None for a new one.

    about: by what its words are held, beside the customer.
    """

    def __init__(
        self,
        context: AppContext,
        known: OpeningDraft,
        *,
        request_id: RequestId | None = None,
        words: Words | None = None,
        about: str = "",
    ) -> None:
        title = context.wording.text("Open after hours for somebody new")
        if known.customer_id is not None:
            name = customer_name(context, known.customer_id)
            title = context.wording.text("Open after hours for {name}", name=name)
        about = about if request_id is None else str(request_id)
        super().__init__(context, HeldAs("opening", known.customer_id, about), title=title)
        self._known = known
        self._request_id = request_id
        self._is_missed = request_id is not None and (
            lateness(context.store, request_id, now=context.now()).is_missed
        )
        self._make_fields()
        self._build()
        self._connect()
        self.begin(words or {})

    def _make_fields(self) -> None:
        say, known, context = self.say, self._known, self.context
        self._need = TextField(
            name="need", spoken=say("What they need"), placeholder=say("burst pipe, couplings")
        )
        self._need.show_text(known.need)
        self._when = ParsedField(
            name="when_text",
            spoken=say("When"),
            parse=self._parse,
            words=self._time_words,
            say=self.word,
            placeholder=self._time_words(known.opens_at)
            if known.opens_at
            else say("tonight 21:30, fri 7:15"),
        )
        self._hours = PlainLabel("", role="second", fit="wrap")
        self._hours.setObjectName("hours_words")
        keep_room(self._hours)
        self._moved = why_moved(self.wording)
        keys = "" if known.keys_with is None else str(known.keys_with)
        self._keys = KeysPart(self, context, known=keys)
        self._clashes = ClashPart(context, may_join=self._request_id is None)
        answers = [(code.value, self.word(decision_word(code.value))) for code in ANSWERS]
        self._answer = SegmentedButtons(answers, name="decision", spoken=say("What we say"))
        if known.decision:
            self._answer.choose(known.decision)
        self._offered = TextField(name="offered", spoken=say("What we offered"))
        self._offered.show_text(known.offered)
        self._who_knows = TextField(
            name="who_knows", spoken=say("Who knows you are there"),
            placeholder=say("somebody at home, a neighbour"),
        )  # fmt: skip
        self._who_knows.show_text(known.who_knows)

    def _build(self) -> None:
        say, add = self.say, self.add
        self.width_units = WIDTH
        if self._known.customer_id is None:
            self._build_stranger()
        self.body.addWidget(add("need", say("What they need"), self._need))
        self.body.addWidget(add("when_text", say("When"), self._when))
        self.body.addWidget(self._hours)
        self._why = add("why_moved", say("Why another day?"), self._moved)
        self.body.addWidget(self._why)
        self.body.addWidget(self._keys)
        self.body.addWidget(self._clashes)
        self.body.addWidget(add("decision", say("What we say"), self._answer))
        self._offered_part = add("offered", say("What we offered"), self._offered)
        self._knows_part = add("who_knows", say("Who knows you are there"), self._who_knows)
        self.body.addWidget(self._offered_part)
        self.body.addWidget(self._knows_part)

    def _build_stranger(self) -> None:
        say = self.say
        self._phone = TextField(name="phone", spoken=say("Phone"), limit=60)
        self._phone.show_text(self._known.phone)
        self._name = TextField(
            name="name", spoken=say("Name"), placeholder=say("may stay empty"), limit=120
        )
        self._name.show_text(self._known.name)
        phone = self.add("phone", say("Phone"), self._phone)
        self.body.addWidget(Abreast(phone, self.add("name", say("Name"), self._name), limit=360))

    def _connect(self) -> None:
        self._when.changed.connect(self._on_when_changed)
        self._keys.chosen.connect(self._show_clashes)
        self._clashes.joined.connect(self._show_clashes)
        self._answer.chosen.connect(self._on_answered)
        self.context.owner.changed.connect(self._on_owner_changed)

    def begin(self, words: Words) -> None:
        """Put back what was typed; what follows from it is shown."""
        super().begin(words)
        self._on_when_changed()
        self._on_answered(self._answer.code)

    def first_focus(self) -> QWidget:
        if self._known.customer_id is None and not self._known.phone:
            return self._phone
        return self._need

    def accept(self) -> None:
        """Note the opening, or change it."""
        store, now, draft = self.context.store, self.context.now(), self._draft()
        if self._request_id is None:
            openings.ask(store, draft, now=now, by=self.by)
        else:
            moved = Moved(self._moved.code)
            openings.edit(store, self._request_id, draft, moved=moved, now=now, by=self.by)
        self.finish()
        if self._is_missed and not self._is_yes and self._known.customer_id is not None:
            ask_about_late(self.context, self._known.customer_id, Kept.LATE)

    def _draft(self) -> OpeningDraft:
        is_stranger = self._known.customer_id is None
        return OpeningDraft(
            customer_id=self._known.customer_id,
            name=self._name.text() if is_stranger else "",
            phone=self._phone.text() if is_stranger else "",
            need=self._need.text(),
            when_text=self._when.text,
            opens_at=None if self._when.text else self._known.opens_at,
            keys_with=self._keys.helper_id,
            decision=self._answer.code,
            offered="" if self._is_yes else self._offered.text(),
            who_knows=self._who_knows.text(),
            joins=self._clashes.joins if self._is_yes else None,
        )

    @property
    def _is_yes(self) -> bool:
        return self._answer.code == Decision.YES

    def _parse(self, text: str) -> datetime:
        habits = openings.habits_now(self.context.store, self.context.now())
        opens_at = typed_opening(text, habits.now, habits.day_first)
        return checked_clock(opens_at, habits.time_zone)

    def _time_words(self, at: datetime) -> str:
        wording = self.context.wording
        return f"{wording.full_date(at.date())}, {wording.clock(at.time())}"

    def _opens_at(self) -> datetime | None:
        try:
            return self._when.value() or self._known.opens_at
        except Invalid:
            return None

    def _on_when_changed(self) -> None:
        at = self._opens_at()
        words, tone = "", ""
        if at is not None and opening_hours(self.context.store).is_open(at):
            words = self.say("Inside the opening hours: the shop is open then.")
        elif at is not None:
            words, tone = self.say("Outside the opening hours: you would open for them."), "info"
        self._hours.set_tone(tone)
        self._hours.show_text(words)
        self._hours.setVisible(bool(words))
        self._why.setVisible(self._is_missed and at not in (None, self._known.opens_at))
        self._keys.show_time(at)
        self._show_clashes()

    def _show_clashes(self) -> None:
        at = self._opens_at()
        found = []
        if at is not None:
            found = openings.what_hinders(
                self.context.store, at, self._keys.helper_id, request_id=self._request_id
            )
        self._clashes.show_clashes(found, self._known.customer_id)

    def _on_owner_changed(self, _is_open: bool) -> None:
        """The reason of a turn is for the owner alone."""
        self._show_clashes()

    def _on_answered(self, code: str) -> None:
        self._offered_part.setVisible(code != Decision.YES)
        self._knows_part.setVisible(code == Decision.YES)
        self._keys.setVisible(code == Decision.YES)
