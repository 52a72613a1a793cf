"""Openings and reminders taken along: a file for the calendar of a phone or another program.

What stands in it is `smallcrm/exchange/calendar.py`.
"""

from functools import partial
from pathlib import Path

from smallcrm.domain.progress import Progress
from smallcrm.exchange.calendar import ENDING, export_calendar
from smallcrm.wording import Wording
from ui.context import AppContext


def save_calendar(context: AppContext) -> None:
    """Ask where to, then write what is to come there; only an owner may."""
    wording = context.wording

    def ask() -> None:
        name = wording.text("openings {day}", day=context.today().isoformat())
        title = wording.text("Openings and reminders for a calendar")
        chosen = partial(_write, context)
        context.dialogs.save_file(title, f"{name}.{ENDING}", (ENDING,), chosen)

    context.counter.owner_may(ask)


def _write(context: AppContext, place: Path) -> None:
    # In a file "tomorrow" grows old, and the worker asks no page for words.
    words = Wording(context.wording.language, context.wording.country)
    now = context.now()

    def job(_progress: Progress) -> int:
        return export_calendar(context.store, place, words, now=now)

    def start() -> None:
        doing = context.wording.text("Writing the calendar")
        context.jobs.start(job, doing=doing, done=partial(_tell, context, place))

    context.errors.attempt(start)


def _tell(context: AppContext, place: Path, count: int) -> None:
    told = context.wording.counted(
        "{n} opening or reminder written to {file}.",
        "{n} openings and reminders written to {file}.",
        count,
        file=place.name,
    )
    context.bottom.tell(told)
