"""Who is chosen in a long list: kept by id, whatever is sorted or narrowed.

How a chosen row is painted, and what is done with the chosen ones, is not known here.
"""

from collections.abc import Iterable, Set

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """The ids that are chosen. changed: others are, or none."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: set[int] = set()
        self._range: set[int] = set()

    def __contains__(self, number: int) -> bool:
        return number in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Set[int]:
        """All that are chosen; a copy, safe to hand to another thread."""
        return frozenset(self._ids)

    def has(self, number: int) -> bool:
        """Whether it is chosen."""
        return number in self._ids

    def toggle(self, number: int) -> None:
        """Choose it, or let it go."""
        self._ids ^= {number}
        self._range = set()
        self.changed.emit()

    def stretch(self, numbers: Iterable[int]) -> None:
        """Choose this range in the place of the one stretched just before."""
        wanted = set(numbers)
        self._ids -= self._range - wanted
        self._range = wanted - self._ids | self._range & wanted
        self._ids |= wanted
        self.changed.emit()

    def add(self, numbers: Iterable[int]) -> None:
        """Choose all of these too."""
        self._ids.update(numbers)
        self._range = set()
        self.changed.emit()

    def settle(self) -> None:
        """The next range is another one: this one stays."""
        self._range = set()

    def clear(self) -> None:
        """Let all go."""
        if self._ids:
            self._ids, self._range = set(), set()
            self.changed.emit()
