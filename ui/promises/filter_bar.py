"""The controls above the promises: which of them are wanted, the one day, and taking them along.

What fits is decided by services/promises; the page answers calendar_file.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import HelperId
from smallcrm.domain.requests import RequestKind, kind_word
from smallcrm.services.helpers import helpers
from smallcrm.services.promises import ALL, LATE, OPENINGS, READY, REMINDERS, PromiseFilter
from ui.context import AppContext
from ui.customers.wrapping import WrapRow
from ui.today.words import capital
from ui.widgets.buttons import LinkButton
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import column
from ui.widgets.removable_chip import RemovableChip
from ui.widgets.segmented import SegmentedButtons


class FilterBar(QWidget):
    """changed: another filter holds."""

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._day: date | None = None
        self._chip: RemovableChip | None = None
        self._build()
        self._show.chosen.connect(self._on_chosen)
        self._kind.chosen.connect(self._on_chosen)
        self._who.chosen.connect(self._on_chosen)

    def _build(self) -> None:
        say = self._context.wording.text
        choices = [
            (ALL, say("All")),
            (OPENINGS, say("Openings")),
            (LATE, say("Late")),
            (READY, say("Ready")),
        ]
        self._show = SegmentedButtons(choices, name="show", spoken=say("Show"))
        word = self._context.wording.say
        kinds = [(kind.value, word(kind_word(kind.value))) for kind in RequestKind]
        self._kind = ChoiceField(
            [("", say("Every sort")), *kinds, (REMINDERS, say("Reminders"))],
            name="of_kind",
            spoken=say("Sort of wish"),
        )
        self._who = ChoiceField([], name="of_helper", spoken=say("Who looks after it"))
        self.calendar_file = LinkButton(
            say("Calendar file"),
            name="calendar_file",
            spoken=say("Calendar file: openings and reminders for another program"),
        )
        self._line = WrapRow(self._show, self._kind, self._who, self.calendar_file, gap=8)
        inside = QWidget()
        inside.setLayout(self._line)
        column(self, inside, gap=0)

    @property
    def wanted(self) -> PromiseFilter:
        """What is chosen now."""
        who = HelperId(int(self._who.code)) if self._who.code else None
        return PromiseFilter(self._show.code, self._kind.code, who, self._day)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.wanted != PromiseFilter()

    def show_helpers(self) -> None:
        """Offer those who work here now; who was chosen stays."""
        say = self._context.wording.text
        chosen = self._who.code
        found = helpers(self._context.store)
        names = [(str(helper.id), helper.name) for helper in found]
        self._who.show_choices([("", say("Anybody")), *names])
        self._who.choose(chosen)
        self._who.setVisible(len(found) > 1)

    def show_day(self, day: date | None) -> None:
        """Let one day hold, or every day again."""
        self._day = day
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if day is not None:
            wording = self._context.wording
            words = capital(wording.day(day))
            self._chip = RemovableChip(
                words, name="of_day", spoken=wording.text("Only {day}: show every day", day=words)
            )
            self._chip.removed.connect(self._on_day_removed)
            self._line.addWidget(self._chip)
            self._chip.show()

    # Handlers

    def _on_chosen(self) -> None:
        self.changed.emit()

    def _on_day_removed(self) -> None:
        self.show_day(None)
        self.changed.emit()
