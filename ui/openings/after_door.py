"""After the door was closed: how it was, in their words, and whether a card says thank you.

Nothing of this is asked before; whoever comes with others is asked about one after the other.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.drafts import LINE_LIMIT
from smallcrm.domain.folding import clean_line
from smallcrm.domain.ids import CustomerId, RequestId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.openings import wall_clock
from smallcrm.services import moments, openings, thank_yous
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.how_field import HowField
from ui.widgets.choices import TickBox
from ui.widgets.fields import NoteField

OCCASION = "after_hours"
WORDS_LINES = 3


def ask_after_door(context: AppContext, request_ids: Sequence[RequestId]) -> None:
    """Ask about the first of these, then about the next; those that are gone are left out."""
    for place, request_id in enumerate(request_ids):
        row = openings.opening_of(context.store, request_id)
        person = None
        if row is not None:
            person = next((p for p in row.people if p.request_id == request_id), None)
        if row is not None and person is not None:
            sheet = AfterDoorSheet(context, row, person, request_ids[place + 1 :])
            context.dialogs.show_sheet(sheet)
            return


def reopen_after_door(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose words are on hold."""
    if held_as.about.isdecimal():
        ask_after_door(context, (RequestId(int(held_as.about)),))


class AfterDoorSheet(CustomerSheet):
    """Their words, the mark, and a tick for the card. others: who is asked about next."""

    def __init__(
        self,
        context: AppContext,
        row: openings.OpeningRow,
        person: openings.Person,
        others: Sequence[RequestId],
    ) -> None:
        title = context.wording.text("After opening for {name}", name=person.name)
        held_as = HeldAs("after_door", person.customer_id, str(person.request_id))
        super().__init__(context, held_as, title=title)
        self._row, self._person, self._others = row, person, others
        self._build()
        self.begin({})

    def _build(self) -> None:
        say = self.say
        self._words = NoteField(
            name="words", spoken=say("In their words"), lines=WORDS_LINES,
            placeholder=say("what they said, as they said it"),
        )  # fmt: skip
        self._how = HowField(self.context, name="kind", spoken=say("How it went"))
        self._card = TickBox(say("Write them a thank-you card"), name="with_card")
        self.body.addWidget(self.add("words", say("In their words"), self._words))
        self.body.addWidget(self.add("kind", say("How it went"), self._how))
        self._widgets["with_card"] = self._card
        self.body.addWidget(self._card)

    def first_focus(self) -> QWidget:
        return self._words

    def press(self, deed: str) -> bool:
        """Ctrl+Up and Ctrl+Down mark here too; whether the key was ours."""
        kind = {"wow": "wow", "let_down": "ow"}.get(deed)
        if kind is not None:
            self._how.mark(kind)
        return kind is not None

    def accept(self) -> None:
        """Note what was said, and owe the card, in one deed. Raises Invalid for words alone."""
        store, now, reason = self.context.store, self.context.now(), self._reason()
        customer_id = CustomerId(self._person.customer_id)
        has_card = self._card.isChecked()
        if self._how.code or self._words.words.strip():
            draft = MomentDraft(customer_id, self._how.code, self._words.words)
            draft.delivered_by = self._row.keys_with
            owe = partial(thank_yous.write_owed, store, customer_id, OCCASION, reason, now=now)
            also = owe if has_card else None
            moments.record_moment(store, draft, also=also, now=now, by=self.by)
        elif has_card:
            thank_yous.owe(
                store, customer_id, occasion=OCCASION, reason=reason, now=now, by=self.by
            )
        self.finish()

    def taken_away(self) -> None:
        """Whoever came with them is asked about next."""
        if self._others:
            ask_after_door(self.context, self._others)

    def _reason(self) -> str:
        opened = self._row.door_open_at
        at = self._row.opens_at if opened is None else wall_clock(opened, self._row.time_zone)
        words = self.say(
            "we opened for you at {time}: {what}",
            time=at.time(),
            what=self._person.need,
        )
        return clean_line(words, LINE_LIMIT)  # a long need is told by its beginning
