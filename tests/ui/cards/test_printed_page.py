"""The batches of the last 30 days: printed again, saved, and asked once more what came out."""

from smallcrm.printing.again import printed_places
from smallcrm.printing.pages import page_count
from smallcrm.printing.stock import stock
from smallcrm.services.card_batches import let_go_of_old_pages
from tests.ui.cards.pdf_words import words_in
from tests.ui.cards.test_batch import batch_of, choose_paper, states
from tests.ui.cards.test_card_page import open_card
from tests.ui.settings.room import Room
from ui.cards.sheet_picture import SheetPicture


def printed(room: Room, n: int, code: str = "a4_quarter_fold") -> None:
    open_card(room, *batch_of(room, n))
    room.key("Ctrl+P")
    choose_paper(room, code)
    if code != "a4_quarter_fold":
        room.press("Printer turns")
    room.press("Print")
    room.key("Escape")
    room.printer.printed.clear()


def test_one_of_three_is_printed_again_and_nothing_is_owed_by_it(room: Room) -> None:
    printed(room, 3)
    room.go("cards")
    room.press("Printed cards")
    assert "Amara Nwosu, Lars Berg, Mei Kobayashi" in room.texts()

    room.press("Print again")
    room.key("Down")
    room.press("2 Lars Berg")
    room.press("Print again")

    assert page_count(room.printer.printed[0]) == 1
    assert states(room) == ["printed"] * 3
    assert room.driver.sheet == ""


def test_only_the_chosen_cards_of_a_sheet_are_printed_again_where_it_is_free(room: Room) -> None:
    printed(room, 5, "a4_4up")
    room.go("printed_cards")
    room.press("Print again")
    assert room.find(SheetPicture, "again_picture").first == 2
    for name in ("2 Lars Berg", "5 Ines Duarte"):
        room.press(name)
    room.press("Printer turns")
    room.press("Print again")

    (pages,) = room.printer.printed
    assert page_count(pages) == 2
    assert words_in(pages).count("Dear Ama") == 2
    assert printed_places(pages, stock("a4_4up"), ("outside", "inside")) == (2, 3)
    assert room.shop.rows("used_sheet")[0]["used_places"] == "[1, 2, 3]"
    assert states(room) == ["printed"] * 5

    room.press("Print again")
    room.press("1 Amara Nwosu")
    room.find(SheetPicture, "again_picture").chosen.emit(1)
    room.press("Print again")
    assert room.driver.sheet == "Now the other side"
    room.press("Print side two")
    assert [page_count(each) for each in room.printer.printed[1:]] == [1, 1]
    assert "Dear Ama" in words_in(room.printer.printed[2])


def test_after_a_jam_the_used_places_are_known_and_it_goes_on_after_them(room: Room) -> None:
    open_card(room, *batch_of(room, 3))
    room.key("Ctrl+P")
    choose_paper(room, "a4_4up")
    room.press("Printer turns")
    room.press("Print")
    room.key("Space")
    room.key("Return")

    assert room.driver.sheet == "Print the card for Amara Nwosu"
    assert room.shop.rows("used_sheet")[0]["used_places"] == "[1, 2, 3]"
    picture = room.find(SheetPicture, "sheet_picture")
    assert "Begins at place 4 of 4." in picture.accessibleName()


def test_what_did_not_come_out_is_owed_again_days_later(room: Room) -> None:
    printed(room, 2)
    room.shop.later(days=3)
    room.go("printed_cards")
    room.press("What came out")
    room.key("Space")
    room.press("Owe 1 again")

    assert sorted(states(room)) == ["due", "printed"]
    assert "Lars Berg" in room.texts()


def test_pages_are_saved_and_gone_after_a_month(room: Room) -> None:
    printed(room, 2)
    room.go("printed_cards")
    room.press("Save PDF")
    assert len(room.printer.saved) == 1
    assert room.bottom_line == "Saved as PDF"

    room.shop.later(days=31)
    let_go_of_old_pages(room.shop.store, on=room.shop.today)
    room.go("cards")
    room.shop.customer("Somebody")
    room.go("printed_cards")
    assert "Nothing was printed lately" in room.texts()
