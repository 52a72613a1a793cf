"""Puts half-written entries on hold: their words on disk, a chip under the finder, the way back.

Every form that lies open says what was typed in it; what it saves is its own business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from smallcrm.domain.errors import ShopError, StoreError
from smallcrm.domain.on_hold import HeldAs, HeldWords
from smallcrm.domain.sentence import Arg
from smallcrm.wording import Wording
from ui.context import LineAction
from ui.hold_shelf import Hold, Shelf
from ui.hold_words import HoldWords
from ui.top_row import OnHold

if TYPE_CHECKING:
    from ui.context import BottomLine, Errors, Opened
    from ui.top_row import TopRow

KEEP_EVERY_MS = 1_000  # PRODUCT section 3: on disk within two seconds

WordsOf = Callable[[], HeldWords | None]
"""What was typed into a form and is not saved; None while it is untouched."""


@dataclass(eq=False)
class _Open:
    """A form that lies open."""

    form: QWidget
    held_as: HeldAs
    words_of: WordsOf
    hold: Hold | None
    focus: str = ""


class Holding(QObject):
    """Knows the open forms and what is on hold; on disk from the moment a book is taken.

    timer: brings words to disk while a form is open.
    """

    def __init__(self, top: "TopRow", bottom: "BottomLine", errors: "Errors") -> None:
        super().__init__(top)
        self._top = top
        self._bottom = bottom
        self._errors = errors
        self._words = HoldWords(Wording(), None, {})
        self._shelf = Shelf(None, _long_ago)
        self._open: list[_Open] = []
        self._wanted: Hold | None = None
        self._is_failing = False
        self.timer = QTimer(self)
        self.timer.setInterval(KEEP_EVERY_MS)
        self.timer.timeout.connect(self.keep_now)
        top.resumed.connect(self._on_resumed)
        top.let_go.connect(self._on_let_go)

    def take(self, opened: "Opened") -> None:
        """Hold for this book from now on, and show what is on hold in it."""
        for each in [*self._open]:
            self.leave(each.form)
        context = opened.context
        store = context.store if opened.forms else None
        self._words = HoldWords(context.wording, store, opened.forms)
        self._shelf = Shelf(store, context.now)
        cut_off = [hold for hold in self._shelf.holds if hold.entry.is_open]
        for hold in cut_off:
            self._shelf.leave(hold, hold.entry.focus)
        self._settle()
        if cut_off:
            self._bottom.tell(self.say("Words from before the power went are on hold"))

    # What forms call

    def held(self, held_as: HeldAs) -> Hold | None:
        """The words that are on hold for this very form, also while it lies open already."""
        self._take_in(self._open)
        if self._wanted is not None and self._wanted.entry.held_as == held_as:
            return self._wanted
        return self._shelf.find(held_as)

    def watch(
        self, form: QWidget, held_as: HeldAs, words_of: WordsOf, hold: Hold | None = None
    ) -> None:
        """This form lies open: keep what is typed in it. hold: whose words stand in it already."""
        self._end(form)
        for each in self._open:
            if hold is not None and each.hold is hold:
                each.hold = None  # opened twice: the words go on in the newer one
                each.words_of = _nothing
        self._open.append(_Open(form, held_as, words_of, hold))
        if hold is not None:
            self._bottom.tell(self.say("These words were on hold"))
        self.timer.start()
        self._show()

    def leave(self, form: QWidget) -> None:
        """This form is put away; words that were not saved are on hold from now on."""
        left = self._end(form)
        if left is None:
            return
        self._take_in([left])
        if left.hold is not None:
            self._shelf.leave(left.hold, left.focus)
            self._tell_on_hold(left.hold)
        self._settle()

    def saved(self, form: QWidget) -> None:
        """What was typed into this form is in the book: nothing is left to hold."""
        left = self._end(form)
        if left is not None and left.hold is not None:
            self._shelf.drop(left.hold)
        self._settle()

    # What a person does

    def back(self) -> None:
        """Go back to what is on hold: the newest; from there to the next, and round again."""
        self._take_in(self._open)
        waiting = self._shelf.waiting([each.hold for each in self._open])
        if waiting:
            self.resume(waiting[0])
        elif not self._open:
            self._bottom.tell(self.say("Nothing is on hold"))

    def resume(self, hold: Hold) -> None:
        """Open the form of an entry again, with every word and the hand in its field."""
        form = self._words.form_of(hold.entry)
        if form is None:
            told = self.say("This can not be opened now. Its words stay on hold.")
            self._bottom.tell(told, self._letting_go(hold))
            return
        self._wanted = hold
        self._errors.attempt(lambda: form.open(hold.entry.held_as))
        self._wanted = None
        for each in self._open:
            if each.hold is hold:
                _stand_in(each.form, hold.entry.focus)

    def let_go(self, hold: Hold) -> None:
        """Throw the words of an entry away; the bottom line can hold them again."""

        def hold_again() -> None:
            self._shelf.put_back(hold)
            self._settle()
            self._tell_on_hold(hold)

        if hold in [each.hold for each in self._open]:
            return
        self._shelf.drop(hold)
        self._settle()
        again = LineAction(self.say("Hold again"), "hold_again", hold_again)
        told = self.say("Let go: {entry}", entry=self._words.called(hold.entry))
        self._bottom.tell(told, again)

    def keep_now(self) -> None:
        """Bring to disk what was typed since."""
        self._take_in(self._open)
        if self._is_written() and not self._open:
            self.timer.stop()

    # Inside

    def _end(self, form: QWidget) -> _Open | None:
        found = next((each for each in self._open if each.form is form), None)
        self._open = [each for each in self._open if each.form is not form]
        return found

    def _take_in(self, forms: list[_Open]) -> None:
        """Take in what stands in these forms now."""
        for one in forms:
            words = one.words_of()
            one.focus = _place_in(one.form) or one.focus
            if words is not None:
                one.hold = self._shelf.put(one.hold, one.held_as, words, one.focus)
            elif one.hold is not None:
                self._shelf.drop(one.hold)
                one.hold = None

    def _settle(self) -> None:
        if not self._is_written():
            self.timer.start()
        self._show()

    def _is_written(self) -> bool:
        """Whether all is on disk now; what is not is tried again by the timer."""
        try:
            self._shelf.write()
        except StoreError as error:
            if not self._is_failing:
                self._bottom.tell(self._words.wording.say(error.sentence))
            self._is_failing = True
            return False
        except ShopError:
            return False  # something else is being saved: a moment later
        self._is_failing = False
        return True

    def _show(self) -> None:
        waiting = self._shelf.waiting([each.hold for each in self._open])
        chips = [OnHold(hold.key, self._words.on_hold(hold.entry)) for hold in waiting]
        self._top.show_on_hold(chips)

    # Words

    def _tell_on_hold(self, hold: Hold) -> None:
        def go_on() -> None:
            self.resume(hold)

        way_on = LineAction(self.say("Go on"), "go_on", go_on)
        self._bottom.tell(self._words.on_hold(hold.entry), way_on, self._letting_go(hold))

    def _letting_go(self, hold: Hold) -> LineAction:
        def let_go() -> None:
            self.let_go(hold)

        return LineAction(self.say("Let go"), "let_go", let_go)

    def say(self, key: str, **args: Arg) -> str:
        """Our own words in the shop's language."""
        return self._words.wording.text(key, **args)

    # Handlers

    def _on_resumed(self, key: str) -> None:
        hold = self._shelf.named(key)
        if hold is not None:
            self.resume(hold)

    def _on_let_go(self, key: str) -> None:
        hold = self._shelf.named(key)
        if hold is not None:
            self.let_go(hold)


def _place_in(form: QWidget) -> str:
    """In which field of a form the keyboard stands: its name, and the which of that name."""
    field = QApplication.focusWidget()
    if field is None or isinstance(field, QAbstractButton) or not form.isAncestorOf(field):
        return ""
    alike = form.findChildren(QWidget, field.objectName())
    return f"{field.objectName()} {alike.index(field)}" if field.objectName() else ""


def _stand_in(form: QWidget, place: str) -> None:
    name, _, number = place.rpartition(" ")
    alike = form.findChildren(QWidget, name) if name else []
    if number.isdecimal() and int(number) < len(alike):
        alike[int(number)].setFocus()


def _nothing() -> None:
    """A form whose words went on elsewhere has none of its own."""
    return


def _long_ago() -> datetime:
    return datetime.min.replace(tzinfo=UTC)
