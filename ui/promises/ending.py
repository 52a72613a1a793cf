"""How a promise ends: done at one press, while a late one first asks how.

What is kept of it is decided by services/requests.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import RequestId
from smallcrm.domain.kept import Kept
from smallcrm.services import requests
from smallcrm.services.requests import RequestRow
from ui.context import AppContext
from ui.customers.how_it_went import how_it_went
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

NOT_TOLD, TOLD, RELEASED = "not_told", "told", "released"
LATE_DRAFT = {"kind": "ow", "cause": "waiting"}
"""How a late promise begins in "how it went": only a beginning, nothing of it is written yet."""


def finish_wish(context: AppContext, request_id: RequestId) -> None:
    """It is done; when that is later than was told, ask first how. Raises Invalid when gone."""
    store = context.store
    if requests.is_late_if_done(store, request_id, on=context.today()):
        row = requests.request(store, request_id)
        if row is not None:
            context.dialogs.show_sheet(LateSheet(context, row))
        return
    requests.finish(store, request_id, now=context.now(), by=context.counter.helper_id)


class LateSheet(Sheet):
    """Whether they were told before, or let us off; then "how it went" is begun."""

    def __init__(self, context: AppContext, row: RequestRow) -> None:
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
        told_on = row.told_on or context.today()
        words = say("{what}, promised for {day}.", what=row.what, day=told_on)
        self.body.addWidget(PlainLabel(words, fit="wrap"))
        choices = [
            (NOT_TOLD, say("Not told")),
            (TOLD, say("Told before")),
            (RELEASED, say("They let us off")),
        ]
        self._how = SegmentedButtons(choices, name="how_late", spoken=say("Did they know?"))
        self.body.addWidget(self.form.add("how_late", say("Did they know?"), self._how))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """Close the wish; what it meant to them is asked, never written by itself."""
        context, how = self._context, self._how.code
        ended = requests.finish(
            context.store,
            self._row.id,
            is_released=how == RELEASED,
            was_told_before=how == TOLD,
            now=context.now(),
            by=context.counter.helper_id,
        )
        self.finish()
        if ended is Kept.LATE:
            how_it_went(context, self._row.customer_id, LATE_DRAFT)
