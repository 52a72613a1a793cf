"""The sheets "let go" and "in person": a card that is not written, and why.

What is remembered of it is the services' business.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.services import thank_yous
from ui.context import AppContext
from ui.widgets.fields import TextField
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

REASON_LIMIT = 200


def ask_let_go(context: AppContext, subject_keys: Sequence[str], names: Sequence[str]) -> None:
    """Ask why, and let these cards go."""
    context.dialogs.show_sheet(LetGoSheet(context, tuple(subject_keys), tuple(names)))


class LetGoSheet(Sheet):
    """Why no card is written; the reason may stay empty."""

    def __init__(
        self, context: AppContext, subject_keys: tuple[str, ...], names: tuple[str, ...]
    ) -> None:
        wording = context.wording
        title = wording.text("No card for {name}?", name=names[0])
        if len(names) > 1:
            title = wording.counted("Let {n} card go?", "Let {n} cards go?", len(names))
        super().__init__(
            wording, name="let_go_sheet", title=title, accept_words=wording.text("Let it go")
        )
        self._context = context
        self._keys = subject_keys
        say = self.say
        self._reason = TextField(
            name="reason",
            spoken=say("Why"),
            placeholder=say("such as: said it in person"),
            limit=REASON_LIMIT,
        )
        self.body.addWidget(self.form.add("reason", say("Why"), self._reason))
        hint = say("It is not asked for again. Undo brings it back.")
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))
        self._reason.returnPressed.connect(self._on_enter)

    def first_focus(self) -> QWidget:
        return self._reason

    def accept(self) -> None:
        """Let them go."""
        context = self._context
        now, by = context.now(), context.counter.helper_id
        for key in self._keys:
            thank_yous.skip(context.store, key, reason=self._reason.text(), now=now, by=by)
        self.finish()

    def _on_enter(self) -> None:
        self.accept_button.click()


def ask_said(context: AppContext, subject_key: str, name: str, reasons: Sequence[str]) -> None:
    """Show what there is to say, and note that it was said."""
    context.dialogs.show_sheet(SaidSheet(context, subject_key, name, tuple(reasons)))


class SaidSheet(Sheet):
    """What to thank for in person; until it was said it stands under "say this" on their page."""

    def __init__(
        self, context: AppContext, subject_key: str, name: str, reasons: tuple[str, ...]
    ) -> None:
        wording = context.wording
        super().__init__(
            wording,
            name="said_sheet",
            title=wording.text("Thank {name} in person", name=name),
            accept_words=wording.text("Said it"),
        )
        self._context = context
        self._key = subject_key
        for reason in reasons:
            self.body.addWidget(PlainLabel(reason, fit="wrap"))
        hint = self.say("Until you have said it, it stands on their page when they come in.")
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """It was said: no card is needed."""
        context = self._context
        now, by = context.now(), context.counter.helper_id
        thank_yous.say_in_person(context.store, self._key, now=now, by=by)
        self.finish()
