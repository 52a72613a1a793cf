"""How this shop makes its cards: on which paper, printed or written, with envelopes or labels.

What was chosen last is offered first; nothing here knows the papers themselves.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.ids import HelperId
from smallcrm.services.shop import shop
from smallcrm.services.used_sheets import Sheet, mark_used
from smallcrm.storage.models import Shop
from smallcrm.storage.store import Store


class CardHabits(NamedTuple):
    """What was chosen last. Codes are empty while nobody chose: then the usual ones hold.

    card_mode: printed, by_hand or blank. writes_envelopes: the addresses are written with a pen.
    """

    card_stock: str
    envelope_stock: str
    label_stock: str
    card_mode: str
    slip_is_left_handed: bool
    slip_is_large: bool
    writes_envelopes: bool


_USUAL = CardHabits("", "", "", "printed", False, False, False)
_READ = f"SELECT {', '.join(CardHabits._fields)} FROM shop"


def card_habits(store: Store) -> CardHabits:
    """How the shop made its cards last."""
    return store.row(CardHabits, _READ) or _USUAL


def write_habits(store: Store, habits: CardHabits) -> None:
    """Remember what was chosen, inside an action; nothing when it is the same."""
    if habits != card_habits(store):
        Shop.update(habits._asdict()).execute()


def save_habits(
    store: Store, habits: CardHabits, *, now: datetime, by: HelperId | None = None
) -> None:
    """Remember what was chosen as a deed of its own; none when it is the same."""
    if habits == card_habits(store) or shop(store) is None:
        return
    with store.action("save_card_habits", at=now, by=by):
        write_habits(store, habits)


def remembering(
    store: Store, sheet: Sheet, places: Collection[int], habits: CardHabits
) -> Callable[[], None]:
    """What is written together with a batch: the places that are gone, and what was chosen."""

    def remember() -> None:
        mark_used(store, sheet, places)
        write_habits(store, habits)

    return remember


def note_labels(
    store: Store,
    sheet: Sheet,
    places: Collection[int],
    habits: CardHabits,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """These labels of the sheet were printed on, as one deed with what was chosen."""
    with store.action("use_places", at=now, by=by):
        remembering(store, sheet, places, habits)()
