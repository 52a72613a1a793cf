"""The head of a card's page: for whom, why, which of several, what is wrong, and the buttons.

What a button does is the page's business.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.services.occasions import occasion_words
from smallcrm.wording import Wording
from ui.cards.desk import DeskCard
from ui.customers.wrapping import Abreast
from ui.keys import KEYS
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.chips import Chip
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.ring import Ring
from ui.widgets.text import PlainLabel


class CardHead(QWidget):
    """pressed carries the name of the deed."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        say = wording.text
        self._buttons = {
            "print": KeycapButton(
                say("Print card"), name="print", icon="printer", key=KEYS["print"].cap
            ),
            "posted": KeycapButton(
                say("Posted"), name="posted", icon="send", key=KEYS["posted"].cap
            ),
            "done": KeycapButton(
                say("Handed over"), name="handed", icon="gift", key=KEYS["done"].cap
            ),
            "print_all": KeycapButton(say("Print all"), name="print_all"),
            "envelope": KeycapButton(say("Print envelope"), name="envelope", icon="mail"),
            "save_pdf": KeycapButton(say("Save PDF"), name="save_pdf", icon="download"),
            "previous": KeycapButton(
                say("Back one"), name="previous", icon="chevron-left", key=KEYS["previous"].cap
            ),
            "next": KeycapButton(
                say("Next"), name="next", icon="chevron-right", key=KEYS["next"].cap
            ),
        }
        self._customer = LinkButton(say("Open customer"), name="to_customer")
        self._build()
        acts: dict[str, KeycapButton | LinkButton] = {**self._buttons, "customer": self._customer}
        for deed, button in acts.items():
            button.clicked.connect(partial(self._press, deed))

    def _build(self) -> None:
        self._ring = Ring()
        self._name = PlainLabel("", role="page", fit="elide")
        self._why = PlainLabel("", role="second", fit="wrap")
        self._place = PlainLabel("", role="second")
        keep_narrow(self._place)
        self._printed = Chip(
            self._wording.text("Printed, not posted yet"), name="is_printed", tone="info"
        )
        self._by_hand = Chip(
            self._wording.text("no address: hand over"), name="by_hand", tone="info"
        )
        chips = holder(flow(self._printed, self._by_hand, self._customer))
        text = column(None, self._name, self._why, chips, gap=2)
        who = row(None, self._ring, text, gap=12)
        who.setStretch(1, 1)
        turn = flow(self._place, self._buttons["previous"], self._buttons["next"])
        self._turn = holder(turn)
        deeds = ("print", "print_all", "posted", "done", "envelope", "save_pdf")
        verbs = holder(flow(*(self._buttons[deed] for deed in deeds)))
        self._trouble = QFrame()
        self._trouble.setProperty("surface", "warn")
        self._troubles = PlainLabel("", tone="warn", fit="wrap")
        column(self._trouble, self._troubles, margins=(12, 8, 12, 8))
        self._trouble.hide()
        head = Abreast(holder(who), self._turn, limit=720, stretches=(1, 0))
        column(self, head, verbs, self._trouble, gap=10)

    def show_card(self, card: DeskCard, place: int, count: int, waiting: int) -> None:
        """Show whose card this is. waiting: how many of these are not printed yet."""
        say, word = self._wording.text, self._wording.say
        self._ring.show_customer(card.name, card.tier)
        self._name.show_text(card.name)
        why = {"occasion": word(occasion_words(card.occasion)), "reason": word(card.reason)}
        self._why.show_text(say("{occasion} · {reason}", **why))
        self._place.show_text(say("{n} of {total}", n=place + 1, total=count))
        self._turn.setVisible(count > 1)
        self._buttons["previous"].setEnabled(place > 0)
        self._buttons["next"].setEnabled(place < count - 1)
        self._printed.setVisible(card.is_printed)
        self._by_hand.setVisible(not card.has_address)
        self._buttons["envelope"].setVisible(card.has_address)
        self._buttons["posted"].setVisible(card.has_address)
        self._buttons["print_all"].setVisible(waiting > 1)
        self._buttons["print_all"].show_words(say("Print all {n}", n=waiting))
        filled = self._filled_deed(card)
        for deed, button in self._buttons.items():
            button.set_filled(deed == filled)

    def show_troubles(self, sentences: Sequence[str]) -> None:
        """Name what can not be printed as it stands."""
        self._troubles.show_text("\n".join(sentences))
        self._trouble.setVisible(bool(sentences))

    def filled_button(self) -> KeycapButton:
        """The one action of the page."""
        return next(button for button in self._buttons.values() if button.is_filled)

    @staticmethod
    def _filled_deed(card: DeskCard) -> str:
        if not card.is_printed:
            return "print"
        return "posted" if card.has_address else "done"

    def _press(self, deed: str, _is_checked: bool = False) -> None:
        self.pressed.emit(deed)
