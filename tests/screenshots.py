"""`python -m tests.screenshots OUT` takes a picture of every page, and of a printed card.

Every page at both window sizes, light and dark, with a full and an empty book, in the
pseudo-language and with large text; what is not right is seen here first. `--readme` writes only
the pictures that the README shows.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from smallcrm.commands.base import Place
from smallcrm.domain.ids import CustomerId
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import checked
from smallcrm.printing.envelopes import envelopes_pdf
from smallcrm.printing.pages import page_image
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import wordings
from smallcrm.services.card_pieces import pieces
from smallcrm.services.hours import opening_hours
from smallcrm.services.sample import DEMO_CUSTOMERS, DEMO_YEARS, fill_demo, invent, write_shop
from smallcrm.services.shop import draft_of, first_start, save_shop, shop
from smallcrm.services.thank_yous import due
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from tests.screenshot_scenes import SCENES, clear_away
from ui.book import OpenBook
from ui.context import Frame, Opened
from ui.customers.later import ask_later
from ui.customers.wants_something import wants_something
from ui.customers.was_here import was_here
from ui.preferences import Preferences
from ui.printer import as_qimage
from ui.theme import Mode, Theme, theme
from ui.window import MainWindow

NOW = datetime(2026, 11, 21, 20, 10, tzinfo=UTC)  # a Saturday afternoon in Rosa's town
SETTLE_MS = 250  # a page, its lists and its picture are there by then
CARD_DPI = 110
AMARA = "Amara Nwosu"


class Look(NamedTuple):
    """One way of looking at the window."""

    name: str
    size: tuple[int, int] = (1280, 800)
    mode: Mode = "light"
    percent: int = 100


LOOKS = (
    Look("1280-light"),
    Look("1280-dark", mode="dark"),
    Look("1024-light", size=(1024, 720)),
    Look("1024-dark", size=(1024, 720), mode="dark"),
)
LARGE = Look("200-percent", percent=200)
SMALL_AND_LARGE = Look("1024-200-percent", size=(1024, 720), percent=200)
PAGES = (
    "today", "customers", "customer", "new_customer", "edit_customer", "trash", "promises",
    "cards", "card", "looking_back", "settings", "import", "history", "help",
)  # fmt: skip


class Studio:
    """One open book in one window, photographed page by page."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._out = out
        self._place = Place(folder, lambda: NOW)
        self._book: OpenBook | None = None
        self.window = MainWindow(Wording(), self._open)
        self.window.show()
        self.window.open_now()

    def _open(self, frame: Frame) -> Opened:
        if self._book is None:
            preferences = Preferences(self._place.folder)
            self._book = OpenBook(self._place, preferences, frame, is_demo=False)
        return self._book.opened(frame)

    @property
    def opened(self) -> Opened:
        """The open book as the window has it."""
        assert self.window.opened is not None
        return self.window.opened

    def look(self, look: Look) -> None:
        """Dress the window."""
        theme().apply(look.mode, look.percent)
        self.window.resize(*look.size)

    def take(self, name: str) -> None:
        """Take one picture of what is shown, once nothing is being drawn any more."""
        QTest.qWait(SETTLE_MS)
        while self.window.jobs.is_busy:
            QTest.qWait(SETTLE_MS)
        self._out.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(self._out / f"{name}.png"))

    def pages(self, codes: tuple[str, ...], look: Look) -> None:
        """Take a picture of each of these pages."""
        self.look(look)
        for code in codes:
            self.go(code)
            self.take(f"{code}.{look.name}")

    def go(self, code: str) -> None:
        """Show a page, of somebody where it needs one."""
        store = self.opened.context.store
        somebody = store.value("SELECT id FROM customer WHERE name=?", AMARA)
        cards = due(store, on=self.opened.context.today())
        arguments = {
            "customer": somebody,
            "edit_customer": somebody,
            "history": somebody,
            "card": cards[0].subject_key if cards else None,
        }
        self.window.way.to(code, arguments.get(code))

    def sheets(self, look: Look) -> None:
        """Take a picture of each sheet, and of the finder's list."""
        self.look(look)
        context = self.opened.context
        amara = CustomerId(context.store.value("SELECT id FROM customer WHERE name=?", AMARA))
        key = str(context.store.value("SELECT subject_key FROM prompt ORDER BY due_on LIMIT 1"))
        shown: dict[str, Callable[[], None]] = {
            "was_here": lambda: was_here(context, amara),
            "wants_something": lambda: wants_something(context, amara),
            "later": lambda: ask_later(context, key),
        }
        for name, show in shown.items():
            self.go("customer")
            show()
            self.take(f"{name}.{look.name}")
        self.go("today")
        self.window.top.finder.setFocus()
        QTest.keyClicks(self.window.top.finder, "ama")
        self.take(f"finder.{look.name}")
        self.window.top.finder.clear()

    def scenes(self, look: Look) -> None:
        """Take a picture of each scene over the page of one customer."""
        self.look(look)
        self.window.activateWindow()  # keys reach only a window that is active
        QTest.qWait(SETTLE_MS)
        for name, show in SCENES.items():
            self.go("customer")
            show(self.window)
            self.take(f"{name}.{look.name}")
            clear_away(self.window)

    def close(self) -> None:
        """Let the book go, and the window with its timers."""
        self.window.close()
        if self._book is not None:
            self._book.close()
        delete(self.window)


