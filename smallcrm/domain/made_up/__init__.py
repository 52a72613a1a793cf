"""A shop that never was, for practising, for the demo and for measuring.

Only values are made here; who writes them into a book is no business of this room.
"""

from smallcrm.domain.made_up.shop import MadeUpShop, made_up_shop
from smallcrm.domain.made_up.tables import TABLE_NAMES

__all__ = ["TABLE_NAMES", "MadeUpShop", "made_up_shop"]
