"""How a customer stands to the shop: with us, let go, moved away, or no longer alive.

Who is in the trash is another matter; standing in the shop's regard is in `tiers.py`.
"""

from enum import StrEnum

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence


class Status(StrEnum):
    """What became of a customer, by PRODUCT.md section 4."""

    ACTIVE = "active"
    LET_GO = "let_go"
    MOVED = "moved"
    DECEASED = "deceased"


def status_of(code: str) -> Status:
    """The status with this code. Raises Invalid."""
    try:
        return Status(code)
    except ValueError:
        raise Invalid("status", "There is no such status. Choose one from the list.") from None


def status_word(code: str) -> Sentence:
    """The word on screen."""
    words = {
        Status.ACTIVE: sentence("Comes to us"),
        Status.LET_GO: sentence("Let go"),
        Status.MOVED: sentence("Moved away"),
        Status.DECEASED: sentence("Has died"),
    }
    return words[status_of(code)]
