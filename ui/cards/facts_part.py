"""Beside a card: the last visits, what is good to know, and what was said before.

Nothing private is among it: a customer may look on.
"""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from smallcrm.services.card_facts import CardFacts, SaidLine
from smallcrm.wording import Wording
from ui.widgets.layouts import clear, column
from ui.widgets.panels import Panel, TermRow
from ui.widgets.text import PlainLabel

TERM = 84  # units


class FactsPart(Panel):
    """What is worth a look before the words are chosen."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.text("To write about"), name="facts")
        self._wording = wording
        self._lines: QVBoxLayout = column(None, gap=6)
        self.add(self._lines)

    def show_facts(self, beside: CardFacts) -> None:
        """Show what belongs to this card; nothing is known of some."""
        say = self._wording.text
        clear(self._lines)
        self._group(say("Here last"), [(self._day(each.day), each.what) for each in beside.visits])
        self._group(say("Good to know"), list(beside.facts))
        said = [(self._day(line.day), self._said(line)) for line in beside.said]
        self._group(say("Said in three years"), said)
        self.setVisible(any(beside))

    def _group(self, title: str, lines: list[tuple[str, str]]) -> None:
        if not lines:
            return
        self._lines.addWidget(PlainLabel(title, role="second_bold", fit="wrap"))
        for term, words in lines:
            if term:
                self._lines.addWidget(TermRow(term, words, tone="mute", term_width=TERM))
            else:
                self._lines.addWidget(PlainLabel(words, fit="wrap"))

    def _said(self, line: SaidLine) -> str:
        if line.times < 2:
            return line.words
        return self._wording.text("{words} ({n} times)", words=line.words, n=line.times)

    def _day(self, day: date) -> str:
        return self._wording.day(day)
