"""Files that the book keeps whole: pictures of the owner's, and what was printed.

What a file is for stands in the rows that name it; how it looks is the printing room's business.
"""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Literal

from smallcrm.domain.shop_day import instant_text
from smallcrm.storage.store import Store
from smallcrm.storage.undo import OFFERED_DAYS

FileKind = Literal["picture", "pages"]

# What undo or redo could still bring back stands in the journal as it was before.
_UNUSED_PICTURES = """
DELETE FROM kept_file WHERE kind = 'picture' AND kept_on < ?1
  AND name NOT IN (SELECT file FROM own_picture) AND name NOT IN (SELECT logo FROM shop)
  AND NOT EXISTS (SELECT 1 FROM change AS c JOIN change_group AS g ON g.id = c.group_id
                  WHERE c.table_name IN ('own_picture', 'shop') AND g.at >= ?2
                    AND instr(c.before, kept_file.name) > 0)
"""


def keep(store: Store, contents: bytes, kind: FileKind, *, on: date) -> str:
    """Keep a file and give the name by which rows know it; the same file is kept once.

    on: the shop's day; a file that is kept again counts from the later one. Call it before the
    action that names the file, never inside one: a file is no deed and is not undone. Raises
    ShopError while an action is being saved.
    """
    name = sha256(contents).hexdigest()
    with store.untracked() as connection:
        connection.execute(
            "INSERT INTO kept_file (name, kind, contents, kept_on) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (name) DO UPDATE SET kept_on = max(kept_on, excluded.kept_on)",
            (name, kind, contents, on.isoformat()),
        )
    return name


def contents(store: Store, name: str) -> bytes | None:
    """The file of this name; None when it was let go, or never was."""
    found = store.value("SELECT contents FROM kept_file WHERE name = ?", name)
    return None if found is None else bytes(found)


def let_go_of_pages(store: Store, *, before: date) -> int:
    """Forget printed pages that were kept before a day; how many went."""
    with store.untracked() as connection:
        gone = connection.execute(
            "DELETE FROM kept_file WHERE kind = 'pages' AND kept_on < ?", (before.isoformat(),)
        )
        return int(gone.rowcount)


def let_go_of_pictures(store: Store, *, now: datetime) -> int:
    """Forget pictures that nothing shows and that undo offers no more; how many went."""
    since = now - timedelta(days=OFFERED_DAYS)
    with store.untracked() as connection:
        gone = connection.execute(
            _UNUSED_PICTURES, (store.shop_day(since).isoformat(), instant_text(since))
        )
        return int(gone.rowcount)
