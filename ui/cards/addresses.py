"""Addresses that go to paper together: on which envelopes or labels, in which places, their pages.

Who prints them is the business of address_flow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.address_block import NotPrinted
from smallcrm.printing.envelopes import checked_envelopes, envelopes_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.labels import checked_labels, labels_pdf
from smallcrm.printing.layout import Stock
from smallcrm.services.used_sheets import next_places, used
from smallcrm.storage.store import Store
from smallcrm.wording import Wording

ENVELOPE, LABEL, PEN = "envelopes", "labels", "by_hand"


@dataclass(frozen=True)
class AddressChoice:
    """How addresses are written. start_at: the first label, None for the next free one."""

    way: str
    envelope: Stock
    label: Stock
    start_at: int | None = None

    @property
    def paper(self) -> Stock:
        """What is printed on, unless a pen writes."""
        return self.label if self.way == LABEL else self.envelope

    def on_paper(self, paper: Stock) -> "AddressChoice":
        """The same on another paper, from its next free place on."""
        if self.way == LABEL:
            return replace(self, label=paper, start_at=None)
        return replace(self, envelope=paper, start_at=None)


@dataclass(frozen=True)
class Addresses:
    """Those that can be printed as chosen, and the others.

    places: of the labels, one for each; empty for envelopes. gone: used places of the sheet.
    """

    choice: AddressChoice
    pieces: tuple[CardPiece, ...]
    left_out: tuple[NotPrinted, ...]
    places: tuple[int, ...] = ()
    gone: frozenset[int] = frozenset()
    fonts: Fonts = field(default_factory=Fonts, compare=False)

    @property
    def first_sheet(self) -> "Addresses":
        """One envelope, or what lies on the first sheet of labels."""
        return self._part([sheet == self._sheets[0] for sheet in self._sheets])

    @property
    def other_sheets(self) -> "Addresses":
        """All but the first sheet."""
        return self._part([sheet != self._sheets[0] for sheet in self._sheets])

    def pdf(self) -> bytes:
        """The pages. Raises ShopError without any address."""
        paper = self.choice.paper
        if self.choice.way == LABEL:
            return labels_pdf(self.pieces, paper, fonts=self.fonts, places=self.places)
        return envelopes_pdf(self.pieces, paper, fonts=self.fonts)

    def title(self, wording: Wording) -> str:
        """What the pages are called at the printer, and as a file."""
        n = len(self.pieces)
        if self.choice.way == LABEL:
            return wording.counted("{n} label", "{n} labels", n)
        return wording.counted("{n} envelope", "{n} envelopes", n)

    @property
    def _sheets(self) -> list[int]:
        """The sheet on which each of them lies, from 0."""
        if not self.places:
            return list(range(len(self.pieces)))
        return [(place - 1) // len(self.choice.paper.places) for place in self.places]

    def _part(self, wanted: Sequence[bool]) -> "Addresses":
        pieces, places = tuple(compress(self.pieces, wanted)), tuple(compress(self.places, wanted))
        return replace(self, pieces=pieces, places=places)


def addresses_of(
    store: Store, pieces: Sequence[CardPiece], choice: AddressChoice, fonts: Fonts
) -> Addresses:
    """The addresses laid out on the paper; those that can not be printed are named."""
    if choice.way != LABEL:
        found = checked_envelopes(pieces, choice.envelope, fonts=fonts)
        return Addresses(choice, found.pieces, found.left_out, fonts=fonts)
    found = checked_labels(pieces, choice.label, fonts=fonts)
    return Addresses(
        choice,
        found.pieces,
        found.left_out,
        places=next_places(store, choice.label, len(found.pieces), start_at=choice.start_at),
        gone=used(store, choice.label) if choice.start_at is None else frozenset(),
        fonts=fonts,
    )
