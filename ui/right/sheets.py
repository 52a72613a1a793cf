"""The sheets of a file: what happened, what was done, how it is now, what was learnt.

What each part of the page shows is the business of parts.
"""

from abc import abstractmethod
from contextlib import suppress

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, RecoveryId
from smallcrm.domain.moments import CAUSES
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.recoveries import (
    FEELINGS,
    OUTCOMES,
    STEPS,
    HappenedDraft,
    LessonDraft,
    RemedyDraft,
)
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.services import lessons, recoveries
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.grants import may_grant
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.helper_field import chosen_helper, helper_field
from ui.customers.typed import day_field, money_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import NoteField, TextField
from ui.widgets.form import FormField
from ui.widgets.text import PlainLabel

WIDTH = 560
BESIDE_FROM = 360


class FileSheet(CustomerSheet):
    """A sheet about one file; code is its form, heading its title."""

    code: str
    heading: Sentence

    def __init__(self, context: AppContext, file: RecoveryId, about: str = "") -> None:
        held_as = HeldAs(self.code, about=about or str(file))
        super().__init__(context, held_as, title=context.wording.say(self.heading))
        self.width_units = WIDTH
        self.file = file
        self._build()
        self.begin({})

    @abstractmethod
    def _build(self) -> None:
        """Lay the fields out."""

    def put(self, attribute: str, label: str, field: QWidget) -> FormField:
        """A field under its label, in a row of its own."""
        made = self.add(attribute, label, field)
        self.body.addWidget(made)
        return made

    def choices(self, words: dict[str, Sentence]) -> list[tuple[str, str]]:
        """Choices in the shop's language."""
        return [(code, self.word(spoken)) for code, spoken in words.items()]


class HappenedSheet(FileSheet):
    """Their words and how they feel.

    While a customer reads along, what stands there is not shown: what is typed is put under it.
    """

    code = "right_happened"
    heading = sentence("What happened")

    def _build(self) -> None:
        say, known = self.say, recoveries.must_be_known(self.context.store, self.file)
        self._before = "" if self.context.owner.is_open else known.happened
        self._words = NoteField(name="happened", spoken=say("In their words"), lines=4)
        self._words.show_text("" if self._before else known.happened)
        self._feels = ChoiceField(
            self.choices(dict(FEELINGS)), name="feels", spoken=say("How they feel")
        )
        self._feels.choose(known.feels)
        self.put("happened", say("In their words"), self._words)
        if self._before:
            told = say("What is noted already stays. What you write is put under it.")
            self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))
        self.put("feels", say("How they feel"), self._feels)

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """Keep it. Raises Invalid."""
        context = self.context
        words = "\n".join(part for part in (self._before, self._words.words) if part)
        draft = HappenedDraft(words, self._feels.code)
        recoveries.tell(context.store, self.file, draft, now=context.now(), by=self.by)
        self.finish()


class RemedySheet(FileSheet):
    """One step of the ladder; going over what may be granted is noted and never refused."""

    code = "right_step"
    heading = sentence("What we do about it")

    def _build(self) -> None:
        say = self.say
        self._step = ChoiceField(self.choices(dict(STEPS)), name="step", spoken=say("What we do"))
        self._words = TextField(
            name="words", spoken=say("In short"), placeholder=say("may stay empty")
        )
        self._cost = money_field(self.context, name="cost_text", spoken=say("What it costs us"))
        self._over = PlainLabel(say("This is more than you may grant alone."), fit="wrap")
        self._yes = TickBox(say("The owner said yes"), name="owner_said_yes")
        self._widgets["owner_said_yes"] = self._yes
        step = self.add("step", say("What we do"), self._step)
        cost = self.add("cost_text", say("What it costs us"), self._cost)
        self.body.addWidget(Abreast(step, cost, limit=BESIDE_FROM))
        self.put("words", say("In short"), self._words)
        self.body.addWidget(self._over)
        self.body.addWidget(self._yes)
        self._step.chosen.connect(self._on_changed)
        self._cost.changed.connect(self._on_changed)
        self._on_changed()

    def first_focus(self) -> QWidget:
        return self._step

    def accept(self) -> None:
        """It was done. Raises Invalid."""
        context = self.context
        draft = RemedyDraft(
            self._step.code, self._words.text(), self._cost.text, self._yes.isChecked()
        )
        recoveries.make_right(context.store, self.file, draft, now=context.now(), by=self.by)
        self.finish()

    def _whose(self) -> CustomerId | None:
        people = recoveries.people(self.context.store, self.file)
        return people[0].customer_id if people else None

    def _on_changed(self) -> None:
        is_over = self._is_over()
        self._over.setVisible(is_over)
        self._yes.setVisible(is_over)

    def _is_over(self) -> bool:
        context, cost = self.context, 0
        with suppress(Invalid):  # what can not be read yet is said under its field
            cost = self._cost.value() or 0
        found = may_grant(context.store, self._whose(), by=self.by, on=context.today())
        return any(not each.covers(cost) for each in found if each.step == self._step.code)


