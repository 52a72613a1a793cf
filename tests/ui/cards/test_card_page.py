"""The real page of a card: looked at, its words changed, printed, posted, undone."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from smallcrm.printing.pages import page_count, page_size
from smallcrm.services import thank_yous
from tests.ui.cards.pdf_words import words_in
from tests.ui.settings.room import Room
from ui.cards.pictures import CardPictures
from ui.widgets.buttons import KeycapButton, filled_buttons
from ui.widgets.page_preview import PagePreview


def owed(room: Room) -> list[str]:
    """The keys of the cards that are owed, the earliest due first."""
    return [card.subject_key for card in thank_yous.due(room.shop.store, on=room.shop.today)]


def first_buyer(
    room: Room, name: str = "Amara Nwosu", *, town: str = "Berlin", ago: int = 1
) -> str:
    """Somebody with a first purchase; the key of the card that is owed for it."""
    known = set(owed(room))
    street = "Orchard Lane 12" if town else ""
    customer = room.shop.customer(name, preferred_name="Ama", street=street, town=town)
    room.shop.visit(customer, "12", what="a rose", days_ago=ago)
    (key,) = set(owed(room)) - known
    return key


def open_card(room: Room, *keys: str) -> None:
    room.go("card", " ".join(keys))
    wait_for_pictures(room)


def wait_for_pictures(room: Room) -> None:
    pictures = room.find(CardPictures, "pictures")
    room.wait_for(lambda: pictures.is_at_rest)


def print_it(room: Room) -> None:
    """Ctrl+P, then Enter on the sheet."""
    room.key("Ctrl+P")
    room.key("Return")


def see_printing_refused(room: Room) -> None:
    room.key("Ctrl+P")
    assert room.find(KeycapButton, "accept").isEnabled() is False
    room.key("Return")
    room.key("Escape")

    assert room.printer.printed == []
    assert room.shop.rows("thank_you") == []


def picture(room: Room, name: str) -> QImage:
    return room.find(PagePreview, name).grab().toImage()


def test_a_card_is_looked_at_changed_printed_posted_and_brought_back(room: Room) -> None:
    key = first_buyer(room)
    open_card(room, key)
    assert room.find(QLineEdit, "greeting").text() == "Dear Ama,"
    before = picture(room, "inside")

    field = room.find(QPlainTextEdit, "text")
    field.selectAll()
    room.write("Words", "The rose is in good hands with you.")
    wait_for_pictures(room)
    assert picture(room, "inside") != before

    print_it(room)
    (row,) = room.shop.rows("thank_you")
    assert (row["state"], row["words"]) == ("printed", "The rose is in good hands with you.")
    assert "The rose is in good hands with you." in words_in(room.printer.printed[0])
    assert room.bottom_line == "1 card went to the printer"
    room.key("Escape")
    assert [button.words for button in filled_buttons(room.page)] == ["Posted"]

    room.key("Ctrl+M")
    assert room.shop.rows("thank_you")[0]["state"] == "posted"
    assert "This card is done" in room.texts()

    room.driver.undo()
    room.settle()
    assert room.shop.rows("thank_you")[0]["state"] == "printed"
    assert room.find(QPlainTextEdit, "text").toPlainText() == "The rose is in good hands with you."

    room.shop.undo()
    room.settle()
    assert room.shop.rows("thank_you") == []
    assert [button.words for button in filled_buttons(room.page)] == ["Print card"]


def test_another_suggestion_is_one_press_away_and_typed_words_are_kept(room: Room) -> None:
    open_card(room, first_buyer(room))
    first = room.find(QPlainTextEdit, "text").toPlainText()
    room.write("Words", "Mine.")
    room.press("Second")
    second = room.find(QPlainTextEdit, "text").toPlainText()
    assert second not in {first, "Mine."}

    room.press("First")
    assert room.find(QPlainTextEdit, "text").toPlainText() == "Mine."

    room.press("As suggested")
    assert room.find(QPlainTextEdit, "text").toPlainText() == first


def test_saving_a_pdf_does_not_count_as_printed_and_says_so(room: Room) -> None:
    open_card(room, first_buyer(room))
    room.key("Ctrl+P")
    room.press("Save PDF")

    assert len(room.printer.saved) == 1
    assert room.shop.rows("thank_you") == []
    assert room.bottom_line == "Saved as PDF. It does not count as printed."
    assert room.printer.titles == ["Card for Amara Nwosu"]


def test_a_customer_without_an_address_gets_the_card_by_hand(room: Room) -> None:
    open_card(room, first_buyer(room, town=""))
    assert "Envelopes" not in room.driver.names()

    print_it(room)
    assert room.driver.sheet == ""
    room.key("Ctrl+D")

    assert room.shop.rows("thank_you")[0]["state"] == "handed_over"


def test_the_envelope_carries_the_address_and_fits_the_paper(room: Room) -> None:
    open_card(room, first_buyer(room))
    room.press("Envelopes")
    room.press("Print")

    pdf = room.printer.printed[0]
    assert "Orchard Lane 12" in words_in(pdf)
    assert round(page_size(pdf, 0).width_mm) == 162
    assert room.shop.rows("thank_you") == []


def test_several_cards_are_walked_through_and_printed_together(room: Room) -> None:
    keys = [first_buyer(room), first_buyer(room, "Lars Berg"), first_buyer(room, "Mei Kobayashi")]
    open_card(room, *keys)
    assert "1 of 3" in room.texts()
    room.key("Ctrl+PgDown")
    assert {"Lars Berg", "2 of 3"} <= set(room.texts())

    room.press("Print 3")
    room.key("Return")

    assert page_count(room.printer.printed[0]) == 3
    assert [row["state"] for row in room.shop.rows("thank_you")] == ["printed"] * 3
    assert room.bottom_line == "3 cards went to the printer"
    assert room.driver.sheet == "Which came out?"


def test_what_can_not_be_drawn_is_named_before_printing(room: Room) -> None:
    open_card(room, first_buyer(room))
    room.find(QPlainTextEdit, "text").setPlainText("Thank you \U0001cf50")
    wait_for_pictures(room)

    assert any("\U0001cf50" in text and "printed without" in text for text in room.texts())


def test_words_too_long_for_the_paper_are_named_and_not_printed(room: Room) -> None:
    open_card(room, first_buyer(room))
    room.find(QPlainTextEdit, "text").setPlainText("Thank you, and again. " * 150)
    wait_for_pictures(room)
    assert any("too long for this paper" in text for text in room.texts())

    see_printing_refused(room)


def test_fields_typed_into_the_words_of_a_card_are_named_and_not_printed(room: Room) -> None:
    open_card(room, first_buyer(room, "{years} Nwosu"))
    room.find(QPlainTextEdit, "text").setPlainText("Thank you, {friend} and {years}!")
    assert "Not filled in here: {friend}. Write the words themselves." in room.texts()
    wait_for_pictures(room)
    assert any("on the card for {years} Nwosu: {friend}." in text for text in room.texts())
    see_printing_refused(room)

    room.find(QPlainTextEdit, "text").setPlainText("Thank you, {years}!")
    print_it(room)
    assert "Thank you, {years}!" in words_in(room.printer.printed[0])


def test_what_is_not_known_is_named_and_never_printed_as_a_gap(room: Room) -> None:
    customer = room.shop.customer("Amara Nwosu")
    room.shop.visit(customer, "12", what="")
    open_card(room, *owed(room))

    assert any("what they bought" in text for text in room.texts())
    assert "{" not in room.find(QPlainTextEdit, "text").toPlainText()


def test_words_that_were_not_printed_are_found_again(room: Room) -> None:
    key = first_buyer(room)
    open_card(room, key)
    room.write("Greeting", "Ama!")
    room.go("today")
    assert room.bottom_line == "Not printed yet: card for Amara Nwosu"

    room.press("Go on")

    assert room.find(QLineEdit, "greeting").text() == "Ama!"


def test_a_note_that_waited_long_is_asked_about_and_can_be_said_in_person(room: Room) -> None:
    key = first_buyer(room)
    room.shop.later(days=20)
    thank_yous.owe(room.shop.store, room.shop.customer("Bob"), now=room.shop.now)
    room.shop.later(days=46)
    bob = next(each for each in owed(room) if each != key)
    open_card(room, bob)
    assert any("days old. Still send it?" in text for text in room.texts())

    room.press("Say it")
    assert room.driver.sheet == "Thank Bob in person"
    room.press("Said it")

    assert [row["state"] for row in room.shop.rows("thank_you")] == ["handed_over"]


def test_words_in_another_language_than_theirs_are_named(room: Room) -> None:
    eva = room.shop.customer("Eva", language="ja")
    thank_yous.owe(room.shop.store, eva, now=room.shop.now)
    open_card(room, *owed(room))

    assert any("These words are in English" in text for text in room.texts())


def test_beside_the_words_stands_what_is_known_and_nothing_private(room: Room) -> None:
    key = first_buyer(room)
    open_card(room, key)

    assert {"To write about", "Here last", "a rose"} <= set(room.texts())


def test_a_card_that_is_not_owed_any_more_is_said_calmly(room: Room) -> None:
    room.go("card", "first_purchase:customer:99")

    assert "This card is done" in room.texts()
    assert room.frame.navigate is not None
    room.press("All cards")
    assert room.page.objectName() == "page_cards"


def test_other_cards_are_laid_on_the_desk_from_their_first_one(room: Room) -> None:
    keys = [first_buyer(room), first_buyer(room, "Lars Berg")]
    open_card(room, keys[1])
    room.write("Greeting", "Lars!")
    open_card(room, *keys)
    assert {"Amara Nwosu", "1 of 2"} <= set(room.texts())

    room.key("Ctrl+P")
    assert room.driver.sheet == "Print 2 cards"
    room.key("Escape")
    room.key("Ctrl+PgDown")
    assert room.find(QLineEdit, "greeting").text() == "Lars!"
