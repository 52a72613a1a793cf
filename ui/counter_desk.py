"""Asks who is at the counter, and for an owner's PIN; hides the screen when nobody is there.

Who stands there and what they may is kept in `ui/counter.py`.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import HelperId
from ui.context import AppContext, Opened
from ui.counter import OWNER_PAGES, staff_of
from ui.curtain import Curtain
from ui.dialogs import SheetHost
from ui.idle import Idle
from ui.keys import KEYS

if TYPE_CHECKING:
    from smallcrm.services.helpers import HelperRow
    from ui.window import MainWindow

LAPSE_AFTER = timedelta(minutes=10)  # PRODUCT.md section 13
Act = Callable[[], object]


def _nothing() -> None:
    """Nothing waits for the answer."""


class CounterDesk(QObject):
    """The part of the window that knows who is there. asking: its sheets lie over all others."""

    def __init__(self, window: "MainWindow", asking: SheetHost, curtain: Curtain) -> None:
        super().__init__(window)
        self._window = window
        self._context: AppContext | None = None
        self._hide_after: Callable[[], int] | None = None
        self._shop_name = ""
        self._waiting: Act | None = None
        self.asking = asking
        self.curtain = curtain
        self.idle = Idle(self)
        self._counter = window.frame.counter
        self._counter.changed.connect(self._on_changed)
        self._counter.owner_wanted.connect(self.ask_owner)
        self.idle.looked.connect(self._on_looked)
        curtain.opened.connect(self._on_opened)
        window.errors.ask_who = self.ask_who
        window.way.owner_may = self._counter.owner_may
        window.rail.counter_pressed.connect(self.choose)

    def take(self, opened: Opened) -> None:
        """Work for this book from now on."""
        self._context = opened.context
        self._hide_after = opened.hide_after_minutes
        self._shop_name = opened.shop_name
        self.idle.begin(opened.context.now)
        self._on_changed()

    def hear(self, change: Change) -> None:
        """News of the book: somebody may have come, left or been renamed."""
        if self._context is not None and "helper" in change.tables:
            self._counter.know(staff_of(self._context.store))

    # Who is there

    def press_digit(self, digit: int) -> None:
        """Alt and a digit: this helper is at the counter now."""
        helper = self._counter.staff.by_key(digit)
        if helper is None:
            cap = KEYS[f"helper_{digit}"].cap
            words = self._say("Nobody has {cap}. Settings, Helpers shows who has which.", cap=cap)
            self._window.bottom.tell(words)
        elif self._waiting is not None:
            self._on_answered(helper.id)
        else:
            self._stand(helper, _nothing)

    def choose(self) -> None:
        """Show who may be at the counter, to choose from."""
        self._show_who(None)

    def ask_who(self, again: Act) -> None:
        """Ask who it is; then do again what was refused for want of a name."""
        self._show_who(again)

    def _show_who(self, again: Act | None) -> None:
        from ui.who_sheet import WhoSheet  # noqa: PLC0415

        context = self._context
        if context is None or not self._counter.staff.helpers:
            return
        sheet = WhoSheet(
            context.wording,
            self._counter.staff.helpers,
            standing=self._counter.helper_id,
            can_skip=again is not None,
        )
        sheet.answered.connect(self._on_answered)
        sheet.closed.connect(self._on_who_closed)
        self.asking.lay(sheet)
        self._waiting = again or _nothing

    def _on_answered(self, helper_id: HelperId | None) -> None:
        waiting, self._waiting = self._waiting or _nothing, None
        self.asking.dismiss()
        helper = self._counter.staff.by_id(helper_id)
        if helper is not None:
            self._stand(helper, waiting)
            return
        with self._counter.nameless():
            waiting()

    def _on_who_closed(self) -> None:
        """Esc: back to the form, with all its words."""
        self._waiting = None

    def _stand(self, helper: "HelperRow", then: Act) -> None:
        counter = self._counter
        is_here = counter.helper_id == helper.id
        if helper.id not in counter.staff.with_pin or (is_here and counter.has_owner_rights):
            if not is_here:
                counter.stand(helper.id, helper.name)
            then()
        else:
            self._ask_pin([helper], then)

    # The owner

    def ask_owner(self, act: Act) -> None:
        """Ask an owner for the PIN; then do the act."""
        counter = self._counter
        owners = [each for each in counter.staff.helpers if each.id in counter.staff.with_pin]
        self._ask_pin(sorted(owners, key=lambda each: each.id != counter.helper_id), act)

    def hold_figures(self) -> None:
        """F11 goes down: the owner's figures while it is held, after the PIN if there is one."""
        if self._counter.has_owner_rights:
            self._window.frame.owner.hold(is_held=True)
        elif self.asking.sheet is None:
            self.ask_owner(self._tell_to_hold)

    def _tell_to_hold(self) -> None:
        self._window.bottom.tell(self._say("Hold F11 to see the owner's figures."))

    def _ask_pin(self, owners: "list[HelperRow]", then: Act) -> None:
        from ui.pin_sheet import PinSheet  # noqa: PLC0415

        if self._context is None:
            return

        def go_on(owner: "HelperRow") -> None:
            self._counter.stand(owner.id, owner.name, is_proven=True)
            self._window.errors.attempt(then)

        self.asking.lay(PinSheet(self._context, owners, go_on))

    # The screen

    def hide_screen(self) -> None:
        """F12: nothing of any customer is to be seen; what was typed stays."""
        if self._context is None:
            return
        self._window.frame.owner.hold(is_held=False)
        self._counter.lapse_rights()
        self._word_curtain()
        self.curtain.fall()

    def _word_curtain(self) -> None:
        from zoneinfo import ZoneInfo  # noqa: PLC0415

        context = self._context
        if context is not None:
            local = context.now().astimezone(ZoneInfo(context.wording.zone))
            clock = context.wording.clock(local.time())
            self.curtain.show_words(self._shop_name, clock, self._say("Press any key or click"))

    # Handlers

    def _on_looked(self, passed: timedelta) -> None:
        if self.curtain.is_down:
            self._word_curtain()
        if passed >= LAPSE_AFTER:
            self._counter.lapse()
        minutes = self._hide_after() if self._hide_after is not None else 0
        if minutes and passed >= timedelta(minutes=minutes) and not self.curtain.is_down:
            self.hide_screen()

    def _on_opened(self) -> None:
        """The keyboard goes where it stood; where that page was left meanwhile, to the new one."""
        page = self._window.stack.page
        focus = self._window.focusWidget()
        if page is not None and (focus is None or not focus.isVisible()):
            (page.first_focus() or page).setFocus()

    def _on_changed(self) -> None:
        """Say who is there; what is only the owner's closes when the owner goes."""
        window, counter = self._window, self._counter
        if not counter.has_owner_rights:
            window.frame.owner.hold(is_held=False)
            if window.stack.rail_code in OWNER_PAGES:
                window.way.to("today")
                self.curtain.keep_keyboard()
        words = self._say("{name} is at the counter", name=counter.name) if counter.name else ""
        if not words and counter.staff.helpers:
            words = self._say("Nobody is at the counter")
        window.rail.show_counter(words, counter.name or self._say("Nobody"))

    def _say(self, key: str, **args: str) -> str:
        return self._window.wording.text(key, **args)
