"""The command that prints cards, envelopes and labels to a PDF.

What the cards say comes from the services, how they look from the printing room.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.commands.base import (
    COULD_NOT,
    DONE,
    Answer,
    Command,
    Place,
    reading,
    whole_number,
    wording_of,
)
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, counted, sentence

if TYPE_CHECKING:
    from smallcrm.domain.cards import CardPiece
    from smallcrm.printing.layout import Stock
    from smallcrm.storage.store import Store
    from smallcrm.wording import Wording

CARDS, ENVELOPES, LABELS = "cards", "envelopes", "labels"
_USUAL = ""  # the option without a paper: the one that fits


class _Made(NamedTuple):
    """What can be printed, and what is wrong. troubles: who, why, and whether it is left out."""

    n: int
    pdf: bytes
    troubles: list[tuple[str, Sentence, bool]]


def _arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--due", action="store_true", help="every card that is owed today")
    which.add_argument(
        "--customer", type=whole_number, metavar="ID", help="one card for this customer"
    )
    parser.add_argument("--occasion", default="thank_you", metavar="O", help="such as birthday")
    parser.add_argument(
        "--stock", metavar="S", help="paper of the cards: a4_quarter_fold, a6_on_a5"
    )
    parser.add_argument(
        "--start-at", type=whole_number, metavar="N", help="first place on the sheet, from 1"
    )
    parser.add_argument(
        "--mode", choices=("printed", "by_hand", "blank"), default="printed", help="the words"
    )
    parser.add_argument(
        "--side", choices=("both", "outside", "inside"), default="both", help="of the sheets"
    )
    parser.add_argument("--crop-marks", action="store_true", help="marks where to cut")
    parser.add_argument("--design", default="", metavar="D", help="the front, such as meadow")
    instead = parser.add_mutually_exclusive_group()
    for kind, example in ((ENVELOPES, "envelope_c6"), (LABELS, "l7163")):
        instead.add_argument(
            f"--{kind}",
            nargs="?",
            const=_USUAL,
            metavar="STOCK",
            help=f"their {kind} instead, such as on {example}",
        )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _cards(place: Place, args: argparse.Namespace) -> Answer:
    kind = ENVELOPES if args.envelopes is not None else LABELS if args.labels is not None else CARDS
    with reading(place) as store:
        wording = wording_of(store, place)
        pieces = _pieces(store, place, args)
        if not pieces:
            lines: list[Sentence | str] = [sentence("No card is owed: no file was written.")]
            return Answer({kind: 0, "file": None, "troubles": []}, lines)
        made = {CARDS: _card_pages, ENVELOPES: _envelope_pages, LABELS: _label_pages}[kind](
            store, pieces, args
        )
    if made.pdf:
        _write(args.out, made.pdf)
    return _answer(kind, made, args.out, wording)


def _answer(kind: str, made: _Made, out: Path, wording: "Wording") -> Answer:
    troubles = [
        {"name": who, "reason": wording.say(why), "left_out": is_left_out}
        for who, why, is_left_out in made.troubles
    ]
    lines: list[Sentence | str] = [f"{each['name']}: {each['reason']}" for each in troubles]
    if made.pdf:
        lines.append(_told(kind, made.n, str(out)))
    else:
        lines.append(sentence("Nothing can be printed: no file was written."))
    document = {kind: made.n, "file": str(out) if made.pdf else None, "troubles": troubles}
    return Answer(document, lines, DONE if made.pdf else COULD_NOT)


def _told(kind: str, n: int, file: str) -> Sentence:
    if kind == ENVELOPES:
        return counted(
            "{n} envelope written to {file}.", "{n} envelopes written to {file}.", n, file=file
        )
    if kind == LABELS:
        return counted(
            "{n} label written to {file}.", "{n} labels written to {file}.", n, file=file
        )
    return counted("{n} card written to {file}.", "{n} cards written to {file}.", n, file=file)


def _pieces(store: "Store", place: Place, args: argparse.Namespace) -> list["CardPiece"]:
    from smallcrm.printing.templates import wordings  # noqa: PLC0415
    from smallcrm.services.card_pieces import customer_piece, designed, pieces  # noqa: PLC0415
    from smallcrm.services.own_wordings import wordings_with_own  # noqa: PLC0415
    from smallcrm.services.thank_yous import due_notes  # noqa: PLC0415

    design = _design(str(args.design))
    on, ours_first = store.shop_day(place.now()), wordings_with_own(store, wordings)
    if args.due:
        keys = [note.keys[0] for note in due_notes(store, on=on) if note.state == "due"]
        found = pieces(store, keys, ours_first, on=on)
    else:
        customer = CustomerId(args.customer)
        # argparse gives a list for "--occasion=--"; as text it is simply no occasion.
        found = [customer_piece(store, customer, str(args.occasion), ours_first, on=on)]
    return [designed(store, piece, design) for piece in found] if design else found


def _design(code: str) -> str:
    from smallcrm.domain.pictures import picture_of  # noqa: PLC0415
    from smallcrm.printing.art import designs  # noqa: PLC0415

    if code and code not in designs() and picture_of(code) is None:
        raise ShopError('There is no front called "{design}".', design=code[:80])
    return code


def _card_pages(store: "Store", pieces: list["CardPiece"], args: argparse.Namespace) -> _Made:
    from smallcrm.printing.cards import cards_pdf  # noqa: PLC0415
    from smallcrm.printing.checking import checked  # noqa: PLC0415
    from smallcrm.services.used_sheets import next_places  # noqa: PLC0415

    paper = _card_paper(store, args)
    if paper.kind in {"label", "envelope"}:
        raise ShopError("Cards can not be printed on this paper.")
    look = checked(pieces, paper, mode=args.mode)
    troubles = [(each.who, each.sentence, each.is_left_out) for each in look.troubles]
    n = len(look.pieces)
    places = next_places(store, paper, n, start_at=args.start_at)
    if not n:
        return _Made(0, b"", troubles)
    pdf = cards_pdf(
        look.pieces,
        paper,
        mode=args.mode,
        side=args.side,
        places=places,
        crop_marks=args.crop_marks,
    )
    return _Made(n, pdf, troubles)


def _envelope_pages(store: "Store", pieces: list["CardPiece"], args: argparse.Namespace) -> _Made:
    from smallcrm.printing.envelopes import checked_envelopes, envelopes_pdf  # noqa: PLC0415

    paper = _paper(store, args.envelopes or _card_paper(store, args).envelope or "envelope_c6")
    if paper.kind != "envelope":
        raise ShopError("{paper} is no envelope.", paper=paper.code)
    found = checked_envelopes(pieces, paper)
    troubles = [(each.who, each.sentence, True) for each in found.left_out]
    pdf = envelopes_pdf(found.pieces, paper) if found.pieces else b""
    return _Made(len(found.pieces), pdf, troubles)


def _label_pages(store: "Store", pieces: list["CardPiece"], args: argparse.Namespace) -> _Made:
    from smallcrm.printing.labels import checked_labels, labels_pdf  # noqa: PLC0415
    from smallcrm.printing.stock import label_stock_for  # noqa: PLC0415
    from smallcrm.services.shop import shop  # noqa: PLC0415
    from smallcrm.services.used_sheets import next_places  # noqa: PLC0415

    own = shop(store)
    paper = _paper(store, args.labels or label_stock_for(own.country if own else ""))
    if paper.kind != "label":
        raise ShopError("{paper} is no sheet of labels.", paper=paper.code)
    found = checked_labels(pieces, paper)
    troubles = [(each.who, each.sentence, True) for each in found.left_out]
    n = len(found.pieces)
    places = next_places(store, paper, n, start_at=args.start_at)
    pdf = labels_pdf(found.pieces, paper, places=places) if n else b""
    return _Made(n, pdf, troubles)


def _card_paper(store: "Store", args: argparse.Namespace) -> "Stock":
    from smallcrm.services.shop import shop  # noqa: PLC0415

    own = shop(store)
    return _paper(store, args.stock or f"{own.paper if own else 'a4'}_quarter_fold")


def _paper(store: "Store", code: str) -> "Stock":
    """The paper of this code, of the program or the shop's own. Raises ShopError for none."""
    from smallcrm.printing.stock import stock, stock_from  # noqa: PLC0415
    from smallcrm.services.own_stocks import own_stock  # noqa: PLC0415

    own = own_stock(store, str(code))
    return stock(str(code)) if own is None else stock_from(own.numbers, own.code)


def _write(file: Path, pdf: bytes) -> None:
    try:
        file.write_bytes(pdf)
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise ShopError(
            "{file} can not be written. No card was saved. Choose another folder.", file=str(file)
        ) from error


PAPER = (Command("cards", "print cards, envelopes or labels to a PDF", _arguments, _cards),)
