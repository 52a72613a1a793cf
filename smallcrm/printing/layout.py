"""Where things stand on paper, in millimetres: sheets, places, panels, boxes.

All lengths count from the upper left corner, y downwards. Nothing here draws or reads a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

EDGE_MM = 6.5
"""Text keeps this far from the edge of a sheet: most printers leave out the outer 3 to 6.4 mm."""

Turned = Literal[0, 180]
Side = Literal["outside", "inside"]
Fold = Literal["flat", "book", "tent", "quarter"]
Feed = Literal["short_edge", "long_edge"]


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """Its right edge."""
        return self.x_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """Its lower edge."""
        return self.y_mm + self.height_mm

    @property
    def middle_mm(self) -> float:
        """The line down its middle."""
        return self.x_mm + self.width_mm / 2

    def inset(self, left: float, top: float, right: float, bottom: float) -> "Box":
        """The box without a margin on each side."""
        return Box(
            self.x_mm + left,
            self.y_mm + top,
            self.width_mm - left - right,
            self.height_mm - top - bottom,
        )

    def moved(self, right_mm: float, down_mm: float) -> "Box":
        """The box somewhere else."""
        return self._replace(x_mm=self.x_mm + right_mm, y_mm=self.y_mm + down_mm)

    def common(self, other: "Box") -> "Box":
        """The part that lies in both; without size where they do not meet."""
        x, y = max(self.x_mm, other.x_mm), max(self.y_mm, other.y_mm)
        width = min(self.right_mm, other.right_mm) - x
        height = min(self.bottom_mm, other.bottom_mm) - y
        return Box(x, y, max(0.0, width), max(0.0, height))

    def overlaps(self, other: "Box", slack_mm: float = 0.0) -> bool:
        """Whether the two share more than a line of so much width."""
        common = self.common(other)
        return common.width_mm > slack_mm and common.height_mm > slack_mm

    def holds(self, other: "Box", slack_mm: float = 0.0) -> bool:
        """Whether the other box lies inside this one."""
        return (
            other.x_mm >= self.x_mm - slack_mm
            and other.y_mm >= self.y_mm - slack_mm
            and other.right_mm <= self.right_mm + slack_mm
            and other.bottom_mm <= self.bottom_mm + slack_mm
        )


class Panel(NamedTuple):
    """One face of a piece: where it lies on the sheet, and how it is turned there.

    side: the printed side of the sheet on which it lies; its box is the one on that side as it
    lies before you.
    """

    name: str
    box: Box
    turned: Turned = 0
    side: Side = "outside"

    @property
    def upright(self) -> Box:
        """The panel as it is read, with its own corner as origin."""
        return Box(0.0, 0.0, self.box.width_mm, self.box.height_mm)

    def on_sheet(self, place: Box) -> Box:
        """Where a box of the upright panel lies on the sheet."""
        if self.turned == 0:
            return place.moved(self.box.x_mm, self.box.y_mm)
        return place._replace(
            x_mm=self.box.right_mm - place.right_mm, y_mm=self.box.bottom_mm - place.bottom_mm
        )


@dataclass(frozen=True)
class Stock:
    """What is printed on: a sheet with one place or many, or an envelope.

    code: as on the command line. kind: "card", "postcard", "label", "business_card" or "envelope".
    places: the pieces on the sheet as they are cut or peeled, row by row, seen from the outside.
    panels_by_place: their faces. fold: how a piece is folded; "flat" for one that is not.
    is_cut: whether the pieces are cut out of a whole sheet. words, address, sender: boxes of an
    upright panel in which the words and the two addresses stand: on the reverse of a postcard, on
    the face of an envelope. feed: the edge that goes into the printer first. envelope: code of the
    envelope that fits a card.
    """

    code: str
    kind: str
    width_mm: float
    height_mm: float
    places: tuple[Box, ...]
    panels_by_place: tuple[tuple[Panel, ...], ...]
    fold: Fold = "flat"
    is_cut: bool = False
    edge_mm: float = EDGE_MM
    words: Box | None = None
    address: Box | None = None
    sender: Box | None = None
    feed: Feed = "short_edge"
    envelope: str = ""

    @property
    def sheet(self) -> Box:
        """The whole sheet."""
        return Box(0.0, 0.0, self.width_mm, self.height_mm)

    @property
    def printable(self) -> Box:
        """The sheet without the edge that printers can not reach."""
        return self.sheet.inset(self.edge_mm, self.edge_mm, self.edge_mm, self.edge_mm)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The faces of the piece in the first place."""
        return self.panels_by_place[0]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides of the sheet that are printed, in the order of the pages."""
        found = {panel.side for panel in self.panels}
        return ("outside", "inside") if "inside" in found else ("outside",)

    @property
    def turns_over(self) -> Feed:
        """About which edge a sheet turns that is printed on both sides: like a page of a book."""
        return "long_edge" if self.height_mm >= self.width_mm else "short_edge"

    def panel(self, name: str, place: int = 1) -> Panel:
        """The panel of this name in a place. Raises KeyError for a name the stock does not have."""
        for panel in self.panels_by_place[place - 1]:
            if panel.name == name:
                return panel
        raise KeyError(name)

    def words_panel(self, place: int = 1) -> Panel:
        """The panel on which the words stand."""
        return self.panel(WORDS_ON[self.fold], place)

    def safe(self, panel: Panel) -> Box:
        """The part of the upright panel that every printer reaches; folds need no margin."""
        left, top = panel.box.x_mm, panel.box.y_mm
        right, bottom = self.width_mm - panel.box.right_mm, self.height_mm - panel.box.bottom_mm
        margins = [max(0.0, self.edge_mm - gap) for gap in (left, top, right, bottom)]
        if panel.turned == 180:
            margins = margins[2:] + margins[:2]
        return panel.upright.inset(*margins)


WORDS_ON: Mapping[Fold, str] = MappingProxyType(
    {
        "flat": "reverse",
        "book": "inside_right",
        "tent": "inside_lower",
        "quarter": "inside_right",
    }
)
"""The panel that carries the words, by how the card is folded."""
