"""Everything that was changed about one customer: when, by whom, and what it was before.

Putting an older value back is the business of `services/putting_back.py`.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.changes import Label
from smallcrm.domain.deeds import deed_sentence
from smallcrm.domain.history import (
    NOTHING,
    Reader,
    Values,
    changed_words,
    is_hidden,
    noted_words,
    removed_words,
)
from smallcrm.domain.history_fields import ALL, LENSES, SUBJECTS, Lens
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.prompt_rules import NOT_BACK, PATIENCE
from smallcrm.domain.right_rules import CHECK_BACK, MAKE_RIGHT
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.services.living import is_living
from smallcrm.services.occasions import OCCASIONS
from smallcrm.storage.row_past import Past, past_of
from smallcrm.storage.schema import tracked_tables
from smallcrm.storage.store import Store

PAGE_DEEDS = 30


class HistoryValue(NamedTuple):
    """One fact that a deed changed. column: "" for a whole row that came or went."""

    change_id: int
    column: str
    words: Sentence
    can_put_back: bool


class HistoryDeed(NamedTuple):
    """One deed. by: the helper's name, "" for nobody. is_undo: it took another one back."""

    group: GroupId
    at: datetime
    by: str
    told: Sentence
    is_undone: bool
    is_undo: bool
    values: tuple[HistoryValue, ...]


class HistoryPage(NamedTuple):
    """Deeds, newest first; older: what to ask the next page with, None at the end."""

    deeds: tuple[HistoryDeed, ...]
    older: GroupId | None


class _Group(NamedTuple):
    id: GroupId
    at: datetime
    made_by: int | None
    by: str | None
    key: str
    args: str
    is_undone: bool
    undoes: int | None


class _Change(NamedTuple):
    id: int
    group: int
    op: str
    table: str
    row_id: int
    before: str | None


# What belongs to them now, what was removed, and what was shared with or given to another: together
# every row that was ever theirs. Each part is read from its own index.
_MINE = """
WITH mine(table_name, row_id) AS (
    {living}
    UNION SELECT table_name, row_id FROM change INDEXED BY change_removed
          WHERE op = 'D' AND customer_ids = CAST(:customer AS TEXT) AND table_name IN ({tables})
    UNION SELECT table_name, row_id FROM change INDEXED BY change_shared
          WHERE op <> 'I' AND instr(customer_ids, ' ') > 0 AND table_name IN ({tables})
                AND ' ' || customer_ids || ' ' LIKE '% ' || :customer || ' %'
), theirs AS (
    SELECT c.id, c.group_id, c.op, c.table_name, c.row_id, c.before
    FROM mine CROSS JOIN change AS c ON c.table_name = mine.table_name AND c.row_id = mine.row_id
    WHERE c.group_id < :before AND ({columns})
          AND (' ' || c.customer_ids || ' ' LIKE '% ' || :customer || ' %' OR {together})
)
"""

# The row of a household is nobody's alone: what was changed in it is told to who lives there now.
_TOGETHER = "(c.table_name = 'household' AND c.op = 'U')"
_HOME = "SELECT 'household', household_id FROM household_member WHERE customer_id = :customer"

_GROUPS = """
SELECT g.id, g.at, g.made_by, h.name, g.label_key, g.label_args,
       g.undone_by_group_id IS NOT NULL, g.undoes_group_id
FROM (SELECT DISTINCT group_id FROM theirs ORDER BY group_id DESC LIMIT :limit) AS newest
JOIN change_group AS g ON g.id = newest.group_id LEFT JOIN helper AS h ON h.id = g.made_by
ORDER BY g.id DESC
"""

_CHANGES = """
SELECT id, group_id, op, table_name, row_id, before FROM theirs
WHERE group_id >= :oldest ORDER BY id
"""

_ANSWER = "prompt_answer"  # no fact of the customer, but its reason is worth reading
_ABOUT_LET_DOWNS = frozenset({MAKE_RIGHT, CHECK_BACK, NOT_BACK, PATIENCE})
_GIVEN = frozenset({"number", "tier", "status"})  # by the book, when a customer is new
_END = GroupId(2**62)


def reader_of(store: Store, customer_id: CustomerId, *, now: datetime, is_open: bool) -> Reader:
    """Who reads this customer's history: the counter, or the owner when is_open."""
    helpers = store.connection.execute("SELECT id, name FROM helper").fetchall()
    topics = store.connection.execute("SELECT id, name FROM topic").fetchall()
    return Reader(
        customer_id=customer_id,
        currency=str(store.value("SELECT currency FROM shop") or "EUR"),
        today=store.shop_day(now),
        is_open=is_open,
        helpers=dict(helpers),
        topics=dict(topics),
        occasions=OCCASIONS,
    )


def history(
    store: Store,
    reader: Reader,
    *,
    lens: str = ALL,
    before: GroupId | None = None,
    limit: int = PAGE_DEEDS,
) -> HistoryPage:
    """One page of what was changed about a customer, newest deed first.

    lens: a code of LENSES, to see only the phones or only the notes. before: what the last page
    said in `older`. A customer who is in the trash has a history too.
    """
    chosen = LENSES.get(lens, LENSES[ALL])
    mine = _mine(store, chosen, lens)
    named = {
        "customer": reader.customer_id,
        "before": before or _END,
        "limit": limit + 1,
    }
    groups = store.rows(_Group, mine + _GROUPS, **named)
    shown = groups[:limit]
    if not shown:
        return HistoryPage((), None)
    found = store.rows(_Change, mine + _CHANGES, **named, oldest=shown[-1].id)
    teller = _Teller(store, reader, chosen if lens != ALL else None)
    values = teller.values(found)
    deeds = tuple(
        _deed(group, tuple(values.get(group.id, ())))
        for group in shown
        if lens == ALL or group.id in values
    )
    return HistoryPage(deeds, shown[-1].id if len(groups) > limit else None)


