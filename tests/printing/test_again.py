"""Cards taken out of printed sheets: the same card in another place, and nothing of the others."""

from collections.abc import Sequence

import pytest
from PIL import ImageChops
from PIL.Image import Image

from smallcrm.printing.again import Move, again_pdf, printed_places
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.layout import Box, Side, Stock
from smallcrm.printing.pages import page_count
from smallcrm.printing.stock import stock
from tests.printing.printed import bundled_only, crop, picture, piece, text_of

NAMES = ("Anna", "Bob", "Carl", "Dora", "Eve")
BOTH: tuple[Side, ...] = ("outside", "inside")


def sheets(paper: Stock, places: Sequence[int], *, marks: bool = False) -> bytes:
    pieces = [
        piece(greeting=f"Dear {name},", occasion="birthday" if name == "Bob" else "thank_you")
        for name in NAMES[: len(places)]
    ]
    return cards_pdf(pieces, paper, fonts=bundled_only(), places=places, crop_marks=marks)


@pytest.mark.parametrize("code", ["a4_4up", "l7421", "avery_8315"])
def test_a_card_is_printed_again_alone_in_another_place(code: str) -> None:
    paper = stock(code)
    sides = paper.sides
    printed = sheets(paper, (1, 2))

    again = again_pdf(printed, paper, sides, [Move(2, 1)])

    assert page_count(again) == len(sides)
    text = " ".join(text_of(again, page) for page in range(len(sides)))
    assert "Bob" in text
    assert "Anna" not in text
    for page in range(len(sides)):
        for panel, old in zip(paper.panels_by_place[0], paper.panels_by_place[1], strict=True):
            if panel.side == sides[page]:
                now, then = picture(again, page), picture(printed, page)
                assert same(now, panel.box, then, old.box)


def same(one: Image, box: Box, other: Image, other_box: Box) -> bool:
    """Whether two places show the same, but for the rounding of their edges to pixels."""
    pictures = [crop(one, box.inset(1, 1, 1, 1)), crop(other, other_box.inset(1, 1, 1, 1))]
    size = min(each.size for each in pictures)
    left, right = (each.resize(size).reduce(4) for each in pictures)
    return max(ImageChops.difference(left, right).tobytes()) < 90


def test_several_go_to_what_is_free_and_on_to_the_next_sheet_with_their_marks() -> None:
    paper = stock("a4_4up")
    printed = sheets(paper, (1, 3, 4, 5, 6), marks=True)
    assert printed_places(printed, paper, BOTH) == (1, 3, 4, 5, 6)

    again = again_pdf(printed, paper, BOTH, [Move(1, 3), Move(6, 4), Move(3, 5)])

    assert printed_places(again, paper, BOTH) == (3, 4, 5)
    assert ["Anna" in text_of(again, page) for page in range(4)] == [False, True, False, False]
    assert ["Bob" in text_of(again, page) for page in range(4)] == [False, False, False, True]
    cut = Box(103, 5, 4, 8)
    marked = ImageChops.difference(crop(picture(again), cut), crop(picture(printed), cut))
    assert max(marked.tobytes()) < 140
    assert crop(picture(again), cut).getextrema() != (255, 255)
