"""The first screen while the customer stands there: listen, say sorry once, ask.

Whoever stands there may read all of it. What follows stands on the page of the file.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from smallcrm.services import recoveries
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name
from ui.right.grant_lines import GrantLines
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.panels import Rule
from ui.widgets.text import PlainLabel

RIGHT = "right"  # the page of a file; argument: its number
FORM = "listen"
TITLE = sentence("Listen to {name}")
WIDTH = 560


def listen(
    context: AppContext,
    customer_id: CustomerId,
    moment_id: MomentId | None = None,
    words: Words | None = None,
) -> None:
    """Open the first screen. moment_id: the let-down, None for the latest that is open."""
    context.dialogs.show_sheet(FirstScreen(context, customer_id, moment_id, words))


def reopen_listening(context: AppContext, held_as: HeldAs) -> None:
    """Open the first screen whose line is on hold."""
    about = MomentId(int(held_as.about)) if held_as.about.isdecimal() else None
    if held_as.customer_id is not None:
        context.navigate.to("customer", held_as.customer_id)
        listen(context, held_as.customer_id, about)


def look_after(
    context: AppContext, customer_id: CustomerId, moment_id: MomentId | None = None
) -> None:
    """The page of their file if it has begun, else the first screen."""
    known = recoveries.file_of(context.store, customer_id, moment_id)
    if known is None:
        listen(context, customer_id, moment_id)
    else:
        context.navigate.to(RIGHT, known)


class FirstScreen(CustomerSheet):
    """Three short sentences, what may be granted, one line; Finish later leaves a row on Today."""

    def __init__(
        self,
        context: AppContext,
        customer_id: CustomerId,
        moment_id: MomentId | None,
        words: Words | None,
    ) -> None:
        about = "" if moment_id is None else str(moment_id)
        title = context.wording.text(TITLE.key, name=customer_name(context, customer_id))
        super().__init__(context, HeldAs(FORM, customer_id, about), title=title)
        self._whose, self._moment_id = customer_id, moment_id
        self._build()
        self._go_on.clicked.connect(self._on_go_on)
        self.begin(words or {})

    def _build(self) -> None:
        say = self.say
        self.width_units = WIDTH
        for line in (say("Listen."), say("Say sorry once."), say("Ask what would put it right.")):
            self.body.addWidget(PlainLabel(line, role="day", fit="wrap"))
        self.body.addWidget(Rule())
        self.body.addWidget(GrantLines(self.context, self._whose))
        self._line = TextField(
            name="happened",
            spoken=say("In one line"),
            placeholder=say("what would put it right"),
        )
        self.body.addWidget(self.add("happened", say("In one line"), self._line))
        self.accept_button.show_words(say("Finish later"), say("Finish later, Ctrl Enter"))
        self._go_on = KeycapButton(say("Go on now"), name="go_on_now")
        self.buttons.insertWidget(2, self._go_on)

    def first_focus(self) -> QWidget:
        return self._line

    def accept(self) -> None:
        """Keep what is known; Today asks for the rest. Raises Invalid."""
        self._open_file()
        self.finish()

    def _open_file(self) -> int:
        context = self.context
        return recoveries.open_file(
            context.store,
            self._whose,
            self._moment_id,
            happened=self._line.text(),
            now=context.now(),
            by=self.by,
        )

    def _on_go_on(self) -> None:
        def go_on() -> None:
            number = self._open_file()
            self.finish()
            self.context.navigate.to(RIGHT, number)

        self.context.errors.attempt(go_on, self.form)
