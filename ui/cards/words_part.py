"""Beside the pictures: the words of this card and their suggestions.

What they are at first comes from the card desk; when they are printed is the page's business.
"""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.languages import language_name
from smallcrm.domain.sentence import sentence
from smallcrm.domain.wordings import FIELD_WORDS
from smallcrm.wording import Wording
from ui.cards.desk import CardWords, DeskCard
from ui.cards.mode_choice import mode_buttons, told_of
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import NoteField, TextField
from ui.widgets.form import FormField
from ui.widgets.layouts import clear, column
from ui.widgets.panels import Panel
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TEXT_LINES = 7
ORDINALS = (sentence("First"), sentence("Second"), sentence("Third"))


class WordsPart(Panel):
    """changed: something of the card is different now. mode_chosen carries who writes it."""

    changed = Signal()
    mode_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="words")
        self._wording = wording
        self._card: DeskCard | None = None
        self._is_filling = False
        self._build()
        for line in (self._greeting, self._closing):
            line.textChanged.connect(self._on_typed)
        self._text.textChanged.connect(self._on_typed)
        self._mode.chosen.connect(self.mode_chosen)
        self._as_suggested.clicked.connect(self._on_as_suggested)

    def _build(self) -> None:
        say = self._wording.text
        self._mode = mode_buttons(self._wording)
        self._told = PlainLabel("", role="second", fit="wrap")
        self._greeting = TextField(name="greeting", spoken=say("Greeting"), limit=200)
        self._text = NoteField(name="text", spoken=say("Words"), lines=TEXT_LINES)
        self._closing = TextField(name="closing", spoken=say("Closing"), limit=200)
        self._written = (
            FormField(say("Greeting"), self._greeting),
            FormField(say("Words of this card"), self._text),
            FormField(say("Closing"), self._closing),
        )
        self._as_suggested = LinkButton(say("As suggested"), name="as_suggested")
        self._choices = column(None, gap=0)
        self._not_known = PlainLabel("", role="second", fit="wrap")
        pen = PlainLabel(
            say("Under it stays room for your name, by hand."), role="second", fit="wrap"
        )
        self.body.setSpacing(10)
        self.add(
            FormField(say("The words"), self._mode),
            self._told,
            self._choices,
            *self._written,
            pen,
            self._not_known,
            self._as_suggested,
        )

    def show_mode(self, mode: str) -> None:
        """Who writes the words of this card, as the printer will be told."""
        told = told_of(self._wording, mode)
        self._mode.choose(mode)
        self._told.show_text(told)
        self._told.setVisible(bool(told))

    def show_card(self, card: DeskCard, mode: str) -> None:
        """Show another card, or the same one as the book knows it now. mode: who writes it."""
        self._card = card
        self.show_mode(mode)
        self._mode.setEnabled(not card.is_printed)
        clear(self._choices)
        count = len(card.suggested.ideas)
        if count > 1:
            words = [(str(n), self._wording.say(ORDINALS[n])) for n in range(count)]
            spoken = self._wording.text("Suggested words")
            suggested = SegmentedButtons(words, name="suggestion", spoken=spoken)
            suggested.choose(str(card.place))
            suggested.chosen.connect(self._on_suggestion)
            self._choices.addWidget(FormField(spoken, suggested))
        self._fill()

    def first_field(self) -> QWidget:
        """Where words are changed."""
        return self._text

    def _fill(self) -> None:
        card = self._card
        if card is None:
            return
        self._is_filling = True
        words = card.words
        for line, text in ((self._greeting, words.greeting), (self._closing, words.closing)):
            if line.text() != text:
                line.show_text(text)
        if self._text.words != words.text:
            self._text.show_text(words.text)
        self._is_filling = False
        self._show_hints(card)

    def _show_hints(self, card: DeskCard) -> None:
        lines = list(self._hints(card))
        self._not_known.show_text("\n".join(lines))
        self._not_known.setVisible(bool(lines))
        self._as_suggested.setVisible(card.place in card.edits)
        self._mark_fields(card)

    def _mark_fields(self, card: DeskCard) -> None:
        """A field in braces is filled in among the wordings, not in the words of one card."""
        for part, typed in zip(self._written, card.words, strict=True):
            found = ", ".join(card.fields_in(typed))
            if found:
                told = self._wording.text(
                    "Not filled in here: {fields}. Write the words themselves.", fields=found
                )
                part.mark(told)
            else:
                part.clear_mark()

    def _hints(self, card: DeskCard) -> Iterator[str]:
        """What is not known, in which language it is, and how often it was said."""
        say = self._wording.text
        names = ", ".join(self._wording.say(FIELD_WORDS[name]) for name in card.missing)
        if names:
            yield say("Not known: {what}. So these words do without.", what=names)
        wanted, spoken = card.suggested.language, card.idea.piece.language
        if wanted.partition("-")[0] != spoken.partition("-")[0]:
            yield say(
                "These words are in {spoken}: there are none in {wanted}.",
                spoken=_called(spoken),
                wanted=_called(wanted),
            )
        if card.idea.said_times and card.place not in card.edits:
            yield self._wording.counted(
                "These words were on {n} card to them already.",
                "These words were on {n} cards to them already.",
                card.idea.said_times,
            )

    # Handlers

    def _on_typed(self) -> None:
        if self._is_filling or self._card is None:
            return
        words = CardWords(self._greeting.text(), self._text.words, self._closing.text())
        self._card.write(words)
        self._show_hints(self._card)
        self.changed.emit()

    def _on_suggestion(self, code: str) -> None:
        if self._card is not None:
            self._card.place = int(code)
            self._fill()
            self.changed.emit()

    def _on_as_suggested(self) -> None:
        if self._card is not None:
            self._card.edits.pop(self._card.place, None)
            self._fill()
            self._text.setFocus()
            self.changed.emit()


def _called(language: str) -> str:
    """A language in its own words; one that nobody knows by its code."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    base = language.partition("-")[0]
    if language_name(base) != base:
        return language_name(base)
    try:
        return Locale.parse(base).get_language_name() or language
    except (UnknownLocaleError, ValueError):
        return language
