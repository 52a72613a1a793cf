"""A file that is there whole or not at all.

What is written into it is the business of who writes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from smallcrm.domain.errors import ShopError

_UNFINISHED = ".unfinished"


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file beside the wanted one that takes its name when all is written.

    Raises ShopError when it can not be written; then a file that was there stays as it was.
    """
    unfinished = path.with_name(f"{path.name}{_UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise ShopError(
            "{file} can not be written. Nothing was changed. Choose another folder.",
            file=path.name,
        ) from error
    finally:
        _gone(unfinished)


def _gone(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return  # it could never be made
