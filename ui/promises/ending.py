"""How a promise ends: done at one press, while a late one first asks how.

What is kept of it is decided by services/requests; an opening ends at its door.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import RequestId
from smallcrm.domain.kept import Kept, Said
from smallcrm.services import requests
from smallcrm.services.requests import RequestRow
from ui.context import AppContext
from ui.openings.ending import end_opening
from ui.promises.how_late import ask_about_late, how_late, said_of
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

Close = Callable[[Said], Kept]


def finish_wish(context: AppContext, request_id: RequestId) -> None:
    """It is done; when that is later than was told, ask first how. Raises Invalid when gone."""
    row = requests.request(context.store, request_id)
    if row is not None and row.closed_on is None and row.is_opening:
        end_opening(context, request_id)
        return

    def finish(said: Said) -> Kept:
        now, by = context.now(), context.counter.helper_id
        return requests.finish(context.store, request_id, said=said, now=now, by=by)

    late = requests.lateness(context.store, request_id, now=context.now())
    if row is not None and late.if_done:
        how = how_late(context.wording, is_by_hour=late.is_by_hour)
        context.dialogs.show_sheet(LateSheet(context, row, how, finish))
    else:
        finish(Said())


def call_off_wish(context: AppContext, request_id: RequestId) -> None:
    """They do not want it any more; after its day, ask how that was. Raises Invalid when gone."""
    row = requests.request(context.store, request_id)

    def call_off(said: Said) -> Kept:
        now, by = context.now(), context.counter.helper_id
        return requests.call_off(context.store, request_id, said=said, now=now, by=by)

    if row is not None and requests.lateness(context.store, row.id, now=context.now()).if_given_up:
        context.dialogs.show_sheet(LateSheet(context, row, how_late(context.wording), call_off))
    else:
        call_off(Said())


class LateSheet(Sheet):
    """How a late promise came to be; then "how it went" is begun. close: what ends it."""

    def __init__(
        self, context: AppContext, row: RequestRow, how: SegmentedButtons, close: Close
    ) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="late_sheet",
            title=say("Later than promised"),
            accept_words=say("Done"),
            accept_icon="check",
            width=560,
        )
        self._context = context
        self._row = row
        self._how = how
        self._close = close
        self.body.addWidget(PlainLabel(self._promise(), fit="wrap"))
        self.body.addWidget(self.form.add("how_late", say("Did they know?"), self._how))

    def _promise(self) -> str:
        row, say = self._row, self.say
        if row.told_on is None:
            return say("{what}, promised for an earlier day.", what=row.what)
        if row.told_time is not None:
            day, at = row.told_on, row.told_time
            return say("{what}, promised for {day} at {time}.", what=row.what, day=day, time=at)
        return say("{what}, promised for {day}.", what=row.what, day=row.told_on)

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Close the wish; then ask what it meant to them."""
        ended = self._close(said_of(self._how.code))
        self.finish()
        ask_about_late(self._context, self._row.customer_id, ended)
