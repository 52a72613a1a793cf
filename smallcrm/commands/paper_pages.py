"""The pages that the command `cards` makes: cards, desk slips, envelopes or labels.

Which cards are asked for, and where the pages go, is the business of paper.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.cards import plain_line
from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence

if TYPE_CHECKING:
    from smallcrm.domain.cards import CardPiece
    from smallcrm.domain.ids import CustomerId
    from smallcrm.printing.checking import Trouble
    from smallcrm.printing.layout import Stock
    from smallcrm.printing.slips import DeskSlip
    from smallcrm.storage.store import Store
    from smallcrm.wording import Wording


class Asked(NamedTuple):
    """One card that is asked for.

    reasons: why it is written. stale_days: how long it has waited, where the shop would ask
    first whether it is still to be sent; else 0.
    """

    customer_id: "CustomerId"
    piece: "CardPiece"
    reasons: tuple[Sentence, ...]
    stale_days: int = 0


class Wrong(NamedTuple):
    """What is wrong with one of them, and whether it is left out."""

    who: str
    sentence: Sentence
    is_left_out: bool


class Made(NamedTuple):
    """What can be printed, and what is wrong. pdf: empty when nothing can."""

    n: int
    pdf: bytes
    wrong: list[Wrong]


def card_pages(store: "Store", asked: Sequence[Asked], args: argparse.Namespace) -> Made:
    """The cards, each in its place. Raises ShopError for a paper or place that there is not."""
    from smallcrm.printing.cards import cards_pdf  # noqa: PLC0415
    from smallcrm.printing.checking import checked  # noqa: PLC0415
    from smallcrm.services.used_sheets import next_places  # noqa: PLC0415

    paper = _card_paper(store, args)
    if paper.kind in {"label", "envelope"}:
        raise ShopError("Cards can not be printed on this paper.")
    look = checked([each.piece for each in asked], paper)
    n, wrong = len(look.pieces), _wrong(look.troubles)
    places = next_places(store, paper, n, start_at=args.start_at)
    if not n:
        return Made(0, b"", wrong)
    pdf = cards_pdf(look.pieces, paper, side=args.side, places=places, crop_marks=args.crop_marks)
    return Made(n, pdf, wrong)


def slip_pages(store: "Store", asked: Sequence[Asked], wording: "Wording", *, on: date) -> Made:
    """A slip for each card that is written by hand, as this shop likes its slips."""
    from smallcrm.printing.checking import checked_slips  # noqa: PLC0415
    from smallcrm.printing.slips import slips_pdf  # noqa: PLC0415
    from smallcrm.services.card_habits import card_habits  # noqa: PLC0415
    from smallcrm.services.shop import shop  # noqa: PLC0415

    by_hand = [each for each in asked if each.piece.mode == "by_hand"]
    if not by_hand:
        return Made(0, b"", [])
    slips = [_slip(store, each, wording, on) for each in by_hand]
    habits, own = card_habits(store), shop(store)
    pdf = slips_pdf(
        slips,
        is_left_handed=bool(habits.slip_is_left_handed),
        is_large=bool(habits.slip_is_large),
        paper=own.paper if own else "a4",
    )
    return Made(len(slips), pdf, _wrong(checked_slips(slips)))


def envelope_pages(store: "Store", asked: Sequence[Asked], args: argparse.Namespace) -> Made:
    """An envelope for each that has an address. Raises ShopError for a paper that is none."""
    from smallcrm.printing.envelopes import checked_envelopes, envelopes_pdf  # noqa: PLC0415

    paper = _paper(store, args.envelopes or _card_paper(store, args).envelope or "envelope_c6")
    if paper.kind != "envelope":
        raise ShopError("{paper} is no envelope.", paper=paper.code)
    found = checked_envelopes([each.piece for each in asked], paper)
    wrong = [Wrong(each.who, each.sentence, True) for each in found.left_out]
    pdf = envelopes_pdf(found.pieces, paper) if found.pieces else b""
    return Made(len(found.pieces), pdf, wrong)


def label_pages(store: "Store", asked: Sequence[Asked], args: argparse.Namespace) -> Made:
    """A label for each that has an address. Raises ShopError for a sheet that has none."""
    from smallcrm.printing.labels import checked_labels, labels_pdf  # noqa: PLC0415
    from smallcrm.printing.stock import label_stock_for  # noqa: PLC0415
    from smallcrm.services.shop import shop  # noqa: PLC0415
    from smallcrm.services.used_sheets import next_places  # noqa: PLC0415

    own = shop(store)
    paper = _paper(store, args.labels or label_stock_for(own.country if own else ""))
    if paper.kind != "label":
        raise ShopError("{paper} is no sheet of labels.", paper=paper.code)
    found = checked_labels([each.piece for each in asked], paper)
    wrong = [Wrong(each.who, each.sentence, True) for each in found.left_out]
    n = len(found.pieces)
    places = next_places(store, paper, n, start_at=args.start_at)
    pdf = labels_pdf(found.pieces, paper, places=places) if n else b""
    return Made(n, pdf, wrong)


def _wrong(troubles: Sequence["Trouble"]) -> list[Wrong]:
    return [Wrong(each.who, each.sentence, each.is_left_out) for each in troubles]


def _slip(store: "Store", asked: Asked, wording: "Wording", on: date) -> "DeskSlip":
    from smallcrm.printing.slips import DeskSlip  # noqa: PLC0415
    from smallcrm.services.card_slips import slip_words  # noqa: PLC0415

    made = slip_words(store, asked.customer_id, asked.piece, asked.reasons, wording, on=on)
    return DeskSlip(*made)


def _card_paper(store: "Store", args: argparse.Namespace) -> "Stock":
    from smallcrm.services.shop import shop  # noqa: PLC0415

    own = shop(store)
    return _paper(store, args.stock or f"{own.paper if own else 'a4'}_quarter_fold")


def _paper(store: "Store", code: str) -> "Stock":
    """The paper of this code, of the program or the shop's own. Raises ShopError for none."""
    from smallcrm.printing.stock import stock, stock_from  # noqa: PLC0415
    from smallcrm.services.own_stocks import own_stock  # noqa: PLC0415

    code = plain_line(str(code))  # argparse gives a list for "--stock=--"
    own = own_stock(store, code)
    return stock(code) if own is None else stock_from(own.numbers, own.code)
