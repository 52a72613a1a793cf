"""One run through the printer: side one, the stack turned over, side two.

What is noted afterwards is the business of batch_flow.
"""

from collections.abc import Callable, Sequence
from functools import partial

from ui.cards.batch import Batch, Pass
from ui.context import AppContext, Choice

NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', " "))
TITLE_MOST = 60
GO_ON = "go_on"


class PrintRun:
    """Hands one side after the other to the printer.

    title: as a sheet of paper and a file are called. turns_over: about which edge the stack is
    turned. handed_over: called after each side; done: after the last one.
    """

    def __init__(
        self,
        context: AppContext,
        title: str,
        turns_over: str,
        handed_over: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        self._context = context
        self._title = title
        self._turns_over = turns_over
        self._handed_over = handed_over
        self._done = done

    def start(self, passes: Sequence[Pass]) -> None:
        """Hand over the first side. Raises ShopError for what can not be printed."""
        self._print(passes)

    def _print(self, passes: Sequence[Pass]) -> None:
        now, later = passes[0], passes[1:]
        title = self._title
        if now.sides == "inside":
            title = self._context.wording.text("{title}, side two", title=title)
        self._context.printer.print_pdf(now.pdf, title, partial(self._on_printed, later))

    def _on_printed(self, later: Sequence[Pass]) -> None:
        self._handed_over()
        if later:
            self._ask_to_turn(later)
        else:
            self._done()

    def _ask_to_turn(self, later: Sequence[Pass]) -> None:
        say = self._context.wording.text
        told = say("Turn the whole stack over like the page of a book, and lay it in again.")
        if self._turns_over == "short_edge":
            told = say("Turn the whole stack over like a wall calendar, and lay it in again.")
        choices = (
            Choice(GO_ON, say("Print side two"), is_filled=True),
            Choice("", say("Stop")),
        )
        answered = partial(self._on_answered, later)
        self._context.dialogs.ask(say("Now the other side"), told, choices, answered)

    def _on_answered(self, later: Sequence[Pass], code: str) -> None:
        if code == GO_ON:
            self._context.errors.attempt(partial(self._print, later))


def title_of(context: AppContext, batch: Batch) -> str:
    """What the pages are called at the printer, and as a file."""
    wording = context.wording
    if len(batch.cards) == 1:
        title = wording.text("Card for {name}", name=batch.cards[0].note.name)
    else:
        title = wording.counted("{n} card", "{n} cards", len(batch.cards))
    return " ".join(title.translate(NOT_IN_FILE_NAMES).split())[:TITLE_MOST]
