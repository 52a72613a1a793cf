"""The lock that lets one program at a time write a customer book.

The system frees it when the program ends in whatever way, so it never has to be removed by hand.
"""

import errno
import os
import sys
from pathlib import Path

from smallcrm.domain.errors import StoreError

_HELD_ELSEWHERE = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class BookLock:
    """Held by the window and by writing commands as long as they may write.

    Made of the system's own file lock: a library for it would cost a tenth of the window's memory.
    """

    def __init__(self, book: Path) -> None:
        self._file = book.with_suffix(".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock, or raise StoreError at once when another program has it."""
        if self._handle is not None:
            return
        try:
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise self._not_writable() from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno not in _HELD_ELSEWHERE:
                raise self._not_writable() from error
            raise StoreError(
                "The customer book is open in another window. Nothing was changed. "
                "Close that window first."
            ) from error
        self._handle = handle

    def free(self) -> None:
        """Give the lock back."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _unlock(handle)
            os.close(handle)

    def _not_writable(self) -> StoreError:
        return StoreError(
            "The folder {folder} can not be written to. Nothing was changed. "
            "Allow writing there, or choose another folder.",
            folder=str(self._file.parent),
        )


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
