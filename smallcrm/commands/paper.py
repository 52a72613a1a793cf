"""The command that prints cards to a PDF.

What the cards say comes from the services, how they look from the printing room.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

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
    from smallcrm.storage.store import Store


def _arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--due", action="store_true", help="every card that is owed today")
    which.add_argument(
        "--customer", type=whole_number, metavar="ID", help="one card for this customer"
    )
    parser.add_argument("--occasion", default="thank_you", metavar="O", help="such as birthday")
    parser.add_argument("--stock", metavar="S", help="such as a4_quarter_fold")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _cards(place: Place, args: argparse.Namespace) -> Answer:
    from smallcrm.printing.cards import cards_pdf  # noqa: PLC0415
    from smallcrm.printing.checking import checked  # noqa: PLC0415
    from smallcrm.printing.stock import stock  # noqa: PLC0415

    with reading(place) as store:
        wording = wording_of(store, place)
        paper = stock(args.stock or _paper_of(store))
        look = checked(_pieces(store, place, args), paper)
    troubles = [
        {"name": each.who, "reason": wording.say(each.sentence), "left_out": each.is_left_out}
        for each in look.troubles
    ]
    lines: list[Sentence | str] = [f"{each['name']}: {each['reason']}" for each in troubles]
    if look.pieces:
        _write(args.out, cards_pdf(look.pieces, paper))
        lines.append(
            counted(
                "{n} card written to {file}.",
                "{n} cards written to {file}.",
                len(look.pieces),
                file=str(args.out),
            )
        )
    else:
        lines.append(sentence("No card is owed: no file was written."))
    document = {
        "cards": len(look.pieces),
        "file": str(args.out) if look.pieces else None,
        "troubles": troubles,
    }
    is_short = any(each.is_left_out for each in look.troubles)
    return Answer(document, lines, COULD_NOT if is_short and not look.pieces else DONE)


def _pieces(store: "Store", place: Place, args: argparse.Namespace) -> list["CardPiece"]:
    from smallcrm.printing.templates import wordings  # noqa: PLC0415
    from smallcrm.services.card_pieces import customer_piece, pieces  # noqa: PLC0415
    from smallcrm.services.own_wordings import wordings_with_own  # noqa: PLC0415
    from smallcrm.services.thank_yous import due  # noqa: PLC0415

    on, ours_first = store.shop_day(place.now()), wordings_with_own(store, wordings)
    if args.due:
        keys = [card.subject_key for card in due(store, on=on) if card.state == "due"]
        return pieces(store, keys, ours_first, on=on)
    customer = CustomerId(args.customer)
    # argparse gives a list for "--occasion=--"; as text it is simply no occasion.
    return [customer_piece(store, customer, str(args.occasion), ours_first, on=on)]


def _paper_of(store: "Store") -> str:
    from smallcrm.services.shop import shop  # noqa: PLC0415

    own = shop(store)
    return f"{own.paper if own else 'a4'}_quarter_fold"


def _write(file: Path, pdf: bytes) -> None:
    try:
        file.write_bytes(pdf)
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise ShopError(
            "{file} can not be written. No card was saved. Choose another folder.", file=str(file)
        ) from error


PAPER = (Command("cards", "print thank-you cards to a PDF", _arguments, _cards),)
