"""What came of making it right, on Looking back: open files, who stayed, causes, lessons, thanks.

For the owner's eyes: nothing of it is there while a customer reads along.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import LessonId
from smallcrm.domain.moments import CAUSES
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from smallcrm.services import lessons, reviews
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.lessons import LessonRow, RepeatedCause
from smallcrm.services.recovery_outcomes import OpenFile, Stayed
from ui.context import AppContext
from ui.customers import places
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.wrapping import WrapRow
from ui.right.first_screen import RIGHT
from ui.right.thank_sheet import thank_helper
from ui.today.headed import HeadedPanel
from ui.widgets.buttons import LinkButton
from ui.widgets.fields import NoteField
from ui.widgets.layouts import clear, column, holder
from ui.widgets.text import PlainLabel, one_line

SHOWN_MOST = 8
NAME_LETTERS = 32
WORDS_LETTERS = 160
FIX_FORM = "fix_cause"


class RightPanel(HeadedPanel):
    """Hidden while there is nothing to tell, or while a customer reads along."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("Made right"), name="made_right", padding=20)
        self._context = context
        self._lines = column(None, gap=8)
        self.add(self._lines)

    def show_month(self, first: date) -> None:
        """Tell of the month that begins on this day, of its quarter, and of what is open today."""
        store, today = self._context.store, self._context.today()
        clear(self._lines)
        if self._context.owner.is_open:
            quarter = lessons.quarter_of(first)
            learnt = lessons.lessons(store, *quarter)
            self._tell_stayed(outcomes.stayed(store, first, reviews.following(first)))
            self._tell_open(outcomes.open_files(store))
            self._tell_causes(quarter, today)
            self._tell_thanks([each for each in learnt if each.is_to_be_thanked])
            self._tell_lessons(learnt)
        self.setVisible(self._lines.count() > 0)

    def _tell_stayed(self, people: Sequence[Stayed]) -> None:
        if not people:
            return
        wording = self._context.wording
        words = wording.counted(
            "{n} stayed: let down, made right, and here again",
            "{n} stayed: let down, made right, and here again",
            len(people),
        )
        links = [self._link(each.name, "stayed", each.id, partial(self._go, places.ONE, each.id))
                 for each in people[:SHOWN_MOST]]  # fmt: skip
        self._put(PlainLabel(words, role="body_bold", fit="wrap"))
        self._put(*links)

    def _tell_open(self, files: Sequence[OpenFile]) -> None:
        if not files:
            return
        say, wording = self._context.wording.text, self._context.wording
        self._put(PlainLabel(say("Not finished yet"), role="second_bold"))
        for each in files[:SHOWN_MOST]:
            day = wording.day(each.check_back_on)
            words = say("we ask {day}", day=day)
            if each.people > 1:
                words = say("{words}, {n} people", words=words, n=each.people)
            open_it = partial(self._go, RIGHT, each.id)
            link = self._link(each.name, "file", each.id, open_it)
            self._put(link, PlainLabel(words, role="second"))

    def _tell_causes(self, quarter: tuple[date, date], today: date) -> None:
        store, wording = self._context.store, self._context.wording
        ranked = lessons.ranked(store, *quarter)
        if ranked:
            said = [
                wording.text("{cause} {n}", cause=wording.say(each.words), n=each.times)
                for each in ranked
            ]
            told = wording.text("What it was about this quarter: {causes}", causes=" · ".join(said))
            self._put(PlainLabel(told, role="second", fit="wrap"))
        for place, again in enumerate(lessons.repeated(store, on=today)):
            told = self._repeated(again, today)
            fix = partial(fix_cause, self._context, again.cause)
            link = self._link(wording.text("It is fixed"), "fix", place, fix, told)
            self._put(PlainLabel(told, tone="warn", fit="wrap"))
            self._put(link)

    def _repeated(self, again: RepeatedCause, today: date) -> str:
        say, cause = self._context.wording.text, self._context.wording.say(again.words)
        if again.first == today:
            return say("Fix the cause: {cause}, {n} times today.", cause=cause, n=again.times)
        return say(
            "Fix the cause: {cause}, {n} times since {day}.",
            cause=cause,
            n=again.times,
            day=again.first,
        )

    def _tell_thanks(self, owed: Sequence[LessonRow]) -> None:
        say = self._context.wording.text
        for each in owed:
            told = say("{name} owned up {day}.", name=each.helper, day=each.noted_on)
            thank = partial(self._thank, each.id)
            link = self._link(say("Thank"), "thank", each.id, thank, told)
            self._put(PlainLabel(told), link)

    def _tell_lessons(self, learnt: Sequence[LessonRow]) -> None:
        if not learnt:
            return
        say = self._context.wording.text
        self._put(PlainLabel(say("What we learnt this quarter"), role="second_bold"))
        for each in learnt[:SHOWN_MOST]:
            words = one_line(each.would_have_helped or each.words, WORDS_LETTERS)
            if each.fixed_on is not None:
                words = say("{words} (fixed {day})", words=words, day=each.fixed_on)
            self._lines.addWidget(PlainLabel(words, fit="wrap"))

    def _put(self, *parts: QWidget) -> None:
        is_line = len(parts) == 1 and isinstance(parts[0], PlainLabel)
        self._lines.addWidget(parts[0] if is_line else holder(WrapRow(*parts, gap=6)))

    def _link(
        self, words: str, name: str, number: int, act: Callable[[], None], about: str = ""
    ) -> LinkButton:
        spoken = f"{words}, {about}" if about else words
        shown = one_line(words, NAME_LETTERS)
        made = LinkButton(shown, name=f"{name}_{number}", spoken=spoken)
        made.clicked.connect(partial(_pressed, act))
        return made

    def _go(self, code: str, number: int) -> None:
        self._context.navigate.to(code, number)

    def _thank(self, lesson_id: LessonId) -> None:
        self._context.errors.attempt(partial(thank_helper, self._context, lesson_id))


def _pressed(act: Callable[[], None], _is_checked: bool = False) -> None:
    act()


def fix_cause(context: AppContext, cause: str) -> None:
    """Ask what was changed, and note that the cause is fixed."""
    context.dialogs.show_sheet(FixSheet(context, cause))


class FixSheet(CustomerSheet):
    """What was changed so that it does not come back."""

    def __init__(self, context: AppContext, cause: str) -> None:
        words = context.wording.say(CAUSES.get(cause, sentence("not known yet")))
        title = context.wording.text("Fixed: {cause}", cause=words)
        super().__init__(context, HeldAs(FIX_FORM, about=cause), title=title)
        self._cause = cause
        say = self.say
        self._words = NoteField(name="words", spoken=say("What we changed"), lines=3)
        self.body.addWidget(self.add("words", say("What we changed"), self._words))
        self.begin({})

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """It is fixed. Raises Invalid."""
        context = self.context
        words, now = self._words.words, context.now()
        lessons.fix_cause(context.store, self._cause, words, now=now, by=self.by)
        self.finish()
