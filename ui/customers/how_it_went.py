"""How it went: the sheet (F4) that takes the customer's words first, and the mark of one key.

When a mark replaces another is decided by the services.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.moments import CAUSES, CHANNELS, MomentDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from smallcrm.services import moment_offers, moments, visits
from ui.context import AppContext, LineAction
from ui.customers.answers_field import AnswersField
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name
from ui.customers.helper_field import AtCounterField, chosen_helper, helper_field
from ui.customers.how_field import HowField
from ui.customers.more_part import MorePart
from ui.customers.typed import money_field, when_field, when_of
from ui.customers.wrapping import Abreast
from ui.right.first_screen import listen
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import NoteField

TITLE = sentence("How it went with {name}")
WIDTH = 560
WORDS_LINES = 3


def how_it_went(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask how it went, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(HowItWentSheet(context, customer_id, words))


def edit_how_it_went(context: AppContext, moment_id: MomentId) -> None:
    """Add words to a mark, or correct it. Raises Invalid when it is gone."""
    draft = moments.draft_of(context.store, moment_id)
    assert draft.customer_id is not None  # noqa: S101 - it stands in the book
    sheet = HowItWentSheet(context, draft.customer_id, moment_id=moment_id)
    context.dialogs.show_sheet(sheet)


def reopen_how_it_went(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose words are on hold. Raises Invalid when its mark is gone."""
    if held_as.about.isdecimal():
        edit_how_it_went(context, MomentId(int(held_as.about)))
    elif held_as.customer_id is not None:
        how_it_went(context, held_as.customer_id)


def mark(context: AppContext, customer_id: CustomerId, kind: str) -> None:
    """Note at once how it just went, with today's visit if there was one."""
    draft = MomentDraft(customer_id, kind, visit_id=visits.of_today(
        context.store, customer_id, now=context.now()
    ))  # fmt: skip
    if kind == "wow":
        draft.delivered_by = context.counter.helper_id
    by = context.counter.helper_id
    moments.record_moment(context.store, draft, now=context.now(), by=by)


