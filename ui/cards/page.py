"""The cards that are owed: choose some, look at them and print, say what was posted or handed over.

How a card looks is shown by card_page.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.services import thank_yous
from ui.cards.due_list import DueList
from ui.cards.list_deeds import ListDeeds
from ui.cards.wordings_link import WordingsLink
from ui.context import AppContext
from ui.keys import KEYS
from ui.pages import Page, Verbs
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.panels import Notice
from ui.widgets.text import PlainLabel

ROWS_MOST = 30  # rows at once, as on Today: 60 took most of a second to lay out
CARD = "card"


class CardsPage(Page):
    """Every note that is owed, one for a household.

    The buttons mean the chosen rows, else the current one.
    """

    def __init__(self, context: AppContext) -> None:
        touches = {"thank_you", "prompt_answer", "prompt_rule", "customer", "address", "visit"}
        super().__init__(context.wording, touches=touches | {"referral", "shop"})
        self._context = context
        self._total = 0
        self._build()
        self._deeds = ListDeeds(context, self._list)
        self._list.changed.connect(self._on_list_changed)
        self._list.opened.connect(self._on_opened)
        self._list.acted.connect(self._on_acted)
        self._list.put_off.connect(self._deeds.put_off_one)
        self._list.wants_said.connect(self._deeds.say_one)
        self._list.wants_let_go.connect(self._deeds.let_go_one)
        self._list.all_posted.connect(self._deeds.post_all)
        self._batches.clicked.connect(self._on_batches)
        for button, act in (
            (self._print, self._print_meant),
            (self._posted, self._deeds.post),
            (self._handed, self._deeds.hand_over),
            (self._later, self._deeds.put_off),
            (self._let_go, self._deeds.let_go),
        ):
            button.clicked.connect(act)

    def _build(self) -> None:
        say = self.say
        self._batches = LinkButton(say("Printed cards"), name="to_printed_cards")
        links = (self._batches, WordingsLink(self._context))
        title = row(None, PlainLabel(say("Cards"), role="page"), None, *links, gap=16)
        self._hint = PlainLabel("", role="second", fit="wrap")
        self._print = KeycapButton(
            say("Print all"), name="print", icon="printer", key=KEYS["print"].cap
        )
        self._posted = KeycapButton(say("Posted"), name="posted", key=KEYS["posted"].cap)
        self._handed = KeycapButton(say("Handed over"), name="handed", key=KEYS["done"].cap)
        self._later = KeycapButton(say("Later"), name="later", key=KEYS["later"].cap)
        self._let_go = KeycapButton(say("Let go"), name="let_go")
        buttons = (self._print, self._posted, self._handed, self._later, self._let_go)
        self._bar = holder(flow(*buttons))
        self._list = DueList(self.wording)
        self._none = self._nothing()
        main = column(None, title, self._hint, self._bar, self._list, self._none, gap=10)
        column(self, PageBody(holder(main)))

    def refresh(self) -> None:
        owed = thank_yous.due_notes(self._context.store, on=self._context.today())
        self._total = len(owed)
        had_focus = self._list.has_focus_inside()
        self._list.show_cards(owed[:ROWS_MOST], self._context.today())
        for part in (self._bar, self._hint, self._list):
            part.setVisible(bool(owed))
        self._none.setVisible(not owed)
        row = self._list.current_row()
        if had_focus and row is not None:
            row.setFocus()

    def first_focus(self) -> QWidget | None:
        return self._list.current_row()

    def verbs(self) -> Verbs:
        return {
            "print": self._print_meant,
            "posted": self._deeds.post,
            "done": self._deeds.hand_over,
            "later": self._deeds.put_off,
        }

    def _nothing(self) -> Notice:
        find = KeycapButton(self.say("Customers"), name="to_customers", icon="users", filled=True)
        find.clicked.connect(self._on_customers)
        text = self.say(
            "Here waits each card you owe: after a first visit, for a friend who was sent, for a "
            "birthday. To owe one yourself, open a customer and press Thank (F5)."
        )
        return Notice(self.say("No card is owed"), text, [find], name="no_cards")

    def _print_meant(self) -> None:
        """Look at the chosen cards, or at all that are to be printed."""
        notes = self._list.chosen() or self._list.to_print() or self._list.meant()
        if notes:
            self._go_to_cards([note.keys[0] for note in notes])

    def _go_to_cards(self, keys: list[str]) -> None:
        self._context.navigate.to(CARD, " ".join(keys))

    # Handlers

    def _on_list_changed(self) -> None:
        chosen, meant = self._list.chosen(), self._list.meant()
        to_print = chosen or self._list.to_print()
        say, n = self.say, len(to_print)
        words = say("Print {n}", n=n) if n > 1 else say("Print card")
        words = say("Print all {n}", n=n) if n > 1 and not chosen else words
        self._print.show_words(words, f"{words}, {KEYS['print'].cap}")
        self._later.setEnabled(len(meant) == 1)
        if chosen:
            self._hint.show_text(self.counted("{n} chosen", "{n} chosen", len(chosen)))
        else:
            more = self._total - ROWS_MOST
            waiting = self.counted("{n} card is owed.", "{n} cards are owed.", self._total)
            tail = say("{n} more come when these are done.", n=more) if more > 0 else ""
            hint = say("Space chooses several, Enter shows one.")
            self._hint.show_text(" ".join(filter(None, (waiting, tail, hint))))

    def _on_opened(self, key: str) -> None:
        self._go_to_cards([key])

    def _on_acted(self, key: str) -> None:
        if not self._deeds.finish_one(key):
            self._go_to_cards([key])

    def _on_customers(self) -> None:
        self._context.navigate.to("customers")

    def _on_batches(self) -> None:
        self._context.navigate.to("printed_cards")