def _mine(store: Store, lens: Lens, code: str) -> str:
    """The query's beginning for one lens: which tables, which columns."""
    names = set(lens.tables) | ({"customer"} if lens.columns else set())
    living = [
        f"SELECT '{table.name}', id FROM {table.name} WHERE {column} = :customer"
        for table in tracked_tables(store.connection)
        if table.name in names
        for column in table.customer_columns
    ]
    if "household" in names:
        living.append(_HOME)
    keys = ", ".join(f"'{column}'" for column in lens.columns)
    columns = f"""c.table_name <> 'customer' OR c.op = 'I' OR EXISTS (
        SELECT 1 FROM json_each(c.before) WHERE key IN ({keys}))"""
    return _MINE.format(
        living=" UNION ".join(living),
        tables=", ".join(f"'{name}'" for name in sorted(names)),
        columns="1" if code == ALL else columns,
        together=_TOGETHER,
    )


def _deed(group: _Group, values: tuple[HistoryValue, ...]) -> HistoryDeed:
    told = deed_sentence(Label(group.key, args_from_json(group.args)))
    return HistoryDeed(
        group=group.id,
        at=group.at,
        by=group.by or "",
        told=told if group.undoes is None else sentence("Undone: {deed}", deed=told),
        is_undone=group.is_undone,
        is_undo=group.undoes is not None,
        values=values,
    )


def _why(change: _Change, now: Values, reader: Reader) -> Iterator[HistoryValue]:
    """Why something was put off or let go; that it was, the deed itself says."""
    is_shut = now.get("rule") in _ABOUT_LET_DOWNS and not reader.is_open
    if (reason := now.get("reason")) and not is_shut:
        words = sentence("Why: “{reason}”", reason=str(reason))
        yield HistoryValue(change.id, "reason", words, can_put_back=False)


class _Teller:
    """Words the changes of one page, each row's past being read once."""

    def __init__(self, store: Store, reader: Reader, lens: Lens | None) -> None:
        self._store = store
        self._reader = reader
        self._lens = lens
        self._is_living = is_living(store, reader.customer_id)
        self._pasts: dict[tuple[str, int], Past] = {}

    def values(self, changes: Sequence[_Change]) -> dict[int, list[HistoryValue]]:
        """What each deed changed, in the order in which it was done."""
        oldest = min((change.id for change in changes), default=0)
        found: dict[int, list[HistoryValue]] = {}
        for change in changes:
            if change.table in SUBJECTS or change.table == _ANSWER:
                told = list(self._told(change, oldest))
                if told:
                    found.setdefault(change.group, []).extend(told)
        return found

    def _told(self, change: _Change, oldest: int) -> Iterator[HistoryValue]:
        past = self._past(change, oldest)
        was, now = past.around(change.id)
        if change.table == _ANSWER:
            yield from _why(change, now, self._reader)
        elif change.op == "U":
            yield from self._changed(change, past, was, now)
        elif (change.op, change.table) == ("I", "customer"):
            yield from self._begun(change, now)
        elif change.op == "I":
            words = noted_words(change.table, now, self._reader)
            yield HistoryValue(change.id, "", words, can_put_back=False)
        else:
            words = removed_words(change.table, was, self._reader)
            is_gone = past.present is None and not is_hidden(change.table, was, self._reader)
            yield HistoryValue(change.id, "", words, is_gone and self._is_living)

    def _begun(self, change: _Change, now: Values) -> Iterator[HistoryValue]:
        """A new customer: each fact that was known from the start."""
        for name in SUBJECTS["customer"].columns:
            if now.get(name) and name not in _GIVEN and self._is_wanted("customer", name):
                words = changed_words("customer", name, NOTHING, now, self._reader)
                yield HistoryValue(change.id, name, words, can_put_back=False)

    def _changed(
        self, change: _Change, past: Past, was: Values, now: Values
    ) -> Iterator[HistoryValue]:
        table, reader = change.table, self._reader
        subject = SUBJECTS[table]
        is_shut = is_hidden(table, was, reader) or is_hidden(table, now, reader)
        present = past.present or NOTHING
        for name, column in subject.columns.items():
            if name not in json.loads(change.before or "{}") or not self._is_wanted(table, name):
                continue
            words = changed_words(table, name, was, now, reader)
            is_shown = not is_shut and (reader.is_open or not column.is_secret)
            is_older = past.present is not None and present.get(name) != was.get(name)
            is_own = table != "household" and column.sort != "customer"
            can = is_shown and is_older and self._is_living and is_own
            yield HistoryValue(change.id, name, words, can)

    def _is_wanted(self, table: str, column: str) -> bool:
        return self._lens is None or table != "customer" or column in self._lens.columns

    def _past(self, change: _Change, oldest: int) -> Past:
        place = (change.table, change.row_id)
        if place not in self._pasts:
            self._pasts[place] = past_of(self._store.connection, *place, since=oldest)
        return self._pasts[place]
