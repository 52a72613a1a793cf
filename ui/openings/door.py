"""The door of an opening after hours: opened and closed by one press each.

What is stamped, and what it settles, is decided by the services.
"""

from functools import partial

from smallcrm.domain.ids import RequestId
from smallcrm.services import openings
from ui.context import AppContext
from ui.openings.after_door import ask_after_door
from ui.openings.ending import end_opening
from ui.openings.opening_sheet import change_opening
from ui.openings.slip import print_opening_slip


def press(context: AppContext, name: str, request_id: RequestId) -> None:
    """What a button of an opening does: door_open, door_closed, ended, slip or change."""
    sheets = {"change": change_opening, "slip": print_opening_slip, "ended": end_opening}
    if name in sheets:
        context.errors.attempt(partial(sheets[name], context, request_id))
        return
    act, then = partial(_open, context, request_id), None
    if name == "door_closed":
        row = openings.opening_of(context.store, request_id)
        people = () if row is None else tuple(each.request_id for each in row.waiting)
        act, then = partial(_close, context, request_id), partial(ask_after_door, context, people)
    context.errors.attempt(act, then=then)


def _open(context: AppContext, request_id: RequestId) -> None:
    by = context.counter.helper_id
    openings.open_door(context.store, request_id, now=context.now(), by=by)


def _close(context: AppContext, request_id: RequestId) -> None:
    by = context.counter.helper_id
    openings.close_door(context.store, request_id, now=context.now(), by=by)
