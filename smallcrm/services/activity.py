"""What was done lately, for the bottom line and the history.

Taking things back is the store's business.
"""

from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.changes import Change, Label
from smallcrm.domain.deeds import deed_sentence
from smallcrm.domain.ids import GroupId, HelperId, VisitId
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.undoing import undone_words
from smallcrm.storage.store import Store


class Done(NamedTuple):
    """One deed of the past. name: of the helper who did it, also of one who left; "" for nobody."""

    group: GroupId
    at: datetime
    by: HelperId | None
    told: Sentence
    is_undone: bool
    name: str
    can_undo: bool


class _GroupRow(NamedTuple):
    group: int
    at: datetime
    by: int | None
    key: str
    args: str
    is_undone: bool
    name: str | None
    is_undoable: bool


_RECENT = """
SELECT g.id, g.at, g.made_by, g.label_key, g.label_args, g.undone_by_group_id IS NOT NULL,
       h.name, g.is_undoable
FROM (SELECT * FROM change_group WHERE undoes_group_id IS NULL ORDER BY id DESC LIMIT ?) AS g
LEFT JOIN helper AS h ON h.id = g.made_by ORDER BY g.id DESC
"""


_VISIT = """
SELECT v.id FROM change AS c JOIN visit AS v ON v.id = c.row_id
WHERE c.group_id = ? AND c.table_name = 'visit' AND c.op = 'I'
"""


def told(store: Store, change: Change) -> Sentence:
    """The bottom line's sentence for something that has just happened."""
    deed = deed_sentence(change.label)
    if change.undoes is None:
        return deed
    is_redo = store.value("SELECT undoes_group_id FROM change_group WHERE id=?", change.undoes)
    if is_redo:
        return sentence("Done again: {deed}", deed=deed)
    return undone_words(store, deed, change.undoes, change.group)


def recorded_visit(store: Store, change: Change) -> VisitId | None:
    """The visit that was noted by this deed; None for other deeds, and when it is gone again."""
    if change.label.key != "record_visit" or change.undoes is not None:
        return None
    found = store.value(_VISIT, change.group)
    return None if found is None else VisitId(found)


def recent(store: Store, *, limit: int = 20) -> list[Done]:
    """The last deeds, newest first; undone ones are marked."""
    rows = store.rows(_GroupRow, _RECENT, limit)
    return [
        Done(
            GroupId(row.group),
            row.at,
            None if row.by is None else HelperId(row.by),
            deed_sentence(Label(row.key, args_from_json(row.args))),
            row.is_undone,
            row.name or "",
            row.is_undoable and not row.is_undone,
        )
        for row in rows
    ]
