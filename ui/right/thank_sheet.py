"""Thanking whoever owned up: words for a card are offered, and that they were thanked is noted.

What was owned up to stays between those who work here.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import ShopOnPaper, Words, piece_from, words_of
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import LessonId
from smallcrm.services import lessons
from smallcrm.services.card_pieces import shop_on_paper
from smallcrm.services.lessons import LessonRow
from smallcrm.services.shop import shop
from ui.cards.papers import usual_card_paper
from ui.context import AppContext
from ui.widgets.buttons import KeycapButton
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
    """Some words, to write by hand or to print; Thanked notes it."""

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
        told = say("Say it today. A card is kept for years. Words for it:")
        self.body.addWidget(PlainLabel(told, fit="wrap"))
        self.body.addWidget(Rule())
        self._words = card_words(context, lesson.helper)
        for words in (self._words.greeting, " ".join(self._words.text), self._words.closing):
            self.body.addWidget(PlainLabel(words, role="say", fit="wrap"))
        self._print = KeycapButton(say("Print card"), name="print_card", icon="printer")
        self._print.clicked.connect(self._on_print)
        self.buttons.insertWidget(0, self._print)

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """They were thanked. Raises Invalid."""
        context = self._context
        by = context.counter.helper_id
        lessons.thank(context.store, self._lesson.id, now=context.now(), by=by)
        self.finish()

    def _on_print(self) -> None:
        """The card, on the paper that cards are usually printed on."""
        context, helper = self._context, self._lesson.helper
        title = self.say("Card for {name}", name=helper)

        def hand_over() -> None:
            pdf = card_pdf(context, self._words, helper)
            context.printer.print_pdf(pdf, title, lambda: None)

        context.errors.attempt(hand_over)


def card_words(context: AppContext, name: str) -> Words:
    """Words for a card to whoever owned up, in the shop's language."""
    from smallcrm.printing.templates import wordings  # noqa: PLC0415

    found = wordings(OCCASION, context.wording.language)
    chosen = next((each for each in found if each.code == OWNED_UP), found[0])
    return words_of(chosen, {"preferred_name": name})


def card_pdf(context: AppContext, words: Words, name: str) -> bytes:
    """The card as a PDF. Raises ShopError when it can not be printed as it is."""
    from smallcrm.printing.cards import cards_pdf  # noqa: PLC0415
    from smallcrm.printing.checking import checked  # noqa: PLC0415

    own, paper = shop(context.store), usual_card_paper(context.store)
    on_paper = ShopOnPaper("") if own is None else shop_on_paper(own)
    piece = piece_from(words, occasion=OCCASION, language=words.language, shop=on_paper, who=name)
    found = checked([piece], paper)
    for trouble in found.troubles:
        if trouble.is_left_out:
            raise ShopError(trouble.sentence.key, **trouble.sentence.args)
    return cards_pdf(found.pieces, paper)
