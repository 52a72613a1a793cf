"""The papers of this shop: those of the program and its own, and which it used last.

What stands where on them is the printing room's business.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.printing.layout import Stock
from smallcrm.printing.stock import (
    StockCard,
    card_of,
    holds_usual_words,
    label_stock_for,
    stock,
    stock_from,
    stock_name,
    stocks,
)
from smallcrm.services.card_habits import card_habits
from smallcrm.services.own_stocks import own_stock, own_stocks
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from smallcrm.wording import Wording

CARDS = frozenset({"card", "postcard"})
ENVELOPES = frozenset({"envelope"})
LABELS = frozenset({"label"})


def paper(store: Store, code: str) -> Stock:
    """The paper of this code, of the program or the shop's own. Raises ShopError for none."""
    own = own_stock(store, code)
    return stock(code) if own is None else stock_from(own.numbers, own.code)


def papers(store: Store, kinds: Collection[str], wording: Wording) -> list[tuple[str, str]]:
    """The codes and names of the papers of these kinds, the shop's own first.

    Of the program's card papers only those that hold its words.
    """
    found = [each for each in (*_own(store), *_bundled()) if each.kind in kinds]
    return [(each.code, wording.say(each.name)) for each in found]


def _bundled() -> Iterator[StockCard]:
    for each in stocks():
        if each.kind not in CARDS or holds_usual_words(stock(each.code)):
            yield each


def _own(store: Store) -> Iterator[StockCard]:
    """The shop's own sheets; one whose numbers are wrong now is no paper."""
    for each in own_stocks(store):
        with suppress(Invalid):
            yield card_of(stock_from(each.numbers, each.code), each.name)


def title_of_paper(store: Store, code: str, wording: Wording) -> str:
    """How a paper is called; its code when it is not there any more."""
    own = own_stock(store, code)
    if own is not None:
        return own.name
    try:
        return wording.say(stock_name(code))
    except ShopError:
        return code


def usual_card_paper(store: Store) -> Stock:
    """What cards were printed on last, else the shop's sheet folded twice."""
    own = shop(store)
    usual = f"{own.paper if own is not None else 'a4'}_quarter_fold"
    found = _known(store, card_habits(store).card_stock, usual)
    is_offered = own_stock(store, found.code) is not None or holds_usual_words(found)
    return found if is_offered else stock(usual)


def usual_envelope(store: Store, card_paper: Stock) -> Stock:
    """The envelope that fits the card, else what was used last."""
    used = card_habits(store).envelope_stock or "envelope_c6"
    return _known(store, card_paper.envelope, used)


def usual_labels(store: Store) -> Stock:
    """The labels that were used last, else the usual sheet of the shop's country."""
    own = shop(store)
    usual = label_stock_for(own.country if own is not None else "")
    return _known(store, card_habits(store).label_stock, usual)


def _known(store: Store, code: str, otherwise: str) -> Stock:
    """The paper of this code; another one when it is not there any more."""
    try:
        return paper(store, code or otherwise)
    except ShopError:
        return stock(otherwise)
