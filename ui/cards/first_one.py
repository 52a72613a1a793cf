"""After the first one of a batch: it is looked at, and what it tells of the printer is noted.

What is printed, and what is noted of it, is the business of the flows.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from smallcrm.services.printers import feedings
from ui.context import AppContext, Choice
from ui.settings.printer_feeding_sheet import FeedingSheet

GO_ON, SIDE, CHANGE = "go_on", "side", "again"


class FirstOne(NamedTuple):
    """What is asked of it, and how many others there are. go_on: print them; change: not yet."""

    told: str
    left: int
    go_on: Callable[[], None]
    change: Callable[[], None]


def ask_about(context: AppContext, first: FirstOne) -> None:
    """Let the first one be looked at; while nobody knows it, ask which side the printer prints."""
    say, printer = context.wording.text, _unknown_printer(context)
    side = [Choice(SIDE, say("Which side?"))] if printer else []
    choices = (
        Choice(GO_ON, say("Print {n} more", n=first.left), is_filled=True),
        *side,
        Choice(CHANGE, say("Change it")),
    )

    def answered(code: str) -> None:
        if code == GO_ON:
            context.errors.attempt(first.go_on)
        elif code == SIDE:
            back = partial(ask_about, context, first)
            context.dialogs.show_sheet(FeedingSheet(context, printer, back))
        else:
            first.change()

    context.dialogs.ask(say("Look at the first one"), first.told, choices, answered)


def _unknown_printer(context: AppContext) -> str:
    """The printer that printed it, unless it is known how paper goes in."""
    name = context.printer.used_last()
    return "" if name in feedings(context.store) else name
