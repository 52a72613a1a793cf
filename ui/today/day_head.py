"""The head of Today: the day, how much there is to do, and what happened while the owner was away.

What is to be done stands under it.
"""

from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.services.while_away import WhileAway, while_away
from ui.context import AppContext
from ui.today.away_sheet import AwaySheet, away_words
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import row
from ui.widgets.text import PlainLabel


class DayHead(QWidget):
    """One line; its end opens what helpers did meanwhile."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._away: WhileAway | None = None
        self._build()
        self._since.clicked.connect(self._on_since_clicked)

    def _build(self) -> None:
        spoken = self._context.wording.text("While you were away")
        self._day = PlainLabel("", role="day")
        self._line = PlainLabel("", role="second", fit="wrap")
        self._since = LinkButton("", name="while_away", spoken=spoken)
        # as high as the head beside it: the first row must not move down
        self._since.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._since.hide()
        line = row(self, self._day, self._line, self._since, gap=10)
        line.setStretch(1, 1)

    def show_day(self, day: str, line: str) -> None:
        """Which day it is, and what there is to do, as one line."""
        self._day.show_text(day)
        self._line.show_text(line)

    def show_away(self) -> None:
        """Look what happened while the owner was away."""
        context = self._context
        self._away = while_away(context.store, now=context.now())
        if self._away is not None:
            self._since.show_words(away_words(context.wording, self._away))
        self._since.setVisible(self._away is not None)

    def _on_since_clicked(self) -> None:
        if self._away is not None:
            self._context.dialogs.show_sheet(AwaySheet(self._context.wording, self._away))
