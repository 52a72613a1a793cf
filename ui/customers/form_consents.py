"""What a customer said to letters, calls, messages and e-mails: one line each.

What is valid is decided in `domain/consents.py`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.consents import CONSENT_CHANNELS, ConsentDraft, channel_word
from ui.context import AppContext
from ui.customers.entry_rows import level
from ui.customers.form_known import typed_day
from ui.customers.typed import past_day_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel

STACKED_UNDER = 480
LABEL_LOWER = 8  # units: words stand in the middle of the field beside them
YES, NO = "yes", "no"


class _Line(QWidget):
    """One channel: not asked, yes or no; when and how stand beside an answer."""

    answered = Signal()

    def __init__(self, context: AppContext, channel: str) -> None:
        super().__init__()
        self.channel = channel
        say = context.wording.text
        self.words = context.wording.say(channel_word(channel))
        answers = [("", say("Not asked")), (YES, say("Yes")), (NO, say("No"))]
        self.answer = ChoiceField(
            answers,
            name=f"consent_{channel}",
            spoken=say("May we: {channel}", channel=self.words),
        )
        self._given = past_day_field(context, name=f"consent_{channel}_given", spoken=say("When"))
        self._how = TextField(
            name=f"consent_{channel}_how",
            spoken=say("How"),
            placeholder=say("at the counter, by letter"),
            limit=120,
        )
        self._more = Abreast(self._given, level(self._how), limit=300, stretches=(2, 3), gap=8)
        label = PlainLabel(self.words, fit="wrap")
        first = Abreast(
            level(label, LABEL_LOWER), level(self.answer), limit=180, stretches=(1, 2), gap=8
        )
        kept = holder(column(None, self._more, None))  # the answers stay under each other
        line = Abreast(first, kept, limit=STACKED_UNDER, stretches=(2, 3), gap=8)
        column(self, line)
        self.answer.currentIndexChanged.connect(self._on_answered)
        self._on_answered()

    def show_draft(self, draft: ConsentDraft | None) -> None:
        self.answer.choose("" if draft is None else YES if draft.is_given else NO)
        self._given.show_text("" if draft is None else typed_day(draft.given))
        self._how.show_text("" if draft is None else draft.how)

    def draft(self) -> ConsentDraft | None:
        if not self.answer.code:
            return None
        is_given = self.answer.code == YES
        return ConsentDraft(self.channel, is_given, self._given.text, self._how.text())

    def _on_answered(self) -> None:
        self._more.setVisible(bool(self.answer.code))


class ConsentLines(QWidget):
    """A line for each channel."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._lines = [_Line(context, channel) for channel in CONSENT_CHANNELS]
        column(self, *self._lines, gap=8)

    def show_drafts(self, drafts: Sequence[ConsentDraft]) -> None:
        """Show what they said to each channel."""
        known = {draft.channel: draft for draft in drafts}
        for line in self._lines:
            line.show_draft(known.get(line.channel))

    def drafts(self) -> list[ConsentDraft]:
        """What they said, without the channels that nobody asked about."""
        found = (line.draft() for line in self._lines)
        return [draft for draft in found if draft is not None]

    def summary(self) -> list[str]:
        """What they said in few words."""
        say = self._context.wording.text
        told = []
        for line in self._lines:
            draft = line.draft()
            if draft is not None:
                answer = say("yes") if draft.is_given else say("no")
                told.append(f"{line.words}: {answer}")
        return told
