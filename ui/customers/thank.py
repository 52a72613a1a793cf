"""The sheet "thank" (F5): a thank-you card that the shop owes by its own wish.

Writing and printing it is the card desk's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import sentence
from smallcrm.services import thank_yous
from smallcrm.services.occasions import OCCASIONS, occasion_words
from smallcrm.services.routine import said_cards
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NoteField
from ui.widgets.panels import Rule
from ui.widgets.text import PlainLabel

BY_HAND = tuple(code for code in OCCASIONS if code != "offer")  # an offer comes from a list

SAID_MOST = 3  # the newest; the card desk shows all of them


def thank(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what to thank for, and owe a card. words: what was typed before and not saved."""
    context.dialogs.show_sheet(ThankSheet(context, customer_id, words))


class ThankSheet(VerbSheet):
    """The occasion, and what for in one's own words."""

    code = "thank"
    heading = sentence("A card for {name}")

    def _build(self) -> None:
        say = self.say
        occasions = [(code, self.word(occasion_words(code))) for code in BY_HAND]
        self._occasion = ChoiceField(occasions, name="occasion", spoken=say("Occasion"))
        self._reason = NoteField(
            name="reason",
            spoken=say("What for"),
            placeholder=say("in your own words, such as: brought us cake on Friday"),
            lines=2,
        )
        hint = PlainLabel(
            say("The card is waiting under Cards until it is printed and posted."),
            role="second",
            fit="wrap",
        )
        self.body.addWidget(self.add("occasion", say("Occasion"), self._occasion))
        self.body.addWidget(self.add("reason", say("What for"), self._reason))
        self.body.addWidget(hint)
        self._show_said()

    def _show_said(self) -> None:
        """What cards to their household said in three years, so that none says it again."""
        if self.customer_id is None:
            return
        asked = [self.customer_id]
        found = said_cards(self.context.store, asked, on=self.context.today())
        words: dict[str, str] = {}
        for card in found.get(self.customer_id, []):
            if card.words:
                told = self.say("{day}: {words}", day=card.day, words=card.words)
                words.setdefault(card.words, told)
        if not words:
            return
        self.body.addWidget(Rule())
        self.body.addWidget(
            PlainLabel(self.say("Said in the last three years"), role="second_bold")
        )
        for told in list(words.values())[:SAID_MOST]:
            self.body.addWidget(PlainLabel(told, role="second", fit="two lines"))
        more = len(words) - SAID_MOST
        if more > 0:
            self.body.addWidget(PlainLabel(self.say("and {n} more", n=more), role="second"))

    def first_focus(self) -> QWidget:
        return self._reason

    def accept(self) -> None:
        """Owe the card."""
        if self.customer_id is None:
            return
        thank_yous.owe(
            self.context.store,
            self.customer_id,
            occasion=self._occasion.code,
            reason=self._reason.words.strip(),
            now=self.context.now(),
            by=self.by,
        )
        self.finish()
