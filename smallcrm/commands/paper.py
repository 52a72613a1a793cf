"""The command that prints cards, their desk slips, envelopes or labels to a PDF.

What the cards say comes from the services, their pages from paper_pages.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
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
from smallcrm.commands.paper_pages import (
    Asked,
    Made,
    card_pages,
    envelope_pages,
    label_pages,
    slip_pages,
)
from smallcrm.domain.cards import plain_line
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, counted, sentence

if TYPE_CHECKING:
    from smallcrm.domain.cards import CardPiece
    from smallcrm.storage.store import Store
    from smallcrm.wording import Wording

CARDS, ENVELOPES, LABELS, SLIPS = "cards", "envelopes", "labels", "slips"
_USUAL = ""  # the option without a paper: the one that fits


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
        "--mode",
        choices=("printed", "by_hand", "blank"),
        help="the words; else as chosen for each card, or printed",
    )
    parser.add_argument(
        "--side", choices=("both", "outside", "inside"), default="both", help="of the sheets"
    )
    parser.add_argument("--crop-marks", action="store_true", help="marks where to cut")
    parser.add_argument("--design", default="", metavar="D", help="the front, such as meadow")
    _add_kinds(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _add_kinds(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_mutually_exclusive_group()
    for kind, example in ((ENVELOPES, "envelope_c6"), (LABELS, "l7163")):
        kinds.add_argument(
            f"--{kind}",
            nargs="?",
            const=_USUAL,
            metavar="STOCK",
            help=f"their {kind} instead, such as on {example}",
        )
    kinds.add_argument(
        f"--{SLIPS}",
        type=Path,
        metavar="SLIPS.pdf",
        help="and here the desk slips of cards that are written by hand",
    )


def _cards(place: Place, args: argparse.Namespace) -> Answer:
    kind = ENVELOPES if args.envelopes is not None else LABELS if args.labels is not None else CARDS
    if args.slips is not None and args.slips == args.out:
        raise ShopError("The slips need a file of their own. No card was saved.")
    with reading(place) as store:
        wording = wording_of(store, place)
        asked = _asked(store, place, args)
        if not asked:
            lines: list[Sentence | str] = [sentence("No card is owed: no file was written.")]
            return Answer({kind: 0, "file": None, "troubles": []}, lines)
        pages = {CARDS: card_pages, ENVELOPES: envelope_pages, LABELS: label_pages}[kind]
        made = {kind: pages(store, asked, args)}
        if args.slips is not None:
            made[SLIPS] = slip_pages(store, asked, wording, on=store.shop_day(place.now()))
    files = {kind: args.out, SLIPS: args.slips}
    for each in reversed(made):  # the cards last: where they stand, all was saved
        if made[each].pdf:
            _write(files[each], made[each].pdf)
    return _answer(made, files, wording)._replace(notes=_questions(asked, wording))


def _questions(asked: Sequence[Asked], wording: "Wording") -> list[str]:
    """What the window would ask before it prints; the card is made all the same."""
    return [
        f"{each.piece.who}: {wording.say(_question(each.stale_days))}"
        for each in asked
        if each.stale_days
    ]


def _question(days: int) -> Sentence:
    return sentence("This is {n} days old. Still send it?", n=days)


def _answer(made: dict[str, Made], files: dict[str, Path], wording: "Wording") -> Answer:
    troubles = [
        {"name": who, "reason": wording.say(why), "left_out": is_left_out}
        for each in made.values()
        for who, why, is_left_out in each.wrong
    ]
    lines: list[Sentence | str] = [f"{each['name']}: {each['reason']}" for each in troubles]
    document: dict[str, object] = {}
    for kind, pages in made.items():
        document[kind] = pages.n
        document["slips_file" if kind == SLIPS else "file"] = str(files[kind]) if pages.n else None
        lines.append(_told(kind, pages.n, plain_line(str(files[kind]))))
    document["troubles"] = troubles
    is_done = next(iter(made.values())).n > 0
    return Answer(document, lines, DONE if is_done else COULD_NOT)


def _told(kind: str, n: int, file: str) -> Sentence:
    if not n:
        if kind == SLIPS:
            return sentence("No card is written by hand: there are no slips.")
        return sentence("Nothing can be printed: no file was written.")
    if kind == ENVELOPES:
        return counted(
            "{n} envelope written to {file}.", "{n} envelopes written to {file}.", n, file=file
        )
    if kind == LABELS:
        return counted(
            "{n} label written to {file}.", "{n} labels written to {file}.", n, file=file
        )
    if kind == SLIPS:
        return counted("{n} slip written to {file}.", "{n} slips written to {file}.", n, file=file)
    return counted("{n} card written to {file}.", "{n} cards written to {file}.", n, file=file)


def _asked(store: "Store", place: Place, args: argparse.Namespace) -> list[Asked]:
    """The cards that are asked for, each as it was chosen in the window and here."""
    from smallcrm.printing.templates import wordings  # noqa: PLC0415
    from smallcrm.services.card_pieces import customer_piece, pieces  # noqa: PLC0415
    from smallcrm.services.occasions import occasion_words  # noqa: PLC0415
    from smallcrm.services.own_wordings import wordings_with_own  # noqa: PLC0415
    from smallcrm.services.thank_yous import due_notes  # noqa: PLC0415

    on, ours_first = store.shop_day(place.now()), wordings_with_own(store, wordings)
    if args.due:
        notes = [note for note in due_notes(store, on=on) if note.state == "due"]
        made = pieces(store, [note.keys[0] for note in notes], ours_first, on=on)
        found = [
            Asked(note.customer_id, piece, note.reasons, note.days_old * note.is_stale)
            for note, piece in zip(notes, made, strict=True)
        ]
    else:
        customer, occasion = CustomerId(args.customer), str(args.occasion)
        # argparse gives a list for "--occasion=--"; as text it is simply no occasion.
        piece = customer_piece(store, customer, occasion, ours_first, on=on)
        found = [Asked(customer, piece, (occasion_words(occasion),))]
    return _as_asked(store, found, str(args.design), args)


def _as_asked(
    store: "Store", found: Sequence[Asked], design: str, args: argparse.Namespace
) -> list[Asked]:
    from smallcrm.printing.art import designs  # noqa: PLC0415
    from smallcrm.services.card_fronts import designed  # noqa: PLC0415
    from smallcrm.services.own_pictures import is_picture  # noqa: PLC0415

    drawn = designs()

    def is_there(code: str) -> bool:
        return not code or code in drawn or is_picture(store, code)

    if not is_there(design):
        raise ShopError('There is no front called "{design}".', design=plain_line(design[:80]))

    def as_asked(piece: "CardPiece") -> "CardPiece":
        code = design or piece.design
        made = designed(store, piece, code if is_there(code) else "")
        return replace(made, mode=args.mode or piece.mode)

    return [each._replace(piece=as_asked(each.piece)) for each in found]


def _write(file: Path, pdf: bytes) -> None:
    try:
        file.write_bytes(pdf)
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        raise ShopError(
            "{file} can not be written. No card was saved. Choose another folder.",
            file=plain_line(str(file)),
        ) from error


PAPER = (Command("cards", "print cards, envelopes or labels to a PDF", _arguments, _cards),)
