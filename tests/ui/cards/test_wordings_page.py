"""The page of the wordings: looked at, made ours, written, saved, undone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from smallcrm.domain.wordings import WordingDraft
from smallcrm.printing.templates import wordings
from smallcrm.services import thank_yous
from smallcrm.services.occasions import OCCASIONS
from smallcrm.services.own_wordings import own_wordings, save_own_wording
from tests.builders import Shop
from tests.ui.settings.room import Room
from ui.cards.wordings_list import bundled_entry
from ui.cards.wordings_preview import WordingPreview
from ui.widgets.buttons import PlainButton, filled_buttons
from ui.widgets.page_preview import PagePreview


def wait_for_page(room: Room) -> None:
    preview = room.find(WordingPreview, "preview_panel")
    room.wait_for(lambda: preview.is_at_rest)


def said_on_page(room: Room) -> str:
    """The words of the card as it is drawn."""
    wait_for_page(room)
    return room.find(PagePreview, "inside").accessibleName()


def listed(room: Room) -> list[str]:
    rows = [row for row in room.page.findChildren(PlainButton) if row.isVisible()]
    return [row.accessibleName() for row in rows if row.objectName().startswith("wording_")]


def words_field(room: Room) -> QPlainTextEdit:
    return room.find(QPlainTextEdit, "text")


def ours(room: Room, words: str = "Thank you for {what_you_bought}. Come again.") -> int:
    made = WordingDraft("thank_you", "en", "Ours", "Dear {preferred_name},", words, "Yours,")
    return save_own_wording(room.shop.store, made, now=room.shop.now)


def test_a_bundled_wording_is_made_ours_written_saved_removed_and_brought_back(room: Room) -> None:
    room.go("cards")
    room.press("Wordings")
    assert words_field(room).isReadOnly()
    assert "the garden shears" in said_on_page(room)
    assert [button.words for button in filled_buttons(room.page)] == ["Make it ours"]
    room.press("Hardly known")
    assert "what you took home is just what you had in mind" in said_on_page(room)
    assert "Not known here, so plainer words are used: what they bought." in room.texts()
    room.press("Known well")

    room.press("Make it ours")
    words_field(room).selectAll()
    room.write("Words", "You bought ")
    room.press("Put in: what they bought")
    room.key("End")
    room.driver.type_in(". Come again.")
    room.write("What we call it", "Short")
    room.key("Ctrl+Return")

    (row,) = own_wordings(room.shop.store)
    assert (row.occasion, row.language, row.name) == ("thank_you", "en", "Short")
    assert row.words == "You bought {what_you_bought}. Come again."
    assert room.bottom_line == "A wording for cards was saved"
    assert listed(room)[0] == "Short. Ours"
    assert "You bought the garden shears. Come again." in said_on_page(room)

    room.press("Hardly known")
    assert "You bought" not in said_on_page(room)
    assert "Come again." in said_on_page(room)
    told = "Not known here, so its sentence is left out: what they bought."
    assert told in room.texts()

    room.press("Remove")
    assert own_wordings(room.shop.store) == []
    assert "Short. Ours" not in listed(room)
    room.driver.undo()
    room.settle()
    assert [each.name for each in own_wordings(room.shop.store)] == ["Short"]
    assert listed(room)[0] == "Short. Ours"


def test_a_field_that_does_not_exist_is_named_and_nothing_is_saved(room: Room) -> None:
    ours(room)
    room.go("wordings")
    words_field(room).selectAll()
    room.write("Words", "Good. Thank you for {what they bougth}.")

    assert said_on_page(room).endswith("Good. Yours,")
    room.key("Ctrl+Return")

    told = [text for text in room.texts() if text.startswith("There is no field")]
    assert told
    assert told[0].startswith("There is no field {what they bougth}. There are: what to call them,")
    assert [row.words for row in own_wordings(room.shop.store)] == [
        "Thank you for {what_you_bought}. Come again."
    ]


def test_words_that_are_too_long_for_the_card_are_named_before_they_are_saved(room: Room) -> None:
    ours(room)
    room.go("wordings")
    words_field(room).setPlainText("Thank you for everything. " * 50)
    room.key("Ctrl+Return")

    assert any(text.startswith("These words are too long for a folded") for text in room.texts())
    assert "Come again." in own_wordings(room.shop.store)[0].words


def test_half_written_words_wait_while_another_wording_is_looked_at(room: Room) -> None:
    number = ours(room)
    room.go("wordings")
    words_field(room).selectAll()
    room.write("Words", "Half a")

    room.find(PlainButton, f"wording_own:{number}").setFocus()
    room.key("Down")
    assert "Half a" not in words_field(room).toPlainText()
    assert room.bottom_line.startswith("On hold:")
    room.key("Up")

    assert words_field(room).toPlainText() == "Half a"
    assert room.bottom_line == "These words were on hold"
    assert "Come again." in own_wordings(room.shop.store)[0].words


def test_one_key_takes_a_whole_field_away_and_a_new_wording_begins_with_a_greeting(
    room: Room,
) -> None:
    ours(room, words="Come again.\n\nThank you for {what_you_bought}")
    room.go("wordings")
    field = words_field(room)
    assert field.toPlainText().endswith("\nThank you for {what they bought}")
    field.setFocus()
    room.key("Ctrl+End")
    room.key("Backspace")
    assert field.toPlainText().endswith("\nThank you for ")

    room.press("New wording")
    assert field.toPlainText() == ""
    greeting = room.find(QPlainTextEdit, "greeting")
    assert greeting.toPlainText() == "Dear {what to call them},"
    assert listed(room)[0] == "New wording. Not saved yet"


def test_hostile_words_are_shown_as_they_are_written(room: Room) -> None:
    ours(room, words="<b>&amp;</b> \U0001f339 {friend} 'x' %s. Good.")
    room.go("wordings")

    assert "<b>&amp;</b>" in words_field(room).toPlainText()
    words_field(room).setPlainText("\u202e\x07{" * 2000)
    room.key("Ctrl+Return")
    wait_for_page(room)
    assert len(own_wordings(room.shop.store)) == 1


def test_every_bundled_wording_can_be_made_ours() -> None:
    for language in ("en", "es", "de", "fr"):
        for occasion in OCCASIONS:
            for wording in wordings(occasion, language):
                entry = bundled_entry(wording)
                assert entry.draft.checked().words == entry.draft.words


@pytest.mark.parametrize("size", [(1280, 800), (1024, 720)])
def test_nothing_is_cut_where_words_are_longer(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    room = Room(Shop.in_folder(tmp_path), tmp_path, language="zz", size=size)
    ours(room)
    room.go("wordings")
    wait_for_page(room)

    assert all(missing <= 0 for missing in room.sideways())
    for button in room.page.findChildren(PlainButton):
        if button.isVisible() and not button.objectName().startswith("wording_"):
            assert button.width() >= button.minimumSizeHint().width(), button.objectName()
    room.close()


def test_our_words_are_the_first_on_a_card_that_is_owed(room: Room) -> None:
    customer = room.shop.customer("Amara Nwosu", preferred_name="Ama")
    room.shop.visit(customer, "12", what="a rose", days_ago=1)
    card = thank_yous.due(room.shop.store, on=room.shop.today)[0]
    save_own_wording(
        room.shop.store,
        WordingDraft(
            card.occasion, "en", "First", "Dear {preferred_name},", "It is ours.", "Yours,"
        ),
        now=room.shop.now,
    )

    room.go("card", card.subject_key)

    assert words_field(room).toPlainText() == "It is ours."
