"""How the promises of a month ended: the share kept and the share beaten, in one sentence.

What was kept is counted by services/kept.
"""

from calendar import monthrange
from datetime import date

from smallcrm.domain.kept import kept_sentence
from smallcrm.services.kept import promises_kept
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.today.headed import HeadedPanel
from ui.widgets.text import PlainLabel


class PromisePanel(HeadedPanel):
    """Our promise, if the shop has written one, and how it was kept; hidden without figures."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("Our promise"), name="our_promise", padding=20)
        self._context = context
        self._promise = PlainLabel("", fit="wrap")
        self._share = PlainLabel("", fit="wrap")
        self._ended = PlainLabel("", role="second", fit="wrap")
        self.add(self._promise, self._share, self._ended)

    def show_month(self, first: date) -> None:
        """Show the month that begins on this day."""
        wording = self._context.wording
        last = first.replace(day=monthrange(first.year, first.month)[1])
        found = promises_kept(self._context.store, first, last)
        share = kept_sentence(found)
        self.setVisible(share is not None)
        if share is None:
            return
        own = shop(self._context.store)
        self._promise.show_text(own.our_promise if own else "")
        self._promise.setVisible(bool(own and own.our_promise))
        self._share.show_text(wording.say(share))
        parts = [
            wording.counted("{n} kept early", "{n} kept early", found.early),
            wording.counted("{n} on time", "{n} on time", found.on_time),
            wording.counted("{n} late", "{n} late", found.late),
            wording.counted("{n} let us off", "{n} let us off", found.released),
        ]
        counts = (found.early, found.on_time, found.late, found.released)
        told = [words for words, n in zip(parts, counts, strict=True) if n]
        self._ended.show_text(" · ".join(told))
