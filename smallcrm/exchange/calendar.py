"""Openings after hours and reminders as an iCalendar file (RFC 5545), for any calendar program.

Nothing private goes along: who, what for, where and the keys, as they stand on Today. Nothing in
the book is changed.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from smallcrm.domain.openings import Decision, instant_of
from smallcrm.domain.sentence import sentence
from smallcrm.exchange.whole_file import whole_file
from smallcrm.services.opening_rows import OpeningRow, coming
from smallcrm.services.promises import REMINDERS, PromiseFilter, PromiseRow, promises
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from smallcrm.wording import Wording

if TYPE_CHECKING:
    from icalendar import Event

ENDING = "ics"
AHEAD_DAYS = 366  # nobody opens a door for a time further ahead
MOST_REMINDERS = 10_000
USUAL_LENGTH = timedelta(minutes=30)  # nobody says how long a door stands open
_PRODUCT = "-//SmallCRM//Openings and reminders//EN"


class Entry(NamedTuple):
    """One entry of the calendar. starts: an instant, or a day for what takes no hour."""

    uid: str
    starts: datetime | date
    title: str
    where: str = ""
    words: str = ""


def export_calendar(store: Store, path: Path, wording: Wording, *, now: datetime) -> int:
    """Write what is to come to an .ics file; how many entries it has.

    Raises ShopError for a file that can not be written; then one that was there stays as it was.
    """
    found = entries(store, wording, on=store.shop_day(now))
    with whole_file(path) as file:
        file.write(calendar_bytes(found, now=now))
    return len(found)


def entries(store: Store, wording: Wording, *, on: date) -> list[Entry]:
    """The openings that were said yes to and the open reminders, from this shop day on."""
    own = shop(store)
    where = "" if own is None else ", ".join(filter(None, (own.name, own.street, own.town)))
    wanted = PromiseFilter(kind=REMINDERS)
    reminders = promises(store, on=on, wanted=wanted, most=MOST_REMINDERS).rows
    opening = [
        _opening(row, where, wording)
        for row in coming(store, on=on, days=AHEAD_DAYS)
        if row.decision == Decision.YES
    ]
    return [*opening, *(_reminder(row, wording) for row in reminders if row.day is not None)]


def calendar_bytes(found: Iterable[Entry], *, now: datetime) -> bytes:
    """The whole file. now: when it was made, as every entry says."""
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    for entry in found:
        calendar.add_component(_event(entry, now))
    written: bytes = calendar.to_ical()
    return written


def _opening(row: OpeningRow, where: str, wording: Wording) -> Entry:
    starts: datetime | date = row.opens_at.date()
    if row.has_time:
        starts = instant_of(row.opens_at, row.time_zone)
    needs = "; ".join(dict.fromkeys(each.need for each in row.who_come))
    keys = wording.text("Keys: {helper}.", helper=row.keys_name) if row.keys_name else ""
    title = wording.text("Open after hours: {name}", name=row.names)
    uid = f"opening-{row.id}" if row.id is not None else f"request-{row.request_id}"
    return Entry(uid, starts, title, where, "\n".join(filter(None, (needs, keys))))


def _reminder(row: PromiseRow, wording: Wording) -> Entry:
    title = wording.say(sentence("{name}: {what}", name=row.name, what=row.what))
    assert row.day is not None  # noqa: S101 - asked before
    return Entry(f"reminder-{row.row_id}", row.day, title)


def _event(entry: Entry, now: datetime) -> "Event":
    """What takes no hour has its day alone, and no end."""
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("UID", f"{entry.uid}@smallcrm")
    event.add("DTSTAMP", now.astimezone(UTC))
    if isinstance(entry.starts, datetime):
        starts = entry.starts.astimezone(UTC)
        event.add("DTSTART", starts)
        event.add("DTEND", starts + USUAL_LENGTH)
    else:
        event.add("DTSTART", entry.starts)
    texts = {"SUMMARY": entry.title, "LOCATION": entry.where, "DESCRIPTION": entry.words}
    for name, text in texts.items():
        if text:
            event.add(name, _plain(text))
    return event


def _plain(words: str) -> str:
    """The words without what no calendar program reads: control signs and halves of letters."""
    kept = "".join(sign for sign in words if sign in "\n\t" or category(sign) != "Cc")
    return kept.encode("utf-8", "replace").decode()
