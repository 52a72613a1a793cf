"""How it went, as three shapes side by side; the words for them only while no customer can see.

What is done with the mark is the business of the sheet.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.moments import SHAPES, kind_words
from smallcrm.domain.sentence import Sentence, sentence
from ui.context import AppContext
from ui.widgets.buttons import PlainButton
from ui.widgets.layouts import column
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

UNMARKED = ""
_NONE = "none"  # what the segment for "not marked" is called; a code is never empty
_NO_SHAPE = "\N{EN DASH}"
# What a screen reader says where a customer may listen.
_SPOKEN: dict[str, Sentence] = {
    _NONE: sentence("Not marked"),
    "wow": sentence("Up"),
    "how": sentence("Level"),
    "ow": sentence("Down"),
}


class HowField(QWidget):
    """Wow, how, ow, or not marked; chosen carries the code, "" for not marked."""

    chosen = Signal(str)

    def __init__(self, context: AppContext, *, name: str, spoken: str) -> None:
        super().__init__()
        self._context = context
        codes = (_NONE, *SHAPES)
        choices = [(code, SHAPES.get(code, _NO_SHAPE)) for code in codes]
        self._segments = SegmentedButtons(choices, name=name, spoken=spoken)
        hint = context.wording.text("▲ Ctrl Up · ▼ Ctrl Down · F11 shows the words")
        self._hint = PlainLabel(hint, role="second", fit="wrap")
        column(self, self._segments, self._hint, gap=4)
        self._segments.chosen.connect(self._on_chosen)
        context.owner.changed.connect(self._on_owner_changed)
        self._on_owner_changed()

    @property
    def code(self) -> str:
        """How it went, "" while it is not marked."""
        code = self._segments.code
        return UNMARKED if code == _NONE else code

    def choose(self, code: str) -> None:
        """Let this hold, without announcing it."""
        self._segments.choose(code if code in SHAPES else _NONE)

    def mark(self, code: str) -> None:
        """Let this hold, as if it had been pressed."""
        self.choose(code)
        self.chosen.emit(code)

    def kept_text(self) -> str:
        """What is on hold."""
        return self.code

    def show_kept(self, text: str) -> None:
        """Put back what was on hold."""
        self.choose(text)

    def _on_chosen(self, _code: str) -> None:
        self.chosen.emit(self.code)

    def _on_owner_changed(self) -> None:
        say, is_open = self._context.wording.say, self._context.owner.is_open
        for button in self._segments.findChildren(PlainButton):
            code = button.objectName().rpartition("_")[2]
            shape = SHAPES.get(code, _NO_SHAPE)
            if not is_open or code == _NONE:
                button.show_words(shape, say(_SPOKEN[code]))
                continue
            words = say(kind_words(code))
            button.show_words(f"{shape} {words}", words)
        self._hint.setVisible(not is_open)
