"""Hostile names and messages on every kind of paper: printed or named, and no file is read."""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.domain.errors import ShopError
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import checked
from smallcrm.printing.envelopes import checked_envelopes, envelopes_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.job_slip import JobSlip, job_slip_pdf
from smallcrm.printing.labels import checked_labels, labels_pdf
from smallcrm.printing.pages import page_count
from smallcrm.printing.slips import DeskSlip, slips_pdf
from smallcrm.printing.stock import stock
from tests.hostile.corpus import hostile_names, hostile_texts

NAMES = 1_000
BATCH = 100
BYTES_MOST = 2_000_000
"""Of a hundred pieces, fonts of forty scripts among them."""

CARD = stock("a4_quarter_fold")
ENVELOPE = stock("envelope_c6")
LABELS = stock("l7160")
FONTS = Fonts()

CODE = (".py", ".pyc", ".so", ".pyd", ".dylib")
"""Python may still import a part of the program when it is first needed."""

_refused: list[bool] = []


def _no_file(event: str, args: tuple[object, ...]) -> None:
    if _refused and event == "open" and not str(args[0]).endswith(CODE):
        raise PermissionError(f"a file was opened: {args[0]!r}")


sys.addaudithook(_no_file)  # for the whole run, but it says nothing outside no_files_read()


@contextmanager
def no_files_read() -> Iterator[None]:
    """Every file that Python opens here is refused, but for its own code."""
    _refused.append(True)
    try:
        yield
    finally:
        _refused.pop()


@pytest.fixture(scope="module")
def batches() -> list[list[CardPiece]]:
    """All of them, with a shop that is no better; one plain batch is printed before."""
    dice = random.Random(21)
    texts = list(hostile_texts(dice, NAMES))
    names = list(hostile_names(dice, NAMES))
    made = [_piece(name, text) for name, text in zip(names, texts, strict=True)]
    _print([_piece("Anna שלום", "for 山田 \U0001f339")])
    _slips(made[:1])
    return [made[first : first + BATCH] for first in range(0, NAMES, BATCH)]


def _piece(name: str, text: str) -> CardPiece:
    return CardPiece(
        occasion="thank_you",
        language=text[:5],
        greeting=f"Dear {name},",
        text=(text, "Thank you."),
        closing=text[:40],
        shop=ShopOnPaper("Hargreaves Hardware", "12 Mill Lane", ("Hargreaves",)),
        who=name,
        envelope=(name, text, "12345 Berlin"),
    )


def _slips(pieces: list[CardPiece]) -> bytes:
    slips = [DeskSlip(each.who, each.text, each.text, each.text) for each in pieces]
    return slips_pdf(slips, fonts=FONTS)


def _print(pieces: list[CardPiece]) -> list[bytes]:
    found = checked(pieces, CARD, fonts=FONTS)
    files = [cards_pdf(found.pieces, CARD, fonts=FONTS)]
    to_post = checked_envelopes(pieces, ENVELOPE, fonts=FONTS)
    assert len(to_post.pieces) + len(to_post.left_out) == len(pieces)
    files.append(envelopes_pdf(to_post.pieces, ENVELOPE, fonts=FONTS))
    labelled = checked_labels(pieces, LABELS, fonts=FONTS)
    files.append(labels_pdf(labelled.pieces, LABELS, fonts=FONTS))
    left_out = {trouble.place for trouble in found.troubles if trouble.is_left_out}
    assert len(found.pieces) + len(left_out) == len(pieces)
    return files


def test_cards_envelopes_and_labels_are_printed_or_named(batches: list[list[CardPiece]]) -> None:
    for pieces in batches:
        with no_files_read():
            files = _print(pieces)
        for pdf in files:
            assert page_count(pdf) > 0
            assert len(pdf) < BYTES_MOST


def test_slips_take_any_words(batches: list[list[CardPiece]]) -> None:
    for pieces in batches[::5]:
        with no_files_read():
            assert len(_slips(pieces)) < BYTES_MOST


def test_job_slips_take_any_words(batches: list[list[CardPiece]]) -> None:
    for piece in batches[2][::4]:
        text = piece.text[0]
        with no_files_read():
            slip = JobSlip(text, text, text, text, piece.who, text, text, [(text[:20], text)])
            made = job_slip_pdf(slip, fonts=FONTS)
        assert len(made.pdf) < BYTES_MOST


def test_a_file_that_was_read_would_be_noticed() -> None:
    with no_files_read(), pytest.raises(PermissionError):
        open("/etc/passwd", "rb").close()


def test_a_name_without_a_font_is_refused_by_the_paper_itself() -> None:
    with pytest.raises(ShopError):
        envelopes_pdf([_piece("\U0001cf50", "x")], ENVELOPE, fonts=FONTS)
