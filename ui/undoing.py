"""Undo of an older deed: asks first, inside the window, when something of it would stay.

What goes back and what stays is worked out by services/undoing.
"""

from smallcrm.domain.ids import GroupId
from smallcrm.services.undoing import undo_deed, undo_outlook
from ui.context import AppContext, Choice

UNDO = "undo"


def ask_to_undo(context: AppContext, group: GroupId) -> None:
    """Take a deed back; at once when all of it goes back, as that can be undone itself."""
    context.errors.attempt(_Asking(context, group).begin)


class _Asking:
    """One deed, from the question to the answer."""

    def __init__(self, context: AppContext, group: GroupId) -> None:
        self._context = context
        self._group = group

    def begin(self) -> None:
        """Look ahead, and ask when something stays. Raises ShopError."""
        context, say = self._context, self._context.wording.text
        ahead = undo_outlook(context.store, self._group)
        title = say("Undo: {deed}", deed=ahead.told)
        if ahead.stays is None:
            self._undo()
        elif ahead.goes is None:
            words = say(
                "All of this was changed since, so nothing of it can go back: {stays}.",
                stays=ahead.stays,
            )
            context.dialogs.tell(title, words)
        else:
            goes = say("Goes back as before: {goes}.", goes=ahead.goes)
            stays = say("Was changed since, so it stays: {stays}.", stays=ahead.stays)
            choices = (Choice(UNDO, say("Undo this"), is_filled=True),)
            context.dialogs.ask(title, f"{goes}\n\n{stays}", choices, self._on_answered)

    def _on_answered(self, code: str) -> None:
        if code == UNDO:
            self._context.errors.attempt(self._undo)

    def _undo(self) -> None:
        context = self._context
        by = context.counter.helper_id
        undo_deed(context.store, self._group, now=context.now(), by=by)
