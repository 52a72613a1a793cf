"""What is done with the place of a row on Today: pinned to the top, and told why it stands there.

Where a row stands is decided by the services.
"""

from smallcrm.domain.fair_queue import for_everybody
from smallcrm.services import pinned
from smallcrm.services.today import TodayRow
from ui.context import AppContext
from ui.today.words import sum_words


def pin_or_unpin(context: AppContext, row: TodayRow) -> None:
    """Pin the row, or take its pin away."""
    verb = pinned.unpin if row.is_pinned else pinned.pin
    verb(context.store, row.subject_key, now=context.now(), by=context.counter.helper_id)


def tell_why(context: AppContext, row: TodayRow) -> None:
    """The sum of its place in the bottom line; the standing is named to the owner alone."""
    told = row.score if context.owner.is_open else for_everybody(row.score)
    words = sum_words(context.wording, told)
    context.bottom.tell(context.wording.text("{name}: {sum}", name=row.name, sum=words))
