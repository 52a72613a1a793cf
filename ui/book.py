"""An open customer book in the window: opened under its lock, shown, and closed well.

How the window looks is the frame's business, and what a page shows the page's.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from smallcrm.commands import Place
from smallcrm.domain.changes import Change
from smallcrm.domain.sentence import Sentence
from smallcrm.services.activity import recorded_visit, told
from smallcrm.services.printers import correction_for
from smallcrm.services.shop import shop
from smallcrm.services.upkeep import begin_day
from smallcrm.services.words import shop_wording
from smallcrm.storage.backup import is_copy_due, safe_copy
from smallcrm.storage.faults import told_plainly
from smallcrm.storage.lock import BookLock
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from ui.book_pages import first_start_of, pages_of
from ui.book_verbs import found_verbs_of, held_forms_of, verbs_of
from ui.context import AppContext, Dialogs, Frame, LineAction, Opened, Printer
from ui.counter import staff_of
from ui.customers.after_visit import moment_actions, visit_actions
from ui.customers.farewell import farewell_actions
from ui.finder import NothingYet
from ui.finder_menu import menu_of
from ui.finder_provider import BookFinder
from ui.practice import Practice
from ui.preferences import Preferences
from ui.printer import SystemPrinter
from ui.safe_copies import SafeCopies

PrinterOf = Callable[[Dialogs, Wording], Printer]


class OpenBook:
    """Holds the book from opening to closing; opened() may be asked again to show it anew."""

    def __init__(
        self,
        place: Place,
        preferences: Preferences,
        frame: Frame,
        *,
        is_demo: bool,
        printer: PrinterOf | None = None,
        practice: Practice | None = None,
    ) -> None:
        """Open the book under its lock. Raises StoreError with the sentence for the window."""
        self._place = place
        self._printer = printer
        self._practice = practice or Practice(is_demo=is_demo)
        self._preferences = preferences
        self._lock = BookLock(place.book)
        self._lock.take()
        try:
            with told_plainly():
                self._store = _store_of_today(place, is_demo=is_demo)
        except BaseException:
            self._lock.free()
            raise
        self._store.signs = frame.counter.who
        self._store.listen(frame.news.announce)
        self._store.listen(partial(_show_anew, frame))
        self._context = self._context_in(frame)
        self._safe_copies = SafeCopies(self._context)

    def opened(self, frame: Frame) -> Opened:
        """Everything that the window needs to show this book as it is now."""
        self._context = context = self._context_in(frame)
        self._safe_copies.speak_as(context)
        row = shop(self._store)
        frame.owner.set_counter_view(row is None or row.is_counter_view)
        self._stand_at_counter(frame)
        if row is None:
            return self._first_start(context)
        pages = pages_of(context, self._preferences)
        verbs = {
            **verbs_of(context, safe_copy=self._safe_copies.make),
            **self._practice.verbs(),
        }
        return Opened(
            context=context,
            pages=pages,
            finder=BookFinder(self._store, context.wording, menu_of(pages, verbs)),
            shop_name=row.name,
            verbs=verbs,
            found_verbs=found_verbs_of(context),
            undo=self._undo,
            redo=self._redo,
            told=self._told,
            line_actions=self._line_actions,
            safe_copy=self._safe_copies.lines,
            hide_after_minutes=self._hide_after_minutes,
            forms=held_forms_of(context),
            banner=_banner(context.wording) if row.is_demo else "",
            banner_action=self._way_back(context),
        )

    def _way_back(self, context: AppContext) -> LineAction | None:
        leave = self._practice.verbs().get("back_to_shop")
        if leave is None:
            return None

        def go() -> None:
            context.errors.attempt(leave)

        return LineAction(context.wording.text("Back to shop"), "back_to_shop", go)

    def _first_start(self, context: AppContext) -> Opened:
        """Before the shop is set up there is one page, and nothing else to press."""
        return Opened(
            context=context,
            pages=first_start_of(context),
            finder=NothingYet(),
            shop_name="SmallCRM",
            verbs={},
            undo=self._undo,
            redo=self._redo,
            told=self._told,
            first_page="first_start",
        )

    def close(self) -> None:
        """Make a safe copy when something changed, and let the book go."""
        self._store.close()
        try:
            if is_copy_due(self._place.book):
                safe_copy(self._place.book, reason="closing", now=self._place.now())
        finally:
            self._lock.free()

    def _context_in(self, frame: Frame) -> AppContext:
        wording = shop_wording(self._store, today=self._today)
        self._preferences.language = wording.language
        return AppContext.inside(
            frame,
            store=self._store,
            now=self._place.now,
            wording=wording,
            printer=self._printer_in(frame, wording),
            practice=self._practice,
        )

    def _printer_in(self, frame: Frame, wording: Wording) -> Printer:
        if self._printer is not None:
            return self._printer(frame.dialogs, wording)
        return SystemPrinter(frame.dialogs, wording, partial(correction_for, self._store))

    def _today(self) -> date:
        return self._store.shop_day(self._place.now())

    def _stand_at_counter(self, frame: Frame) -> None:
        """At the start the owner, or whoever stands first, is at the counter.

        An owner with a PIN comes to the counter by it: nobody stands there until then.
        """
        counter = frame.counter
        is_start = not counter.staff.helpers
        counter.know(staff_of(self._store))
        first = next(iter(counter.staff.helpers), None)
        if is_start and first is not None and not counter.is_guarded:
            counter.stand(first.id, first.name)

    def _hide_after_minutes(self) -> int:
        row = shop(self._store)
        return 0 if row is None else row.hide_after_minutes

    def _undo(self) -> Change | None:
        return self._store.undo(at=self._place.now(), by=self._context.counter.helper_id)

    def _redo(self) -> Change | None:
        return self._store.redo(at=self._place.now(), by=self._context.counter.helper_id)

    def _told(self, change: Change) -> Sentence:
        return told(self._store, change)

    def _line_actions(self, change: Change) -> Sequence[LineAction]:
        """What was noted wrong or is not told whole can be put right from the bottom line."""
        visit_id = recorded_visit(self._store, change)
        if visit_id is None:
            done = moment_actions(self._context, change)
            return done or farewell_actions(self._context, change)
        return visit_actions(self._context, visit_id)


def _store_of_today(place: Place, *, is_demo: bool) -> Store:
    """The open book, with all done that is due once a day."""
    store = Store.open(place.book, now=place.now())
    try:
        if is_demo:
            from smallcrm.services.sample import fill_demo  # noqa: PLC0415

            fill_demo(store, now=place.now())
        begin_day(store, now=place.now())
    except BaseException:
        store.close()
        raise
    return store


def _show_anew(frame: Frame, change: Change) -> None:
    """Undoing what was set of the shop changes words and pages of the whole window."""
    if change.undoes is not None and "shop" in change.tables:
        frame.news.reopen.emit()


def _banner(wording: Wording) -> str:
    return wording.text("Practice shop: nothing of it is real.")
