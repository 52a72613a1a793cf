"""Today's rows and its head line in the shop's language.

What waits is decided by services/today.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from smallcrm.domain.fair_queue import Kind
from smallcrm.services.prompts import request_of
from smallcrm.services.today import Group, Opening, Today, TodayRow
from smallcrm.wording import Wording
from ui.right.on_today import is_about_right
from ui.today.task_list import TaskWords
from ui.today.tasks import ENDED, OPENING, Task
from ui.today.words import (
    Deadline,
    call_words,
    capital,
    clock_of,
    count_words,
    deadline,
    gone_by,
    late_since,
    no_clock,
)
from ui.widgets.item_row import RowWords

MAKE_RIGHT = "make_it_right"  # the code of the group
EVENING = time(17)  # from here on people say tonight
ICONS: Mapping[str, str] = {
    "call": "phone",
    "print_card": "printer",
    "post": "send",
    "done": "check",
    "right": "hand-heart",
    "open": "user",
    OPENING: "key-round",
    ENDED: "key-round",
}
ALWAYS_DATED = frozenset({Kind.OPENING.value, Kind.REQUEST.value, Kind.DATE.value})


class TodayWords:
    """Words rows of Today."""

    def __init__(self, wording: Wording, clock: Callable[[], datetime | None] = no_clock) -> None:
        """clock: what the shop's clock shows, by which a told hour is late."""
        self._wording = wording
        self._clock = clock

    def line(self, found: Today) -> str:
        """Beside the day: "Six to do · one opening tonight at 19:30"."""
        say = self._wording.text
        count = count_words(self._wording, found.total)
        parts = [say("{count} to do", count=count)]
        if found.busy_until is not None:
            day = found.busy_until
            parts.append(say("busy until {day}, {n} rest", day=day, n=found.resting))
        elif found.resting:
            parts.append(say("{n} more come back, five a day", n=found.resting))
        tonight = [opening for opening in found.openings if opening.day == found.day]
        if tonight:
            parts.append(self._openings(tonight))
        return " · ".join(parts)

    def title(self, group: Group, *, is_private: bool) -> str:
        """The head of a group; a customer who reads along learns of no mistake."""
        if group.code == MAKE_RIGHT and not is_private:
            return self._wording.text("First of all")
        return self._wording.say(group.title)

    def more(self, more: int, at_once: int) -> str:
        """What leads to the next rows of a group: so many come in the place of these."""
        if more > at_once:
            return self._wording.text("Next {n} of {more} more", n=at_once, more=more)
        return self._wording.counted("{n} more", "{n} more", more) if more else ""

    def batch(self, group: Group, cards: int, most: int) -> str:
        """What prints the cards of a group together; most: how many at once."""
        if cards < 2:
            return ""
        say = self._wording.text
        has_all = group.total <= most or cards < most
        return say("Print all {n}", n=cards) if has_all else say("Print {n}", n=cards)

    def task(self, each: TodayRow, on: date) -> Task:
        """What the verbs need to know of a row."""
        return Task(
            subject_key=each.subject_key,
            customer_id=each.customer_id,
            name=each.name,
            phone=each.phone,
            reason=self._wording.say(each.reason),
            action=self._action(each, on),
            request_id=request_of(each.subject_key),
        )

    def row(self, each: TodayRow, on: date) -> RowWords:
        """One row: who, by when, why, and its next action."""
        action = self._action(each, on)
        due = self._deadline(each, on)
        return RowWords(
            key=each.subject_key,
            name=each.name,
            reason=self._wording.say(each.words),
            tier=each.tier,
            when=due.words,
            when_tone=due.tone,
            full_date=due.full_date,
            action=self._action_words(action, each.phone),
            action_icon=ICONS.get(action, "user"),
            later=self._wording.text("Later"),
        )

    def task_words(self, each: TodayRow, on: date) -> TaskWords:
        """One row as the list shows it."""
        pinned = self._wording.text("Pinned") if each.is_pinned else ""
        return TaskWords(self.row(each, on), pinned=pinned)

    def _openings(self, tonight: list[Opening]) -> str:
        say, first = self._wording.text, tonight[0]
        if len(tonight) > 1:
            return self._wording.counted("{n} opening today", "{n} openings today", len(tonight))
        at = clock_of(self._wording, first.told_time)
        if not at or first.told_time is None:
            return say("one opening today")
        is_night = first.told_on > first.day
        if is_night or time.fromisoformat(first.told_time) >= EVENING:
            return say("one opening tonight at {time}", time=at)
        return say("one opening today at {time}", time=at)

    @staticmethod
    def _action(each: TodayRow, on: date) -> str:
        """Nobody can be called without a number: then the next step is their page or their file.

        Of an opening the next step is its own sheet: when, the keys, and what was said; once its
        evening is over, how it was.
        """
        if each.action == "open" and each.kind == Kind.OPENING and request_of(each.subject_key):
            return ENDED if each.due_on < on else OPENING
        if each.action == "call" and not each.phone:
            return "right" if is_about_right(each.subject_key) else "open"
        return each.action

    def _action_words(self, action: str, phone: str) -> str:
        say = self._wording.text
        words: Mapping[str, Callable[[], str]] = {
            "call": lambda: call_words(self._wording, phone),
            "print_card": lambda: say("Print card"),
            "post": lambda: say("Posted"),
            "done": lambda: say("Done"),
            "right": lambda: say("Look after"),
            OPENING: lambda: say("See opening"),
            ENDED: lambda: say("How was it?"),
        }
        return words.get(action, lambda: say("Open"))()

    def _deadline(self, each: TodayRow, on: date) -> Deadline:
        """What is promised always has its day, a call only once it presses.

        A thank-you has none: it is welcome whenever it comes, and its reason says since when.
        """
        if each.kind == Kind.THANK_YOU or (each.kind not in ALWAYS_DATED and each.due_on > on):
            return Deadline()
        if each.kind == Kind.DATE and each.due_on < on:  # it went by; nobody is late
            day = capital(self._wording.day(each.due_on))
            return Deadline(day, "info", self._wording.full_date(each.due_on))
        if self._action(each, on) == ENDED:  # nobody knows yet whether we opened
            return gone_by(self._wording, each.due_on)
        at = each.reason.args.get("time")
        if each.kind == Kind.REQUEST and each.due_on == on and isinstance(at, time):
            late = late_since(self._wording, on, at, self._clock())
            if late is not None:
                return late
        return deadline(self._wording, each.due_on, on)
