"""Sheets of the shop's own, kept in the same numbers as the bundled ones.

Whether the numbers can be right is measured by the printing room and handed in.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from smallcrm.domain.drafts import NAME_LIMIT, checked_line
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.folding import clean_line
from smallcrm.domain.ids import HelperId
from smallcrm.storage.models import OwnStock, UsedSheet
from smallcrm.storage.store import Store

Check = Callable[[Mapping[str, Any], str], object]
"""Raises Invalid, naming the key, for numbers that can not be right: printing.stock.stock_from."""

_PREFIX = "own_"
_CODE_LENGTH = 40

_ALL = "SELECT id, code, name, numbers FROM own_stock ORDER BY name COLLATE NOCASE, id"
_ONE = "SELECT id, code, name, numbers FROM own_stock WHERE code = ?"


class OwnStockRow(NamedTuple):
    """One sheet of the shop's own. numbers: with the keys of the files in resources/stock."""

    id: int
    code: str
    name: str
    numbers: dict[str, Any]


class _Kept(NamedTuple):
    id: int
    code: str
    name: str
    numbers: str


def own_stocks(store: Store) -> list[OwnStockRow]:
    """All sheets of the shop's own, by name."""
    return [_row(kept) for kept in store.rows(_Kept, _ALL)]


def own_stock(store: Store, code: str) -> OwnStockRow | None:
    """The sheet of this code, such as "own_gift_tags"."""
    # A command may ask for anything; half a sign can not even be looked for.
    kept = store.row(_Kept, _ONE, code) if clean_line(code, NAME_LIMIT) == code else None
    return None if kept is None else _row(kept)


def checked_name(name: str) -> str:
    """How a sheet is called, clean. Raises Invalid (name) for none and for one that is too long."""
    called = checked_line("name", name, NAME_LIMIT)
    if not called:
        raise Invalid("name", "A sheet needs a name, such as the one on its packet.")
    return called


def save_own_stock(
    store: Store,
    name: str,
    numbers: Mapping[str, Any],
    check: Check,
    *,
    code: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> str:
    """Keep a sheet, or change the one of this code; its code, which never changes.

    With another number of pieces no place of it counts as used any more. Nothing is written when
    all is the same. Raises Invalid with the key of a number that can not be right, or "name".
    """
    called = checked_name(name)
    check(numbers, code or _PREFIX)
    kept = json.dumps(dict(numbers), ensure_ascii=False, sort_keys=True)
    row = OwnStock.get_or_none(OwnStock.code == code) if code else None
    if code and row is None:
        raise ShopError("This sheet is not there any more. Nothing was saved.")
    if row is not None and (row.name, row.numbers) == (called, kept):
        return code
    with store.action("save_own_sheet", at=now, by=by):
        if row is None:
            return str(
                OwnStock.create(code=_free_code(store, called), name=called, numbers=kept).code
            )
        if _layout(row.numbers) != _layout(kept):
            _forget_used(code)
        row.name, row.numbers = called, kept
        row.save()
        return code


def delete_own_stock(store: Store, code: str, *, now: datetime, by: HelperId | None = None) -> None:
    """Take a sheet away; nothing when it is not there any more. What was printed on it stays."""
    if own_stock(store, code) is None:
        return
    with store.action("delete_own_sheet", at=now, by=by):
        _forget_used(code)
        OwnStock.delete().where(OwnStock.code == code).execute()


def _layout(kept: str) -> tuple[object, object]:
    """In how many columns and rows the pieces lie."""
    numbers = json.loads(kept)
    return numbers.get("columns"), numbers.get("rows")


def _forget_used(code: str) -> None:
    """No sheet of this paper is in use: its places would be other ones now."""
    UsedSheet.delete().where(UsedSheet.stock == code).execute()


def _row(kept: _Kept) -> OwnStockRow:
    return OwnStockRow(kept.id, kept.code, kept.name, json.loads(kept.numbers))


def _free_code(store: Store, name: str) -> str:
    """A code from the name that no other sheet has."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in name.lower())
    plain = (_PREFIX + "_".join(letters.split()))[:_CODE_LENGTH].rstrip("_")
    code, number = plain, 2
    while own_stock(store, code) is not None:
        code, number = f"{plain}_{number}", number + 1
    return code
