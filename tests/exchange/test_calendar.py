"""Openings and reminders as an iCalendar file, as any calendar program reads it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from smallcrm.domain.errors import ShopError
from smallcrm.domain.openings import OpeningDraft
from smallcrm.exchange.calendar import Entry, calendar_bytes, export_calendar
from smallcrm.services import openings
from smallcrm.wording import Wording
from tests.builders import Shop

NOW = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop.in_folder(tmp_path)


def _lines(data: bytes) -> list[str]:
    """The lines as a reader unfolds them."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_an_opening_stands_at_its_instant_and_a_reminder_on_its_day(
    shop: Shop, tmp_path: Path
) -> None:
    tom = shop.customer("Tom Becker")
    draft = OpeningDraft(tom, need="burst pipe; urgent, wet", when_text="24.12. 21:30")
    openings.ask(shop.store, draft, now=shop.now)
    shop.reminder(tom, "call back", in_days=3)
    no = OpeningDraft(tom, need="keys", when_text="tonight 23:00", decision="no")
    openings.ask(shop.store, no, now=shop.now)
    file = tmp_path / "out.ics"

    assert export_calendar(shop.store, file, Wording(), now=shop.now) == 2

    lines = _lines(file.read_bytes())
    assert "DTSTART:20261224T203000Z" in lines
    assert "SUMMARY:Open after hours: Tom Becker" in lines
    assert "DESCRIPTION:burst pipe\\; urgent\\, wet" in lines
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    shop.close()


def test_a_file_that_can_not_be_written_is_said_so(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(ShopError):
        export_calendar(shop.store, tmp_path / "gone" / "out.ics", Wording(), now=shop.now)
    shop.close()


@given(st.text(max_size=300))
@settings(max_examples=50)
def test_no_words_break_a_line_or_its_length_and_they_are_read_back(words: str) -> None:
    data = calendar_bytes([Entry("a", date(2026, 11, 20), words, words, words)], now=NOW)

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event.get("DTSTART").dt == date(2026, 11, 20)
    kept = [sign for sign in words if sign.isalnum() and sign.isascii()]
    assert [sign for sign in str(event.get("SUMMARY", "")) if sign in kept] == kept


def test_hostile_words_never_raise() -> None:
    for words in ("\x00\x1b", "\ud800", "x" * 100_000, "END:VEVENT\r\nBEGIN:VALARM", "\u2028"):
        data = calendar_bytes([Entry("a", NOW, words, words, words)], now=NOW)
        assert len(Calendar.from_ical(data).walk()) == 2
