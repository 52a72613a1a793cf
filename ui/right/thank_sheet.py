"""Thanking whoever owned up: words for a card are offered, and that they were thanked is noted.

What was owned up to stays between those who work here.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import LessonId
from smallcrm.services import lessons
from smallcrm.services.lessons import LessonRow
from ui.context import AppContext
from ui.widgets.panels import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

OCCASION = "thank_helper"
OWNED_UP = "owned_up"  # the wording for it
WIDTH = 560


def thank_helper(context: AppContext, lesson_id: LessonId) -> None:
    """Offer words for a card, and note that they were thanked. Raises Invalid when it is gone."""
    known = lessons.lesson(context.store, lesson_id)
    if known is None:
        raise Invalid("lesson_id", "This is not in the book any more.")
    context.dialogs.show_sheet(ThankSheet(context, known))


class ThankSheet(Sheet):
    """Some words to write by hand; Thanked notes it."""

    def __init__(self, context: AppContext, lesson: LessonRow) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="thank_helper_sheet",
            title=say("Thank {name} for owning up", name=lesson.helper),
            accept_words=say("Thanked"),
            width=WIDTH,
        )
        self._context, self._lesson = context, lesson
        told = say("Say it today. A card in your own hand is kept for years. Words for it:")
        self.body.addWidget(PlainLabel(told, fit="wrap"))
        self.body.addWidget(Rule())
        for words in card_words(context, lesson.helper):
            self.body.addWidget(PlainLabel(words, role="say", fit="wrap"))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """They were thanked. Raises Invalid."""
        context = self._context
        by = context.counter.helper_id
        lessons.thank(context.store, self._lesson.id, now=context.now(), by=by)
        self.finish()


def card_words(context: AppContext, name: str) -> list[str]:
    """Words for a card to whoever owned up, in the shop's language: greeting, text, closing."""
    from smallcrm.printing.templates import wordings  # noqa: PLC0415

    found = wordings(OCCASION, context.wording.language)
    version = next((each for each in found if each.code == OWNED_UP), found[0]).versions[0]
    greeting = version.greeting.replace("{preferred_name}", name)
    return [greeting, " ".join(version.text), version.closing]
