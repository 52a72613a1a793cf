"""The day sheet: what of this shop day stands on paper, for a power cut and for the pocket.

It lies on the counter: private facts, standings, money and let-downs stay off it. How it looks is
`printing/day_sheet.py`.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.fair_queue import OW_KINDS, Kind
from smallcrm.domain.ids import HelperId
from smallcrm.domain.sentence import Money, Sentence, sentence
from smallcrm.services.near_dates import NearDate
from smallcrm.services.today import Group, Opening, TodayRow, today
from smallcrm.storage.models import Shop
from smallcrm.storage.store import Store

MOST_LINES = 12  # of one part: the rest of a long day is read on the screen


class SheetLine(NamedTuple):
    """One line: who, how to reach them, and why. key: the row of Today that it is."""

    name: str
    phone: str
    words: Sentence
    key: str = ""


class DaySheet(NamedTuple):
    """The parts of the sheet in their order; empty ones are left out by who prints it.

    more: how many lines of promises, calls and notes did not fit.
    """

    day: date
    openings: list[Opening]
    promises: list[SheetLine]
    calls: list[SheetLine]
    dates: list[NearDate]
    to_hand_over: list[SheetLine]
    more: int


def day_sheet(store: Store, *, on: date) -> DaySheet:
    """What is to be done on this shop day, most pressing first."""
    page = today(store, on=on, per_group=MOST_LINES)
    groups = {group.code: group for group in page.groups}
    rows = [row for group in page.groups for row in group.rows]
    told = [
        groups[code] for code in ("make_it_right", "promises", "call_and_write") if code in groups
    ]
    openings = [opening for opening in page.openings if opening.day == on]
    opened_for = {opening.customer_id for opening in openings}
    told_above = {
        row.subject_key
        for row in rows
        if row.kind == Kind.OPENING and row.due_on == on and row.customer_id in opened_for
    }
    return DaySheet(
        day=on,
        openings=openings,
        promises=[line for line in _lines(groups.get("promises")) if line.key not in told_above],
        calls=[*_lines(groups.get("make_it_right")), *_lines(groups.get("call_and_write"))],
        dates=page.dates,
        to_hand_over=[_handed(row) for row in rows if row.action == "post"],
        more=sum(group.total - len(group.rows) for group in told),
    )


def is_offered(store: Store) -> bool:
    """Whether the sheet is offered when the day begins."""
    return bool(store.value("SELECT prints_day_sheet FROM shop"))


def offer(store: Store, *, is_wanted: bool, now: datetime, by: HelperId | None = None) -> None:
    """Offer the sheet when the day begins, or no more. Raises ShopError before the first start."""
    if store.value("SELECT 1 FROM shop") is None:
        raise ShopError("The shop is not set up yet. Nothing was changed.")
    if is_offered(store) == is_wanted:
        return
    with store.action("save_settings", at=now, by=by):
        Shop.update(prints_day_sheet=int(is_wanted)).execute()


def _lines(group: Group | None) -> list[SheetLine]:
    rows: Sequence[TodayRow] = () if group is None else group.rows
    return [SheetLine(row.name, row.phone, _words(row), row.subject_key) for row in rows]


def _words(row: TodayRow) -> Sentence:
    """Why, as far as a customer may read it."""
    if row.kind in OW_KINDS:
        return sentence("Call back, as promised.")
    if _names_money(row.reason):
        return sentence("Call.")
    return row.reason


def _handed(row: TodayRow) -> SheetLine:
    return SheetLine(row.name, row.phone, sentence("A card lies here for them."))


def _names_money(spoken: Sentence) -> bool:
    args = spoken.args.values()
    return any(
        isinstance(arg, Money) or (isinstance(arg, Sentence) and _names_money(arg)) for arg in args
    )