@contextmanager
def _studio(out: Path, fill: Callable[[Store], None]) -> Iterator[Studio]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = Store.open(place / "book.smallcrm", now=NOW)
        fill(store)
        store.close()
        studio = Studio(place, out)
        try:
            yield studio
        finally:
            studio.close()


def _full(store: Store) -> None:
    fill_demo(store, now=NOW)


def _own(store: Store) -> None:
    """The full shop as if it were somebody's own: with its people, without the practice banner."""
    _empty(store)
    own = Store.open(store.path, now=NOW)
    write_shop(
        own, invent(customers=DEMO_CUSTOMERS, years=DEMO_YEARS, today=own.shop_day(NOW)), now=NOW
    )
    own.close()


def _pseudo(store: Store) -> None:
    _full(store)
    own = shop(store)
    assert own is not None
    save_shop(store, replace(draft_of(own), language="zz"), now=NOW)


def _empty(store: Store) -> None:
    """A shop on its first morning: set up like the full one, with nobody in the book."""
    with tempfile.TemporaryDirectory() as folder:
        full = Store.open(Path(folder) / "full.smallcrm", now=NOW)
        _full(full)
        own = shop(full)
        assert own is not None
        draft, hours = draft_of(own), opening_hours(full)
        full.close()
    # Only one Store has the models at a time; opening the empty book again takes them back.
    store.close()
    empty = Store.open(store.path, now=NOW)
    first_start(empty, draft, hours, now=NOW)
    empty.close()


def _nothing(_store: Store) -> None:
    """Before the first start."""


def _cards(out: Path) -> None:
    """The printed sheet, its card panels, and an envelope, as PNG."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "book.smallcrm", now=NOW)
        _full(store)
        on = store.shop_day(NOW)
        keys = [card.subject_key for card in due(store, on=on)][:4]
        made = pieces(store, keys, wordings, on=on)
        store.close()
    for code in ("letter_quarter_fold", "a4_quarter_fold"):
        printable = checked(made, stock(code)).pieces
        pdf = cards_pdf(printable, stock(code))
        for page in range(len(printable)):
            as_qimage(page_image(pdf, page, CARD_DPI)).save(str(out / f"card-{code}-{page}.png"))
    pdf = envelopes_pdf([piece for piece in made if piece.envelope][:1], stock("envelope_c6"))
    as_qimage(page_image(pdf, 0, CARD_DPI)).save(str(out / "envelope.png"))


def _everything(out: Path) -> None:
    with _studio(out / "full", _full) as studio:
        for look in LOOKS:
            studio.pages(PAGES, look)
        studio.pages(PAGES, LARGE)
        studio.sheets(LOOKS[0])
        for look in (LOOKS[0], SMALL_AND_LARGE):
            studio.scenes(look)
    with _studio(out / "empty", _empty) as studio:
        studio.pages(PAGES, LOOKS[0])
        studio.pages(PAGES, LOOKS[3])
    with _studio(out / "pseudo", _pseudo) as studio:
        studio.pages(PAGES, LOOKS[0])
        studio.pages(PAGES, LOOKS[2])
        studio.scenes(LOOKS[2])
    with _studio(out / "first-start", _nothing) as studio:
        for look in (*LOOKS, LARGE):
            studio.pages(("first_start",), look)
    _cards(out)


def _readme(out: Path) -> None:
    """The README's pictures: a shop of the owner's own, without the banner of the made-up one."""
    with _studio(out, _own) as studio:
        studio.look(LOOKS[0])
        for code in ("today", "customer", "card"):
            studio.go(code)
            studio.take(code)


def main() -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Takes a picture of every page.")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    Theme(app)
    (_readme if args.readme else _everything)(args.out)
    print(f"{len(list(args.out.rglob('*.png')))} pictures in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
