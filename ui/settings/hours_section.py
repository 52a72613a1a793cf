"""The section "Opening hours".

How a week is typed is the business of hours_editor.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.services import hours as opening
from ui.context import AppContext
from ui.keys import KEYS
from ui.settings.hours_editor import HoursEditor
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton


class HoursSection(Section):
    """The ordinary week; nothing is saved before Save."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        self._save = KeycapButton(say("Save"), name="save_hours", key=KEYS["save"].cap, filled=True)
        super().__init__(
            context,
            name="hours",
            title=say("Opening hours"),
            explained=say("Whoever comes outside these hours is an opening, and is remembered."),
            saving=self._save,
        )
        self._editor = HoursEditor(context.wording)
        self.panel(self.form.add("hours", say("An ordinary week"), self._editor), name="week")
        self._save.clicked.connect(self._on_save)
        self._show()

    def refresh(self) -> None:
        if not self.is_touched():
            self._show()

    def is_touched(self) -> bool:
        return self._editor.texts() != self._untouched

    def save(self) -> None:
        """Save the week. Raises Invalid (hours)."""
        hours = self._editor.hours()
        opening.save_opening_hours(self.context.store, hours, now=self.context.now(), by=self.by)
        self._untouched = self._editor.texts()
        self.refresh()

    def first_focus(self) -> QWidget:
        return self._editor

    def _show(self) -> None:
        self._editor.show_hours(opening.opening_hours(self.context.store))
        self._untouched = self._editor.texts()

    def _on_save(self) -> None:
        self.attempt(self.save)
