"""How a list was understood: what sort it is, its letters, separators, days and sheet.

What its columns mean stands in columns_part.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.exchange.readers.guess import ListGuess, ReadOptions
from smallcrm.wording import Wording
from ui.exchange.list_work import Looked
from ui.exchange.words import kind_of_list, letter_choices, separator_choices
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel


class UnderstoodPart(Panel):
    """corrected carries the ReadOptions with which to read again."""

    corrected = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="understood")
        self._wording = wording
        self._options = ReadOptions()
        self._build()
        for choice in (self._letters, self._separator, self._days, self._sheet):
            choice.chosen.connect(self._on_chosen)

    def _build(self) -> None:
        say = self._wording.text
        self._what = PlainLabel("", role="name", fit="wrap")
        self._doubt = PlainLabel("", tone="info", fit="wrap")
        self._letters = ChoiceField([], name="letters", spoken=say("Letters"))
        self._separator = ChoiceField([], name="separator", spoken=say("Cells are parted by"))
        self._days = ChoiceField([], name="days", spoken=say("Days are written"))
        self._sheet = ChoiceField([], name="sheet", spoken=say("Sheet"))
        self._fields = {
            choice: FormField(choice.accessibleName(), choice)
            for choice in (self._sheet, self._letters, self._separator, self._days)
        }
        self._choices = holder(flow(*self._fields.values(), gap=12))
        self.add(self._what, self._doubt, self._choices)

    def show_list(self, looked: Looked) -> None:
        """Show how this list was understood."""
        guess, wording = looked.guess, self._wording
        self._options = looked.options
        counted = wording.counted("{n} line", "{n} lines", guess.rows)
        kind = wording.say(kind_of_list(guess.kind, guess.preset))
        self._what.show_text(" · ".join((looked.source.name, kind, counted)))
        self._show_doubt(guess)
        self._show(self._letters, guess.encoding, letter_choices(guess.encoding, wording))
        self._show(self._separator, guess.delimiter, separator_choices(guess.delimiter, wording))
        self._show(self._sheet, str(guess.sheet), list(_numbered(guess.sheets)))
        orders = [("dmy", wording.text("Day first")), ("mdy", wording.text("Month first"))]
        self._show(self._days, guess.date_order, orders)
        is_text = guess.kind == "csv"
        visible: dict[ChoiceField, bool] = {
            self._letters: guess.kind != "sheet",
            self._separator: is_text,
            self._days: bool(guess.date_order)
            and (not guess.date_order_is_certain or bool(looked.options.date_order)),
            self._sheet: len(guess.sheets) > 1,
        }
        for choice, is_shown in visible.items():
            self._fields[choice].setVisible(is_shown)
        self._choices.setVisible(any(visible.values()))

    def _show_doubt(self, guess: ListGuess) -> None:
        say = self._wording.text
        doubts = []
        if not guess.encoding_is_certain:
            doubts.append(say("Are names with accents written properly below?"))
        if not guess.date_order_is_certain:
            doubts.append(say("Does the day or the month come first in this list?"))
        self._doubt.show_text(" ".join(doubts))
        self._doubt.setVisible(bool(doubts))

    def _show(self, choice: ChoiceField, code: str, choices: list[tuple[str, str]]) -> None:
        choice.show_choices(choices)
        choice.choose(code)

    def _on_chosen(self) -> None:
        """Another alphabet, separator or sheet gives other columns: those are guessed anew."""
        sender: QWidget = self.sender()  # type: ignore[assignment]  # only choices are connected
        options = self._options
        if sender is self._days:
            options = replace(options, date_order="mdy" if self._days.code == "mdy" else "dmy")
        elif sender is self._letters:
            options = replace(options, encoding=self._letters.code, mapping=())
        elif sender is self._separator:
            options = replace(options, delimiter=self._separator.code, mapping=())
        else:
            options = replace(options, sheet=int(self._sheet.code), mapping=())
        self.corrected.emit(options)


def _numbered(sheets: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(place), name) for place, name in enumerate(sheets)]
