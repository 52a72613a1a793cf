"""The line "since Friday 18:00" on Today, and the sheet of what helpers did meanwhile.

Which deeds these are is decided by the services.
"""

from smallcrm.services.while_away import WhileAway
from smallcrm.wording import Wording
from ui.today.soft_label import term_row
from ui.today.words import capital
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 620
TERM_WIDTH = 150  # room for "Wednesday 18:00"


def away_words(wording: Wording, away: WhileAway) -> str:
    """Since when, and how much: "Since Friday 18:00: 12 things done"."""
    when = _when(wording, away)
    return wording.counted(
        "Since {when}: {n} thing done", "Since {when}: {n} things done", away.total, when=when
    )


class AwaySheet(Sheet):
    """Every deed with its time and who did it, oldest first."""

    def __init__(self, wording: Wording, away: WhileAway) -> None:
        title = wording.text("Since {when}", when=_when(wording, away))
        super().__init__(
            wording, name="away_sheet", title=title, accept_words=wording.text("Seen"), width=WIDTH
        )
        self._build(away)

    def _build(self, away: WhileAway) -> None:
        say, wording = self.say, self.wording
        for deed in away.deeds:
            day, at = capital(wording.day(deed.day)), wording.clock(deed.at)
            term = say("{day} {time}", day=day, time=at)
            told = say("{helper}: {deed}", helper=deed.helper, deed=deed.told)
            self.body.addWidget(term_row(term, told, term_width=TERM_WIDTH))
        more = away.total - len(away.deeds)
        if more > 0:
            words = wording.counted("{n} more", "{n} more", more)
            self.body.addWidget(PlainLabel(words, role="second"))


def _when(wording: Wording, away: WhileAway) -> str:
    day, at = wording.day(away.day), wording.clock(away.at)
    return wording.text("{day} {time}", day=day, time=at)
