"""What is handed down to pages: the book, the clock, words, and the doors of the window.

Nothing here opens anything; the fakes of the tests have the same shapes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.changes import Change
from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import Sentence
from smallcrm.wording import Wording
from ui.counter import Counter, OwnerView
from ui.pages import Argument, Page, Verbs
from ui.practice import Practice

if TYPE_CHECKING:
    from smallcrm.storage.store import Store
    from ui.finder import FinderProvider, Found
    from ui.hold_words import HeldForms
    from ui.on_hold import Holding
    from ui.widgets.form import Form
    from ui.widgets.sheet import Sheet

T = TypeVar("T")


class LineAction(NamedTuple):
    """A word in the bottom line that acts, such as "Wrong person"; name is never translated."""

    words: str
    name: str
    act: Callable[[], None]
    key: str = ""


class Choice(NamedTuple):
    """One answer to a question; the filled one is what Ctrl+Enter gives."""

    code: str
    words: str
    is_filled: bool = False


class Navigator(Protocol):
    """Goes from page to page."""

    def to(self, code: str, argument: Argument = None) -> None:
        """Show a page; the argument says whose, such as "customer" and 17."""

    def turn(self, argument: Argument) -> None:
        """Show somebody else on this page; the way back stays as it was."""

    def back(self) -> None:
        """Show the page before this one."""

    def ask_whom(self, prompt: str, answered: "Callable[[Found], None]") -> None:
        """Open the finder with "for whom?" and hand over who was picked."""


class BottomLine(Protocol):
    """Says what just happened; it stays until the next action."""

    def tell(self, words: str, *actions: LineAction) -> None:
        """Show words and what can be done about them."""


class Jobs(Protocol):
    """Runs long work beside the window, one at a time."""

    @property
    def is_busy(self) -> bool:
        """Whether work is running; a page then says that saving must wait."""

    def start(
        self,
        job: Callable[[Progress], T],
        *,
        doing: str,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run job on the worker; hand its result to done, what went wrong to failed.

        done and failed are bound methods, called on the window's thread; without failed the error
        goes to the error door. Raises ShopError while other work is running.
        """


class Dialogs(Protocol):
    """Asks inside the window, and for files."""

    def show_sheet(self, sheet: "Sheet") -> None:
        """Lay a sheet over the page."""

    def ask(
        self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], None]
    ) -> None:
        """Ask what can not be undone; answered gets the code, "" for Esc."""

    def tell(self, title: str, text: str) -> None:
        """A calm box with one sentence and Close."""

    def open_file(self, title: str, endings: Sequence[str], chosen: Callable[[Path], None]) -> None:
        """Choose a file that is there; endings such as "csv"."""

    def save_file(
        self, title: str, suggested: str, endings: Sequence[str], chosen: Callable[[Path], None]
    ) -> None:
        """Choose where to save; suggested is a file name made by us."""

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Choose a folder."""


class Errors(Protocol):
    """The only map from exception to screen."""

    def show(self, error: BaseException, form: "Form | None" = None) -> None:
        """Show what went wrong as its kind asks for."""

    def attempt(
        self,
        act: Callable[[], object],
        form: "Form | None" = None,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Do something that may raise a ShopError and show it; whether it went well at once.

        then: what follows when it went well, also where somebody was first asked who they are.
        """


class PrinterName(NamedTuple):
    """A printer of this PC; one of them may be the one that is used when nobody chooses."""

    name: str
    is_usual: bool = False


class Printer(Protocol):
    """Puts finished pages on paper."""

    def printers(self) -> Sequence[PrinterName]:
        """The printers of this PC; none is an answer."""

    def used_last(self) -> str:
        """The printer that took pages last, since the window was opened; "" for none."""

    def print_as_is(self, printer_name: str, pdf: bytes, title: str) -> None:
        """Print on this printer without asking and without its correction. Raises ShopError."""

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], None]) -> None:
        """Print through the system's dialog; printed is called when the pages were handed over."""

    def print_at_once(self, pdf: bytes, title: str) -> None:
        """Print on this PC's usual printer without asking. Raises ShopError without one."""

    def save_pdf(self, pdf: bytes, title: str, saved: Callable[[], None]) -> None:
        """Save the pages as a file where the person says; saved is called afterwards."""


class News(QObject):
    """Carries the news of the book to the pages, across threads.

    reopen: the shop speaks otherwise now, so that the whole window is to be shown anew.
    """

    changed = Signal(object)
    reopen = Signal()

    def announce(self, change: Change) -> None:
        """Tell every page; may be called on the worker thread (give it to store.listen)."""
        self.changed.emit(change)


@dataclass(frozen=True)
class Frame:
    """The doors of the window, there before any book is open."""

    dialogs: Dialogs
    jobs: Jobs
    errors: Errors
    navigate: Navigator
    bottom: BottomLine
    news: News
    owner: OwnerView
    counter: Counter
    holding: "Holding"


@dataclass(frozen=True)
class AppContext(Frame):
    """Everything a page may need; it takes from it only what it needs."""

    store: "Store"
    now: Callable[[], datetime]
    wording: Wording
    printer: Printer
    practice: Practice = field(default_factory=Practice)

    @classmethod
    def inside(
        cls,
        frame: Frame,
        *,
        store: "Store",
        now: Callable[[], datetime],
        wording: Wording,
        printer: Printer,
        practice: Practice | None = None,
    ) -> "AppContext":
        """The context of a book that was opened inside a window."""
        return cls(
            **vars(frame),
            store=store,
            now=now,
            wording=wording,
            printer=printer,
            practice=practice or Practice(),
        )

    def today(self) -> date:
        """The shop's day now."""
        return self.store.shop_day(self.now())

    def do(self, verb: Callable[..., T], *what: object) -> T:
        """A verb of the services on this book: now, by who is at the counter. Raises ShopError."""
        return verb(self.store, *what, now=self.now(), by=self.counter.helper_id)


PageFactory = Callable[[], Page]


def no_line_actions(_change: Change) -> Sequence[LineAction]:
    """Nothing but Undo."""
    return ()


def never() -> int:
    """The screen is never hidden by itself."""
    return 0


@dataclass(frozen=True)
class Opened:
    """What opening the book gives to the window.

    pages: each is built the first time it is shown. verbs: what the keys of ui/keys.py do when
    the page has nothing of its own. found_verbs: what they do for the person who stands out in the
    finder. told: words a change of the book. line_actions: more
    for the bottom line after a change, such as "Wrong person". forms: those whose words are put on
    hold while they are not saved. hide_after_minutes: idle minutes until the screen hides itself, 0
    for never.
    """

    context: AppContext
    pages: Mapping[str, PageFactory]
    finder: "FinderProvider"
    shop_name: str
    verbs: Verbs
    undo: Callable[[], object]
    redo: Callable[[], object]
    told: Callable[[Change], Sentence]
    line_actions: Callable[[Change], Sequence[LineAction]] = no_line_actions
    found_verbs: "Mapping[str, Callable[[Found], None]]" = field(default_factory=dict)
    safe_copy: Callable[[], Sequence[str]] = tuple
    forms: "HeldForms" = field(default_factory=dict)
    hide_after_minutes: Callable[[], int] = never
    first_page: str = "today"
    banner: str = ""
    banner_action: LineAction | None = None


OpenBook = Callable[[Frame], Opened]
