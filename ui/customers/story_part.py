"""Our story on one customer's page: its head, what to show, and more of it as one scrolls.

What happened is told by services/story.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services.moments import last_moments
from smallcrm.services.story import story
from ui.context import AppContext
from ui.customers.reading import shapes
from ui.customers.story_deeds import StoryDeeds
from ui.customers.story_rows import StoryList, StoryRows
from ui.customers.wrapping import Abreast
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.layouts import column, holder, row
from ui.widgets.moments_bar import MomentsBar
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

PAGE_LINES = 50
MORE_LINES = 200  # the whole page lays itself out anew each time, so that it is done seldom
ALL = "all"
KINDS: Mapping[str, Sequence[str]] = {  # none is all
    ALL: (),
    "visit": ("visit", "along"),
    "moment": ("moment", "recovery", "heard"),
    "card": ("card",),
    "request": ("request", "reminder", "call", "elsewhere"),
}
HEAD_GAP = 8


class StoryPart(QWidget):
    """went_to: where in the list the keyboard stands, so that the page can scroll there."""

    went_to = Signal(QRect)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._customer_id: CustomerId | None = None
        self._has_more = False
        self.rows = StoryRows(context.wording, self._is_private)
        self._build()
        self._kinds.chosen.connect(self._on_kind_chosen)
        self.list.went_to.connect(self.went_to)
        self._deeds = StoryDeeds(context, self.list)
        self.list.opened.connect(self._on_opened)
        self.list.removed.connect(self._on_removed)
        self.list.menu_asked.connect(self._on_menu_asked)

    def _build(self) -> None:
        say = self._context.wording.text
        kinds = [
            (ALL, say("All")),
            ("visit", say("Was here")),
            ("moment", say("How it went")),
            ("card", say("Cards")),
            ("request", say("Promises")),
        ]
        self._kinds = SegmentedButtons(kinds, name="kind", spoken=say("Show of our story"))
        self._bar = MomentsBar()
        self._bar.hide()
        heading = PlainLabel(say("Our story"), role="group")
        self._title = holder(row(None, heading, self._bar, None, gap=16))
        self._head = Abreast(self._title, self._kinds, limit=0, stretches=(1, 0), gap=HEAD_GAP)
        self.list = StoryList(self.rows, say("Our story"))
        self.nothing = PlainLabel("", role="second", fit="wrap")
        column(self, self._head, self.list, self.nothing, gap=12)

    def show_customer(self, customer_id: CustomerId) -> None:
        """Show this customer's story, as much of it as was loaded before."""
        wanted = PAGE_LINES
        is_same = customer_id == self._customer_id
        if is_same:
            wanted = max(PAGE_LINES, len(self.rows.lines))
        else:
            self._kinds.choose(ALL)
        self._customer_id = customer_id
        self._load(customer_id, wanted, is_same=is_same)
        self.show_moments()

    def show_moments(self) -> None:
        """Show how the last times went, as whoever sees the screen may read it."""
        if self._customer_id is None:
            return
        marks = last_moments(self._context.store, self._customer_id)
        self._bar.setVisible(bool(marks))
        if marks:
            self._bar.show_shapes(*shapes(self._context, marks))
        self._fit_head()

    def load_more(self) -> None:
        """Show the next older lines, if there are any."""
        if not self._has_more or self._customer_id is None:
            return
        lines = story(
            self._context.store,
            self._customer_id,
            kinds=self._wanted(),
            after=self.rows.lines[-1],
            limit=MORE_LINES,
        )
        self._has_more = len(lines) >= MORE_LINES
        self.rows.add_lines(lines)

    def _fit_head(self) -> None:
        """Let the choices stand under the title where both have no room in one line."""
        needed = self._title.sizeHint().width() + self._kinds.sizeHint().width()
        self._head.set_limit(ceil(needed * 100 / theme().percent) + HEAD_GAP)

    def _wanted(self) -> Sequence[str]:
        return KINDS[self._kinds.code]

    def _show_nothing(self) -> None:
        say = self._context.wording.text
        self.list.setVisible(bool(self.rows.lines))
        self.nothing.setVisible(not self.rows.lines)
        is_all = self._kinds.code == ALL
        first = say(
            "Nothing yet. {was_here} notes that they were here, {wants} what they want, "
            "{edit} what is good to know.",
            was_here=KEYS["was_here"].cap,
            wants=KEYS["wants_something"].cap,
            edit=KEYS["edit"].cap,
        )
        self.nothing.show_text(first if is_all else say("Nothing of this."))

    def _is_private(self) -> bool:
        return self._context.owner.is_open

    def _on_kind_chosen(self) -> None:
        if self._customer_id is not None:
            self._load(self._customer_id, PAGE_LINES)

    def _on_opened(self, row: int) -> None:
        self._deeds.open(self.rows.lines[row])

    def _on_removed(self, row: int) -> None:
        self._deeds.remove(self.rows.lines[row])

    def _on_menu_asked(self, row: int, place: QPoint) -> None:
        self._deeds.show_menu(self.rows.lines[row], place)

    def _load(self, customer_id: CustomerId, wanted: int, *, is_same: bool = False) -> None:
        lines = story(self._context.store, customer_id, kinds=self._wanted(), limit=wanted)
        self._has_more = len(lines) >= wanted
        place = self.list.currentIndex().row()
        self.rows.show_lines(lines)
        if is_same and place >= 0 and lines:  # the keyboard stays where it stood
            self.list.setCurrentIndex(self.rows.index(min(place, len(lines) - 1)))
        self._show_nothing()
