"""Who has the keys at the hour of an opening: the choice, and their number in large type.

Who has them by the roster is asked of the services.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import HelperId
from smallcrm.services.key_roster import Holder, holders_at, is_kept
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import column
from ui.widgets.text import PlainLabel


class KeysPart(QWidget):
    """The field "keys_with" of a sheet. chosen: somebody was picked."""

    chosen = Signal()

    def __init__(self, sheet: CustomerSheet, context: AppContext, *, known: str = "") -> None:
        """known: the number of whoever has them by the book."""
        super().__init__()
        self._context = context
        self._holders: Sequence[Holder] = ()
        self._has_roster = is_kept(context.store)
        say = context.wording.text
        self._proposed = ""  # what the roster chose here, so that a choice of ours is told apart
        self._who = ChoiceField([("", say("not yet known"))], name="keys_with", spoken=say("Keys"))
        self._number = PlainLabel("", role="phone", fit="wrap")
        self._number.setObjectName("keys_phone")
        self._line = PlainLabel("", role="second", fit="wrap")
        self._line.setObjectName("keys_line")
        field = sheet.add("keys_with", say("Who has the keys then"), self._who)
        column(self, field, self._number, self._line, gap=4)
        self.show_time(None)
        self._who.choose(known)
        self._show_words()
        self._who.chosen.connect(self._on_chosen)
        self._who.currentIndexChanged.connect(self._show_words)

    @property
    def helper_id(self) -> HelperId | None:
        """Who shall have the keys."""
        return HelperId(int(self._who.code)) if self._who.code else None

    def show_time(self, at: datetime | None) -> None:
        """Offer whoever could open then; until somebody is picked, who has the keys stands there.

        at: wall clock; None while nobody said when.
        """
        store, say = self._context.store, self._context.wording.text
        now = at or self._context.now().replace(tzinfo=None)
        self._holders = holders_at(store, now)
        if at is None:
            self._holders = [each._replace(is_on_duty=False) for each in self._holders]
        held, is_picked = self._who.code, self._who.code != self._proposed
        on_duty = [str(each.helper_id) for each in self._holders if each.is_on_duty]
        choices = [(str(each.helper_id), each.name) for each in self._holders]
        self._who.show_choices([("", say("not yet known")), *choices])
        self._proposed = on_duty[0] if on_duty else ""
        self._who.choose(held if is_picked else self._proposed)
        self._show_words(is_asked=at is not None)

    def _show_words(self, _place: int = 0, *, is_asked: bool = True) -> None:
        say = self._context.wording.text
        holder = next((each for each in self._holders if each.helper_id == self.helper_id), None)
        self._number.show_text("" if holder is None else holder.phone)
        self._number.setVisible(bool(holder and holder.phone))
        line = ""
        if holder is not None and not holder.phone:
            line = say("No number yet: write it in Settings, under Keys.")
        elif is_asked and holder is None and not any(each.is_on_duty for each in self._holders):
            line = self._nobody_words()
        self._line.show_text(line)
        self._line.setVisible(bool(line))

    def _nobody_words(self) -> str:
        """That nobody has them is said by a roster alone; whom to ask is known without one."""
        say = self._context.wording.text
        reached = [f"{each.name} {each.phone}" for each in self._holders if each.phone]
        parts = [say("Nobody has the keys then by the roster.")] if self._has_roster else []
        if reached:
            parts.append(say("Ask: {who}", who=" · ".join(reached)))
        return " ".join(parts)

    def _on_chosen(self, _code: str) -> None:
        self._show_words()
        self.chosen.emit()
