"""Beside the pictures: the words of this card, its front, and the paper.

What they are at first comes from the card desk; when they are printed is the page's business.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.sentence import sentence
from smallcrm.domain.wordings import FIELD_WORDS
from smallcrm.printing.art import designs, usual_design
from smallcrm.wording import Wording
from ui.cards.desk import CardWords, DeskCard
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import NoteField, TextField
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import Panel
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TEXT_LINES = 7
ORDINALS = (sentence("First"), sentence("Second"), sentence("Third"))
DESIGN_WORDS = {"wreath": sentence("Wreath"), "sprig": sentence("Sprig")}
A4, LETTER = "a4_quarter_fold", "letter_quarter_fold"


class WordsPart(Panel):
    """changed: something of the card is different now.

    looks: front and paper, to be placed by the page.
    """

    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="words")
        self._wording = wording
        self._card: DeskCard | None = None
        self._is_filling = False
        self._build()
        for line in (self._greeting, self._closing):
            line.textChanged.connect(self._on_typed)
        self._text.textChanged.connect(self._on_typed)
        self._as_suggested.clicked.connect(self._on_as_suggested)
        self._paper.chosen.connect(self.changed)
        self._designs.chosen.connect(self._on_design)

    def _build(self) -> None:
        say = self._wording.text
        self._greeting = TextField(name="greeting", spoken=say("Greeting"), limit=200)
        self._text = NoteField(name="text", spoken=say("Words"), lines=TEXT_LINES)
        self._closing = TextField(name="closing", spoken=say("Closing"), limit=200)
        self._as_suggested = LinkButton(say("As suggested"), name="as_suggested")
        self._choices = column(None, gap=0)
        words = [(code, self._design_word(code)) for code in designs()]
        self._designs = SegmentedButtons(words, name="design", spoken=say("Drawing on the front"))
        papers = ((A4, say("A4")), (LETTER, say("Letter")))
        self._paper = SegmentedButtons(papers, name="paper", spoken=say("Paper"))
        self._not_known = PlainLabel("", role="second", fit="wrap")
        pen = PlainLabel(
            say("Under it stays room for your name, by hand."), role="second", fit="wrap"
        )
        self.body.setSpacing(10)
        self.add(
            self._choices,
            FormField(say("Greeting"), self._greeting),
            FormField(say("Words of this card"), self._text),
            FormField(say("Closing"), self._closing),
            pen,
            self._not_known,
            self._as_suggested,
        )
        looks = (FormField(say("Drawing"), self._designs), FormField(say("Paper"), self._paper))
        for field in looks:
            keep_narrow(field)
        self.looks = holder(flow(*looks, gap=20))

    def paper(self) -> str:
        """The code of the stock."""
        return self._paper.code

    def choose_paper(self, code: str) -> None:
        """Print on this paper unless somebody chooses the other."""
        self._paper.choose(code)

    def show_card(self, card: DeskCard) -> None:
        """Show another card, or the same one as the book knows it now."""
        self._card = card
        clear(self._choices)
        count = len(card.suggestions)
        if count > 1:
            words = [(str(n), self._wording.say(ORDINALS[n])) for n in range(count)]
            spoken = self._wording.text("Suggested words")
            suggested = SegmentedButtons(words, name="suggestion", spoken=spoken)
            suggested.choose(str(card.place))
            suggested.chosen.connect(self._on_suggestion)
            self._choices.addWidget(FormField(spoken, suggested))
        self._designs.choose(card.design or usual_design(card.occasion))
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
        names = ", ".join(self._wording.say(FIELD_WORDS[name]) for name in card.missing)
        words = self._wording.text("Not known: {what}. So these words do without.", what=names)
        self._not_known.show_text(words if names else "")
        self._not_known.setVisible(bool(names))
        self._as_suggested.setVisible(card.place in card.edits)

    def _design_word(self, code: str) -> str:
        words = DESIGN_WORDS.get(code)
        return self._wording.say(words) if words is not None else code.replace("_", " ")

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

    def _on_design(self, code: str) -> None:
        if self._card is not None:
            self._card.design = code
            self.changed.emit()
