"""The lock that lets one program at a time write a customer book.

The system frees it when the program ends in whatever way, so it never has to be removed by hand.
"""

from pathlib import Path

from filelock import FileLock, Timeout

from smallcrm.domain.errors import StoreError


class BookLock:
    """Held by the window and by writing commands as long as they may write."""

    def __init__(self, book: Path) -> None:
        self._lock = FileLock(book.with_suffix(".lock"))

    def take(self) -> None:
        """Take the lock, or raise StoreError at once when another program has it."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError(
                "The customer book is open in another window. Nothing was changed. "
                "Close that window first."
            ) from error
        except OSError as error:
            raise StoreError(
                "The folder {folder} can not be written to. Nothing was changed. "
                "Allow writing there, or choose another folder.",
                folder=str(Path(self._lock.lock_file).parent),
            ) from error

    def free(self) -> None:
        """Give the lock back."""
        self._lock.release()
