"""Settings keep who has the keys: phone, weekdays and hours."""

from PySide6.QtWidgets import QCheckBox

from smallcrm.services import helpers, key_roster
from tests.ui.openings.night import NightWindow


def test_the_evenings_of_a_helper_are_ticked_with_their_hours(counter: NightWindow) -> None:
    maria = helpers.add_helper(counter.store, "Maria", now=counter.now)
    counter.go("settings", "keys").press("Keys of Maria")
    counter.write("Phone", "0160 5551")
    counter.control("Friday", QCheckBox).setChecked(True)
    counter.write("Hours on Friday", "18-2").key("Ctrl+Return")

    (_, row) = key_roster.roster(counter.store)
    assert (row.helper_id, row.phone) == (maria, "0160 5551")
    assert [duty[1:] for duty in row.duties] == [(4, "18:00", "02:00")]
    assert "0160 5551 · Friday 18:00-02:00" in counter.texts()
    counter.undo()
    counter.settle()
    assert "has no keys" in counter.texts()


def test_hours_that_are_none_are_said_at_their_day(counter: NightWindow) -> None:
    counter.go("settings", "keys").press("Keys of Rosa")
    counter.control("Sunday", QCheckBox).setChecked(True)
    counter.write("Hours on Sunday", "late").key("Ctrl+Return")

    assert counter.sheet == "When has Rosa the keys?"
    assert "Write from and until, such as 18:00-23:00." in counter.sheet_texts()
    assert counter.rows("key_duty") == []
