"""Openings and reminders are taken along as a file for another program."""

from pathlib import Path

from icalendar import Calendar
from pytestqt.qtbot import QtBot

from tests.ui.openings.night import NightWindow


def test_what_is_to_come_is_written_where_it_was_told(qtbot: QtBot, tmp_path: Path) -> None:
    counter = NightWindow(tmp_path / "shop")
    file = tmp_path / "out.ics"
    counter.files.files.append(file)
    counter.customer("Tom Becker")
    counter.key("F7").type_in("tom").key("Return").type_in("burst pipe")
    counter.write("When", "tonight 21:30").key("Ctrl+Return")
    before = counter.dump()

    counter.go("promises").press("Calendar file: openings and reminders for another program")
    counter.wait_for_work()

    assert counter.files.suggested == ["openings 2026-11-20.ics"]
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert str(event.get("SUMMARY")) == "Open after hours: Tom Becker"
    assert "1 opening or reminder written to out.ics." in counter.undo_line
    assert counter.dump() == before
    counter.close()
