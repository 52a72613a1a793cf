"""What the shop knows of its printers: how far off each is on a paper, and how paper goes in.

Which printers there are is asked of the system by the window; how a page is moved is the printing
room's business.
"""

from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.domain.printer_corrections import (
    EXACT,
    Correction,
    ReadingsDraft,
    SheetSize,
    correction_from,
    paper_code,
    paper_size,
)
from smallcrm.domain.printer_feeding import Feeding, FeedingDraft, feeding_code, feeding_of
from smallcrm.storage.models import PrinterCorrection
from smallcrm.storage.store import Store

_ALL = """
SELECT id, printer, paper, shift_right_mm, shift_down_mm, scale_across, scale_down
FROM printer_correction ORDER BY printer COLLATE NOCASE, paper, id
"""


class CorrectedPaper(NamedTuple):
    """One paper on which a printer is put right."""

    id: int
    printer: str
    size: SheetSize
    correction: Correction


class _Kept(NamedTuple):
    id: int
    printer: str
    paper: str
    shift_right_mm: float
    shift_down_mm: float
    scale_across: float
    scale_down: float


def corrections(store: Store) -> list[CorrectedPaper]:
    """Every correction, by printer and then by paper."""
    found = []
    for kept in store.rows(_Kept, _ALL):
        size = paper_size(kept.paper)
        if size is not None:
            found.append(CorrectedPaper(kept.id, kept.printer, size, Correction(*kept[3:])))
    return found


def correction_for(store: Store, printer: str, size: SheetSize) -> Correction:
    """What puts this printer right on this paper; EXACT where nothing is known."""
    known = _known(store, printer, size)
    return EXACT if known is None else known.correction


def save_correction(
    store: Store,
    printer: str,
    size: SheetSize,
    draft: ReadingsDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> Correction:
    """Keep what two readings of an uncorrected test page say; earlier ones are replaced.

    Raises Invalid (left, top, right, bottom) for readings that can not be right.
    """
    correction = correction_from(draft.checked(), size)
    name = _named(printer)
    known, values = _known(store, printer, size), correction._asdict()
    with store.action("save_correction", at=now, by=by):
        if known is None:
            PrinterCorrection.create(printer=name, paper=paper_code(size), **values)
        else:
            row = PrinterCorrection.id == known.id
            PrinterCorrection.update(**values).where(row).execute()
    return correction


def forget_correction(
    store: Store, correction_id: int, *, now: datetime, by: HelperId | None = None
) -> None:
    """Print on this paper as the printer does by itself; nothing when it is forgotten already."""
    if PrinterCorrection.get_or_none(PrinterCorrection.id == correction_id) is None:
        return
    with store.action("forget_correction", at=now, by=by):
        PrinterCorrection.delete().where(PrinterCorrection.id == correction_id).execute()


def feedings(store: Store) -> dict[str, Feeding]:
    """How paper goes into each printer that was tried, by the printer's name."""
    rows = store.rows(_Kept, _ALL)
    read = ((kept.printer, feeding_of(kept.paper)) for kept in rows)
    return {printer: feeding for printer, feeding in read if feeding is not None}


def save_feeding(
    store: Store,
    printer: str,
    draft: FeedingDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> Feeding:
    """Keep how paper goes into this printer; what was known before is replaced.

    Raises Invalid (cross_on, cross_at).
    """
    feeding = draft.checked()
    name = _named(printer)
    row = _feeding_row(store, name)
    with store.action("save_feeding", at=now, by=by):
        if row is None:
            PrinterCorrection.create(printer=name, paper=feeding_code(feeding))
        else:
            changed = PrinterCorrection.update(paper=feeding_code(feeding))
            changed.where(PrinterCorrection.id == row.id).execute()
    return feeding


def forget_feeding(
    store: Store, printer: str, *, now: datetime, by: HelperId | None = None
) -> None:
    """How paper goes into this printer is not known any more; nothing when it never was."""
    row = _feeding_row(store, _kept_name(printer))
    if row is None:
        return
    with store.action("forget_feeding", at=now, by=by):
        PrinterCorrection.delete().where(PrinterCorrection.id == row.id).execute()


def _feeding_row(store: Store, name: str) -> _Kept | None:
    """The row is one of the printer's papers, under a code that is no size."""
    for kept in store.rows(_Kept, _ALL):
        if kept.printer == name and feeding_of(kept.paper) is not None:
            return kept
    return None


def _known(store: Store, printer: str, size: SheetSize) -> CorrectedPaper | None:
    name = _kept_name(printer)
    for known in corrections(store):
        if known.printer == name and known.size.is_same_paper(size):
            return known
    return None


def _named(printer: str) -> str:
    """A printer's name as the book holds it. Raises ShopError for none."""
    name = _kept_name(printer)
    if not name:
        raise ShopError("This printer has no name. Nothing was saved.")
    return name


def _kept_name(printer: str) -> str:
    """A printer's name as the book can hold it; half a letter pair has no UTF-8."""
    return printer.encode("utf-8", "replace").decode("utf-8")
