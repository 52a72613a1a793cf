"""The sheet "was here" (F2): what they paid and took, how it went, and more when it is wanted.

A visit without an amount is a visit too, and one without a mark says nothing about how it went.
"""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import CAUSES, WORDS_LIMIT
from smallcrm.domain.sentence import sentence
from smallcrm.domain.visits import LOYALTY, VisitDraft
from smallcrm.services import moment_offers, visits
from smallcrm.services.moments import OpenOw
from ui.context import AppContext
from ui.customers.answers_field import AnswersField
from ui.customers.customer_sheet import VerbSheet, Words
from ui.customers.helper_field import AtCounterField, chosen_helper, helper_field
from ui.customers.how_field import HowField
from ui.customers.more_part import MorePart
from ui.customers.people_field import PeopleField
from ui.customers.typed import money_field, when_field, when_of
from ui.customers.wrapping import Abreast, WrapRow
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import TextField
from ui.widgets.layouts import holder

MOST_COMPANIONS = 6  # a family; more are a party, and one visit is not the place for it
WIDTH = 560


def was_here(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what this visit was, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(WasHereSheet(context, customer_id, words))


class WasHereSheet(VerbSheet):
    """Amount, what and how it went; everything else is under More, and all may stay empty."""

    code = "was_here"
    heading = sentence("{name} was here")

    def _build(self) -> None:
        say, add = self.say, self.add
        self.width_units = WIDTH
        self._make_first()
        self._make_more()
        amount = add("amount_text", say("Amount"), self._amount)
        what = add("what", say("What"), self._what)
        self.body.addWidget(Abreast(amount, what, limit=360, stretches=(2, 5)))
        self.body.addWidget(add("how", say("How it went"), self._how))
        self._words_part = add("words", say("In their words"), self._words)
        self._cause_part = add("cause", say("What it was about"), self._cause)
        self.body.addWidget(self._words_part)
        self.body.addWidget(self._cause_part)
        self.body.addWidget(self._unlabelled("answers", self._answers))
        more = self._more.body
        sender = add("sent_by", say("Who sent them to us"), self._sender)
        company = add("companions", say("Came with"), self._companions)
        served = add("served_by", say("Who served"), self._served)
        when = add("day_text", say("When"), self._when)
        more.addWidget(Abreast(sender, company, limit=420))
        more.addWidget(Abreast(served, when, limit=420))
        more.addWidget(self._unlabelled("is_gift", self._is_gift))
        ticks = WrapRow(gap=4)
        for code, tick in self._loyalty.items():
            self._unlabelled(f"loyalty_{code}", tick)
            ticks.addWidget(tick)
        more.addWidget(holder(ticks))
        self.body.addWidget(self._more)

    def _make_first(self) -> None:
        say, context = self.say, self.context
        self._amount = money_field(context, name="amount_text", spoken=say("Amount"))
        self._what = TextField(
            name="what", spoken=say("What"), placeholder=say("may stay empty"), limit=200
        )
        self._how = HowField(context, name="how", spoken=say("How it went"))
        self._words = TextField(
            name="words", spoken=say("In their words"), placeholder=say("may stay empty"),
            limit=WORDS_LIMIT,
        )  # fmt: skip
        causes = [(code, self.word(words)) for code, words in CAUSES.items()]
        self._cause = ChoiceField(causes, name="cause", spoken=say("What it was about"))
        self._answers = AnswersField(context.wording, self.offered())

    def _make_more(self) -> None:
        say, context, whose = self.say, self.context, self._whose()
        self._more = MorePart(context.wording)
        self._sender = PeopleField(
            context, name="sent_by", spoken=say("Who sent them to us"), most=1, never=whose
        )
        self._companions = PeopleField(
            context, name="companions", spoken=say("Came with"), most=MOST_COMPANIONS, never=whose
        )
        self._served = self._served_field()
        self._when = when_field(
            context, name="day_text", spoken=say("When"), known=when_of(self.known)
        )
        self._is_gift = TickBox(say("Bought as a gift for somebody else"), name="is_gift")
        self._loyalty = {
            code: TickBox(self.word(words), name=f"loyalty_{code}")
            for code, words in LOYALTY.items()
        }

    def _served_field(self) -> ChoiceField:
        say, context, known = self.say, self.context, self.known
        name, spoken, nobody = "served_by", say("Who served"), say("nobody in particular")
        if known is not None:
            return helper_field(
                context, name=name, spoken=spoken, nobody=nobody, chosen=known.served_by
            )
        nobody = "" if self.by is not None else nobody
        field = AtCounterField(context, name=name, spoken=spoken, nobody=nobody)
        field.followed.connect(self._on_followed)
        return field

    def _connect(self) -> None:
        self._how.chosen.connect(self._on_marked)
        self._sender.entered.connect(self._on_enter)
        self._companions.entered.connect(self._on_enter)

    def begin(self, words: Words) -> None:
        """Put back what was typed; what is folded and was filled in is shown."""
        super().begin(words)
        now = self.words()
        inside = (name for name, text in now.items() if text != self._untouched.get(name, ""))
        if any(self._more.holds(self._widgets[name]) for name in inside):
            self._more.open()
        self._on_marked(self._how.code)

    def first_focus(self) -> QWidget:
        return self._amount

    def press(self, deed: str) -> bool:
        """Ctrl+Up and Ctrl+Down mark here too; whether the key was ours."""
        kind = {"wow": "wow", "let_down": "ow"}.get(deed)
        if kind is not None:
            self._how.mark(kind)
        return kind is not None

    @cached_property
    def known(self) -> VisitDraft | None:
        """The visit as it stands in the book; None while a new one is noted."""
        return None

    def accept(self) -> None:
        """Save the visit. Raises Invalid; what it is about is then to be seen."""
        try:
            self.save(self._draft())
        except Invalid as error:
            if error.field in self._widgets and self._more.holds(self._widgets[error.field]):
                self._more.open()
            raise
        self.finish()

    def save(self, draft: VisitDraft) -> None:
        """Note it. Raises Invalid."""
        visits.record_visit(self.context.store, draft, now=self.context.now(), by=self.by)

    def offered(self) -> Sequence[OpenOw]:
        """The open let-downs that this visit may answer."""
        return moment_offers.offered_answers(
            self.context.store, self._whose(), now=self.context.now(), by=self.by
        )

    def _draft(self) -> VisitDraft:
        sender = self._sender.value()
        return VisitDraft(
            customer_id=self.customer_id,
            amount_text=self._amount.text,
            what=self._what.text(),
            day_text=self._when.text,
            how=self._how.code,
            words=self._words.text(),
            cause=self._cause.code,
            answers=self._answers.answers(),
            sent_by=sender[0] if sender else None,
            companions=self._companions.value(),
            served_by=chosen_helper(self._served),
            is_gift=self._is_gift.isChecked(),
            loyalty=tuple(code for code, tick in self._loyalty.items() if tick.isChecked()),
        )

    def _unlabelled(self, attribute: str, field: QWidget) -> QWidget:
        """A field that says itself what it is; its words are held like those of the others."""
        self._widgets[attribute] = field
        return field

    def _whose(self) -> CustomerId:
        assert self.customer_id is not None  # noqa: S101 - given to the constructor
        return self.customer_id

    def _on_followed(self) -> None:
        self.take_as_untouched("served_by")

    def _on_marked(self, kind: str) -> None:
        self._words_part.setVisible(bool(kind))
        self._cause_part.setVisible(kind == "ow")
        self._answers.follow(kind)
