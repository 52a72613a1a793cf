"""The filters that hold, as chips that are taken away one by one or all at once.

Which filters there are stands in list_filter_menu; what they find is the services' business.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.list_filters import Filter, OfTier, filter_words
from smallcrm.wording import Wording
from ui.customers.list_filter_menu import capital
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import FlowRow
from ui.widgets.removable_chip import RemovableChip
from ui.widgets.text import named

# Of these a second answer takes the place of the first: nobody is in two states at once.
_ONE_OF = ("OfTier", "OfStatus", "BornIn", "SeenSince", "NotSeenSince", "NeverHere")


class FilterChips(FlowRow):
    """One chip a filter. changed: other filters hold now."""

    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(gap=8)
        named(self, "filters", wording.text("Filters"))
        self._wording = wording
        self._filters: list[Filter] = []
        self._is_owner_view = False
        self._chips: list[QWidget] = []
        self.hide()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that hold; standings only while the owner's view is open."""
        return tuple(each for each in self._filters if self._holds(each))

    def add_filter(self, wanted: Filter) -> None:
        """Narrow the list by this too; it takes the place of another answer to the same."""
        kind = type(wanted).__name__
        kept = [each for each in self._filters if each != wanted]
        if kind in _ONE_OF:
            kept = [each for each in kept if type(each).__name__ != kind]
        self._filters = [*kept, wanted]
        self._relate()

    def clear(self) -> None:
        """Take all away."""
        self._filters = []
        self._relate()

    def open_owner_view(self, *, is_open: bool) -> None:
        """Standings hold and are shown for the owner's eyes only."""
        self._is_owner_view = is_open
        self._show_chips()

    def _holds(self, wanted: Filter) -> bool:
        return self._is_owner_view or not isinstance(wanted, OfTier)

    def _relate(self) -> None:
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        shown = self.filters
        say = self._wording.text
        self._chips = [self._chip(each, place) for place, each in enumerate(shown)]
        if len(shown) > 1:
            everything = LinkButton(say("Take all away"), name="clear_filters")
            everything.clicked.connect(self.clear)
            self._chips.append(everything)
        self.show_widgets(self._chips)
        self.setVisible(bool(shown))

    def _chip(self, wanted: Filter, place: int) -> RemovableChip:
        words = capital(self._wording.say(filter_words(wanted)))
        spoken = self._wording.text("{filter}: take away", filter=words)
        chip = RemovableChip(words, name=f"filter_{place}", spoken=spoken)

        def take_away() -> None:
            self._take_away(wanted, place)

        chip.removed.connect(take_away)
        return chip

    def _take_away(self, wanted: Filter, place: int) -> None:
        had_focus = self._chips[place].hasFocus()
        self._filters.remove(wanted)
        self._relate()
        if had_focus and self._chips:
            self._chips[min(place, len(self._chips) - 1)].setFocus()
