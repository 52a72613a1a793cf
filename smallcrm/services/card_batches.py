"""Cards that went to the printer together: which of them came out, and the pages as printed.

What is owed is the business of thank_yous; how a page looks that of the printing room.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.drafts import NOTES_LIMIT
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.folding import clean_line, clean_text
from smallcrm.domain.ids import BatchId, CustomerId, HelperId
from smallcrm.services import kept_files
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.owed_cards import OwedCard, owed_notes
from smallcrm.services.thank_yous import write_note
from smallcrm.storage.models import CardBatch, ThankYou
from smallcrm.storage.store import Store

PAGES_KEPT_DAYS = 30  # long enough to print again what was lost in the post
MODES = ("printed", "by_hand", "blank")
_CODE_LIMIT = 100  # characters of a stock's or a design's code

# Its cards come from a query of their own.
_BATCH = """
SELECT b.id, b.made_at, b.shop_day, coalesce(h.name, ''), b.stock, b.mode, b.start_at,
       EXISTS (SELECT 1 FROM kept_file WHERE name = b.pages), NULL
FROM card_batch AS b LEFT JOIN helper AS h ON h.id = b.made_by
"""

# Of the reasons that share a card the first row speaks; its customer is the one on the card.
_CARDS = f"""
SELECT t.batch_id, t.place, t.customer_id, {SHOWN_NAME}, t.occasion, t.state, t.words, t.design
FROM thank_you AS t JOIN customer AS c ON c.id = t.customer_id
WHERE t.batch_id IN (SELECT value FROM json_each(?)) GROUP BY t.batch_id, t.place
HAVING min(t.id) > 0
ORDER BY t.batch_id, t.place
"""


class PrintedCard(NamedTuple):
    """One card of a batch. keys: of what it thanks for, one of a note is enough; words: its own.

    design: the code of its front.
    """

    keys: tuple[str, ...]
    words: str = ""
    design: str = ""


class BatchCard(NamedTuple):
    """One card of a batch as it stands now. place: from 1, as it was printed.

    state: printed, posted, handed_over, or skipped; one that did not come out is not in the batch
    any more.
    """

    batch_id: BatchId
    place: int
    customer_id: CustomerId
    name: str
    occasion: str
    state: str
    words: str
    design: str


class Batch(NamedTuple):
    """Cards that went to the printer together. cards: by their place.

    start_at: the first place of the sheet that was used. has_pages: whether the pages are kept
    still.
    """

    id: BatchId
    made_at: datetime
    shop_day: date
    made_by: str
    stock: str
    mode: str
    start_at: int
    has_pages: bool
    cards: tuple[BatchCard, ...]


def record(
    store: Store,
    cards: Sequence[PrintedCard],
    *,
    stock: str,
    mode: str = "printed",
    start_at: int = 1,
    pages: bytes = b"",
    also: Callable[[], None] | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> BatchId:
    """These cards went to the printer together; printing alone thanks nobody.

    start_at: the first place of the sheet that was used. pages: the PDF, kept for 30 days. also:
    what is written in the same action, such as the used places of the sheet. One undo takes all of
    it back. Raises ShopError when one of them is not owed any more, Invalid (stock,
    mode, start_at); then nothing is written.
    """
    values = _checked(stock, mode, start_at)
    today = store.shop_day(now)
    notes = _owed(store, cards, today)
    name = kept_files.keep(store, pages, "pages", on=today) if pages else ""
    with store.action("print_cards", at=now, by=by, n=len(notes)):
        row = CardBatch.create(made_at=now, shop_day=today, made_by=by, pages=name, **values)
        for place, (note, card) in enumerate(zip(notes, cards, strict=True), 1):
            printed = {
                "state": "printed",
                "printed_at": now,
                "words": clean_text(card.words, NOTES_LIMIT),
                "design": clean_line(card.design, _CODE_LIMIT),
                "batch": row.id,
                "place": place,
            }
            write_note(note, printed)
        if also is not None:
            also()
    return BatchId(row.id)


def came_out(
    store: Store,
    batch_id: BatchId,
    failed: Collection[int],
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """The cards at these places did not come out: they are owed again, the others stay printed.

    failed: places from 1; one that was posted meanwhile came out, surely. What they said is kept,
    so that they can be printed as they were. With none failed nothing is written. Raises ShopError
    when there is no such batch.
    """
    known = batch(store, batch_id)
    if known is None:
        raise ShopError("These cards are not in the book any more. Nothing was changed.")
    waiting = {card.place for card in known.cards if card.state == "printed"} & set(failed)
    if not waiting:
        return
    of_batch = (ThankYou.batch == batch_id) & (ThankYou.state == "printed")
    again = {"state": "due", "printed_at": None, "batch": None, "place": None}
    with store.action("came_out", at=now, by=by, n=len(waiting)):
        ThankYou.update(again).where(of_batch & ThankYou.place.in_(sorted(waiting))).execute()


def batch(store: Store, batch_id: BatchId) -> Batch | None:
    """One batch, or None when it is not in the book."""
    found = store.rows(Batch, f"{_BATCH} WHERE b.id = ?", batch_id)
    return next(iter(_with_cards(store, found)), None)


def batches(store: Store, limit: int = 20) -> list[Batch]:
    """The latest batches, newest first."""
    return _with_cards(store, store.rows(Batch, f"{_BATCH} ORDER BY b.id DESC LIMIT ?", limit))


def pages_of(store: Store, batch_id: BatchId) -> bytes | None:
    """The pages as they were printed; None once they were let go, or when none were kept."""
    name = store.value("SELECT pages FROM card_batch WHERE id = ?", batch_id)
    return kept_files.contents(store, str(name)) if name else None


def let_go_of_old_pages(store: Store, *, on: date) -> int:
    """Forget pages that were printed more than 30 days before this shop day; how many went."""
    return kept_files.let_go_of_pages(store, before=on - timedelta(days=PAGES_KEPT_DAYS))


def _checked(stock: str, mode: str, start_at: int) -> dict[str, object]:
    if mode not in MODES:
        raise Invalid("mode", "Choose printed, written by hand, or blank.")
    code = clean_line(stock, _CODE_LIMIT)
    if not code:
        raise Invalid("stock", "Choose the paper.")
    if start_at < 1:
        raise Invalid("start_at", "The first place is 1.")
    return {"stock": code, "mode": mode, "start_at": start_at}


def _owed(store: Store, cards: Sequence[PrintedCard], on: date) -> list[list[OwedCard]]:
    """What each card thanks for; two cards for one note are one too many."""
    if not cards or not all(card.keys for card in cards):
        raise ShopError("No card was chosen. Nothing was changed.")
    notes = [
        [card for note in owed_notes(store, each.keys, on=on) for card in note] for each in cards
    ]
    keys = [card.subject_key for note in notes for card in note]
    if len(set(keys)) != len(keys):
        raise ShopError("The same card was chosen twice. Nothing was changed.")
    return notes


def _with_cards(store: Store, found: Sequence[Batch]) -> list[Batch]:
    meant = f"[{', '.join(str(each.id) for each in found)}]"
    cards: dict[BatchId, list[BatchCard]] = {}
    for card in store.rows(BatchCard, _CARDS, meant):
        cards.setdefault(card.batch_id, []).append(card)
    return [each._replace(cards=tuple(cards.get(each.id, ()))) for each in found]
