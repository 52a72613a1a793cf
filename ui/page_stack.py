"""The centre of the window: pages built when first shown, the way back, and news handed on.

What the pages show is their own business.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QStackedWidget

from smallcrm.domain.changes import Change
from ui.context import PageFactory
from ui.pages import Argument, Page

WAY_KEPT = 50
LAYOUT_ROUNDS = 4  # at 200 per cent three were too few for the list of cards


class Visit(NamedTuple):
    """A page somebody was on, and whose."""

    code: str
    argument: Argument


class PageStack(QStackedWidget):
    """Shows one page; arrived carries its code after each change of page."""

    arrived = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._factories: Mapping[str, PageFactory] = {}
        self._pages: dict[str, Page] = {}
        self._way: list[Visit] = []

    def set_factories(self, factories: Mapping[str, PageFactory]) -> None:
        """Know these pages; pages of an earlier book are thrown away."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._way.clear()
        self._factories = factories

    def knows(self, code: str) -> bool:
        """Whether there is such a page."""
        return code in self._factories

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    @property
    def code_before(self) -> str:
        """The page to which back would go, "" on the first."""
        return self._way[-2].code if len(self._way) > 1 else ""

    @property
    def rail_code(self) -> str:
        """Which place of the rail is lit now."""
        page = self.page
        if page is None or not self._way:
            return ""
        return page.rail_code or self._way[-1].code

    def go(self, code: str, argument: Argument = None) -> None:
        """Show a page. Raises KeyError for a page nobody gave."""
        if self.page is not None:
            self.page.leave()
        visit = Visit(code, argument)
        if self._way[-1:] != [visit]:  # who goes where they are does not come by here twice
            self._way = [*self._way[-WAY_KEPT:], visit]
        self._show(code, argument)

    def turn(self, argument: Argument) -> None:
        """Show somebody else on this page, in the place of who was shown."""
        if self._way:
            code = self._way.pop().code
            self.go(code, argument)

    def back(self) -> bool:
        """Show the page before this one; False on the first."""
        if len(self._way) < 2:
            return False
        if self.page is not None:
            self.page.leave()
        self._way.pop()
        self._show(*self._way[-1])
        return True

    def hear(self, change: Change) -> None:
        """News of the book: the shown page is refreshed, hidden ones wait until they are shown."""
        for page in self._pages.values():
            if page.is_touched_by(change):
                page.is_stale = True
        self.refresh_shown()

    def refresh_shown(self) -> None:
        """Let the shown page ask again if it is out of date."""
        page = self.page
        if page is not None and page.is_stale:
            page.is_stale = False
            page.refresh()
            _lay_out_now()

    def _show(self, code: str, argument: Argument) -> None:
        page = self._pages.get(code)
        if page is None:
            page = self._pages[code] = self._factories[code]()
            if not page.objectName():
                page.setObjectName(f"page_{code}")
            self.addWidget(page)
        page.arrive(argument)
        if argument is not None:
            page.is_stale = True
        self.setCurrentWidget(page)
        self.refresh_shown()
        self._take_focus(page)
        self.arrived.emit(code)

    def _take_focus(self, page: Page) -> None:
        wanted = page.first_focus()
        (wanted or page).setFocus()


def _lay_out_now() -> None:
    """Let what changed find its places before it is painted, not in the moment after.

    Places are found from the inside to the outside: each round lets the next wish be heard.
    """
    for _round in range(LAYOUT_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
