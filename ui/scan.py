"""Tells a barcode scanner from a person: a scanner is a keyboard that types too fast.

What is done about a scanned article is the finder's business.
"""

from itertools import pairwise

SCAN_LETTERS = 6  # PRODUCT section 3: a burst of 6+ characters ...
SCAN_GAP_MS = 50  # ... under 50 ms each is a scanner


class KeyBurst:
    """The times at which characters came since somebody began to type outside a field."""

    def __init__(self) -> None:
        self._stamps: list[int] = []

    def begin(self, at_ms: int) -> None:
        """The first character came."""
        self._stamps = [at_ms]

    def go_on(self, at_ms: int) -> None:
        """Another one came; without a beginning it belongs to no burst."""
        if self._stamps:
            self._stamps.append(at_ms)

    def end(self) -> None:
        """Somebody went elsewhere."""
        self._stamps = []

    def is_scan(self, at_ms: int) -> bool:
        """Whether the Enter at this time ends a scanned article; the burst is over then."""
        stamps = [*self._stamps, at_ms]
        self._stamps = []
        if len(stamps) <= SCAN_LETTERS or stamps[0] == stamps[-1] == 0:
            return False
        return all(after - before < SCAN_GAP_MS for before, after in pairwise(stamps))
