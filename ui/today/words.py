"""How days, deadlines and the sum of the fair queue are said in rows of things to do.

What is due when is decided by the services.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from smallcrm.domain.fair_queue import Score
from smallcrm.domain.kept import GRACE
from smallcrm.domain.shop_day import DEFAULT_DAY_STARTS_HOUR
from smallcrm.wording import Wording
from ui.widgets.buttons import LETTERS_MAX


class Deadline(NamedTuple):
    """By when: its words, their colour (warn when late), and the tooltip with the full date."""

    words: str = ""
    tone: str = "ink"
    full_date: str = ""


def deadline(wording: Wording, day: date | None, on: date, at: time | None = None) -> Deadline:
    """How a day is said on the shop day on: late days are counted. Nothing without one."""
    if day is None:
        return Deadline()
    full = wording.full_date(day)
    if day < on:
        days = (on - day).days
        return Deadline(wording.counted("{n} day late", "{n} days late", days), "warn", full)
    return Deadline(told_words(wording, day, at, on), "ink" if day == on else "info", full)


def told_words(wording: Wording, day: date, at: time | None, on: date | None = None) -> str:
    """A shop day and the hour that was told, as the beginning of a line; a night is told as one."""
    words = capital(wording.day(day))
    if at is None:
        return words
    if at.hour >= DEFAULT_DAY_STARTS_HOUR:
        return wording.text("{day} {time}", day=words, time=at)
    if day == on:
        return wording.text("Tonight {time}", time=at)
    return wording.text("{day} night {time}", day=words, time=at)


def late_since(
    wording: Wording, day: date | None, at: time | None, clock: datetime | None
) -> Deadline | None:
    """Of an hour that was told and went by, with its grace: since when it is late; else None."""
    if day is None or at is None or clock is None:
        return None
    is_night = at.hour < DEFAULT_DAY_STARTS_HOUR  # it ends its shop day
    told_at = datetime.combine(day + timedelta(days=int(is_night)), at)
    if clock <= told_at + GRACE:
        return None
    return Deadline(wording.text("Late since {time}", time=at), "warn", wording.full_date(day))


def no_clock() -> datetime | None:
    """Where nobody asks for the hour."""
    return None


def gone_by(wording: Wording, day: date, at: time | None = None) -> Deadline:
    """A day of which nobody said yet whether it was kept: said as it was, not as late."""
    return Deadline(told_words(wording, day, at), "ink", wording.full_date(day))


def sum_words(wording: Wording, score: Score) -> str:
    """The sum of a row's place: "late 100 + A-list 25 + 4 days 12". For the owner's eyes only."""
    parts = (f"{wording.say(spoken)} {points}" for spoken, points in score.parts)
    return " + ".join(parts)


def call_words(wording: Wording, phone: str) -> str:
    """The button that calls: with the number where there is room for it."""
    words = wording.text("Call {phone}", phone=phone)
    return words if phone and len(words) <= LETTERS_MAX else wording.text("Call")


def clock_of(wording: Wording, told_time: str | None) -> str:
    """A wall clock time of the book, "19:30", as people here say it; "" for none."""
    return "" if told_time is None else wording.clock(time.fromisoformat(told_time))


def capital(words: str) -> str:
    """The words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def count_words(wording: Wording, count: int) -> str:
    """A small number as a word at the beginning of a line: "Six"; digits from thirteen on."""
    say = wording.text
    words: Sequence[str] = (
        say("Nothing"),
        say("One"),
        say("Two"),
        say("Three"),
        say("Four"),
        say("Five"),
        say("Six"),
        say("Seven"),
        say("Eight"),
        say("Nine"),
        say("Ten"),
        say("Eleven"),
        say("Twelve"),
    )
    return words[count] if count < len(words) else str(count)


def month_name(wording: Wording, first: date) -> str:
    """The name of the month that begins on this day: "November"."""
    say = wording.text
    names: Sequence[str] = (
        say("January"),
        say("February"),
        say("March"),
        say("April"),
        say("May"),
        say("June"),
        say("July"),
        say("August"),
        say("September"),
        say("October"),
        say("November"),
        say("December"),
    )
    return names[first.month - 1]
