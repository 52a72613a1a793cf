"""How an opening ended when nobody stamped its door: we opened, nobody came, or we did not open.

What is kept of it is decided by services/opening_door.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.door import DoorDraft
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.openings import wall_clock
from smallcrm.services import openings
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.typed import time_field
from ui.customers.wrapping import Abreast
from ui.openings.after_door import ask_after_door
from ui.promises.how_late import ask_about_late, how_late, said_of
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

OPENED, NOT_COME, NOT_OPENED = "opened", "not_come", "not_opened"
FORM = "ended"
WIDTH = 560
PAIR_FROM = 320  # units: narrower, the two times stand one under the other


def end_opening(context: AppContext, request_id: RequestId) -> None:
    """Done with an opening: an open door is closed, else it is asked how it was. Raises Invalid."""
    row = openings.opening_of(context.store, request_id)
    now, by = context.now(), context.counter.helper_id
    if row is None:
        return
    if row.door_open_at is not None and row.day >= context.today():
        people = tuple(each.request_id for each in row.waiting)
        openings.close_door(context.store, request_id, now=now, by=by)
        ask_after_door(context, people)
        return
    context.dialogs.show_sheet(EndedSheet(context, row))


def reopen_ended(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose times are on hold; nothing when somebody said meanwhile how it was."""
    if held_as.about.isdecimal():
        row = openings.opening_of(context.store, RequestId(int(held_as.about)))
        if row is not None and row.waiting:
            context.dialogs.show_sheet(EndedSheet(context, row))


class EndedSheet(CustomerSheet):
    """Three answers; the times belong to the first, whether they knew to the last."""

    def __init__(self, context: AppContext, row: openings.OpeningRow) -> None:
        title = context.wording.text("Opening for {name}", name=row.names)
        held_as = HeldAs(FORM, CustomerId(row.who_come[0].customer_id), str(row.request_id))
        super().__init__(context, held_as, title=title, accept_icon="check")
        self.width_units = WIDTH
        self._row = row
        self._is_over = row.opens_at <= wall_clock(context.now(), row.time_zone)
        self._build()
        self._how.chosen.connect(self._on_how)
        self.begin({})
        self._on_how(self._how.code)

    def _build(self) -> None:
        say, row = self.say, self._row
        self.body.addWidget(PlainLabel(self._told(), fit="wrap"))
        choices = [(OPENED, say("We opened"))]
        choices.append((NOT_COME, say("Nobody came") if self._is_over else say("Called off")))
        if self._is_over:
            choices.append((NOT_OPENED, say("Not opened")))
        self._how = SegmentedButtons(choices, name="how_ended", spoken=say("How was it?"))
        self.body.addWidget(self.add("how_ended", say("How was it?"), self._how))
        self._opened = time_field(self.context, name="opened_text", spoken=say("Door open at"))
        self._closed = time_field(self.context, name="closed_text", spoken=say("Door closed at"))
        if row.door_open_at is not None:
            opened = wall_clock(row.door_open_at, row.time_zone)
            self._opened.show_text(f"{opened:%H:%M}")
        elif row.has_time and self._is_over:
            self._opened.show_text(f"{row.opens_at:%H:%M}")
        self._times = Abreast(
            self.add("opened_text", say("Door open at"), self._opened),
            self.add("closed_text", say("Door closed at"), self._closed),
            limit=PAIR_FROM,
        )
        self._late = how_late(self.wording)
        self._knew = self.add("how_late", say("Did they know?"), self._late)
        self.body.addWidget(self._times)
        self.body.addWidget(self._knew)

    def _told(self) -> str:
        row, say = self._row, self.say
        needs = "; ".join(dict.fromkeys(each.need for each in row.who_come))
        day = row.opens_at.date()
        if not row.has_time:
            return say("{what}, told for {day}.", what=needs, day=day)
        at = row.opens_at.time()
        return say("{what}, told for {day} at {time}.", what=needs, day=day, time=at)

    def first_focus(self) -> QWidget:
        return self._opened

    def accept(self) -> None:
        """Write what became of it; then ask how it went where there is something to be told."""
        context, row = self.context, self._row
        now, by = context.now(), context.counter.helper_id
        waiting = row.waiting
        if self._how.code == OPENED:
            times = DoorDraft(self._opened.text, self._closed.text)
            openings.note_opened(context.store, row.request_id, times, now=now, by=by)
            then = partial(ask_after_door, context, tuple(each.request_id for each in waiting))
        elif self._how.code == NOT_COME:
            openings.nobody_came(context.store, row.request_id, now=now, by=by)
            then = partial(ask_after_door, context, ())
        else:
            said = said_of(self._late.code)
            ended = openings.not_opened(context.store, row.request_id, said=said, now=now, by=by)
            then = partial(ask_about_late, context, row.who_come[0].customer_id, ended)
        self.finish()
        then()

    def _on_how(self, code: str) -> None:
        self._times.setVisible(code == OPENED)
        self._knew.setVisible(code == NOT_OPENED)
