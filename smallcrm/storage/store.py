"""The open customer book: reading by typed rows, writing inside actions, undo and redo.

What an action means is the services' business.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

from smallcrm.domain.changes import Change, Label
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, GroupId, HelperId
from smallcrm.domain.sentence import Arg, CustomerRef
from smallcrm.domain.shop_day import shop_day
from smallcrm.storage import derived, journal
from smallcrm.storage.database import BookDatabase
from smallcrm.storage.driver import Connection, IntegrityError
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.making import prepare
from smallcrm.storage.models import MODELS
from smallcrm.storage.rows import Readable
from smallcrm.storage.undo import (
    Step,
    redo_step,
    take_back,
    take_back_rows,
    undo_step,
)
from smallcrm.storage.undo_plan import label_in_effect, outlook
from smallcrm.storage.writing import Deed, Writer


class Store(Readable):
    """One open customer book. Only one Store exists in a process at a time.

    signs: says who does what is written without a name; it may raise to refuse it.
    """

    def __init__(self, database: BookDatabase, path: Path) -> None:
        self.path = path
        self.latest: Change | None = None
        self.signs: Callable[[], HelperId | None] = _nobody
        self._database = database
        self._listeners: list[Callable[[Change], None]] = []
        self._writer = Writer(self._announce)

    @classmethod
    def open(cls, path: Path, *, now: datetime) -> "Store":
        """Open the book, making or migrating it first.

        The caller holds the book's lock unless it only reads. Raises StoreError for a file that is
        damaged, of another program, or from a newer program.
        """
        with told_plainly():
            prepare(path, now=now)
            database = BookDatabase(path)
            database.connect()
            database.bind(MODELS, bind_refs=False, bind_backrefs=False)
            return cls(database, path)

    def close(self) -> None:
        """Close this thread's connection; the last of all folds the log into the file."""
        self._database.close()

    # Reading

    @property
    def connection(self) -> Connection:
        """This thread's connection. Outside an action it can only read."""
        return self._database.raw()

    def shop_day(self, now: datetime) -> date:
        """The shop's day at this instant, by the zone asked at first start (UTC before that)."""
        row = self.connection.execute("SELECT time_zone, day_starts_hour FROM shop").fetchone()
        return shop_day(now, *row) if row else shop_day(now, "UTC")

    # Writing

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call the listener after every finished action, on the thread that did it."""
        self._listeners.append(listener)

    def action(
        self,
        key: str,
        customer_id: CustomerId | None = None,
        *,
        at: datetime,
        by: HelperId | None = None,
        **args: Arg,
    ) -> AbstractContextManager[GroupId]:
        """One undoable deed of the shop: all of it is saved, or none.

        key names the deed (`domain/deeds.py` words it). Raises ShopError while another action is
        being saved, and StoreError when the file can not be written.
        """
        named = {"customer": CustomerRef(customer_id)} if customer_id is not None else {}
        return self._write(Label(key, {**named, **args}), at=at, by=by)

    def untracked(self) -> AbstractContextManager[Connection]:
        """Keep something that is no deed: a half-written entry or a PIN (UNTRACKED_TABLES).

        One short transaction on a connection that can write these tables and no other. It is
        neither journalled nor announced, and undo does not know of it. Raises ShopError while an
        action is being saved, on this thread too, and StoreError when the file can not be written.
        """
        return self._writer.write_untracked(self.connection)

    def insert_many(
        self, table: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]
    ) -> None:
        """Insert many rows inside an action, much faster than one by one."""
        self._must_be_in_action()
        journal.insert_many(self.connection, table, columns, rows)

    def next_number(self, series: str, *, wanted: int | None = None, count: int = 1) -> int:
        """The first of so many numbers that are never given twice, or the wanted one.

        Call it inside an action.

        The series is not journalled: undoing a new customer does not free the number, which may
        already stand on paper.
        """
        self._must_be_in_action()
        last = int(self.value("SELECT last_used FROM numbering WHERE series=?", series))
        first = wanted if wanted is not None else last + 1
        self.connection.execute(
            "UPDATE numbering SET last_used=max(last_used, ?) WHERE series=?",
            (first + count - 1, series),
        )
        return first

    def rebuild_derived(self, on: date) -> None:
        """Work out everything derived anew. Call inside an action."""
        self._must_be_in_action()
        derived.rebuild(self.connection, on=on)

    # Undo

    def undo_step(self, now: datetime) -> Step | None:
        """What Ctrl+Z would take back, or None."""
        return undo_step(self.connection, now)

    def redo_step(self, now: datetime) -> Step | None:
        """What redo would bring back, or None."""
        return redo_step(self.connection, now)

    def undo(self, *, at: datetime, by: HelperId | None = None) -> Change | None:
        """Take the last deed back. None when there is nothing to undo."""
        return self._take_back(self.undo_step(at), at=at, by=by)

    def redo(self, *, at: datetime, by: HelperId | None = None) -> Change | None:
        """Bring back what was undone last. None when there is nothing to redo."""
        return self._take_back(self.redo_step(at), at=at, by=by)

    def undo_group(
        self, group: GroupId, *, at: datetime, by: HelperId | None = None
    ) -> frozenset[CustomerId]:
        """Take one older deed back out of order.

        Returns the customers of whom something was changed since and stays. Raises ShopError for a
        deed that was already undone, that is itself an undo (redo takes those back), of which
        nothing can go back, or whose rows no longer fit beside what was done since.
        """
        label = label_in_effect(self.connection, group)
        try:
            with self._write(label, at=at, by=by, undoes=group) as inside:
                ahead = outlook(self.connection, group)
                if not ahead.goes:
                    raise ShopError(
                        "All of this was changed since, so nothing of it can go back. Nothing was "
                        "changed."
                    )
                take_back_rows(self.connection, group, ahead.goes, inside=inside)
        except IntegrityError as error:
            raise ShopError(
                "This can not be put back: something done since stands in its place. Nothing was "
                "changed. Undo what was done since, then try again."
            ) from error
        return ahead.kept

    def _take_back(self, step: Step | None, *, at: datetime, by: HelperId | None) -> Change | None:
        if step is None:
            return None
        with self._write(step.label, at=at, by=by, undoes=step.group) as inside:
            take_back(self.connection, step.group, inside=inside)
        return self.latest

    def _write(
        self, label: Label, *, at: datetime, by: HelperId | None, undoes: GroupId | None = None
    ) -> AbstractContextManager[GroupId]:
        signed = self.signs() if by is None else by
        deed = Deed(label, at, self.shop_day(at), signed, undoes)
        return self._writer.write(self.connection, deed)

    def _announce(self, change: Change) -> None:
        self.latest = change
        for listener in self._listeners:
            listener(change)

    def _must_be_in_action(self) -> None:
        if not self._writer.is_writing_here:
            raise RuntimeError("written outside an action")


def _nobody() -> HelperId | None:
    """Nobody's name stands, and nobody is asked."""
    return None
