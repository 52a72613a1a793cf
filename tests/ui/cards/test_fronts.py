"""Choosing the front of a card: a drawn one in a colour, or a picture of the owner's."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from smallcrm.domain.card_choices import CardChoice
from smallcrm.printing.art import designs
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.stock import stock
from smallcrm.services.own_pictures import own_pictures
from tests.printing.printed import piece
from tests.ui.settings.room import Room
from ui.cards.crop_area import CropArea
from ui.cards.design_sheet import DesignSheet
from ui.cards.front_button import FrontButton
from ui.cards.fronts import Fronts
from ui.context import AppContext

A4 = stock("a4_quarter_fold")


class Chooser:
    """Somebody who chooses the front of one card."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.chosen: list[CardChoice] = []
        context = AppContext.inside(
            room.frame,
            store=room.shop.store,
            now=lambda: room.shop.now,
            wording=room.wording,
            printer=room.printer,
        )
        fonts = Fonts(folders=())
        self.fronts = Fronts(context, lambda: fonts)
        self.fronts.choose(piece(), A4, self.chosen.append)
        room.settle()

    @property
    def sheet(self) -> DesignSheet:
        sheet = self.room.window.host.sheet
        assert isinstance(sheet, DesignSheet)
        return sheet

    def names(self) -> list[str]:
        found = self.sheet.findChildren(FrontButton)
        return [front.design for front in found if front.isVisible()]

    def drawn(self) -> "list[FrontButton]":
        """All fronts, when the last one is drawn."""
        self.room.wait_for(lambda: self.sheet.is_at_rest)
        return self.sheet.findChildren(FrontButton)

    def bring(self, path: Path) -> None:
        """Use my picture: choose a file in the system's dialog."""
        self.room.press("Use my picture")
        dialog = self.room.window.findChild(QFileDialog, "file_dialog")
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.room.wait_for(lambda: not self.room.frame.jobs.is_busy)
        self.room.settle()


@pytest.fixture
def chooser(room: Room) -> Chooser:
    return Chooser(room)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = Image.new("RGB", (1200, 600), "#E0D0B0")
    image.paste("#304050", (0, 0, 600, 600))
    made = BytesIO()
    image.save(made, "JPEG")
    path = tmp_path / "Our window.jpg"
    path.write_bytes(made.getvalue())
    return path


def test_every_front_is_shown_as_it_is_printed_and_one_is_taken_by_keyboard(
    chooser: Chooser,
) -> None:
    fronts = chooser.drawn()
    assert sorted(chooser.names()) == designs()
    assert all(not front.picture.isNull() for front in fronts)
    focused = chooser.room.window.focusWidget()
    assert isinstance(focused, FrontButton)
    assert focused.design == "wreath"

    QTest.keyClick(focused, Qt.Key.Key_Right)
    marked = chooser.room.window.focusWidget()
    assert isinstance(marked, FrontButton)
    assert marked.design != "wreath"
    assert marked.isChecked()
    chooser.room.key("Ctrl+Return")

    assert chooser.chosen == [CardChoice(marked.design, "", saves_ink=True)]


def test_colour_and_ink_saver_are_chosen_for_this_card_alone(chooser: Chooser) -> None:
    before = [front.picture.copy() for front in chooser.drawn()]
    book = chooser.room.shop.dump()

    chooser.room.press("Slate blue")
    assert chooser.drawn()[0].picture != before[0]
    chooser.room.press("Save ink")
    chooser.room.press("Use it")

    assert chooser.chosen == [CardChoice("wreath", "#4A6484", saves_ink=False)]
    assert chooser.room.shop.dump() == book


def test_a_colour_may_be_typed_and_a_wrong_one_changes_nothing(chooser: Chooser) -> None:
    for typed in ("red", "#12345G", "8A3B5C"):
        chooser.room.write("Another colour, such as #4A6484", typed)
    chooser.room.press("Use it")

    assert chooser.chosen[0].colour == "#8A3B5C"


def test_a_picture_is_brought_cropped_by_keys_and_mouse_named_and_chosen(
    chooser: Chooser, photo: Path
) -> None:
    room = chooser.room
    room.press("Plum")
    chooser.bring(photo)
    area = room.find(CropArea, "crop")
    assert room.window.focusWidget() is area
    ratio = area.crop.width * 2 / area.crop.height
    middle = area.crop.left

    QTest.keyClick(area, Qt.Key.Key_Right)
    assert area.crop.left == pytest.approx(middle + 0.04)
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert area.crop.height < 1
    assert area.crop.width * 2 / area.crop.height == pytest.approx(ratio)
    start = area.rect().center()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(area, start + QPoint(-4000, 0))
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=start)
    assert area.crop.left == 0
    room.press("Keep it")

    (row,) = own_pictures(room.shop.store)
    assert row.name == "Our window"
    assert row.crop.left == 0
    assert row.crop.height < 1
    assert f"own:{row.id}" in chooser.names()
    room.press("Words under the picture")
    room.press("Use it")
    assert chooser.chosen == [CardChoice(f"own:{row.id}:plain", "#7A4E6B", saves_ink=True)]


def test_another_part_is_shown_and_a_picture_is_taken_away_and_brought_back(
    chooser: Chooser, photo: Path
) -> None:
    room = chooser.room
    chooser.bring(photo)
    room.press("Keep it")
    before = own_pictures(room.shop.store)[0].crop

    room.press("Other part")
    QTest.keyClick(room.find(CropArea, "crop"), Qt.Key.Key_Left)
    room.press("Keep it")
    assert own_pictures(room.shop.store)[0].crop.left == pytest.approx(before.left - 0.04)

    room.press("Remove picture")
    assert own_pictures(room.shop.store) == []
    assert sorted(chooser.names()) == designs()
    room.press("Use it")
    assert [chosen.design for chosen in chooser.chosen] == ["wreath"]
    room.shop.undo()
    assert len(own_pictures(room.shop.store)) == 1


def test_a_file_that_is_no_picture_is_told_and_changes_nothing(
    chooser: Chooser, tmp_path: Path
) -> None:
    wrong = tmp_path / "page.jpg"
    wrong.write_text("<html><script>alert(1)</script></html>")
    before = chooser.room.shop.dump()

    chooser.bring(wrong)

    said = " ".join(label.text() for label in chooser.room.window.findChildren(QLabel))
    assert "no picture that can be read" in said
    assert chooser.room.shop.dump() == before
