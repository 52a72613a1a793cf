"""The lock that lets one program at a time write a customer book.

The system frees it when the program ends in whatever way, so it never has to be removed by hand.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.domain.errors import StoreError

if TYPE_CHECKING:
    from filelock import BaseFileLock


class BookLock:
    """Held by the window and by writing commands as long as they may write."""

    def __init__(self, book: Path) -> None:
        self._file = book.with_suffix(".lock")
        self._lock: BaseFileLock | None = None

    def take(self) -> None:
        """Take the lock, or raise StoreError at once when another program has it."""
        from filelock import FileLock, Timeout  # noqa: PLC0415

        if self._lock is not None:
            return
        lock = FileLock(self._file)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError(
                "The customer book is open in another window. Nothing was changed. "
                "Close that window first."
            ) from error
        except OSError as error:
            raise StoreError(
                "The folder {folder} can not be written to. Nothing was changed. "
                "Allow writing there, or choose another folder.",
                folder=str(self._file.parent),
            ) from error
        self._lock = lock

    def free(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
