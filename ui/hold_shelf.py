"""The half-written entries of the window, and how far they are on disk.

Which of them lie open and how they are shown is the business of ui/on_hold.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from smallcrm.domain.on_hold import Entry, HeldAs, HeldWords

if TYPE_CHECKING:
    from smallcrm.services.on_hold import HeldRow
    from smallcrm.storage.store import Store


@dataclass(eq=False)
class Hold:
    """One half-written entry. key: by what its chip is known. row_id: None while not on disk."""

    key: str
    entry: Entry
    row_id: int | None = None
    is_written: bool = False


class Shelf:
    """All entries, the one whose words changed last first. Without a store they live in memory."""

    def __init__(self, store: "Store | None", now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._numbers = count(1)
        self._gone: set[int] = set()
        rows = _rows_on_disk(store) if store is not None else []
        self.holds = [Hold(self._key(), row.entry, row.id, is_written=True) for row in rows]

    def find(self, held_as: HeldAs) -> Hold | None:
        """The newest one known like this."""
        return next((hold for hold in self.holds if hold.entry.held_as == held_as), None)

    def named(self, key: str) -> Hold | None:
        """The one with this key."""
        return next((hold for hold in self.holds if hold.key == key), None)

    def waiting(self, open_now: Sequence[Hold | None]) -> list[Hold]:
        """What does not lie open, newest first; after what lies on top those that follow it."""
        at = open_now[-1] if open_now else None
        place = self.holds.index(at) if at in self.holds else 0
        turned = (*self.holds[place:], *self.holds[:place])
        return [hold for hold in turned if hold not in open_now]

    def put(self, hold: Hold | None, held_as: HeldAs, words: HeldWords, focus: str) -> Hold:
        """Take in the words of a form that lies open, in a hold of its own if it has none yet."""
        from smallcrm.domain.shop_day import instant_text  # noqa: PLC0415

        if hold is None:
            hold = Hold(self._key(), Entry(held_as, {}, ""))
        before = hold.entry
        if words != before.words or hold not in self.holds:
            self.holds = [hold, *(each for each in self.holds if each is not hold)]
            kept_at = instant_text(self._now())
            hold.entry = Entry(held_as, words, kept_at, focus, is_open=True)
            hold.is_written = False
        return hold

    def leave(self, hold: Hold, focus: str) -> None:
        """Its form was put away."""
        hold.entry = hold.entry._replace(focus=focus, is_open=False)
        hold.is_written = False

    def drop(self, hold: Hold) -> None:
        """Nothing of it is needed any more."""
        self.holds = [each for each in self.holds if each is not hold]
        if hold.row_id is not None:
            self._gone.add(hold.row_id)
        hold.row_id, hold.is_written = None, False

    def put_back(self, hold: Hold) -> None:
        """Hold again what was let go."""
        if hold not in self.holds:
            self.holds = [hold, *self.holds]

    def write(self) -> None:
        """Bring everything that changed to disk.

        Raises ShopError while something else is being saved, StoreError when the file fails; what
        was not written is written the next time.
        """
        waiting = [hold for hold in self.holds if not hold.is_written]
        if self._store is None or not (waiting or self._gone):
            return
        from smallcrm.services import on_hold  # noqa: PLC0415

        entries = [on_hold.Keeping(hold.entry, hold.row_id) for hold in waiting]
        numbers = on_hold.keep(self._store, entries, self._gone)
        for hold, number in zip(waiting, numbers, strict=True):
            hold.row_id, hold.is_written = number, True
        self._gone.clear()

    def _key(self) -> str:
        return str(next(self._numbers))


def _rows_on_disk(store: "Store") -> "list[HeldRow]":
    # The frame is painted before anything of the book is loaded.
    from smallcrm.services import on_hold  # noqa: PLC0415

    return on_hold.held(store)
