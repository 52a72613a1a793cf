"""A window with the sample page and no book, for tests of the frame."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from smallcrm.domain.changes import Change
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from tests.fakes import FakePrinter
from tests.ui.kit_page import KitPage
from tests.ui.sample_page import SampleToday
from ui.context import AppContext, Frame, LineAction, Opened
from ui.finder import Found
from ui.pages import Page, Verbs
from ui.window import MainWindow

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class SampleFinder:
    """Finds two people and a deed, whatever is typed."""

    def find(self, text: str, *, for_whom: bool) -> Sequence[Found]:
        people = [
            Found("customer", 1, "Amara Nwosu", "Orchard Lane", "12 Nov", "a_list", has_open=True),
            Found("customer", 2, "Amar Singh", "Mill Road", "3 Nov"),
        ]
        last = (
            Found("new", text, f"Go on as new: {text}")
            if for_whom
            else Found("action", "print", "Print this")
        )
        return [*people, last]


class Deeds:
    """Remembers which deeds were asked for."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def was_here(self) -> None:
        self.done.append("was_here")

    def undo(self) -> object:
        self.done.append("undo")
        return self

    def redo(self) -> None:
        self.done.append("redo")

    def verbs(self) -> Verbs:
        return {"was_here": self.was_here}


def told(change: Change) -> Sentence:
    deed = Sentence(change.label.key, change.label.args)
    return deed if change.undoes is None else sentence("Undone: {deed}", deed=deed)


class SampleBook:
    """Opens nothing, and gives the window what a book would."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.deeds = Deeds()
        self.built: list[str] = []

    def now(self) -> datetime:
        return NOON

    def today(self) -> Page:
        self.built.append("today")
        return SampleToday(self.wording)

    def customers(self) -> Page:
        self.built.append("customers")
        return SampleToday(self.wording)

    def kit(self) -> Page:
        self.built.append("kit")
        return KitPage(self.wording)

    def safe_copy(self) -> Sequence[str]:
        return ("Safe copy 12 min ago", "Stick: yesterday")

    def open(self, frame: Frame) -> Opened:
        context = AppContext.inside(
            frame,
            store=cast("Store", None),
            now=self.now,
            wording=self.wording,
            printer=FakePrinter(),
        )
        return Opened(
            context=context,
            pages={"today": self.today, "customers": self.customers, "kit": self.kit},
            finder=SampleFinder(),
            shop_name="Rosa's Hardware",
            verbs=self.deeds.verbs(),
            undo=self.deeds.undo,
            redo=self.deeds.redo,
            told=told,
            safe_copy=self.safe_copy,
        )


def sample_window(wording: Wording | None = None, book: SampleBook | None = None) -> MainWindow:
    """A window that is open on the sample page."""
    book = book or SampleBook(wording or Wording())
    window = MainWindow(book.wording, book.open)
    window.open_now()
    window.frame.counter.stand(None, "Maria")
    undo = LineAction(book.wording.text("Undo"), "undo", window.deeds.undo, "Ctrl Z")
    window.bottom.tell("Joe Adler was here · saved", undo)
    return window
