"""Going from page to page: by the rail, by the finder, by the way back.

What the pages show is their own business.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from smallcrm.wording import Wording
from ui.counter import OWNER_PAGES
from ui.dialogs import SheetHost
from ui.finder import FinderBox, Found
from ui.page_stack import PageStack
from ui.pages import Argument
from ui.rail import Rail

CUSTOMER = "customer"
CUSTOMERS = "customers"
NEW_CUSTOMER = "new_customer"


def _at_once(act: Callable[[], object]) -> None:
    act()


class Wayfinder(QObject):
    """The Navigator of a real window. owner_may: lets nobody but an owner go on."""

    def __init__(self, stack: PageStack, host: SheetHost, finder: FinderBox, rail: Rail) -> None:
        super().__init__(stack)
        self._stack = stack
        self._host = host
        self._finder = finder
        self._rail = rail
        self.owner_may: Callable[[Callable[[], object]], None] = _at_once
        rail.chosen.connect(self._on_place_chosen)
        stack.arrived.connect(self._on_arrived)
        finder.left.connect(self._on_finder_left)

    def to(self, code: str, argument: Argument = None) -> None:
        """Show a page; one that is not there is passed over in silence."""
        if self._stack.knows(code):
            self._guarded(code, partial(self._go, code, argument))

    def turn(self, argument: Argument) -> None:
        """Show somebody else on this page; the way back stays as it was."""
        self._host.dismiss()
        self._stack.turn(argument)

    def back(self) -> None:
        """Show the page before this one."""
        self._host.dismiss()
        self._guarded(self._stack.code_before, self._stack.back)

    def ask_whom(self, prompt: str, answered: Callable[[Found], None]) -> None:
        """Open the finder with "for whom?" and hand over who was picked."""
        self._host.dismiss()
        self._finder.ask_whom(prompt, answered)

    def follow(self, found: Found) -> bool:
        """Go to what was found; False when it is a deed and not a place."""
        if found.kind == "action":
            return False
        codes = {"customer": CUSTOMER, "all": CUSTOMERS, "new": NEW_CUSTOMER}
        code = codes.get(found.kind)
        if code is None:
            self.to(str(found.key))
        else:
            self.to(code, found.key)
        return True

    def retranslate(self, wording: Wording) -> None:
        """Word the places in the language of the shop."""
        self._rail.retranslate(wording)

    def _go(self, code: str, argument: Argument) -> None:
        self._host.dismiss()
        self._stack.go(code, argument)

    def _guarded(self, code: str, go: Callable[[], object]) -> None:
        if code in OWNER_PAGES:
            self.owner_may(go)
        else:
            go()

    def _on_place_chosen(self, code: str) -> None:
        self.to(code)

    def _on_arrived(self, _code: str) -> None:
        self._rail.light(self._stack.rail_code)

    def _on_finder_left(self) -> None:
        page = self._stack.page
        if page is not None:
            (page.first_focus() or page).setFocus()
