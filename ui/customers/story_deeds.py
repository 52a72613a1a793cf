"""What can be done with one line of our story: opened as it was noted, moved, taken away.

What the lines say is the business of story_rows.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import MomentId, RequestId, VisitId
from smallcrm.services import heard, moments, recovery_outcomes, sent_elsewhere
from smallcrm.services.story import StoryLine
from ui.context import AppContext
from ui.customers.correct_visit import ask_right_person, correct_visit, remove_visit
from ui.customers.how_it_went import edit_how_it_went
from ui.customers.list_menu import Entry, Item, ListMenu

Deed = Callable[[AppContext, int], None]


class StoryDeeds:
    """Each deed is tried through the error door; the bottom line offers its undo."""

    def __init__(self, context: AppContext, menu_over: QWidget) -> None:
        self._context = context
        self._menu_over = menu_over

    def open(self, line: StoryLine) -> None:
        """Show what was noted, to be corrected."""
        self._do(_OPEN, line)

    def remove(self, line: StoryLine) -> None:
        """It did not happen."""
        self._do(_REMOVE, line)

    def show_menu(self, line: StoryLine, place: QPoint) -> None:
        """Show what can be done with a line, at this place of the screen."""
        say = self._context.wording.text
        ways = (
            (_OPEN, say("Correct"), "correct"),
            (_MOVE, say("Wrong person"), "wrong_person"),
            (_REMOVE, say("Remove this"), "remove"),
        )
        entries: list[Item] = [
            Entry(words, name, partial(self._do, deeds, line))
            for deeds, words, name in ways
            if line.kind in deeds
        ]
        if entries:
            spoken = say("What can be done with this")
            menu = ListMenu(self._menu_over, entries, name="story_menu", spoken=spoken)
            menu.popup(place)
            menu.setActiveAction(menu.actions()[0])

    def _do(self, deeds: Mapping[str, Deed], line: StoryLine) -> None:
        deed = deeds.get(line.kind)
        if deed is None:
            say = self._context.wording.text
            self._context.bottom.tell(
                say("This is only told here; it is changed where it was made.")
            )
            return
        self._context.errors.attempt(partial(deed, self._context, line.row_id))


def _correct_visit(context: AppContext, number: int) -> None:
    correct_visit(context, VisitId(number))


def _correct_moment(context: AppContext, number: int) -> None:
    edit_how_it_went(context, MomentId(number))


def _change_wish(context: AppContext, number: int) -> None:
    from ui.promises.change_sheet import change_wish  # noqa: PLC0415

    change_wish(context, RequestId(number))


def _go_on_right(context: AppContext, number: int) -> None:
    from ui.right.first_screen import RIGHT  # noqa: PLC0415

    file = recovery_outcomes.recovery_of(context.store, number)
    if file is not None:
        context.navigate.to(RIGHT, file)


def _move_visit(context: AppContext, number: int) -> None:
    ask_right_person(context, VisitId(number))


def _remove_visit(context: AppContext, number: int) -> None:
    remove_visit(context, VisitId(number))


def _remove_moment(context: AppContext, number: int) -> None:
    context.do(moments.delete_moment, MomentId(number))


def _change_heard(context: AppContext, number: int) -> None:
    from ui.heard.sheets import change_heard  # noqa: PLC0415

    change_heard(context, number)


def _remove_heard(context: AppContext, number: int) -> None:
    context.do(heard.remove, number)


def _change_sent(context: AppContext, number: int) -> None:
    from ui.heard.sent_sheet import change_sent  # noqa: PLC0415

    change_sent(context, number)


def _remove_sent(context: AppContext, number: int) -> None:
    context.do(sent_elsewhere.remove, number)


_OPEN: Mapping[str, Deed] = {
    "visit": _correct_visit,
    "moment": _correct_moment,
    "request": _change_wish,
    "recovery": _go_on_right,
    "heard": _change_heard,
    "elsewhere": _change_sent,
}
_MOVE: Mapping[str, Deed] = {"visit": _move_visit}
_REMOVE: Mapping[str, Deed] = {
    "visit": _remove_visit,
    "moment": _remove_moment,
    "heard": _remove_heard,
    "elsewhere": _remove_sent,
}
