"""We sent them to: what they wanted, which neighbour has it, and the slip with the address.

A neighbour that is not known yet is noted with it; what is kept is decided by services.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.neighbours import FOUND, SentDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import sent_elsewhere
from smallcrm.services.neighbours import neighbours, who_has
from smallcrm.services.sent_elsewhere import SentRow
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name
from ui.customers.people_field import PeopleField
from ui.customers.typed import past_day_field
from ui.heard.neighbour_sheet import NeighbourFields
from ui.heard.slip import show_slip
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import TextField

WIDTH = 560
WHAT_LIMIT = 300
NEW, FORGOTTEN = "new", "forgotten"


def send_elsewhere(
    context: AppContext, customer_id: CustomerId | None = None, words: Words | None = None
) -> None:
    """Ask what they wanted and where we send them. words: what was typed before."""
    context.dialogs.show_sheet(SentSheet(context, customer_id, words or {}))


def change_sent(context: AppContext, row_id: int) -> None:
    """Change what was noted of it. Raises Invalid when it is gone."""
    known = sent_elsewhere.must_be_known(context.store, row_id)
    context.dialogs.show_sheet(SentSheet(context, known.customer_id, {}, known))


class SentSheet(CustomerSheet):
    """What, who unless it is known, and the neighbour; the slip is shown when it is wanted.

    known: a row that is changed; then it is also asked when it was, and whether they found it.
    """

    def __init__(
        self,
        context: AppContext,
        customer_id: CustomerId | None,
        words: Words,
        known: SentRow | None = None,
    ) -> None:
        say = context.wording.text
        title = say("Send somebody to another shop")
        if known is not None:
            title = say("Sent to another shop")
        elif customer_id is not None:
            title = say("Send {name} to another shop", name=customer_name(context, customer_id))
        about = "" if known is None else str(known.id)
        super().__init__(context, HeldAs("send_elsewhere", customer_id, about), title=title)
        self.width_units = WIDTH
        self._known = known
        # What a row says was chosen by somebody.
        self._is_chosen = known is not None
        self._build()
        self._show_known()
        self._neighbour.chosen.connect(self._on_neighbour_chosen)
        self._what.editingFinished.connect(self._propose)
        self.begin(words)
        # So was what is on hold.
        self._is_chosen = self._is_chosen or "neighbour_id" in (self.words_to_hold() or {})
        self._propose()
        self._show_new()

    def _build(self) -> None:
        say = self.say
        self._what = TextField(name="what", spoken=say("What they wanted"), limit=WHAT_LIMIT)
        self.body.addWidget(self.add("what", say("What they wanted"), self._what))
        self._who: PeopleField | None = None
        if self.customer_id is None or self._known is not None:
            spoken = say("Who (may stay empty)")
            self._who = PeopleField(self.context, name="customer_id", spoken=spoken, most=1)
            self._who.entered.connect(self._on_enter)
            self.body.addWidget(self.add("customer_id", spoken, self._who))
        spoken = say("Which shop has it")
        self._neighbour = ChoiceField(self._shops(), name="neighbour_id", spoken=spoken)
        self.body.addWidget(self.add("neighbour_id", spoken, self._neighbour))
        self._new = NeighbourFields(self)
        self.body.addWidget(self._new)
        if self._known is not None:
            self._build_known()
        self._slip = TickBox(say("Print a slip with the address"), name="slip")
        self._slip.setChecked(self._known is None)
        self._widgets["slip"] = self._slip
        self.body.addWidget(self._slip)

    def _build_known(self) -> None:
        """What is asked only of somebody who was sent already."""
        say, answers = self.say, [(code, self.word(words)) for code, words in FOUND.items()]
        self._day = past_day_field(self.context, name="sent_text", spoken=say("When"))
        self._found = ChoiceField(answers, name="found_it", spoken=say("Did they find it"))
        self.body.addWidget(self.add("sent_text", say("When"), self._day))
        self.body.addWidget(self.add("found_it", say("Did they find it"), self._found))

    def _shops(self) -> list[tuple[str, str]]:
        say = self.say
        known = [
            (str(each.id), say("{name} ({has})", name=each.name, has=each.has))
            if each.has
            else (str(each.id), each.name)
            for each in neighbours(self.context.store)
        ]
        if self._known is not None and self._known.neighbour_id is None:
            known.insert(0, (FORGOTTEN, say("nobody knows any more")))
        return [*known, (NEW, say("a shop that is new here"))]

    def _show_known(self) -> None:
        known = self._known
        if known is None:
            return
        self._what.show_text(known.what)
        self._day.show_text(known.sent_on.isoformat())
        self._found.choose(known.found_it)
        self._neighbour.choose(str(known.neighbour_id or FORGOTTEN))
        if self._who is not None and known.customer_id is not None:
            self._who.show_people([known.customer_id])

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note it, and show the slip. Raises Invalid."""
        context, known, now = self.context, self._known, self.context.now()
        if known is None:
            number = sent_elsewhere.send(context.store, self._draft(), now=now, by=self.by)
        else:
            number, draft = known.id, self._draft()
            draft.sent_text = self._day.text
            found = self._found.code
            sent_elsewhere.change(context.store, number, draft, found=found, now=now, by=self.by)
        is_wanted = self._slip.isChecked()
        self.finish()
        if is_wanted:
            show_slip(context, number)

    def _draft(self) -> SentDraft:
        who = self.customer_id
        if self._who is not None:
            who = next(iter(self._who.value()), None)
        code = self._neighbour.code
        return SentDraft(
            customer_id=who,
            what=self._what.text(),
            neighbour_id=None if code in {NEW, FORGOTTEN} else int(code),
            neighbour=self._new.draft() if code == NEW else None,
        )

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
