"""What is done with the notes in the list: posted, handed over, said, put off, let go.

Which of them are meant is known by the list.
"""

from collections.abc import Callable, Sequence

from smallcrm.services import thank_yous
from smallcrm.services.thank_yous import DueNote
from ui.cards.due_list import DUE, DueList
from ui.cards.sheets import ask_let_go, ask_said
from ui.context import AppContext
from ui.customers.later import ask_later


class ListDeeds:
    """The chosen notes, else the current one, unless a row is named."""

    def __init__(self, context: AppContext, notes: DueList) -> None:
        self._context = context
        self._list = notes

    def post(self) -> None:
        """They are in the letterbox."""
        self._post(self._list.meant())

    def post_all(self) -> None:
        """All that are printed and have an address are in the letterbox."""
        self._post(self._list.to_post())

    def hand_over(self) -> None:
        """They have them."""
        self._hand_over(self._list.meant())

    def put_off(self) -> None:
        """Later."""
        for note in self._list.meant()[:1]:
            self.put_off_one(note.keys[0])

    def put_off_one(self, key: str) -> None:
        """This one later."""
        ask_later(self._context, key)

    def let_go(self) -> None:
        """No card, and why."""
        notes = self._list.meant()
        if notes:
            ask_let_go(
                self._context, [note.keys[0] for note in notes], [note.name for note in notes]
            )

    def let_go_one(self, key: str) -> None:
        """No card for this one, and why."""
        ask_let_go(self._context, [key], [self._list.card(key).name])

    def say_one(self, key: str) -> None:
        """Say it in person."""
        note, word = self._list.card(key), self._context.wording.say
        ask_said(self._context, key, note.name, [word(reason) for reason in note.reasons])

    def finish_one(self, key: str) -> bool:
        """A printed one goes on: posted, or handed over; whether it was one."""
        note = self._list.card(key)
        if note.state == DUE:
            return False
        if note.has_address:
            self._post([note])
        else:
            self._hand_over([note])
        return True

    def _post(self, notes: Sequence[DueNote]) -> None:
        context, keys = self._context, [note.keys[0] for note in notes]
        self._do(
            lambda: thank_yous.mark_posted(
                context.store, keys, now=context.now(), by=context.counter.helper_id
            )
        )

    def _hand_over(self, notes: Sequence[DueNote]) -> None:
        context = self._context

        def hand_over() -> None:
            now, by = context.now(), context.counter.helper_id
            for note in notes:
                thank_yous.hand_over(context.store, note.keys[0], now=now, by=by)

        self._do(hand_over)

    def _do(self, act: Callable[[], None]) -> None:
        self._context.errors.attempt(act)
