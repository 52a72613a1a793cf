"""The head of a card's page: for whom, why, which of several, what is wrong, and the buttons.

What a button does is the page's business.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.services.occasions import occasion_words
from smallcrm.wording import Wording
from ui.cards.desk import Desk, DeskCard
from ui.customers.wrapping import Abreast, FlowLabel
from ui.keys import KEYS
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.chips import Chip
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.ring import Ring
from ui.widgets.text import PlainLabel

DEEDS = ("print", "print_one", "front", "posted", "done", "envelope")


class CardHead(QWidget):
    """pressed carries the name of the deed."""

    pressed = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._buttons = self._made_buttons()
        self._customer = LinkButton(wording.text("Open customer"), name="to_customer")
        self._build()
        acts: dict[str, KeycapButton | LinkButton] = {**self._buttons, "customer": self._customer}
        for deed, button in acts.items():
            button.clicked.connect(partial(self._press, deed))

    def _made_buttons(self) -> dict[str, KeycapButton]:
        say = self._wording.text
        made = (
            ("print", say("Print card"), "printer", "print"),
            ("print_one", say("Only this one"), "", ""),
            ("front", say("Change front"), "image", ""),
            ("posted", say("Posted"), "send", "posted"),
            ("done", say("Handed over"), "gift", "done"),
            ("envelope", say("Envelopes"), "mail", ""),
            ("previous", say("Back one"), "chevron-left", "previous"),
            ("next", say("Next"), "chevron-right", "next"),
            ("said", say("Say it"), "message-circle", ""),
            ("let_go", say("Let it go"), "", ""),
        )
        return {
            deed: KeycapButton(words, name=deed, icon=icon, key=KEYS[key].cap if key else "")
            for deed, words, icon, key in made
        }

    def _build(self) -> None:
        say = self._wording.text
        self._ring = Ring()
        self._name = PlainLabel("", role="page", fit="elide")
        self._why = PlainLabel("", role="second", fit="wrap")
        self._place = PlainLabel("", role="second")
        keep_narrow(self._place)
        self._printed = Chip(say("Printed, not posted yet"), name="is_printed", tone="info")
        self._by_hand = Chip(say("hand over at the next visit"), name="by_hand", tone="info")
        chips = holder(flow(self._printed, self._by_hand, self._customer))
        text = column(None, self._name, self._why, chips, gap=2)
        who = row(None, self._ring, text, gap=12)
        who.setStretch(1, 1)
        turn = flow(self._place, self._buttons["previous"], self._buttons["next"])
        self._turn = holder(turn)
        verbs = holder(flow(*(self._buttons[deed] for deed in DEEDS)))
        self._trouble = QFrame()
        self._trouble.setProperty("surface", "warn")
        self._troubles = PlainLabel("", tone="warn", fit="wrap")
        column(self._trouble, self._troubles, margins=(12, 8, 12, 8))
        self._trouble.hide()
        self._question = FlowLabel("", tone="info")
        asked = flow(self._question, self._buttons["said"], self._buttons["let_go"], gap=12)
        self._asked = holder(asked)
        head = Abreast(holder(who), self._turn, limit=720, stretches=(1, 0))
        column(self, head, self._asked, verbs, self._trouble, gap=10)

    def show_card(self, card: DeskCard, desk: Desk) -> None:
        """Show whose card this is, and what can be done with those on the desk."""
        say, word = self._wording.text, self._wording.say
        self._ring.show_customer(card.note.name, card.note.tier)
        self._name.show_text(card.note.name)
        reasons = " ".join(word(reason) for reason in card.note.reasons)
        occasion = word(occasion_words(card.note.occasion))
        self._why.show_text(say("{occasion} · {reason}", occasion=occasion, reason=reasons))
        count, place = len(desk.cards), desk.place
        self._place.show_text(say("{n} of {total}", n=place + 1, total=count))
        self._turn.setVisible(count > 1)
        self._buttons["previous"].setEnabled(place > 0)
        self._buttons["next"].setEnabled(place < count - 1)
        self._printed.setVisible(card.is_printed)
        self._by_hand.setVisible(not card.has_address)
        self._show_question(card)
        self._show_deeds(card, desk)

    def show_troubles(self, sentences: Sequence[str]) -> None:
        """Name what can not be printed as it stands."""
        self._troubles.show_text("\n".join(sentences))
        self._trouble.setVisible(bool(sentences))

    def filled_button(self) -> KeycapButton:
        """The one action of the page."""
        return next(button for button in self._buttons.values() if button.is_filled)

    def _show_question(self, card: DeskCard) -> None:
        say, lines = self._wording.text, []
        if card.is_stale:
            lines.append(say("This is {n} days old. Still send it?", n=card.note.days_old))
        if card.note.is_routine and not card.is_printed:
            lines.append(
                say("A card like this has come each year by now. Surprise them with another one?")
            )
        self._question.show_text("\n".join(lines))
        self._asked.setVisible(bool(lines))
        for deed in ("said", "let_go"):
            self._buttons[deed].setVisible(card.is_stale)

    def _show_deeds(self, card: DeskCard, desk: Desk) -> None:
        say, waiting, to_post = self._wording.text, len(desk.waiting), len(desk.to_post)
        words = say("Print {n}", n=waiting) if waiting > 1 else say("Print card")
        self._buttons["print"].show_words(words, f"{words}, {KEYS['print'].cap}")
        self._buttons["print"].setVisible(waiting > 0)
        self._buttons["print_one"].setVisible(waiting > 1 and not card.is_printed)
        posts_all = not waiting and to_post > 1
        words = say("All {n} posted", n=to_post) if posts_all else say("Posted")
        self._buttons["posted"].show_words(words, f"{words}, {KEYS['posted'].cap}")
        self._buttons["posted"].setVisible((card.is_printed and card.has_address) or posts_all)
        self._buttons["done"].setVisible(card.is_printed or not card.has_address)
        self._buttons["envelope"].setVisible(bool(to_post) or card.has_address)
        self._buttons["front"].setVisible(not card.is_printed)
        filled = "print" if waiting else "posted" if to_post else "done"
        for deed, button in self._buttons.items():
            button.set_filled(deed == filled)

    def _press(self, deed: str, _is_checked: bool = False) -> None:
        self.pressed.emit(deed)
