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
from smallcrm.domain.printer_feeding import Feeding, FeedingDraft
from smallcrm.storage.models import PrinterCorrection, PrinterFeeding
from smallcrm.storage.store import Store

_ALL = """
SELECT id, printer, paper, shift_right_mm, shift_down_mm, scale_across, scale_down
FROM printer_correction ORDER BY printer COLLATE NOCASE, paper, id
"""
_FEEDINGS = "SELECT printer, side, edge FROM printer_feeding ORDER BY printer COLLATE NOCASE, id"
UP, DOWN = "up", "down"  # the side that is printed, of the paper as it lies there
HEAD, FOOT = "head", "foot"  # the edge of the page that goes in first


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


class _KeptFeeding(NamedTuple):
    printer: str
    side: str
    edge: str


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
    rows = store.rows(_KeptFeeding, _FEEDINGS)
    return {kept.printer: Feeding(kept.side == UP, kept.edge == HEAD) for kept in rows}


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
    values = {
        "side": UP if feeding.is_face_up else DOWN,
        "edge": HEAD if feeding.is_head_first else FOOT,
    }
    with store.action("save_feeding", at=now, by=by):
        if not PrinterFeeding.update(**values).where(PrinterFeeding.printer == name).execute():
            PrinterFeeding.create(printer=name, **values)
    return feeding


def forget_feeding(
    store: Store, printer: str, *, now: datetime, by: HelperId | None = None
) -> None:
    """How paper goes into this printer is not known any more; nothing when it never was."""
    name = _kept_name(printer)
    if PrinterFeeding.get_or_none(PrinterFeeding.printer == name) is None:
        return
    with store.action("forget_feeding", at=now, by=by):
        PrinterFeeding.delete().where(PrinterFeeding.printer == name).execute()


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
