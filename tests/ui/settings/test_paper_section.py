"""How our cards look, the paper in the printer, and the logo."""

from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QFileDialog

from smallcrm.services.own_pictures import CardLook, card_look, logo
from tests.ui.settings.room import Room


def choose_logo(room: Room, path: Path) -> None:
    room.press("Choose logo")
    dialog = room.window.findChild(QFileDialog, "file_dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    room.wait_for(lambda: not room.frame.jobs.is_busy)
    room.settle()


def test_the_look_of_cards_is_saved_at_once_and_undone(room: Room) -> None:
    room.go("settings", "paper")
    room.press("Terracotta")
    room.press("Save ink")
    room.press("Letter")

    assert card_look(room.shop.store) == CardLook("#A35F45", saves_ink=False)
    assert room.shop.rows("shop")[0]["paper"] == "letter"
    for _deed in range(3):
        room.shop.undo()
    room.settle()
    assert card_look(room.shop.store) == CardLook()
    room.press("Save ink")
    assert card_look(room.shop.store) == CardLook("", saves_ink=False)


def test_a_logo_is_chosen_shown_and_taken_away(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "rose.png"
    Image.new("RGBA", (900, 300), (160, 40, 60, 255)).save(path)
    room.go("settings", "paper")
    assert "Remove logo" not in room.driver.names()

    choose_logo(room, path)
    assert logo(room.shop.store).startswith(b"\x89PNG")
    assert "Our logo" in room.driver.names()

    room.press("Remove logo")
    assert logo(room.shop.store) == b""
    assert "Our logo" not in room.driver.names()
    room.driver.undo()
    room.settle()
    assert "Our logo" in room.driver.names()


def test_a_drawing_with_references_is_no_logo(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "rose.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    )
    room.go("settings", "paper")
    before = room.shop.dump()

    choose_logo(room, path)

    assert room.shop.dump() == before
