"""The sheet "let it go": something that waits is not asked for any more, and why.

What may be let go, and what is remembered of it, is decided by the services.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.on_hold import HeldAs
from smallcrm.services.letting_go import let_go
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.widgets.fields import TextField
from ui.widgets.text import PlainLabel

FORM = "let_go"
REASON_LIMIT = 200  # characters: one sentence


def ask_let_go(context: AppContext, subject_key: str, words: Words | None = None) -> None:
    """Ask why, and let it go. words: what was typed before and not saved."""
    context.dialogs.show_sheet(LetGoSheet(context, subject_key, words or {}))


class LetGoSheet(CustomerSheet):
    """One reason, which may stay empty."""

    def __init__(self, context: AppContext, subject_key: str, words: Words) -> None:
        title = context.wording.text("Let it go")
        super().__init__(context, HeldAs(FORM, about=subject_key), title=title)
        self.accept_button.show_words(title, self.say("Let it go, Ctrl Enter"))
        self._build()
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._reason = TextField(
            name="reason",
            spoken=say("Why"),
            placeholder=say("may stay empty"),
            limit=REASON_LIMIT,
        )
        self.body.addWidget(self.add("reason", say("Why"), self._reason))
        hint = say("It is not asked for again. Undo brings it back.")
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))

    def first_focus(self) -> QWidget:
        return self._reason

    def accept(self) -> None:
        """Let it go."""
        context = self.context
        about, reason = self.held_as.about, self._reason.text()
        let_go(context.store, about, reason=reason, now=context.now(), by=self.by)
        self.finish()
