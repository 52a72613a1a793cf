"""How long work tells how far it is, and is asked to stop.

Nothing here draws a bar.
"""

from typing import Protocol

from smallcrm.domain.sentence import Sentence


class Progress(Protocol):
    """The listener of a job."""

    def step(self, done: int, total: int, doing: Sentence) -> None:
        """Say that done of total (0: unknown) are finished. Raises Cancelled when asked to stop."""


class Unwatched:
    """Nobody listens and nobody stops the work."""

    def step(self, done: int, total: int, doing: Sentence) -> None:
        """Do nothing."""
