"""Long work beside the window: one worker thread, progress, Cancel, and the result brought back.

What the work does is the services' business; how progress looks is the bottom line's.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from shiboken6 import isValid

from smallcrm.domain.errors import Cancelled, ShopError
from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import Sentence

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
DELAY_MS = 300  # LOOK: shorter work shows nothing
STEP_MS = 50  # more often nobody can see
INT_MAX = 2**31 - 1  # what Qt's signals carry


class _Watch(QObject):
    """Listens on the worker thread and carries the steps over."""

    stepped = Signal(int, int, object)
    ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()
        self._since_told = QElapsedTimer()

    def step(self, done: int, total: int, doing: Sentence) -> None:
        """Carry how far it is. Raises Cancelled when asked to stop."""
        if self.stop.is_set():
            raise Cancelled
        if self._since_told.isValid() and self._since_told.elapsed() < STEP_MS:
            return
        self._since_told.start()
        self.stepped.emit(min(done, INT_MAX), min(total, INT_MAX), doing)


def _carry_out(job: Callable[[Progress], object], watch: _Watch) -> None:
    """What the worker thread does: the work, and one answer whatever happens."""
    try:
        result = job(watch)
    except Cancelled as stopped:
        watch.ended.emit(None, stopped)
    except Exception as error:  # the door: nothing may end the worker thread unheard
        watch.ended.emit(None, error)
    else:
        watch.ended.emit(result, None)


class WorkerJobs(QObject):
    """The jobs of a real window. started_slow, stepped and ended tell the bottom line."""

    started_slow = Signal(str)
    stepped = Signal(int, int, object)
    ended = Signal()

    def __init__(self, show_error: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._show_error = show_error
        self._pool: ThreadPoolExecutor | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._on_slow)
        self._watch: _Watch | None = None
        self._doing = ""
        self._done: Callable[[object], None] | None = None
        self._failed: Callable[[Exception], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether work is running."""
        return self._watch is not None

    def start(
        self,
        job: Callable[[Progress], T],
        *,
        doing: str,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """See Jobs.start in ui/context.py."""
        if self.is_busy:
            raise ShopError("Something else is still being done. Wait for it, then try again.")
        self._doing = doing
        self._done = cast("Callable[[object], None]", done)
        self._failed = failed
        self._watch = _Watch()
        self._watch.stepped.connect(self.stepped)
        self._watch.ended.connect(self._on_ended)
        self._delay.start()
        self._thread().submit(_carry_out, job, self._watch)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        if self._watch is not None:
            self._watch.stop.set()

    def finish(self) -> None:
        """Stop the work and wait for it: the window closes."""
        self.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _thread(self) -> "ThreadPoolExecutor":
        """The one thread, kept between jobs so that the book has one reader beside us."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._pool

    def _on_slow(self) -> None:
        if self.is_busy:
            self.started_slow.emit(self._doing)

    def _on_ended(self, result: object, error: Exception | None) -> None:
        done, failed = self._done, self._failed
        self._delay.stop()
        self._watch = self._done = self._failed = None
        self.ended.emit()
        if error is None:
            if done is not None and _is_there(done):
                done(result)
        elif failed is not None and _is_there(failed):
            failed(error)
        else:
            self._show_error(error)


def _is_there(act: Callable[..., None]) -> bool:
    """Whether the page that waits for an answer still exists."""
    owner = getattr(act, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
