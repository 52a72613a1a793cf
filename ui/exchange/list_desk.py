"""The list that is being brought in: what was read, what was answered, and the worker's jobs.

How it is shown is the page's business.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import GroupId
from smallcrm.domain.progress import Progress
from smallcrm.exchange.importing import LATER, Doubt, ImportReport, is_as_compared
from smallcrm.exchange.readers.guess import ReadOptions
from smallcrm.services.customers import name_of
from ui.context import AppContext
from ui.exchange.list_work import Looked, Source, bring_in, compare_again, look

T = TypeVar("T")


class ListDesk(QObject):
    """busy carries what is being done, "" when it ended; looked and brought tell what came of it.

    answers: what was said to the questions, by the row of the list.
    """

    busy = Signal(str)
    looked_at = Signal()
    brought_in = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.looked: Looked | None = None
        self.answers: dict[int, str] = {}
        self.report: ImportReport | None = None
        self._change: Change | None = None
        self._undone_by: GroupId | None = None
        self._is_corrected = False

    def clear(self) -> None:
        """Forget the list."""
        self.looked = self.report = self._change = self._undone_by = None
        self.answers = {}

    def read(
        self, source: Source, options: ReadOptions | None = None, *, is_corrected: bool = False
    ) -> None:
        """Read a list and compare it. Raises ShopError while other work is running."""
        self._is_corrected = is_corrected
        job = partial(look, self._context.store, source, options or ReadOptions(), {})
        self._start(job, self._context.wording.text("Reading the list"), self._on_read)

    def compare(self) -> None:
        """Compare the list with the book as it is now. Raises ShopError as read does."""
        if self.looked is not None:
            job = partial(compare_again, self._context.store, self.looked, dict(self.answers))
            doing = self._context.wording.text("Comparing with the book")
            self._start(job, doing, self._on_compared)

    def compare_if_changed(self) -> None:
        """Compare again when something was saved meanwhile; quietly not while work is running."""
        looked, context = self.looked, self._context
        is_open = looked is not None and self.report is None and not context.jobs.is_busy
        if is_open and looked is not None and not is_as_compared(context.store, looked.plan):
            self.compare()

    def bring(self) -> None:
        """Bring the list in. Raises ShopError as read does."""
        if self.looked is None:
            return
        context = self._context
        store, looked, answers = context.store, self.looked, dict(self.answers)
        now, by = context.now(), context.counter.who()

        def job(progress: Progress) -> ImportReport:
            return bring_in(store, looked, answers, progress, now=now, by=by)

        self._start(job, context.wording.text("Bringing the list in"), self._on_brought)

    def undo(self) -> list[str]:
        """Take the import back; the names of those who stay. Raises ShopError."""
        if self._change is None:
            return []
        context = self._context
        by = context.counter.helper_id
        kept = context.store.undo_group(self._change.group, at=context.now(), by=by)
        return [name_of(context.store, customer) for customer in sorted(kept)]

    @property
    def unsettled(self) -> list[Doubt]:
        """Those about whom nothing was said, or "later"."""
        doubts = self.looked.plan.doubtful if self.looked else ()
        return [each for each in doubts if self.answers.get(each.who.row, LATER) == LATER]

    def is_taken_back(self) -> bool:
        """Whether this import was taken back, and not brought again since."""
        latest, mine = self._context.store.latest, self._change
        if latest is not None and mine is not None and latest.undoes is not None:
            if latest.undoes == mine.group:
                self._undone_by = latest.group
            elif latest.undoes == self._undone_by:
                self._undone_by = None
        return self._undone_by is not None

    def _start(self, job: Callable[[Progress], T], doing: str, done: Callable[[T], None]) -> None:
        self._context.jobs.start(job, doing=doing, done=done, failed=self._on_failed)
        if self._context.jobs.is_busy:
            self.busy.emit(doing)

    def _on_read(self, looked: Looked) -> None:
        self.answers = {}
        self._on_compared(replace(looked, is_corrected=self._is_corrected))

    def _on_compared(self, looked: Looked) -> None:
        self.looked = looked
        self.report = None
        self.busy.emit("")
        self.looked_at.emit()

    def _on_brought(self, report: ImportReport) -> None:
        self.report = report
        self._change = self._context.store.latest if any(report) else None
        self.busy.emit("")
        self.brought_in.emit()

    def _on_failed(self, error: Exception) -> None:
        self.busy.emit("")
        self._context.errors.show(error)
        self.compare_if_changed()
