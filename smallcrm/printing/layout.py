"""Where things stand on paper, in millimetres: sheets, panels, boxes.

All lengths count from the upper left corner, y downwards. Nothing here draws or reads a file.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

EDGE_MM = 6.5
"""Text keeps this far from the edge of a sheet: most printers leave out the outer 3 to 6.4 mm."""

Turned = Literal[0, 180]


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

    def holds(self, other: "Box", slack_mm: float = 0.0) -> bool:
        """Whether the other box lies inside this one."""
        return (
            other.x_mm >= self.x_mm - slack_mm
            and other.y_mm >= self.y_mm - slack_mm
            and other.right_mm <= self.right_mm + slack_mm
            and other.bottom_mm <= self.bottom_mm + slack_mm
        )


class Panel(NamedTuple):
    """One face of a folded sheet: where it lies on the sheet, and how it is turned there."""

    name: str
    box: Box
    turned: Turned = 0

    @property
    def upright(self) -> Box:
        """The panel as it is read, with its own corner as origin."""
        return Box(0.0, 0.0, self.box.width_mm, self.box.height_mm)

    def on_sheet(self, place: Box) -> Box:
        """Where a box of the upright panel lies on the sheet."""
        if self.turned == 0:
            return place._replace(x_mm=self.box.x_mm + place.x_mm, y_mm=self.box.y_mm + place.y_mm)
        return place._replace(
            x_mm=self.box.right_mm - place.right_mm, y_mm=self.box.bottom_mm - place.bottom_mm
        )


@dataclass(frozen=True)
class Stock:
    """What is printed on: a folded card sheet or an envelope.

    code: as on the command line. kind: "quarter_fold" or "envelope". panels: of a card, "front",
    "back", "inside_left", "inside_right"; of an envelope, "face". address, sender: the boxes of an
    envelope in which the two addresses stand. envelope: code of the envelope that fits a card.
    """

    code: str
    kind: str
    width_mm: float
    height_mm: float
    panels: tuple[Panel, ...]
    edge_mm: float = EDGE_MM
    address: Box | None = None
    sender: Box | None = None
    envelope: str = ""

    @property
    def sheet(self) -> Box:
        """The whole sheet."""
        return Box(0.0, 0.0, self.width_mm, self.height_mm)

    @property
    def printable(self) -> Box:
        """The sheet without the edge that printers can not reach."""
        return self.sheet.inset(self.edge_mm, self.edge_mm, self.edge_mm, self.edge_mm)

    def panel(self, name: str) -> Panel:
        """The panel of this name. Raises KeyError for a name that the stock does not have."""
        for panel in self.panels:
            if panel.name == name:
                return panel
        raise KeyError(name)

    def safe(self, panel: Panel) -> Box:
        """The part of the upright panel that every printer reaches; folds need no margin."""
        left, top = panel.box.x_mm, panel.box.y_mm
        right, bottom = self.width_mm - panel.box.right_mm, self.height_mm - panel.box.bottom_mm
        margins = [max(0.0, self.edge_mm - gap) for gap in (left, top, right, bottom)]
        if panel.turned == 180:
            margins = margins[2:] + margins[:2]
        return panel.upright.inset(*margins)


def quarter_fold(width_mm: float, height_mm: float) -> tuple[Panel, ...]:
    """The four panels of a sheet printed on one side and folded twice.

    Seen as the sheet comes out of the printer: lower right the front, lower left the back, upper
    right inside left and upper left inside right, both turned. Fold the upper half behind first,
    then the left half behind the right. Source: FORMATS.md 4.3.
    """
    wide, high = width_mm / 2, height_mm / 2
    return (
        Panel("front", Box(wide, high, wide, high)),
        Panel("back", Box(0.0, high, wide, high)),
        Panel("inside_left", Box(wide, 0.0, wide, high), 180),
        Panel("inside_right", Box(0.0, 0.0, wide, high), 180),
    )
