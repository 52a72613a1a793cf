"""Safe copies beside the working window: every half hour when changed, and when asked for.

How a copy is made and checked is the storage's business.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from smallcrm.domain.progress import Progress
from smallcrm.storage.backup import FOLDER, SafeCopy, copies, is_copy_due, safe_copy
from ui.context import AppContext

EVERY_MS = 30 * 60 * 1000  # PRODUCT.md section 13
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class SafeCopies(QObject):
    """Keeps the book's safe copies fresh and says how old the newest is."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.news)
        self._context = context
        self._book = context.store.path
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_due)
        self._timer.start(EVERY_MS)

    def speak_as(self, context: AppContext) -> None:
        """The shop speaks otherwise now, such as in another language."""
        self._context = context

    def make(self) -> None:
        """Make one now, with progress, and say so. Raises ShopError while other work runs."""
        self._start("asked", self._on_made)

    def lines(self) -> tuple[str, ...]:
        """The rail's two lines: age and place of the newest copy."""
        say = self._context.wording.text
        newest = next(iter(copies(self._book.parent / FOLDER)), None)
        if newest is None:
            return (say("No safe copy yet"),)
        age = self._context.now() - newest.made_at
        return (self._age(age, newest.made_at), say("Safe copy: this PC only"))

    def _age(self, age: timedelta, made_at: datetime) -> str:
        wording = self._context.wording
        if age >= _DAY:
            day = self._context.store.shop_day(made_at)
            return wording.text("Safe copy: {day}", day=day)
        if age >= _HOUR:
            hours = age // _HOUR
            return wording.counted("Safe copy {n} hour ago", "Safe copy {n} hours ago", hours)
        minutes = max(0, age // timedelta(minutes=1))
        return wording.counted("Safe copy {n} min ago", "Safe copy {n} min ago", minutes)

    def _start(self, reason: str, done: Callable[[SafeCopy], None]) -> None:
        book, now = self._book, self._context.now()

        def job(progress: Progress) -> SafeCopy:
            return safe_copy(book, reason=reason, now=now, progress=progress)

        doing = self._context.wording.text("Making a safe copy")
        self._context.jobs.start(job, doing=doing, done=done)

    def _on_due(self) -> None:
        if not self._context.jobs.is_busy and is_copy_due(self._book):
            self._start("timer", self._on_made_quietly)

    def _on_made(self, copy: SafeCopy) -> None:
        told = self._context.wording.counted(
            "Safe copy made and checked: {n} customer",
            "Safe copy made and checked: {n} customers",
            copy.customers,
        )
        self._context.bottom.tell(told)

    def _on_made_quietly(self, _copy: SafeCopy) -> None:
        """The rail shows the new age at its next change; nobody is interrupted."""
