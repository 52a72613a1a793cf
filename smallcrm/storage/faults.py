"""What a failing disk or file says, put into a plain sentence.

Nothing here mends anything.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from smallcrm.domain.errors import StoreError
from smallcrm.storage.driver import DatabaseError

_SENTENCES = (
    (
        re.compile("is full"),
        "Not saved: the disk is full. Your words are still here. Free some space, then save again.",
    ),
    (
        re.compile("readonly|read-only|unable to open"),
        "Not saved: the folder of the customer book can not be written to. Nothing was lost. "
        "Allow writing there, then save again.",
    ),
    (
        re.compile("locked|busy"),
        "Not saved: another program has the customer book open. Nothing was lost. "
        "Close that program, then save again.",
    ),
    (
        re.compile("malformed|not a database|corrupt"),
        "The customer book is damaged. Nothing was changed. Put back the newest safe copy.",
    ),
    (
        re.compile("disk I/O"),
        "The disk does not answer properly. What was saved before is safe. "
        "Put a safe copy on another drive now.",
    ),
)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the driver's and peewee's errors about the file into StoreError; others pass through."""
    try:
        yield
    except (DatabaseError, peewee.DatabaseError) as error:
        sentence = _sentence_for(error)
        if sentence is None:
            raise
        raise StoreError(sentence) from error


def _sentence_for(error: BaseException) -> str | None:
    # A full disk inside a transaction first shows as a failing rollback; the cause is behind it.
    seen: BaseException | None = error
    while seen is not None:
        for pattern, words in _SENTENCES:
            if pattern.search(str(seen)):
                return words
        seen = seen.__cause__ or seen.__context__
    return None
