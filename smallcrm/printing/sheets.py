"""Which piece lies in which place of which sheet, when printing begins anywhere.

Nothing here knows what a piece says.
"""

from collections.abc import Sequence
from typing import TypeVar

from smallcrm.domain.errors import ShopError
from smallcrm.printing.layout import Stock

T = TypeVar("T")


def sheets_of(
    pieces: Sequence[T], stock: Stock, places: Sequence[int] | None = None
) -> list[list[tuple[int, T]]]:
    """The pieces of each sheet with their place on it, from 1, in the order of the places.

    places: one for each piece, rising; numbers beyond the first sheet go on on the next ones, and
    sheets that nothing lies on are left out. None: from 1 on. Raises ShopError for places that can
    not be used.
    """
    wanted = range(1, len(pieces) + 1) if places is None else places
    if len(wanted) < len(pieces) or any(place < 1 for place in wanted):
        raise ShopError("There are fewer places on the paper than pieces to print.")
    if len(set(wanted)) < len(wanted):
        raise ShopError("Two pieces can not be printed in the same place.")
    per_sheet = len(stock.places)
    sheets: dict[int, list[tuple[int, T]]] = {}
    for place, piece in zip(wanted, pieces, strict=False):
        number, on_sheet = divmod(place - 1, per_sheet)
        sheets.setdefault(number, []).append((on_sheet + 1, piece))
    return [sorted(sheets[number], key=lambda item: item[0]) for number in sorted(sheets)]
