"""The rows of the cards that are owed, in two groups: to print, and printed but still in the shop.

Which are owed is asked by the page.
"""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.services.occasions import occasion_words
from smallcrm.services.thank_yous import DueCard
from smallcrm.wording import Wording
from ui.cards.card_row import CardRow, RowWords
from ui.widgets.layouts import clear, column
from ui.widgets.panels import GroupHead, RowsPanel

DUE = "due"


class DueList(QWidget):
    """Space chooses a row, arrows move; what was chosen stays chosen when the list is shown anew.

    opened, acted, put_off carry the key of a row; changed: others are chosen or another is current.
    """

    opened = Signal(str)
    acted = Signal(str)
    put_off = Signal(str)
    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._cards: dict[str, DueCard] = {}
        self._on = date.min
        self._rows: dict[str, CardRow] = {}
        self._current = ""
        self._groups = column(self, gap=8)

    def show_cards(self, cards: Sequence[DueCard], by_hand: Collection[str], on: date) -> None:
        """Show these on a shop day; by_hand: the keys of those without an address."""
        self._on = on
        chosen = {key for key, row in self._rows.items() if row.is_chosen}
        keys = list(self._rows)
        place = keys.index(self._current) if self._current in keys else 0
        clear(self._groups)
        self._cards = {card.subject_key: card for card in cards}
        self._rows = {}
        say = self._wording.text
        due = [card for card in cards if card.state == DUE]
        printed = [card for card in cards if card.state != DUE]
        self._add_group("to_print", say("To print"), due, by_hand)
        self._add_group("printed", say("Printed, not posted yet"), printed, by_hand)
        for key in chosen & set(self._rows):
            self._rows[key].tick.setChecked(True)
        if self._current not in self._rows and self._rows:
            self._current = list(self._rows)[min(place, len(self._rows) - 1)]
        self._show_current()

    def meant(self) -> list[DueCard]:
        """The chosen cards, from the top; with none chosen the one where the keyboard is."""
        chosen = self.chosen()
        if chosen:
            return chosen
        current = self._cards.get(self._current)
        return [current] if current is not None else []

    def chosen(self) -> list[DueCard]:
        """The chosen cards, from the top."""
        return [self._cards[key] for key, row in self._rows.items() if row.is_chosen]

    def to_print(self) -> list[DueCard]:
        """All that are not printed yet."""
        return [card for card in self._cards.values() if card.state == DUE]

    def card(self, key: str) -> DueCard:
        """The card of a row. Raises KeyError for a row that is not shown."""
        return self._cards[key]

    def is_by_hand(self, key: str) -> bool:
        """Whether there is no address to post it to."""
        return bool(self._rows[key].words.by_hand)

    def current_row(self) -> QWidget | None:
        """Where the keyboard stands in the list."""
        return self._rows.get(self._current)

    def has_focus_inside(self) -> bool:
        """Whether the keyboard stands in a row."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def _add_group(
        self, name: str, title: str, cards: Sequence[DueCard], by_hand: Collection[str]
    ) -> None:
        if not cards:
            return
        panel = RowsPanel(name, title)
        for card in cards:
            panel.add_row(self._row(card, is_by_hand=card.subject_key in by_hand))
        self._groups.addWidget(GroupHead(title, len(cards)))
        self._groups.addWidget(panel)

    def _row(self, card: DueCard, *, is_by_hand: bool) -> CardRow:
        made = CardRow(self._words(card, is_by_hand=is_by_hand))
        self._rows[card.subject_key] = made
        made.opened.connect(self.opened)
        made.acted.connect(self.acted)
        made.put_off.connect(self.put_off)
        made.focused.connect(self._on_focused)
        made.stepped.connect(self._on_stepped)
        made.chosen.connect(self.changed)
        return made

    def _words(self, card: DueCard, *, is_by_hand: bool) -> RowWords:
        say, word = self._wording.text, self._wording.say
        action, icon = say("Print card"), "printer"
        if card.state != DUE:
            action, icon = (say("Handed over"), "gift") if is_by_hand else (say("Posted"), "send")
        return RowWords(
            key=card.subject_key,
            name=card.name,
            tier=card.tier,
            reason=say(
                "{occasion} · {reason}",
                occasion=word(occasion_words(card.occasion)),
                reason=word(card.reason),
            ),
            choose=say("Choose"),
            action=action,
            action_icon=icon,
            later=say("Later"),
            when=say("by {day}", day=card.due_on) if card.due_on >= self._on else "",
            full_date=self._wording.full_date(card.due_on),
            by_hand=say("no address: hand over") if is_by_hand else "",
        )

    def _show_current(self) -> None:
        for key, row in self._rows.items():
            row.set_filled(key == self._current)
        self.changed.emit()

    def _on_focused(self, key: str) -> None:
        self._current = key
        self._show_current()

    def _on_stepped(self, key: str, step: int) -> None:
        keys = list(self._rows)
        place = min(len(keys) - 1, max(0, keys.index(key) + step))
        self._rows[keys[place]].setFocus()
