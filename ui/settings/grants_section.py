"""The section "What may be granted": how much helpers and owners may say yes to, and for whom.

What is left of it for somebody is told by F8. Amounts and standings lie covered while customers can
see the screen, until somebody who may asks for them.
"""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.grants import HELPER, OWNER, STEPS, WINDOW_DAYS, Limit, LimitDraft, limit_field
from smallcrm.domain.money import plain_amount
from smallcrm.domain.recoveries import STEPS as STEP_WORDS
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services import grants
from smallcrm.services.grants import LimitKey
from smallcrm.services.shop import currency_of
from ui.context import AppContext
from ui.keys import KEYS
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.form import FormField
from ui.widgets.layouts import holder, keep_width, row
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
                "How much may be granted at once. An empty field is no limit, 0 means: ask "
                "first. Nobody is ever kept waiting: “the owner said yes” is always possible."
            ),
            saving=self._save,
        )
        self._lines: dict[LimitKey, TextField] = {}
        self._is_shown = False  # until the section is left
        self._days = TextField(name="window_days", spoken=say("Within so many days"), limit=3)
        keep_width(self._days, DAYS_WIDTH)
        self._build()
        self._save.clicked.connect(self._on_save)
        self._uncover.clicked.connect(self._on_uncover)
        context.owner.changed.connect(self._fold)
        self._show()
        self._fold()

    def _build(self) -> None:
        say = self.say
        self._uncover = KeycapButton(say("Show them"), name="show_grants", icon="eye")
        words = say("Amounts and standings lie covered: a customer may see the screen.")
        covered = self.panel(
            PlainLabel(words, fit="wrap"), holder(row(None, self._uncover, None)), name="covered"
        )
        days = self.form.add(
            "window_days", say("Within so many days, for each customer"), self._days
        )
        helper, owner = say("A helper"), say("An owner")
        self._covered = covered
        self._open_panels = (
            self.panel(PlainLabel(helper, role="group"), self._grid(HELPER, ""), name="grants"),
            self.panel(PlainLabel(owner, role="group"), self._grid(OWNER, owner), name="own"),
            self.panel(days, name="grants_window"),
        )

    def _grid(self, role: str, whose: str) -> QWidget:
        word = self.context.wording.say
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for place, step in enumerate(STEPS):
            name = PlainLabel(word(STEP_WORDS[step]), role="body_bold", fit="wrap")
            grid.addWidget(name, place, 0)
            for column, tier in enumerate(Tier, 1):
                grid.addWidget(self._field((role, tier.value, step), whose), place, column)
        return made

    def _field(self, key: LimitKey, whose: str) -> FormField:
        word = self.context.wording.say
        _role, tier, step = key
        parts = (whose, word(STEP_WORDS[step]), word(tier_word(tier)))
        name = limit_field(*key)
        line = TextField(name=name, spoken=", ".join(filter(None, parts)), limit=AMOUNT_LETTERS)
        line.setMinimumWidth(LEAST_WIDTH)
        self._lines[key] = line
        return self.form.add(name, word(tier_word(tier)), line)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_shown = False
        self._fold()

    def refresh(self) -> None:
        if not self.is_touched():
            self._show()

    def is_touched(self) -> bool:
        return self._texts() != self._untouched

    def save(self) -> None:
        """Save all of them. Raises Invalid with the field."""
        days = self._window()
        drafts = [
            LimitDraft(tier, step, line.text(), days, role)
            for (role, tier, step), line in self._lines.items()
        ]
        context = self.context
        grants.save_limits(context.store, drafts, now=context.now(), by=self.by)
        self._untouched = self._texts()
        self.refresh()

    def first_focus(self) -> QWidget:
        is_covered = self._covered.isVisibleTo(self)
        return self._uncover if is_covered else next(iter(self._lines.values()))

    def _window(self) -> int:
        typed = self._days.text().strip()
        if not (typed.isascii() and typed.isdigit()):
            raise Invalid("window_days", "Write a number of days, such as 90.")
        return int(typed)

    def _texts(self) -> list[str]:
        return [line.text() for line in (*self._lines.values(), self._days)]

    def _show(self) -> None:
        store = self.context.store
        known = {**grants.limits(store, HELPER), **grants.limits(store, OWNER)}
        for key, line in self._lines.items():
            line.show_text(self._amount(known[key]))
        windows = {limit.window_days for limit in known.values()}
        self._days.show_text(str(max(windows, default=WINDOW_DAYS)))
        self._untouched = self._texts()

    def _amount(self, limit: Limit) -> str:
        if limit.limit_minor is None:
            return ""
        return plain_amount(limit.limit_minor, currency_of(self.context.store))

    def _on_save(self) -> None:
        self.attempt(self.save)

    def _fold(self) -> None:
        """Cover what no customer may read, or show it."""
        is_open = self._is_shown or self.context.owner.is_open
        self._covered.setVisible(not is_open)
        self._save.setVisible(is_open)
        for panel in self._open_panels:
            panel.setVisible(is_open)

    def _on_uncover(self) -> None:
        self.context.counter.owner_may(self._show_them)

    def _show_them(self) -> None:
        self._is_shown = True
        self._fold()
        self.first_focus().setFocus()
