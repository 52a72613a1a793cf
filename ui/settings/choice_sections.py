"""A section with choices that are saved at once: who can see the screen.

What follows from them is decided where figures are shown.
"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from smallcrm.services import shop
from ui.context import AppContext
from ui.settings.section import Section
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.form import FormField
from ui.widgets.text import PlainLabel

HIDE_AFTER = (0, 5, 15, 30, 60)  # minutes without a touch; 0 for never


class ScreenSection(Section):
    """Whether customers can see the screen, and after how long it hides itself."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="screen",
            title=say("Counter view"),
            explained=say(
                "While customers can see the screen, amounts, private notes and standings stay "
                "hidden. Hold F11 to see them."
            ),
        )
        self._tick = TickBox(say("Customers can see the screen"), name="counter_view")
        choices = [(str(minutes), self._in_words(minutes)) for minutes in HIDE_AFTER]
        spoken = say("Hide the screen when nobody touches it")
        self._hide = ChoiceField(choices, name="hide_after", spoken=spoken)
        hint = say("F12 hides it at once. Any key or click shows it again; words stay.")
        self.panel(self._tick, name="seen")
        self.panel(
            FormField(spoken, self._hide),
            PlainLabel(hint, role="second", fit="wrap"),
            name="hidden",
        )
        self.refresh()
        self._hide.chosen.connect(self._on_hide_chosen)
        self._tick.toggled.connect(self._on_ticked)

    def refresh(self) -> None:
        row = shop.shop(self.context.store)
        if row is not None:
            self._tick.setChecked(row.is_counter_view)
            self.context.owner.set_counter_view(row.is_counter_view)
            self._hide.choose(str(row.hide_after_minutes))

    def first_focus(self) -> QWidget:
        return self._tick

    def _on_ticked(self, is_on: bool) -> None:
        row = shop.shop(self.context.store)
        if row is None or row.is_counter_view == is_on:
            return

        def save() -> None:
            change_shop(self.context, counter_view=is_on)

        self.attempt(save)

    def _on_hide_chosen(self, code: str) -> None:
        def save() -> None:
            shop.save_hiding(self.context.store, int(code), now=self.context.now(), by=self.by)

        self.attempt(save)

    def _in_words(self, minutes: int) -> str:
        if not minutes:
            return self.context.wording.text("Never")
        return self.context.wording.counted("{n} minute", "{n} minutes", minutes)


def change_shop(
    context: AppContext, *, paper: str | None = None, counter_view: bool | None = None
) -> None:
    """Save one choice of the shop; None leaves it as it is."""
    row = shop.shop(context.store)
    if row is None:
        return
    draft = replace(
        shop.draft_of(row),
        paper=row.paper if paper is None else paper,
        counter_view=row.is_counter_view if counter_view is None else counter_view,
    )
    shop.save_shop(context.store, draft, now=context.now(), by=context.counter.helper_id)
