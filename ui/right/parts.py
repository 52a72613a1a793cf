"""The four parts of a file: what happened, what we do, how it is, what we learnt.

While a customer reads along no part shows their words, a cost, or what we learnt.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.moments import CAUSES
from smallcrm.domain.recoveries import FEELINGS, OUTCOMES, STEPS, TO_SAY, Outcome
from smallcrm.domain.sentence import Money
from smallcrm.services.lessons import LessonRow
from smallcrm.services.recoveries import PersonRow, RecoveryRow, RemedyRow
from ui.context import AppContext
from ui.customers.wrapping import WrapRow
from ui.today.headed import HeadedPanel
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import clear, column, holder
from ui.widgets.text import PlainLabel

SHOWN_LETTERS = 600  # of their words; the whole stands in the sheet


class Part(HeadedPanel):
    """One part; pressed carries what is wanted and the number of a row, 0 for none."""

    pressed = Signal(str, int)

    def __init__(self, context: AppContext, title: str, *, name: str, verb: str, deed: str) -> None:
        super().__init__(title, name=name, padding=20)
        self.context = context
        self._lines = column(None, gap=8)
        self.button = KeycapButton(verb, name=deed, spoken=f"{verb}, {title}")
        self.add(self._lines, WrapRow(self.button))
        self.button.clicked.connect(self._on_clicked)

    def say(self, key: str, **args: str | int) -> str:
        """Our own words in the shop's language."""
        return self.context.wording.text(key, **args)

    @property
    def is_private(self) -> bool:
        """Whether nobody but the owner sees the screen."""
        return self.context.owner.is_open

    def begin(self) -> None:
        """Take the lines away."""
        clear(self._lines)

    def tell(self, words: str, role: str = "body") -> None:
        """One line."""
        self._lines.addWidget(PlainLabel(words, role=role, fit="wrap"))

    def put(self, widget: QWidget) -> None:
        """A line of another kind."""
        self._lines.addWidget(widget)

    def link(self, words: str, deed: str, number: int, about: str) -> LinkButton:
        """A quiet deed of a row."""
        made = LinkButton(words, name=f"{deed}_{number}", spoken=f"{words}, {about}")
        made.setProperty("row", number)
        made.clicked.connect(self._on_clicked)
        return made

    def linked(self, *parts: QWidget) -> QWidget:
        """Words and links in one row, in the next line where the room ends."""
        return holder(WrapRow(*parts, gap=6))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            number = int(button.property("row") or 0)
            self.pressed.emit(button.objectName().removesuffix(f"_{number}"), number)


class HappenedPart(Part):
    """Their words, how they feel, and one sentence to say."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            say("What happened"),
            name="part_happened",
            verb=say("Write it"),
            deed="happened",
        )

    def show_file(self, file: RecoveryRow, people: Sequence[PersonRow]) -> None:
        """Show what is known: what they said when it happened, and what was added here."""
        self.begin()
        word = self.context.wording.say
        told = list(dict.fromkeys(filter(None, (*(each.words for each in people), file.happened))))
        if told and not self.is_private:
            self.tell(self.say("Noted. Hold F11 to read it."))
        elif told:
            for words in told:
                self.tell(f"“{words[:SHOWN_LETTERS]}”")
        else:
            self.tell(self.say("Nothing is written yet. Their words come first."), "second")
        if file.feels and self.is_private:
            self.tell(word(FEELINGS[file.feels]), "body_bold")
        if file.feels:
            self.tell(self.say("Say: {words}", words=word(TO_SAY[file.feels])), "say")


class StepsPart(Part):
    """What was done to put it right. pressed: "step", or "take_out" with the step's number."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            say("What we do about it"),
            name="part_steps",
            verb=say("Add a step"),
            deed="step",
        )

    def show_steps(self, steps: Sequence[RemedyRow]) -> None:
        """Show these."""
        self.begin()
        if not steps:
            self.tell(self.say("Nothing yet. Ask what would put it right, then do it."), "second")
        for step in steps:
            about = self.context.wording.say(STEPS[step.step])
            words = PlainLabel(self._words(step), fit="wrap")
            self.put(words)
            out = self.link(self.say("Take it out"), "take_out", step.id, about)
            self.put(self.linked(PlainLabel(self._when(step), role="second"), out))

    def _words(self, step: RemedyRow) -> str:
        wording = self.context.wording
        words = wording.say(STEPS[step.step])
        if step.words:
            words = self.say("{what}: {words}", what=words, words=step.words)
        if step.cost_minor is not None and self.is_private:
            cost = wording.money(Money(step.cost_minor, wording.currency))
            words = self.say("{what} · {cost}", what=words, cost=cost)
        return words

    def _when(self, step: RemedyRow) -> str:
        day = self.context.wording.day(step.given_on)
        return self.say("{day} · the owner said yes", day=day) if step.owner_said_yes else day


