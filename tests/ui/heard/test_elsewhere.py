"""We do not have it: sent to a neighbour, asked at the next visit; and something arrived."""

from PySide6.QtGui import QGuiApplication

from smallcrm.domain.neighbours import NeighbourDraft, SentDraft
from smallcrm.services import looking_for, neighbours, sent_elsewhere
from smallcrm.services.story import story
from tests.ui.cards.pdf_words import words_in
from tests.ui.right.right_window import RightWindow
from ui.customers.story_deeds import StoryDeeds


def test_from_we_do_not_have_it_to_found_it_at_one_key(window: RightWindow) -> None:
    before = window.dump()
    window.go("customer", window.anna).key("F3")
    window.write("What", "welding rods")
    window.pick("Sort of wish", "not_in_stock")
    window.press("Send them on").press("Save")
    assert window.sheet == "Send Anna Berg to another shop"
    window.press("Save")
    assert "Write a few words here." in window.seen()
    window.write("Name of the shop", "Paz Ironmongery").write("Street", "9 Foundry Street")
    window.press("Save")
    assert window.sheet == "Slip to Paz Ironmongery"
    window.press("Print")
    (pdf,) = window.printer.printed
    assert "9 Foundry Street" in words_in(pdf)
    assert "Anna" not in words_in(pdf)
    (row,) = window.rows("sent_elsewhere")
    assert (row["what"], row["customer_id"]) == ("welding rods", window.anna)
    assert "Did they find it" not in window.seen()
    opened = window.window.opened
    assert opened is not None
    line = next(each for each in story(window.store, window.anna) if each.kind == "elsewhere")
    StoryDeeds(opened.context, window.window).open(line)
    assert window.sheet == "Sent to another shop"
    window.key("Escape")

    window.later(days=3)
    window.go("today").go("customer", window.anna)
    assert "Did they find it at Paz Ironmongery: welding rods?" in window.seen()
    window.key("Ctrl+D")
    assert window.rows("sent_elsewhere")[0]["found_it"] == "yes"
    assert "Did they find it" not in window.seen()
    window.key("Ctrl+Z").key("Ctrl+Z")
    assert window.dump() == before


def test_promises_show_whom_we_sent_also_without_a_name(window: RightWindow) -> None:
    window.go("promises").press("Elsewhere")
    assert "Nobody was sent to another shop yet" in window.seen()
    window.press("New neighbour").write("Name of the shop", "The Lamp Room").key("Ctrl+Return")
    window.press("We sent them").write("What they wanted", "a lampshade")
    window.press("Print a slip with the address").press("Save")
    assert [row["customer_id"] for row in window.rows("sent_elsewhere")] == [None]
    assert "at The Lamp Room · today" in window.seen()
    assert "we sent 1 person" in window.seen()
    window.press("Change, The Lamp Room").write("Town", "Bonn").key("Ctrl+Return")
    assert "Bonn" in window.seen()
    window.press("Change, a lampshade").write("What they wanted", "a shade").key("Ctrl+Return")
    assert [row["what"] for row in window.rows("sent_elsewhere")] == ["a shade"]
    window.press("Print slip").key("Escape")
    window.press("List")
    assert "The Lamp Room" not in window.seen()


def test_the_neighbour_who_is_known_to_have_it_stands_there(window: RightWindow) -> None:
    for name, has in (("Green Thumb", "straw"), ("Paz", "welding rods")):
        neighbours.save(window.store, NeighbourDraft(name, has=has), now=window.now)
    window.find("we sent th").key("Return")
    # What does not fit into a line is not lost silently.
    QGuiApplication.clipboard().setText("x" * 301)
    window.key("Ctrl+V")
    assert "Only 300 characters fit. What is more is left out." in window.seen()
    window.write("What they wanted", "welding rods").key("Tab")
    assert "characters fit" not in window.seen()
    window.press("Save")
    assert window.sheet == "Slip to Paz"
    window.key("Escape")


def test_the_neighbour_among_the_customers_hears_how_many_we_sent(window: RightWindow) -> None:
    draft = SentDraft(None, "rods", None, NeighbourDraft("Berg & Son", customer_id=window.anna))
    for _ in range(4):
        sent_elsewhere.send(window.store, draft, now=window.now)
        (shop, *_) = neighbours.neighbours(window.store)
        draft.neighbour_id = shop.id
    window.go("customer", window.anna)
    assert "We sent Berg & Son 4 people." in window.seen()


def test_something_arrived_gives_names_to_call_and_ends_the_search(window: RightWindow) -> None:
    wanted = looking_for.note_looking_for(
        window.store, window.anna, "old brass hinges", now=window.now
    )
    window.find("something arr").key("Return")
    assert window.sheet == "Something arrived"
    window.write("What arrived", "a clock")
    window.settle()
    assert "Nobody looks for this." in window.seen()
    window.write("What arrived", "brass hignes")
    window.settle()
    assert "old brass hinges" in window.seen()
    window.press("Has it")
    assert "Nobody looks for this." in window.seen()
    assert window.rows("looking_for")[0]["found_on"] == "2026-11-20"
    window.key("Escape").key("Ctrl+Z")
    assert window.rows("looking_for")[0]["found_on"] is None
    window.find("something arr").key("Return")
    window.write("What arrived", "hinges")
    window.settle()
    window.press("Call 030 5551234")
    assert window.sheet.startswith("Call")
    assert window.rows("looking_for")[0]["id"] == wanted
    window.key("Escape")
