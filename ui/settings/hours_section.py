"""The section "Opening hours": the week, public holidays, closed days and days with other hours.

How a week is typed is the business of hours_editor, the other days that of hours_days.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.opening_hours import without_overlap
from smallcrm.services import hours as opening
from ui.context import AppContext
from ui.keys import KEYS
from ui.settings.hours_days import ComingPanel, DaysPart
from ui.settings.hours_editor import HoursEditor
from ui.settings.hours_holidays import HolidaysPanel
from ui.settings.hours_saving import write_hours
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton


class HoursSection(Section):
    """The ordinary week is saved by Save; every other choice at once."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        self._save = KeycapButton(say("Save"), name="save_hours", key=KEYS["save"].cap, filled=True)
        super().__init__(
            context,
            name="hours",
            title=say("Opening hours"),
            explained=say("Serving somebody outside these hours is an opening, and is remembered."),
            saving=self._save,
        )
        self._editor = HoursEditor(context.wording)
        self.panel(self.form.add("hours", say("An ordinary week"), self._editor), name="week")
        self._holidays = HolidaysPanel(context)
        self._days = DaysPart(context)
        self._coming = ComingPanel(context)
        for part in (self._days, self._holidays, self._coming):
            self.body.addWidget(part)
        self._save.clicked.connect(self._on_save)
        self._show()
        self._show_days()

    def refresh(self) -> None:
        if not self.is_touched():
            self._show()
        self._show_days()

    def is_touched(self) -> bool:
        return self._editor.texts() != self._untouched

    def save(self) -> None:
        """Save the week. Raises Invalid (hours)."""
        context, hours, by = self.context, self._editor.hours(), self.by
        without_overlap(hours.periods)
        now = context.now()

        def save() -> None:
            opening.save_opening_hours(context.store, hours, now=now, by=by)

        write_hours(context, save)
        self._untouched = self._editor.texts()

    def first_focus(self) -> QWidget:
        return self._editor

    def _show(self) -> None:
        self._editor.show_hours(opening.opening_hours(self.context.store))
        self._untouched = self._editor.texts()

    def _show_days(self) -> None:
        self._holidays.refresh()
        self._days.refresh()
        self._coming.refresh()

    def _on_save(self) -> None:
        self.attempt(self.save)
