"""What one customer told us and where we sent them, beside the story; and the question above it.

What is kept of it is decided by services/heard and services/sent_elsewhere.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import KINDS
from smallcrm.domain.ids import CustomerId
from smallcrm.services import heard, neighbours, sent_elsewhere
from smallcrm.services.heard import BY_CARD, IN_PERSON, HeardRow
from smallcrm.services.say_this import SayLine
from ui.context import AppContext
from ui.customers.side_panels import ListPanel
from ui.customers.wrapping import WrapRow
from ui.heard.page import answer_line
from ui.heard.sheets import answer_heard, note_heard
from ui.keys import KEYS
from ui.pages import Verbs
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column
from ui.widgets.text import PlainLabel

ADD = "note_heard"
TOUCHES = frozenset({"heard", "sent_elsewhere", "neighbour"})


class HeardPanel(ListPanel):
    """What waits: to be answered, or to be told; and how many people we sent to their own shop."""

    def __init__(self, context: AppContext) -> None:
        wording = context.wording
        super().__init__(wording, wording.text("Heard"), name="heard", adds=ADD)
        self._context = context
        self._customer_id: CustomerId | None = None
        self.pressed.connect(self._on_pressed)

    def show_customer(self, customer_id: CustomerId) -> None:
        """Show what stands in the book of this customer."""
        self._customer_id = customer_id
        store = self._context.store
        self.begin()
        for there in neighbours.sent_there(store, customer_id):
            words = self.wording.counted(
                "We sent {shop} {n} person.", "We sent {shop} {n} people.", there.times,
                shop=there.name,
            )  # fmt: skip
            self.put(PlainLabel(words, fit="wrap"))
        for each in heard.of_customer(store, customer_id):
            self._put_heard(each)
        self.finish()

    def _put_heard(self, each: HeardRow) -> None:
        say = self.wording.text
        lines: list[QWidget] = [
            PlainLabel(self.wording.say(KINDS[each.kind]), role="second_bold"),
            PlainLabel(say("“{words}”", words=each.words), fit="wrap"),
        ]
        answered = answer_line(self._context, each)
        if answered:
            lines.append(PlainLabel(answered, role="second", fit="wrap"))
        deeds = [("answer", say("Answer"))]
        if each.is_to_tell:
            deeds = [(IN_PERSON, say("They know")), (BY_CARD, say("Send a card"))]
        links = (self.link(words, name, each.id, f"{words}, {each.words}") for name, words in deeds)
        lines.append(self.linked(*links))
        made = QWidget()
        column(made, *lines, gap=2)
        self.put(made)

    def _on_pressed(self, name: str, number: int) -> None:
        context = self._context
        if name == ADD:
            note_heard(context, self._customer_id)
        elif name == "answer":
            context.errors.attempt(partial(answer_heard, context, number))
        else:
            context.errors.attempt(partial(context.do, heard.tell, number, name))


class DidTheyFindIt(QWidget):
    """Answers the question of "Say this" at one key: found where we sent them, or not."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._row_id: int | None = None
        say = context.wording.text
        self._yes = LinkButton(say("Found it"), name="found_it", key=KEYS["done"].cap)
        self._no = LinkButton(say("Did not"), name="did_not_find_it")
        self.setLayout(WrapRow(self._yes, self._no, gap=12))
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._on_no)
        self.hide()

    def show_customer(self, customer_id: CustomerId, said: Sequence[SayLine]) -> None:
        """Offer the answers when the question is among what is said."""
        context = self._context
        is_asked = any(line.kind == "elsewhere" for line in said)
        found = sent_elsewhere.to_ask(context.store, customer_id, on=context.today())
        self._row_id = found.id if found is not None and is_asked else None
        self.setVisible(self._row_id is not None)

    def verbs(self) -> Verbs:
        """What the key does while there is a question."""
        return {} if self._row_id is None else {"done": self._on_yes}

    def _on_yes(self) -> None:
        self._note("yes")

    def _on_no(self) -> None:
        self._note("no")

    def _note(self, found: str) -> None:
        if self._row_id is not None:
            note = partial(self._context.do, sent_elsewhere.found_it, self._row_id, found)
            self._context.errors.attempt(note)
