"""A question with up to three answers, or a calm box with one sentence.

Who asks it is ui/dialogs.py.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.context import Choice
from ui.widgets.buttons import KeycapButton
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

QUESTION_WIDTH = 460


class Question(Sheet):
    """A question with up to three answers, or a calm box with one."""

    def __init__(
        self,
        wording: Wording,
        title: str,
        text: str,
        choices: Sequence[Choice],
        answered: Callable[[str], None],
    ) -> None:
        super().__init__(
            wording,
            name="question",
            title=title,
            accept_words=wording.text("Close"),
            width=QUESTION_WIDTH,
        )
        self._answered = answered
        self._code = ""
        self.body.addWidget(PlainLabel(text, fit="wrap"))
        self.accept_button.setVisible(not choices)
        self.dismiss_button.setVisible(bool(choices))
        self._filled = next((choice for choice in choices if choice.is_filled), None)
        self._buttons = [_Answer(choice) for choice in choices]
        for button in self._buttons:
            button.clicked.connect(self._on_answer)
            self.buttons.addWidget(button)

    def first_focus(self) -> QWidget | None:
        return self._buttons[-1] if self._buttons else None

    def accept(self) -> None:
        """Ctrl+Enter gives the filled answer."""
        self._code = self._filled.code if self._filled else ""
        self.finish()

    def _on_answer(self) -> None:
        button = self.sender()
        if isinstance(button, _Answer):
            self._code = button.code
        self.finish()

    def taken_away(self) -> None:
        self._answered(self._code)


class _Answer(KeycapButton):
    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.words, name=f"answer_{choice.code}", filled=choice.is_filled)
        self.code = choice.code
