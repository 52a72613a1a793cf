"""Named fakes of the doors of the window; each keeps what it was asked.

The fake of the book is a real book.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from smallcrm.domain.errors import Cancelled
from smallcrm.domain.progress import Progress, Unwatched
from ui.context import Choice, LineAction, PrinterName
from ui.finder import Found
from ui.pages import Argument
from ui.widgets.form import Form
from ui.widgets.sheet import Sheet

T = TypeVar("T")


class Asked(NamedTuple):
    """A question that waits for its answer."""

    title: str
    text: str
    choices: Sequence[Choice]
    answered: Callable[[str], None]


class FakeDialogs:
    """Keeps sheets, questions and boxes; answers files from what the test laid out."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.questions: list[Asked] = []
        self.told: list[str] = []
        self.files: list[Path] = []

    def show_sheet(self, sheet: Sheet) -> None:
        self.sheets.append(sheet)

    def ask(
        self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], None]
    ) -> None:
        self.questions.append(Asked(title, text, choices, answered))

    def answer(self, code: str) -> None:
        self.questions.pop(0).answered(code)

    def tell(self, title: str, text: str) -> None:
        self.told.append(f"{title}: {text}")

    def open_file(self, title: str, endings: Sequence[str], chosen: Callable[[Path], None]) -> None:
        self._give(chosen)

    def save_file(
        self, title: str, suggested: str, endings: Sequence[str], chosen: Callable[[Path], None]
    ) -> None:
        self._give(chosen)

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        self._give(chosen)

    def _give(self, chosen: Callable[[Path], None]) -> None:
        if self.files:
            chosen(self.files.pop(0))


class JobsAtOnce:
    """Runs each job at once, on this thread."""

    is_busy = False

    def start(
        self,
        job: Callable[[Progress], T],
        *,
        doing: str,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            result = job(Unwatched())
        except Cancelled as error:
            if failed is not None:
                failed(error)
            return
        done(result)


class FakeErrors:
    """Keeps what went wrong."""

    def __init__(self) -> None:
        self.shown: list[BaseException] = []

    def show(self, error: BaseException, form: Form | None = None) -> None:
        self.shown.append(error)

    def attempt(
        self,
        act: Callable[[], object],
        form: Form | None = None,
        then: Callable[[], object] | None = None,
    ) -> bool:
        act()
        if then is not None:
            then()
        return True


class FakeBottomLine:
    """Keeps what was told."""

    def __init__(self) -> None:
        self.words = ""
        self.actions: tuple[LineAction, ...] = ()

    def tell(self, words: str, *actions: LineAction) -> None:
        self.words, self.actions = words, actions


class FakeNavigator:
    """Keeps where somebody went."""

    def __init__(self) -> None:
        self.went: list[tuple[str, Argument]] = []
        self.asked: list[tuple[str, Callable[[Found], None]]] = []

    def to(self, code: str, argument: Argument = None) -> None:
        self.went.append((code, argument))

    def turn(self, argument: Argument) -> None:
        self.went.append(("turn", argument))

    def back(self) -> None:
        self.went.append(("back", None))

    def ask_whom(self, prompt: str, answered: Callable[[Found], None]) -> None:
        self.asked.append((prompt, answered))


class FakePrinter:
    """Keeps the pages instead of printing or saving them."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []
        self.saved: list[bytes] = []
        self.connected: list[PrinterName] = []
        self.as_is: list[tuple[str, bytes]] = []
        self.used = ""

    def printers(self) -> list[PrinterName]:
        return self.connected

    def used_last(self) -> str:
        return self.used

    def print_as_is(self, printer_name: str, pdf: bytes, title: str) -> None:
        self.as_is.append((printer_name, pdf))

    def print_pdf(self, pdf: bytes, title: str, printed: Callable[[], None]) -> None:
        self.printed.append(pdf)
        printed()

    def print_at_once(self, pdf: bytes, title: str) -> None:
        self.printed.append(pdf)

    def save_pdf(self, pdf: bytes, title: str, saved: Callable[[], None]) -> None:
        self.saved.append(pdf)
        saved()
