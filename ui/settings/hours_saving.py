"""How hours are saved: at once, or beside the window where a large book has much to work out.

What is saved is the business of who asks.
"""

from collections.abc import Callable

from smallcrm.domain.progress import Progress
from smallcrm.services import hours
from ui.context import AppContext


def write_hours(context: AppContext, act: Callable[[], object]) -> None:
    """Save something that moves what is due for everybody.

    act: takes no longer than its deed; it raises nothing that stands in a form, as its draft was
    checked before. Raises ShopError, and in a large book also while other work is running.
    """
    if not hours.takes_long(context.store):
        act()
        return

    def job(_progress: Progress) -> object:
        return act()

    doing = context.wording.text("Working out what is due on which day")
    context.jobs.start(job, doing=doing, done=_on_done)


def _on_done(_result: object) -> None:
    """The news of the book tells every page."""