class HowItWentSheet(CustomerSheet):
    """Their words, the mark, where it was; more when it is wanted.

    moment_id: a mark that is corrected, None for a new one.
    """

    def __init__(
        self,
        context: AppContext,
        customer_id: CustomerId,
        words: Words | None = None,
        moment_id: MomentId | None = None,
    ) -> None:
        about = "" if moment_id is None else str(moment_id)
        title = context.wording.text(TITLE.key, name=customer_name(context, customer_id))
        super().__init__(context, HeldAs("how_it_went", customer_id, about), title=title)
        self._whose = customer_id
        self._moment_id = moment_id
        self._known = MomentDraft(customer_id, delivered_by=self.by)
        if moment_id is not None:
            self._known = moments.draft_of(context.store, moment_id)
        self._make_fields()
        self._build()
        self._how.chosen.connect(self._on_marked)
        if moment_id is not None:
            self._show_known()
            self.offer_ways(LineAction(self.say("Remove this"), "remove", self._remove))
        self.begin(words or {})

    def _make_fields(self) -> None:
        say, context = self.say, self.context
        self._words = NoteField(
            name="words", spoken=say("In their words"), lines=WORDS_LINES,
            placeholder=say("what they said, as they said it"),
        )  # fmt: skip
        self._how = HowField(context, name="kind", spoken=say("How it went"))
        channels = [(code, self.word(words)) for code, words in CHANNELS.items()]
        self._channel = ChoiceField(channels, name="channel", spoken=say("Where"))
        causes = [(code, self.word(words)) for code, words in CAUSES.items()]
        self._cause = ChoiceField(causes, name="cause", spoken=say("What it was about"))
        nobody = say("nobody in particular")
        name, spoken = "delivered_by", say("Thanks to")
        if self._moment_id is None:
            field = AtCounterField(context, name=name, spoken=spoken, nobody=nobody)
            field.followed.connect(self._on_followed)
            self._by_whom: ChoiceField = field
        else:
            chosen = self._known.delivered_by
            self._by_whom = helper_field(
                context, name=name, spoken=spoken, nobody=nobody, chosen=chosen
            )
        self._answers = AnswersField(context.wording, self._offered())
        self._more = MorePart(context.wording)
        self._is_noticed = TickBox(say("We noticed it; they said nothing"), name="is_noticed")
        self._cost = money_field(context, name="cost_text", spoken=say("What it cost us"))
        self._when = when_field(
            context, name="day_text", spoken=say("When"), known=when_of(self._known)
        )

    def _build(self) -> None:
        say, add = self.say, self.add
        self.width_units = WIDTH
        self.body.addWidget(add("words", say("In their words"), self._words))
        self.body.addWidget(add("kind", say("How it went"), self._how))
        channel = add("channel", say("Where"), self._channel)
        self._cause_part = add("cause", say("What it was about"), self._cause)
        self._by_part = add("delivered_by", say("Thanks to"), self._by_whom)
        self.body.addWidget(Abreast(channel, self._cause_part, self._by_part, limit=360))
        self._widgets["answers"] = self._answers
        self.body.addWidget(self._answers)
        self._widgets["is_noticed"] = self._is_noticed
        self._more.body.addWidget(self._is_noticed)
        cost = add("cost_text", say("What it cost us"), self._cost)
        when = add("day_text", say("When"), self._when)
        self._more.body.addWidget(Abreast(cost, when, limit=360))
        self.body.addWidget(self._more)

    def _show_known(self) -> None:
        known = self._known
        self._words.show_text(known.words)
        self._how.choose(known.kind)
        self._channel.choose(known.channel)
        self._cause.choose(known.cause)
        self._is_noticed.setChecked(known.is_noticed)
        self._cost.show_text(known.cost_text)
        self._answers.show_answers(known.answers)

    def begin(self, words: Words) -> None:
        """Put back what was typed; what is folded and was filled in is shown."""
        super().begin(words)
        if self._is_noticed.isChecked() or self._cost.text or self._when.text:
            self._more.open()
        self._on_marked(self._how.code)

    def first_focus(self) -> QWidget:
        return self._words

    def press(self, deed: str) -> bool:
        """Ctrl+Up and Ctrl+Down mark here too; whether the key was ours."""
        kind = {"wow": "wow", "let_down": "ow"}.get(deed)
        if kind is not None:
            self._how.mark(kind)
        return kind is not None

    def accept(self) -> None:
        """Note it, or correct it. Raises Invalid; what it is about is then to be seen."""
        context, draft = self.context, self._draft()
        try:
            if self._moment_id is None:
                noted = moments.record_moment(context.store, draft, now=context.now(), by=self.by)
            else:
                moments.edit_moment(
                    context.store, self._moment_id, draft, now=context.now(), by=self.by
                )
        except Invalid as error:
            if error.field in {"cost_text", "day_text"}:
                self._more.open()
            raise
        self.finish()
        if self._moment_id is None and draft.kind == "ow":
            listen(context, self._whose, noted)  # they stand there still

    def _remove(self) -> None:
        if self._moment_id is not None:
            moments.delete_moment(
                self.context.store, self._moment_id, now=self.context.now(), by=self.by
            )

    def _draft(self) -> MomentDraft:
        draft = MomentDraft(
            customer_id=self._whose,
            kind=self._how.code,
            words=self._words.words,
            channel=self._channel.code,
            cause=self._cause.code,
            is_noticed=self._is_noticed.isChecked(),
            delivered_by=chosen_helper(self._by_whom),
            cost_text=self._cost.text,
            answers=self._answers.answers(),
            day_text=self._when.text,
        )
        if self._when.text:
            return draft
        if self._moment_id is not None:
            draft.visit_id, draft.day, draft.at = (
                self._known.visit_id, self._known.day, self._known.at
            )  # fmt: skip
        elif draft.channel == "counter":
            draft.visit_id = visits.of_today(
                self.context.store, self._whose, now=self.context.now()
            )
        return draft

    def _offered(self) -> list[moments.OpenOw]:
        """What may be answered: what is open, and what a corrected mark answers already."""
        store = self.context.store
        if self._moment_id is None:
            now = self.context.now()
            return list(moment_offers.offered_answers(store, self._whose, now=now, by=self.by))
        return list(moment_offers.answerable(store, self._moment_id))

    def _on_followed(self) -> None:
        self.take_as_untouched("delivered_by")

    def _on_marked(self, kind: str) -> None:
        self._cause_part.setVisible(kind == "ow")
        self._by_part.setVisible(kind == "wow")
        self._answers.follow(kind)