class AskPart(Part):
    """How it is now, for each of them.

    pressed: "share" and "ask_on"; with the person's number "how_is_it", "no_answer" and
    "open_again"; with the customer's "unshare" and "person".
    """

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            say("Ask how it is now"),
            name="part_ask",
            verb=say("How is it?"),
            deed="how_is_it",
        )

    def show_people(self, file: RecoveryRow, people: Sequence[PersonRow]) -> None:
        """Show these, and when they are asked."""
        self.begin()
        waiting = [each for each in people if each.is_open]
        if waiting:
            day = file.check_back_on
            told = self.context.wording.text("The owner calls {when}.", when=day)
            move = self.link(self.say("Another day"), "ask_on", 0, told)
            self.put(self.linked(PlainLabel(told, role="body_bold"), move))
        for each in people:
            self._put_person(each, is_alone=len(people) == 1, is_next=waiting == [each])
        share = self.link(self.say("Others too"), "share", 0, self.say("Ask how it is now"))
        self.put(self.linked(share))
        self.button.setProperty("row", waiting[0].id if waiting else 0)
        self.button.setVisible(bool(waiting))

    def _put_person(self, each: PersonRow, *, is_alone: bool, is_next: bool) -> None:
        say = self.say
        name = self.link(each.name, "person", each.customer_id, each.name)
        if not each.is_open:
            self.put(self.linked(name, PlainLabel(self._ended(each))))
            again = self.link(say("Open again"), "open_again", each.id, each.name)
            self.put(self.linked(again))
            return
        head: list[QWidget] = [name]
        if each.failed_tries:
            counted = self.context.wording.counted
            tries = counted("{n} call unanswered", "{n} calls unanswered", each.failed_tries)
            head.append(PlainLabel(tries, role="second"))
        self.put(self.linked(*head))
        links = [self.link(say("No answer"), "no_answer", each.id, each.name)]
        if not is_next:  # the button of the part asks for the only one who waits
            links.insert(0, self.link(say("How is it?"), "how_is_it", each.id, each.name))
        if not is_alone:
            links.append(self.link(say("No part of it"), "unshare", each.customer_id, each.name))
        self.put(self.linked(*links))

    def _ended(self, each: PersonRow) -> str:
        if not self.is_private and each.outcome != Outcome.UNKNOWN:
            return self.say("asked")
        return self.context.wording.say(OUTCOMES[each.outcome])


class LearntPart(Part):
    """What we learnt. pressed: "learnt"; "thank" with the lesson's number."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        title = say("What we learnt")
        super().__init__(context, title, name="part_learnt", verb=say("Write it"), deed="learnt")

    def show_lesson(self, lesson: LessonRow | None) -> None:
        """Show it."""
        self.begin()
        if lesson is None:
            self.tell(self.say("Nothing yet. Nobody is blamed; what helps the next time counts."),
                      "second")  # fmt: skip
            return
        if not self.is_private:
            self.tell(self.say("Noted. Hold F11 to read it."))
            return
        self.tell(lesson.words)
        if lesson.cause:
            self.tell(self.context.wording.say(CAUSES[lesson.cause]), "second_bold")
        if lesson.would_have_helped:
            self.tell(self.say("What would have helped: {words}", words=lesson.would_have_helped))
        if lesson.helper:
            self._put_thanks(lesson)

    def _put_thanks(self, lesson: LessonRow) -> None:
        if not lesson.is_to_be_thanked:
            self.tell(self.say("{name} owned up and was thanked.", name=lesson.helper), "second")
            return
        told = PlainLabel(self.say("{name} owned up.", name=lesson.helper))
        self.put(self.linked(told, self.link(self.say("Thank"), "thank", lesson.id, lesson.helper)))
