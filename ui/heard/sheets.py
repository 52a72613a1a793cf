"""The sheets of what was heard: their words, and what the shop answers.

What is kept of it is decided by services/heard.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import ANSWERS, KINDS, AnswerDraft, HeardDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import heard
from smallcrm.services.heard import BY_CARD, IN_PERSON, HeardRow
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, customer_name
from ui.customers.people_field import PeopleField
from ui.customers.typed import past_day_field
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NoteField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel, one_line

WIDTH = 560
QUOTE_LETTERS = 300
LATER = ""


def note_heard(context: AppContext, customer_id: CustomerId | None = None) -> None:
    """Ask what this customer, or anybody, said."""
    context.dialogs.show_sheet(HeardSheet(context, customer_id))


def change_heard(context: AppContext, row_id: int) -> None:
    """Change what was noted. Raises Invalid when it is gone."""
    known = heard.must_be_known(context.store, row_id)
    context.dialogs.show_sheet(HeardSheet(context, known.customer_id, known))


def answer_heard(context: AppContext, row_id: int) -> None:
    """Ask what the shop answers. Raises Invalid when it is gone."""
    known = heard.must_be_known(context.store, row_id)
    context.dialogs.show_sheet(AnswerSheet(context, known))


class HeardSheet(CustomerSheet):
    """What they did, in which words, who and when. known: a row that is changed."""

    def __init__(
        self, context: AppContext, customer_id: CustomerId | None, known: HeardRow | None = None
    ) -> None:
        say = context.wording.text
        title = say("What did you hear?")
        if customer_id is not None:
            title = say("What did {name} say?", name=customer_name(context, customer_id))
        about = "" if known is None else str(known.id)
        super().__init__(context, HeldAs("note_heard", customer_id, about), title=title)
        self.width_units = WIDTH
        self._known = known
        self._build()
        self._show_known()
        self.begin({})

    def _build(self) -> None:
        say = self.say
        kinds = [(code, self.word(words)) for code, words in KINDS.items()]
        self._kind = ChoiceField(kinds, name="kind", spoken=say("What they did"))
        self._words = NoteField(name="words", spoken=say("In their words"), lines=3)
        self._day = past_day_field(self.context, name="heard_text", spoken=say("When"))
        self.body.addWidget(self.add("words", say("In their words"), self._words))
        self.body.addWidget(self.add("kind", say("What they did"), self._kind))
        self._who: PeopleField | None = None
        if self.customer_id is None or self._known is not None:
            spoken = say("Who said it")
            self._who = PeopleField(self.context, name="customer_id", spoken=spoken, most=1)
            self._who.entered.connect(self._on_enter)
            self.body.addWidget(self.add("customer_id", spoken, self._who))
        self.body.addWidget(self.add("heard_text", say("When"), self._day))

    def _show_known(self) -> None:
        known = self._known
        if known is None:
            return
        self._kind.choose(known.kind)
        self._words.show_text(known.words)
        self._day.show_text(known.heard_on.isoformat())
        if self._who is not None and known.customer_id is not None:
            self._who.show_people([known.customer_id])

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """Note it. Raises Invalid."""
        context, known = self.context, self._known
        who = self.customer_id
        if self._who is not None:
            who = next(iter(self._who.value()), None)
        is_stranger = known is not None and known.is_from_stranger
        draft = HeardDraft(who, self._kind.code, self._words.words, self._day.text, is_stranger)
        if known is None:
            heard.note(context.store, draft, now=context.now(), by=self.by)
        else:
            heard.change(context.store, known.id, draft, now=context.now(), by=self.by)
        self.finish()


class AnswerSheet(CustomerSheet):
    """Did it, will, or can not; and whether they know of it."""

    def __init__(self, context: AppContext, known: HeardRow) -> None:
        say = context.wording.text
        title = say("Our answer")
        if known.name:
            title = say("Our answer to {name}", name=known.name)
        super().__init__(context, HeldAs("answer_heard", about=str(known.id)), title=title)
        self.width_units = WIDTH
        self._known = known
        self._build()
        self.begin({})

    def _build(self) -> None:
        say, known = self.say, self._known
        quote = say("“{words}”", words=one_line(known.words, QUOTE_LETTERS))
        self.body.addWidget(PlainLabel(quote, role="say", fit="wrap"))
        answers = [(code, self.word(words)) for code, words in ANSWERS.items()]
        self._answer = SegmentedButtons(answers, name="answer", spoken=say("Our answer"))
        self._words = NoteField(name="answer_words", spoken=say("What we did, or why not"), lines=2)
        self._answer.choose(known.answer or "did_it")
        self._words.show_text(known.answer_words)
        self.body.addWidget(self.add("answer", say("Our answer"), self._answer))
        self.body.addWidget(self.add("answer_words", say("What we did, or why not"), self._words))
        ways = [
            (LATER, say("Later")),
            (IN_PERSON, say("They know")),
            (BY_CARD, say("Send a card")),
        ]
        self._tell = SegmentedButtons(ways, name="tell", spoken=say("Tell them"))
        told = self.add("tell", say("Tell them"), self._tell)
        self.body.addWidget(told)
        told.setVisible(known.customer_id is not None)

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """Keep the answer, and tell them if that was chosen. Raises Invalid."""
        store, number, now = self.context.store, self._known.id, self.context.now()
        draft = AnswerDraft(self._answer.code, self._words.words)
        heard.answer(store, number, draft, way=self._tell.code, now=now, by=self.by)
        self.finish()
