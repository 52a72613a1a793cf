"""We sent them to: what they wanted, which neighbour has it, and the slip with the address.

A neighbour that is not known yet is noted with it; what is kept is decided by services.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.neighbours import NeighbourDraft, SentDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import sent_elsewhere
from smallcrm.services.neighbours import neighbours, who_has
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name
from ui.customers.people_field import PeopleField
from ui.heard.neighbour_sheet import NeighbourFields
from ui.heard.slip import show_slip
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import TextField

WIDTH = 560
WHAT_LIMIT = 300
NEW = "new"


def send_elsewhere(
    context: AppContext, customer_id: CustomerId | None = None, words: Words | None = None
) -> None:
    """Ask what they wanted and where we send them. words: what was typed before."""
    context.dialogs.show_sheet(SentSheet(context, customer_id, words or {}))


class SentSheet(CustomerSheet):
    """What, who unless it is known, and the neighbour; the slip is shown when it is wanted."""

    def __init__(self, context: AppContext, customer_id: CustomerId | None, words: Words) -> None:
        say = context.wording.text
        title = say("Send somebody to another shop")
        if customer_id is not None:
            title = say("Send {name} to another shop", name=customer_name(context, customer_id))
        super().__init__(context, HeldAs("send_elsewhere", customer_id), title=title)
        self.width_units = WIDTH
        self._is_chosen = False
        self._build()
        self._neighbour.chosen.connect(self._on_neighbour_chosen)
        self._what.editingFinished.connect(self._propose)
        self.begin(words)
        # What was on hold was chosen by somebody.
        self._is_chosen = "neighbour_id" in (self.words_to_hold() or {})
        self._propose()
        self._show_new()

    def _build(self) -> None:
        say = self.say
        self._what = TextField(name="what", spoken=say("What they wanted"), limit=WHAT_LIMIT)
        self.body.addWidget(self.add("what", say("What they wanted"), self._what))
        self._who: PeopleField | None = None
        if self.customer_id is None:
            spoken = say("Who (may stay empty)")
            self._who = PeopleField(self.context, name="customer_id", spoken=spoken, most=1)
            self._who.entered.connect(self._on_enter)
            self.body.addWidget(self.add("customer_id", spoken, self._who))
        known = [
            (str(each.id), say("{name} ({has})", name=each.name, has=each.has))
            if each.has
            else (str(each.id), each.name)
            for each in neighbours(self.context.store)
        ]
        self._neighbour = ChoiceField(
            [*known, (NEW, say("a shop that is new here"))],
            name="neighbour_id",
            spoken=say("Which shop has it"),
        )
        self.body.addWidget(self.add("neighbour_id", say("Which shop has it"), self._neighbour))
        self._new = NeighbourFields(self)
        self.body.addWidget(self._new)
        self._slip = TickBox(say("Print a slip with the address"), name="slip")
        self._slip.setChecked(True)
        self._widgets["slip"] = self._slip
        self.body.addWidget(self._slip)

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note it, and show the slip. Raises Invalid."""
        context = self.context
        who = self.customer_id
        if self._who is not None:
            who = next(iter(self._who.value()), None)
        is_new = self._neighbour.code == NEW
        draft = SentDraft(
            customer_id=who,
            what=self._what.text(),
            neighbour_id=None if is_new else int(self._neighbour.code),
            neighbour=self._new.draft() if is_new else NeighbourDraft(),
        )
        number = sent_elsewhere.send(context.store, draft, now=context.now(), by=self.by)
        is_wanted = self._slip.isChecked()
        self.finish()
        if is_wanted:
            show_slip(context, number)

    def _propose(self) -> None:
        """Choose who is known to have it, unless somebody chose already."""
        known = None if self._is_chosen else who_has(self.context.store, self._what.text())
        if known is not None:
            self._neighbour.choose(str(known))
            self.take_as_untouched("neighbour_id")
            self._show_new()

    def _show_new(self) -> None:
        self._new.setVisible(self._neighbour.code == NEW)

    def _on_neighbour_chosen(self) -> None:
        self._is_chosen = True
        self._show_new()
