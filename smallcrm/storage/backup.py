"""Safe copies of the book: made, checked, thinned out by age, put back.

Only SQLite's own backup is used: a plain file copy can miss what is still in the log, and copying
over a live file can break it. Nothing here decides when a copy is due.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from smallcrm.domain.errors import StoreError
from smallcrm.domain.progress import Progress, Unwatched
from smallcrm.domain.sentence import sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.book import Book
from smallcrm.storage.book_file import FileKind, kind_of_file, refuse_unless_book
from smallcrm.storage.driver import (
    Connection,
    DatabaseError,
    connect,
    connect_copy,
    connect_read_only,
)
from smallcrm.storage.faults import told_plainly

FOLDER = "safe copies"
ENDING = ".smallcrm"
PAGES_A_STEP = 2_000  # 8 MB: a working window is never kept waiting for longer than that takes
_NO_DEED = (0, "")
KEPT_RECENT, KEPT_DAILY, KEPT_WEEKLY, KEPT_MONTHLY = 48, 14, 8, 24  # PRODUCT.md section 13


class SafeCopy(NamedTuple):
    """One checked copy. sequence counts the copies of a folder; group is the last deed in it.

    group_at: when that deed was done, as the book writes it: after a restore, numbers of deeds come
    again.
    """

    path: Path
    sequence: int
    made_at: datetime
    reason: str
    schema: int
    group: int
    group_at: str
    customers: int
    sha256: str


def copies(folder: Path) -> list[SafeCopy]:
    """The safe copies in a folder by their manifests, newest first."""
    found = []
    for manifest in folder.glob("*.json"):
        copy = _read_manifest(manifest)
        if copy is not None and copy.path.exists():
            found.append(copy)
    return sorted(found, key=lambda copy: copy.sequence, reverse=True)


def safe_copy(
    book: Path,
    *,
    reason: str,
    now: datetime,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> SafeCopy:
    """Copy the book while it may be in use, open the copy, check it whole, and only then keep it.

    reason: closing, timer, import, upgrade, restore or asked. Raises StoreError when the folder can
    not be written or the copy does not pass its check.
    """
    copy = _copied(book, reason=reason, now=now, folder=folder, progress=progress)
    thin(copy.path.parent)
    return copy


def _copied(
    book: Path,
    *,
    reason: str,
    now: datetime,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> SafeCopy:
    target = folder or book.parent / FOLDER
    with told_plainly(), _writable(target):
        target.mkdir(parents=True, exist_ok=True)
        sequence = 1 + max((copy.sequence for copy in copies(target)), default=0)
        stamp = now.strftime("%Y-%m-%d %H-%M-%S")
        place = target / f"{book.stem} {stamp} {sequence:06d}{ENDING}"
        unfinished = place.with_suffix(".unfinished")
        try:
            _write(book, unfinished, progress or Unwatched())
            copy = _checked(unfinished, place, sequence=sequence, reason=reason, now=now)
            _sync(unfinished)
            # A manifest without its copy says nothing; a copy without its manifest would be lost.
            _write_manifest(copy)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
        _sync(target)
    return copy


def is_copy_due(book: Path, folder: Path | None = None) -> bool:
    """Whether anything was done since the newest copy."""
    newest = next(iter(copies(folder or book.parent / FOLDER)), None)
    if kind_of_file(book) is not FileKind.BOOK:
        return False
    with Book(book) as live:
        latest = _latest_deed(live.connection)
    return latest != ((newest.group, newest.group_at) if newest else _NO_DEED)


def restore(book: Path, copy: Path, *, now: datetime) -> SafeCopy | None:
    """Put a copy back in place of the book; nothing else may have the book open.

    The present book is copied first and its copy returned (None when it can not be read any more:
    then its file is kept aside untouched). Numbers that stand on paper are never given out again.
    """
    refuse_unless_book(copy)
    with told_plainly():
        with closing(connect_read_only(copy)) as source:
            _must_be_sound(source)
        kept = _keep_present(book, now)
        highest = _numbers(book) if kept else []
        book.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect_read_only(copy)) as source, closing(connect(book)) as live:
            source.backup(live)
            live.executemany(
                "UPDATE numbering SET last_used=max(last_used, ?) WHERE series=?", highest
            )
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return kept


def thin(folder: Path) -> None:
    """Remove copies that age has made superfluous; the newest of each day, week, month stay.

    Age is read from the order in which copies were made, so a wrong clock removes nothing good.
    """
    present = copies(folder)
    keep = {copy.sequence for copy in present[:KEPT_RECENT]}
    keep |= _newest_of(present, lambda at: at.strftime("%Y-%m-%d"), KEPT_DAILY)
    keep |= _newest_of(present, lambda at: at.strftime("%G-%V"), KEPT_WEEKLY)
    keep |= _newest_of(present, lambda at: at.strftime("%Y-%m"), KEPT_MONTHLY)
    for copy in present:
        if copy.sequence not in keep:
            copy.path.unlink(missing_ok=True)
            copy.path.with_suffix(".json").unlink(missing_ok=True)


def _newest_of(
    present: Sequence[SafeCopy], period: Callable[[datetime], str], how_many: int
) -> set[int]:
    newest: dict[str, int] = {}
    for copy in present:
        newest.setdefault(period(copy.made_at), copy.sequence)
    return set(list(newest.values())[:how_many])


def _write(book: Path, place: Path, progress: Progress) -> None:
    place.unlink(missing_ok=True)

    def tell(_status: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total, sentence("Making a safe copy"))

    with closing(connect_read_only(book)) as source, closing(connect_copy(place)) as copy:
        # One view of the book for the whole copy: else each deed of the window starts it over.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM change_group LIMIT 1").fetchone()
        source.backup(copy, pages=PAGES_A_STEP, progress=tell)
        # The copy is one plain file: no log beside it that could be left behind.
        copy.execute("PRAGMA journal_mode=DELETE")


def _checked(
    unfinished: Path, place: Path, *, sequence: int, reason: str, now: datetime
) -> SafeCopy:
    with closing(connect_read_only(unfinished)) as copy:
        _must_be_sound(copy)
        schema = copy.execute("PRAGMA user_version").fetchone()[0]
        deed = _latest_deed(copy)
        customers = copy.execute("SELECT count(*) FROM customer").fetchone()[0]
    with unfinished.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return SafeCopy(place, sequence, now, reason, schema, *deed, customers, digest)


def _latest_deed(connection: Connection) -> tuple[int, str]:
    row = connection.execute("SELECT id, at FROM change_group ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else _NO_DEED


def _must_be_sound(connection: Connection) -> None:
    findings = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if findings != ["ok"]:
        raise StoreError(
            "This copy of the customer book is damaged and is not used. Nothing was changed. "
            "Choose an older safe copy."
        )


def _keep_present(book: Path, now: datetime) -> SafeCopy | None:
    kind = kind_of_file(book)
    if kind is FileKind.BOOK and _is_sound(book):
        # Not thinned: the copy that is being put back may be the oldest.
        return _copied(book, reason="restore", now=now)
    if kind is not FileKind.MISSING:
        _put_aside(book, now)
    return None


def _is_sound(book: Path) -> bool:
    try:
        with closing(connect_read_only(book)) as live:
            return bool(live.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except DatabaseError:
        return False


def _put_aside(book: Path, now: datetime) -> None:
    stamp = now.strftime("%Y-%m-%d %H-%M-%S")
    for ending in ("", "-wal", "-shm"):
        part = book.with_name(book.name + ending)
        if part.exists():
            part.replace(book.with_name(f"damaged {stamp} {book.name}{ending}"))


def _numbers(book: Path) -> list[tuple[int, str]]:
    with closing(connect_read_only(book)) as live:
        return live.execute("SELECT last_used, series FROM numbering").fetchall()


def _write_manifest(copy: SafeCopy) -> None:
    plain = copy._asdict() | {"path": copy.path.name, "made_at": instant_text(copy.made_at)}
    manifest = copy.path.with_suffix(".json")
    manifest.write_text(json.dumps(plain, indent=1), encoding="utf-8")
    _sync(manifest)


def _read_manifest(manifest: Path) -> SafeCopy | None:
    try:
        plain = json.loads(manifest.read_text(encoding="utf-8"))
        plain["sequence"] = int(plain["sequence"])
        plain["path"] = manifest.with_suffix(ENDING)
        plain["made_at"] = datetime.fromisoformat(plain["made_at"])
        return SafeCopy(**plain)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # not one of ours: some other JSON file on the stick


def _sync(path: Path) -> None:
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return  # Windows has no syncing of folders
    # Windows syncs only what is open for writing; a folder can only be opened for reading.
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Turn a folder that refuses writing into its plain sentence."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            "No safe copy was made: the folder {folder} can not be written to. "
            "The customer book itself is unharmed. Choose another folder or free some space.",
            folder=str(folder),
        ) from error
