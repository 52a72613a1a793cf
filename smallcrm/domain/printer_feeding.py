"""Which way up paper goes into a printer, from where a pencil cross came out.

The cross is drawn on the side that lies up, close to the edge that goes in first. Nothing here
prints.
"""

from typing import NamedTuple

from smallcrm.domain.errors import Invalid

PRINTED, OTHER = "printed", "other"
TOP, BOTTOM = "top", "bottom"


class Feeding(NamedTuple):
    """is_face_up: the side that lies up is printed. is_head_first: the page's upper edge leads."""

    is_face_up: bool
    is_head_first: bool


class FeedingDraft(NamedTuple):
    """Where the cross came out: on the printed or the other side, at the page's top or bottom."""

    cross_on: str = PRINTED
    cross_at: str = TOP

    def checked(self) -> Feeding:
        """What it tells. Raises Invalid (cross_on, cross_at)."""
        if self.cross_on not in {PRINTED, OTHER}:
            raise Invalid("cross_on", "On which side is the cross?")
        if self.cross_at not in {TOP, BOTTOM}:
            raise Invalid("cross_at", "At which end of the page is the cross?")
        return Feeding(self.cross_on == PRINTED, self.cross_at == TOP)


def draft_of(feeding: Feeding) -> FeedingDraft:
    """What somebody saw who answered so."""
    return FeedingDraft(
        PRINTED if feeding.is_face_up else OTHER, TOP if feeding.is_head_first else BOTTOM
    )
