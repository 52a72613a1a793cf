"""The section "This PC": light or dark, and the size of the text; shown at once, never in the book.

What the sizes do is the theme's business.
"""

from typing import cast

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.preferences import Preferences
from ui.settings.hours_editor import keep_narrow
from ui.settings.section import Section
from ui.theme import Mode, theme
from ui.tokens import PERCENT_MAX, PERCENT_MIN
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

STEP = 10  # per cent


class PcSection(Section):
    """How the window looks on this PC."""

    def __init__(self, context: AppContext, preferences: Preferences) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="pc",
            title=say("This PC"),
            explained=say("Only how the window looks here. Other PCs keep their own."),
        )
        self._preferences = preferences
        modes = (("system", say("System")), ("light", say("Light")), ("dark", say("Dark")))
        self._mode = SegmentedButtons(modes, name="mode", spoken=say("Light or dark"))
        self._smaller = KeycapButton(
            say("Smaller"), name="smaller", icon="minus", spoken=say("Smaller text")
        )
        self._larger = KeycapButton(
            say("Larger"), name="larger", icon="plus", spoken=say("Larger text")
        )
        self._percent = PlainLabel("", role="name")
        keep_narrow(self._percent)
        size = holder(flow(self._smaller, self._percent, self._larger, gap=12))
        self.panel(
            FormField(say("Light or dark"), self._mode),
            FormField(say("Size of the text"), size),
            PlainLabel(say("Names of customers look like this."), fit="wrap"),
            name="look",
        )
        self._mode.chosen.connect(self._on_mode)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        self.refresh()

    def refresh(self) -> None:
        percent = self._preferences.percent
        self._mode.choose(self._preferences.mode)
        self._percent.show_text(self.say("{n} %", n=percent))
        self._smaller.setEnabled(percent > PERCENT_MIN)
        self._larger.setEnabled(percent < PERCENT_MAX)

    def first_focus(self) -> QWidget:
        return self._smaller

    def _on_mode(self, code: str) -> None:
        self._preferences.mode = cast("Mode", code)
        self._apply()

    def _on_smaller(self) -> None:
        self._resize(-STEP)

    def _on_larger(self) -> None:
        self._resize(STEP)

    def _resize(self, by: int) -> None:
        wanted = self._preferences.percent + by
        self._preferences.percent = min(PERCENT_MAX, max(PERCENT_MIN, wanted))
        self._apply()

    def _apply(self) -> None:
        theme().apply(self._preferences.mode, self._preferences.percent)
        self.refresh()
