"""The words of one wording: those that come with the program to read, ours to write.

Saving, removing and the way back to half-written words are the page's business.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import FIELDS
from smallcrm.domain.wordings import FIELD_WORDS, NAME_LIMIT, WordingDraft
from smallcrm.wording import Wording
from ui.cards.wording_field import WordingField
from ui.cards.wordings_list import Entry
from ui.keys import KEYS
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import KeycapButton
from ui.widgets.chips import Chip
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

WORDS_LINES = 7


class WordingEditor(Panel):
    """changed: something was typed. pressed carries "save", "delete" or "copy".

    buttons: what can be done with the wording, to be placed by the page. order: in which Tab walks.
    """

    changed = Signal()
    pressed = Signal(str)

    def __init__(self, wording: Wording, form: Form) -> None:
        super().__init__(name="wording_editor")
        self._wording = wording
        self._form = form
        self._entry = Entry("", WordingDraft())
        self._is_filling = False
        self._build()
        self._last = self._words
        for field in (self._greeting, self._words, self._closing):
            field.textChanged.connect(self._on_typed)
            field.entered.connect(partial(self._on_entered, field))
        self._name.textChanged.connect(self._on_typed)
        for code, button in self._buttons.items():
            button.clicked.connect(partial(self._press, code))

    def _build(self) -> None:
        say, w = self._wording.text, self._wording
        self._bundled = PlainLabel(
            say("Comes with the program. Make it ours to change it."), role="second", fit="wrap"
        )
        self._name = TextField(name="name", spoken=say("What we call it"), limit=NAME_LIMIT)
        self._name.setPlaceholderText(say("else its first words"))
        self._greeting = WordingField(w, name="greeting", spoken=say("Greeting"), is_line=True)
        self._words = WordingField(w, name="text", spoken=say("Words"), lines=WORDS_LINES)
        self._closing = WordingField(w, name="closing", spoken=say("Closing"), is_line=True)
        self._chips = [self._chip(code) for code in FIELD_WORDS if code in FIELDS]
        chips = flow(*self._chips, gap=6)
        hint = say("Press one to put it in where you write.")
        self._fields = holder(
            column(
                None,
                PlainLabel(say("From the customer's card"), role="second_bold", fit="wrap"),
                holder(chips),
                PlainLabel(hint, role="second", fit="wrap"),
                gap=4,
            )
        )
        self._buttons = {
            "copy": KeycapButton(say("Make it ours"), name="make_ours", icon="copy", filled=True),
            "save": KeycapButton(say("Save"), name="save", key=KEYS["save"].cap, filled=True),
            "delete": KeycapButton(say("Remove"), name="delete", icon="trash-2"),
        }
        for button in self._buttons.values():
            keep_narrow(button)
        self.buttons = holder(flow(*self._buttons.values()))
        self.body.setSpacing(10)
        self._named = self._form.add("name", say("What we call it"), self._name)
        self.add(
            self._bundled,
            self._named,
            self._form.add("greeting", say("Greeting"), self._greeting),
            self._form.add("words", say("Words"), self._words),
            self._form.add("closing", say("Closing"), self._closing),
            self._fields,
        )
        self.body.addStretch(1)
        writing: tuple[QWidget, ...] = (self._name, self._greeting, self._words, self._closing)
        self.order = (*writing, *self._chips, *self._buttons.values())

    def _chip(self, code: str) -> Chip:
        words = self._wording.say(FIELD_WORDS[code])
        chip = Chip(words, name=f"field_{code}", tone="accent", acts=True)
        chip.setAccessibleName(self._wording.text("Put in: {field}", field=words))
        chip.clicked.connect(partial(self._on_chip, code))
        keep_narrow(chip)
        return chip

    def show_entry(self, entry: Entry, draft: WordingDraft | None = None) -> None:
        """Show a wording; draft: what was typed into it and is not saved."""
        self._entry = entry
        self._is_filling = True
        shown = draft or entry.draft
        if self._name.text() != shown.name:
            self._name.show_text(shown.name)
        for field, text in (
            (self._greeting, shown.greeting),
            (self._words, shown.words),
            (self._closing, shown.closing),
        ):
            if field.written != text:
                field.show_written(text)
            field.setReadOnly(entry.is_bundled)
        self._is_filling = False
        self._form.clear_marks()
        self._bundled.setVisible(entry.is_bundled)
        self._named.setVisible(not entry.is_bundled)
        self._fields.setVisible(not entry.is_bundled)
        self._buttons["copy"].setVisible(entry.is_bundled)
        self._buttons["save"].setVisible(not entry.is_bundled)
        self._buttons["delete"].setVisible(entry.row_id is not None)

    def draft(self) -> WordingDraft:
        """What stands in the fields."""
        return WordingDraft(
            occasion=self._entry.draft.occasion,
            language=self._entry.draft.language,
            name=self._name.text(),
            greeting=self._greeting.written,
            words=self._words.written,
            closing=self._closing.written,
        )

    def begin(self) -> None:
        """Stand where one writes."""
        self._words.setFocus()

    # Handlers

    def _on_typed(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _on_entered(self, field: WordingField) -> None:
        self._last = field

    def _on_chip(self, code: str) -> None:
        self._last.put_in(code)

    def _press(self, code: str, _is_checked: bool = False) -> None:
        self.pressed.emit(code)
