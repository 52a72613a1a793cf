"""The section "What may be granted": how much a helper may say yes to, for whom, in how many days.

What is left of it for somebody is told by F8.
"""

from PySide6.QtWidgets import QGridLayout, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.grants import HELPER, STEPS, WINDOW_DAYS, Limit, LimitDraft
from smallcrm.domain.money import plain_amount
from smallcrm.domain.recoveries import STEPS as STEP_WORDS
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services import grants
from smallcrm.services.shop import currency_of
from ui.context import AppContext
from ui.keys import KEYS
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.form import FormField
from ui.widgets.layouts import keep_width
from ui.widgets.text import PlainLabel

AMOUNT_LETTERS = 14
LEAST_WIDTH = 84
DAYS_WIDTH = 84
GAP = 10


class GrantsSection(Section):
    """One amount for each step and standing; nothing is saved before Save."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        self._save = KeycapButton(
            say("Save"), name="save_grants", key=KEYS["save"].cap, filled=True
        )
        super().__init__(
            context,
            name="grants",
            title=say("What may be granted"),
            explained=say(
                "How much a helper may grant at once. An empty field is no limit, nought means: "
                "ask first. The owner decides freely; nobody is ever kept waiting."
            ),
            saving=self._save,
        )
        self._lines: dict[tuple[str, str], TextField] = {}
        self._days = TextField(name="window_days", spoken=say("Within so many days"), limit=3)
        keep_width(self._days, DAYS_WIDTH)
        self.panel(self._grid(), name="grants")
        days = self.form.add(
            "window_days", say("Within so many days, for each customer"), self._days
        )
        self.panel(days, name="grants_window")
        self._save.clicked.connect(self._on_save)
        self._show()

    def _grid(self) -> QWidget:
        word = self.context.wording.say
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for place, step in enumerate(STEPS):
            name = PlainLabel(word(STEP_WORDS[step]), role="body_bold", fit="wrap")
            grid.addWidget(name, place, 0)
            for column, tier in enumerate(Tier, 1):
                grid.addWidget(self._field(step, tier.value), place, column)
        return made

    def _field(self, step: str, tier: str) -> FormField:
        word = self.context.wording.say
        spoken = f"{word(STEP_WORDS[step])}, {word(tier_word(tier))}"
        line = TextField(name=f"{tier}_{step}", spoken=spoken, limit=AMOUNT_LETTERS)
        line.setMinimumWidth(LEAST_WIDTH)
        self._lines[step, tier] = line
        return self.form.add(f"{tier}_{step}", word(tier_word(tier)), line)

    def refresh(self) -> None:
        if not self.is_touched():
            self._show()

    def is_touched(self) -> bool:
        return self._texts() != self._untouched

    def save(self) -> None:
        """Save all of them. Raises Invalid with the field."""
        days = self._window()
        drafts = [
            LimitDraft(tier, step, line.text(), days) for (step, tier), line in self._lines.items()
        ]
        context = self.context
        grants.save_limits(context.store, HELPER, drafts, now=context.now(), by=self.by)
        self._untouched = self._texts()
        self.refresh()

    def first_focus(self) -> QWidget:
        return next(iter(self._lines.values()))

    def _window(self) -> int:
        typed = self._days.text().strip()
        if not (typed.isascii() and typed.isdigit()):
            raise Invalid("window_days", "Write a number of days, such as 90.")
        return int(typed)

    def _texts(self) -> list[str]:
        return [line.text() for line in (*self._lines.values(), self._days)]

    def _show(self) -> None:
        known = grants.limits(self.context.store, HELPER)
        for (step, tier), line in self._lines.items():
            line.show_text(self._amount(known[HELPER, tier, step]))
        windows = {limit.window_days for limit in known.values()}
        self._days.show_text(str(max(windows, default=WINDOW_DAYS)))
        self._untouched = self._texts()

    def _amount(self, limit: Limit) -> str:
        if limit.limit_minor is None:
            return ""
        return plain_amount(limit.limit_minor, currency_of(self.context.store))

    def _on_save(self) -> None:
        self.attempt(self.save)
