"""The way from owed notes to posted cards: batch, what came out, addresses, posted, undone."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPlainTextEdit

from smallcrm.domain.customers import AddressDraft
from smallcrm.domain.printer_feeding import Feeding
from smallcrm.printing.pages import page_count, page_size
from smallcrm.services import card_batches, thank_yous
from smallcrm.services.printers import feedings
from tests.ui.cards.pdf_words import words_in
from tests.ui.cards.test_card_page import first_buyer, open_card, owed
from tests.ui.settings.room import Room
from ui.cards.sheet_picture import SheetPicture
from ui.widgets.buttons import filled_buttons
from ui.widgets.choices import ChoiceField

NAMES = ("Amara Nwosu", "Lars Berg", "Mei Kobayashi", "Tom Becker", "Ines Duarte")


def batch_of(room: Room, n: int) -> list[str]:
    """So many first buyers; the keys of their cards."""
    return [first_buyer(room, name) for name in NAMES[:n]]


def choose_paper(room: Room, code: str, name: str = "paper") -> None:
    field = room.find(ChoiceField, name)
    field.choose(code)
    field.chosen.emit(code)
    room.settle()


def sheet_texts(room: Room) -> list[str]:
    sheet = room.window.host.sheet
    assert sheet is not None
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]


def states(room: Room) -> list[str]:
    return [str(row["state"]) for row in room.shop.rows("thank_you")]


def test_ten_notes_go_to_paper_one_jams_and_all_are_posted(room: Room) -> None:
    keys = batch_of(room, 4)
    open_card(room, *keys)
    room.key("Ctrl+P")
    assert room.driver.sheet == "Print 4 cards"
    room.key("Return")

    assert states(room) == ["printed"] * 4
    assert page_count(room.printer.printed[0]) == 4
    assert room.driver.sheet == "Which came out?"
    room.key("Down")
    room.key("Space")
    room.key("Return")
    (jammed,) = [row for row in room.shop.rows("thank_you") if row["state"] == "due"]
    assert jammed["subject_key"] == keys[1]

    assert room.driver.sheet == "Print the card for Lars Berg"
    room.key("Return")
    assert page_count(room.printer.printed[1]) == 1
    assert states(room) == ["printed"] * 4
    assert room.driver.sheet == "The addresses"
    room.key("Return")
    assert page_count(room.printer.printed[2]) == 4

    assert room.driver.sheet == ""
    assert [button.words for button in filled_buttons(room.page)] == ["All 4 posted"]
    room.key("Ctrl+M")
    assert states(room) == ["posted"] * 4
    assert "This card is done" in room.texts()

    for _step in range(4):
        room.shop.undo()
    assert room.shop.rows("thank_you") == []
    assert room.shop.rows("card_batch") == []


def test_the_first_that_failed_is_typed_and_printing_goes_on_from_there(room: Room) -> None:
    open_card(room, *batch_of(room, 5))
    room.key("Ctrl+P")
    room.key("Return")
    room.write("First one that failed", "3")
    ticked = [
        box.isChecked()
        for box in room.window.host.findChildren(QCheckBox)
        if box.objectName().startswith("came_out")
    ]
    assert ticked == [True, True, False, False, False]
    room.key("Return")

    assert sorted(states(room)) == ["due", "due", "due", "printed", "printed"]
    assert room.driver.sheet == "Print 3 cards"


def test_words_that_jammed_are_there_again_after_the_program_was_closed(room: Room) -> None:
    (key,) = batch_of(room, 1)
    made = card_batches.record(
        room.shop.store,
        [card_batches.PrintedCard((key,), "Mine own words.", "sprig")],
        stock="a4_quarter_fold",
        now=room.shop.now,
    )
    card_batches.came_out(room.shop.store, made, {1}, now=room.shop.now)

    open_card(room, key)

    assert room.find(QPlainTextEdit, "text").toPlainText() == "Mine own words."


def test_one_is_tried_first_and_the_others_follow(room: Room) -> None:
    room.printer.used = "Inkjet"
    open_card(room, *batch_of(room, 3))
    room.key("Ctrl+P")
    room.press("Try one first")
    assert page_count(room.printer.printed[0]) == 1
    assert room.shop.rows("thank_you") == []

    assert room.driver.sheet == "Look at the first one"
    assert "Which side?" in room.driver.names(QAbstractButton)
    room.press("Which side?")
    room.press("Other side")
    room.key("Ctrl+Return")
    assert feedings(room.shop.store)["Inkjet"] == Feeding(is_face_up=False, is_head_first=True)
    assert room.driver.sheet == "Look at the first one"
    assert "Which side?" not in room.driver.names(QAbstractButton)
    room.press("Print 2 more")
    assert page_count(room.printer.printed[1]) == 2
    assert states(room) == ["printed"] * 3
    (batch,) = card_batches.batches(room.shop.store)
    assert page_count(card_batches.pages_of(room.shop.store, batch.id) or b"") == 3

    room.key("Return")
    assert room.driver.sheet == "The addresses"
    room.press("Save PDF")
    assert page_count(room.printer.saved[0]) == 3
    room.press("Try one first")
    room.press("Change it")
    room.press("Try one first")
    assert room.driver.sheet == "Look at the first one"
    room.press("Print 2 more")
    assert [page_count(pages) for pages in room.printer.printed[2:]] == [1, 1, 2]
    assert room.driver.sheet == ""


def test_a_sheet_with_two_sides_is_printed_side_by_side_and_turned_over(room: Room) -> None:
    open_card(room, *batch_of(room, 2))
    room.key("Ctrl+P")
    choose_paper(room, "a6_on_a5")
    room.press("Print")
    assert room.driver.sheet == "Now the other side"
    assert room.shop.rows("thank_you") == []
    assert "Dear" not in words_in(room.printer.printed[0])

    room.press("Print side two")

    assert "Dear" in words_in(room.printer.printed[1])
    assert states(room) == ["printed"] * 2
    assert room.shop.rows("shop")[0]["card_stock"] == "a6_on_a5"


def test_a_sheet_begins_at_the_place_that_was_chosen_and_remembers_it(room: Room) -> None:
    open_card(room, *batch_of(room, 2))
    room.key("Ctrl+P")
    choose_paper(room, "a4_4up")
    picture = room.find(SheetPicture, "sheet_picture")
    picture.setFocus()
    room.key("Right")
    room.press("Marks where to cut")
    room.press("Printer turns")
    assert picture.first == 2
    assert "Begins at place 2 of 4." in picture.accessibleName()
    room.press("Print")
    room.key("Escape")

    (used,) = room.shop.rows("used_sheet")
    assert (used["stock"], used["used_places"]) == ("a4_4up", "[2, 3]")
    room.shop.undo()
    assert room.shop.rows("used_sheet") == []


def test_i_write_it_myself_prints_guide_lines_and_slips(room: Room) -> None:
    (key,) = batch_of(room, 1)
    open_card(room, key)
    room.key("Ctrl+P")
    room.press("I write it")
    room.press("I write with the left hand")
    room.press("Print")
    assert "Dear Ama" not in words_in(room.printer.printed[0])
    assert room.driver.sheet == "Now the slips for your desk"
    room.press("Print slips")

    slip = words_in(room.printer.printed[1])
    assert "Amara Nwosu" in slip
    assert "First time here" in slip
    row = room.shop.rows("shop")[0]
    assert (row["card_mode"], row["slip_is_left_handed"]) == ("by_hand", 1)
    assert states(room) == ["printed"]


def test_one_card_is_made_otherwise_than_the_others_of_its_batch(room: Room) -> None:
    keys = batch_of(room, 2)
    open_card(room, *keys)
    room.press("I write it")
    assert room.bottom_line == "Look of the card for Amara Nwosu changed"
    room.press("Change front")
    room.press("Plum")
    room.press("Use it")
    room.key("Ctrl+PgDown")
    assert "Faint lines on the card, and beside it a slip with what to say." not in room.texts()
    room.key("Ctrl+P")
    assert "Amara Nwosu: I write it" in sheet_texts(room)
    room.key("Return")

    pages = room.printer.printed[0]
    assert "Dear Ama" in words_in(pages)
    assert words_in(pages).count("Dear Ama") == 1  # both are called Ama; one is left to the pen
    assert room.driver.sheet == "Now the slips for your desk"
    room.press("Print slips")
    slips = words_in(room.printer.printed[1])
    assert "Amara Nwosu" in slips
    assert "Lars Berg" not in slips
    designs = [row["design"] for row in room.shop.rows("thank_you")]
    assert designs == ["wreath;colour=#7A4E6B;mode=by_hand", ""]

    for _step in range(3):
        room.shop.undo()
    assert room.shop.rows("thank_you") == []


def test_labels_begin_where_the_sheet_was_left_and_bad_addresses_are_named(room: Room) -> None:
    keys = [*batch_of(room, 2), first_buyer(room, "Zoe Quist", town="")]
    thank_yous.mark_printed(room.shop.store, keys, {}, now=room.shop.now)
    open_card(room, *keys)
    room.press("Envelopes")
    room.press("Labels")
    choose_paper(room, "l7163", "address_paper")
    assert "Try one first" not in room.driver.names(QAbstractButton)
    room.press("Save PDF")
    assert room.shop.rows("used_sheet") == []
    room.press("Print")

    assert len(room.printer.printed) == 1
    (used,) = room.shop.rows("used_sheet")
    assert (used["stock"], used["used_places"]) == ("l7163", "[1, 2]")
    room.press("Envelopes")
    room.press("Labels")
    picture = room.find(SheetPicture, "labels_picture")
    assert picture.first == 3


def test_by_hand_is_remembered_and_prints_nothing(room: Room) -> None:
    (key,) = batch_of(room, 1)
    open_card(room, key)
    room.press("Envelopes")
    room.press("By hand")
    room.press("Go on")
    assert room.printer.printed == []

    room.press("Envelopes")
    assert "Go on" in room.driver.names(QAbstractButton)


def test_occasions_and_languages_are_mixed_in_one_batch(room: Room) -> None:
    address = [AddressDraft(street="Weg 1", town="Ulm", postcode="89073")]
    keys = batch_of(room, 1)
    eva = room.shop.customer("Eva Stern", language="de", addresses=address)
    thank_yous.owe(room.shop.store, eva, occasion="get_well", now=room.shop.now)
    keys += [key for key in owed(room) if key not in keys]
    open_card(room, *keys)
    room.key("Ctrl+P")
    room.key("Return")

    words = words_in(room.printer.printed[0])
    assert "Dear Ama" in words
    assert "Eva" in words
    assert "gute Besserung" in words or "Gute Besserung" in words


def test_the_picture_of_the_sheet_is_the_real_page(room: Room) -> None:
    open_card(room, *batch_of(room, 1))
    room.key("Ctrl+P")
    picture = room.find(SheetPicture, "sheet_picture")
    before: QImage = picture.grab().toImage()
    room.press("Blank inside")
    assert picture.grab().toImage() != before
    choose_paper(room, "letter_quarter_fold")
    room.press("Print")

    assert round(page_size(room.printer.printed[0], 0).width_mm) == 216
