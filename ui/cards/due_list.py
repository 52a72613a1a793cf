"""The rows of the cards that are owed, in two groups: to print, and printed but still in the shop.

Which are owed is asked by the page.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.services.occasions import occasion_words
from smallcrm.services.thank_yous import DueNote
from smallcrm.wording import Wording
from ui.cards.card_row import CardRow, CardWords
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import clear, column
from ui.widgets.panels import GroupHead, RowsPanel

DUE = "due"


class DueList(QWidget):
    """Space chooses a row, arrows move; what was chosen stays chosen when the list is shown anew.

    opened, acted, put_off, wants_said and wants_let_go carry the key of a row. changed: others are
    chosen or another is current. all_posted: the whole group is in the letterbox.
    """

    opened = Signal(str)
    acted = Signal(str)
    put_off = Signal(str)
    wants_said = Signal(str)
    wants_let_go = Signal(str)
    all_posted = Signal()
    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._cards: dict[str, DueNote] = {}
        self._on = date.min
        self._rows: dict[str, CardRow] = {}
        self._current = ""
        self._groups = column(self, gap=8)

    def show_cards(self, cards: Sequence[DueNote], on: date) -> None:
        """Show these on a shop day."""
        self._on = on
        chosen = {key for key, row in self._rows.items() if row.is_chosen}
        keys = list(self._rows)
        place = keys.index(self._current) if self._current in keys else 0
        clear(self._groups)
        self._cards = {card.keys[0]: card for card in cards}
        self._rows = {}
        say = self._wording.text
        due = [card for card in cards if card.state == DUE]
        printed = [card for card in cards if card.state != DUE]
        self._add_group("to_print", say("To print"), due)
        self._add_group("printed", say("Printed, not posted yet"), printed)
        for key in chosen & set(self._rows):
            self._rows[key].tick.setChecked(True)
        if self._current not in self._rows and self._rows:
            self._current = list(self._rows)[min(place, len(self._rows) - 1)]
        self._show_current()

    def meant(self) -> list[DueNote]:
        """The chosen cards, from the top; with none chosen the one where the keyboard is."""
        chosen = self.chosen()
        if chosen:
            return chosen
        current = self._cards.get(self._current)
        return [current] if current is not None else []

    def chosen(self) -> list[DueNote]:
        """The chosen cards, from the top."""
        return [self._cards[key] for key, row in self._rows.items() if row.is_chosen]

    def to_print(self) -> list[DueNote]:
        """All that are not printed yet."""
        return [card for card in self._cards.values() if card.state == DUE]

    def card(self, key: str) -> DueNote:
        """The card of a row. Raises KeyError for a row that is not shown."""
        return self._cards[key]

    def to_post(self) -> list[DueNote]:
        """All that are printed and have an address."""
        return [card for card in self._cards.values() if card.state != DUE and card.has_address]

    def current_row(self) -> QWidget | None:
        """Where the keyboard stands in the list."""
        return self._rows.get(self._current)

    def has_focus_inside(self) -> bool:
        """Whether the keyboard stands in a row."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()

    def _add_group(self, name: str, title: str, cards: Sequence[DueNote]) -> None:
        if not cards:
            return
        panel = RowsPanel(name, title)
        for card in cards:
            panel.add_row(self._row(card))
        n = sum(card.state != DUE and card.has_address for card in cards)
        all_posted = None
        if n > 1:
            words = self._wording.text("All {n} posted", n=n)
            all_posted = KeycapButton(words, name="all_posted", icon="send", height=28)
            all_posted.clicked.connect(self.all_posted)
        self._groups.addWidget(GroupHead(title, len(cards), all_posted))
        self._groups.addWidget(panel)

    def _row(self, card: DueNote) -> CardRow:
        made = CardRow(self._words(card))
        self._rows[card.keys[0]] = made
        made.opened.connect(self.opened)
        made.acted.connect(self.acted)
        made.put_off.connect(self.put_off)
        made.wants_said.connect(self.wants_said)
        made.wants_let_go.connect(self.wants_let_go)
        made.focused.connect(self._on_focused)
        made.stepped.connect(self._on_stepped)
        made.chosen.connect(self.changed)
        return made

    def _words(self, card: DueNote) -> CardWords:
        say, word, is_due = self._wording.text, self._wording.say, card.state == DUE
        asks = is_due and card.is_stale
        action, icon = say("Send") if asks else say("Print card"), "printer"
        if not is_due:
            posts = card.has_address
            action, icon = (say("Posted"), "send") if posts else (say("Handed over"), "gift")
        question = say("This is {n} days old. Still send it?", n=card.days_old) if asks else ""
        return CardWords(
            key=card.keys[0],
            name=card.name,
            tier=card.tier,
            reason=say(
                "{occasion} · {reason}",
                occasion=word(occasion_words(card.occasion)),
                reason=" ".join(word(reason) for reason in card.reasons),
            ),
            choose=say("Choose"),
            action=action,
            action_icon=icon,
            later="" if asks else say("Later"),
            when=say("by {day}", day=card.due_on) if card.due_on >= self._on else "",
            full_date=self._wording.full_date(card.due_on),
            by_hand="" if card.has_address else say("hand over at the next visit"),
            hint=say("has become routine") if card.is_routine and is_due else "",
            question=question,
            said=say("Say it"),
            let_go=say("Let it go"),
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