class OutcomeSheet(FileSheet):
    """How it is now, for one of those who share the file."""

    code = "right_outcome"
    heading = sentence("How is it now?")

    def __init__(self, context: AppContext, file: RecoveryId, person_id: int) -> None:
        self._person_id = person_id
        super().__init__(context, file, str(person_id))

    def _build(self) -> None:
        say = self.say
        endings = [("", say("not asked yet")), *self.choices(dict(OUTCOMES))]
        self._outcome = ChoiceField(endings, name="outcome", spoken=say("How it is"))
        self._words = NoteField(name="words", spoken=say("In their words"), lines=3)
        self.put("outcome", say("How it is"), self._outcome)
        self.put("words", say("In their words"), self._words)

    def first_focus(self) -> QWidget:
        return self._outcome

    def accept(self) -> None:
        """It has ended for them. Raises Invalid."""
        context = self.context
        outcomes.close(
            context.store,
            self._person_id,
            self._outcome.code,
            words=self._words.words,
            now=context.now(),
            by=self.by,
        )
        self.finish()


class AskOnSheet(FileSheet):
    """On which day the owner calls."""

    code = "right_ask_on"
    heading = sentence("When do we ask?")

    def _build(self) -> None:
        say = self.say
        self._day = day_field(self.context, name="check_back", spoken=say("On"), leaning="ahead")
        self.put("check_back", say("On"), self._day)

    def first_focus(self) -> QWidget:
        return self._day

    def accept(self) -> None:
        """Ask on that day. Raises Invalid (check_back)."""
        context, text = self.context, self._day.text
        recoveries.move_check_back(context.store, self.file, text, now=context.now(), by=self.by)
        self.finish()


class LearntSheet(FileSheet):
    """What went wrong on our side, what would have helped, and who owned up if they wish."""

    code = "right_learnt"
    heading = sentence("What we learnt")

    def _build(self) -> None:
        say = self.say
        self._words = NoteField(name="words", spoken=say("What went wrong on our side"), lines=3)
        self._helped = NoteField(
            name="would_have_helped", spoken=say("What would have helped"), lines=2
        )
        self._cause = ChoiceField(
            self.choices(dict(CAUSES)), name="cause", spoken=say("What it was about")
        )
        self._who = helper_field(
            self.context,
            name="owned_up_by",
            spoken=say("Who owned up"),
            nobody=say("nobody, or without a name"),
        )
        self._show_known()
        self.put("words", say("What went wrong on our side"), self._words)
        cause = self.add("cause", say("What it was about"), self._cause)
        who = self.add("owned_up_by", say("Who owned up"), self._who)
        self.body.addWidget(Abreast(cause, who, limit=BESIDE_FROM))
        self.put("would_have_helped", say("What would have helped"), self._helped)
        told = say("Owning up is thanked, and never counted against anybody.")
        self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))

    def _show_known(self) -> None:
        known = lessons.of_file(self.context.store, self.file)
        if known is None:
            return
        self._words.show_text(known.words)
        self._helped.show_text(known.would_have_helped)
        self._cause.choose(known.cause)
        self._who.choose(str(known.owned_up_by or ""))

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """Keep it. Raises Invalid."""
        context = self.context
        draft = LessonDraft(
            self._words.words, self._helped.words, self._cause.code, chosen_helper(self._who)
        )
        lessons.learn(context.store, self.file, draft, now=context.now(), by=self.by)
        self.finish()
