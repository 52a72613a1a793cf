"""What was chosen for one card: its front, its colour, whether it saves ink, who writes it.

How the shop's cards look otherwise stands in the shop's own row; nothing here draws.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from smallcrm.domain.cards import OwnMode

_COLOUR = re.compile(r"#[0-9A-F]{6}")
_INK = {"saved": True, "all": False}
_MODES = ("printed", "by_hand", "blank")


class CardChoice(NamedTuple):
    """What was chosen for one card; what was not is as on all cards of the shop.

    design: code of the front, empty for the occasion's usual one. colour: "#RRGGBB", "" for the
    drawing's own, None for the shop's. saves_ink: None for as the shop does. mode: who writes the
    words, "" for as the others it is printed with.
    """

    design: str = ""
    colour: str | None = None
    saves_ink: bool | None = None
    mode: OwnMode = ""

    @property
    def code(self) -> str:
        """The choice in one short text, as the book keeps it; the front's code leads."""
        return ";".join((self.design, *self._differences()))

    def unlike(self, colour: str, saves_ink: bool) -> "CardChoice":
        """The same choice, with nothing said of what is as on all cards of the shop."""
        return self._replace(
            colour=None if self.colour == colour else self.colour,
            saves_ink=None if self.saves_ink == saves_ink else self.saves_ink,
        )

    def _differences(self) -> Iterator[str]:
        if self.colour is not None:
            yield f"colour={self.colour}"
        if self.saves_ink is not None:
            yield f"ink={'saved' if self.saves_ink else 'all'}"
        if self.mode:
            yield f"mode={self.mode}"


def choice_of(code: str) -> CardChoice:
    """The choice from its text. What is not understood counts as not chosen."""
    design, *parts = code.split(";")
    told = dict(part.split("=", 1) for part in parts if "=" in part)
    colour, mode = told.get("colour"), told.get("mode", "")
    return CardChoice(
        design=design,
        colour=colour if colour == "" or (colour and _COLOUR.fullmatch(colour)) else None,
        saves_ink=_INK.get(told.get("ink", "")),
        mode=cast("OwnMode", mode) if mode in _MODES else "",
    )
