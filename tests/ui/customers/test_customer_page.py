"""The page of one customer: who, what to say, the story, and what only the owner sees."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from smallcrm.services import requests
from tests.ui.customers.desk import Desk
from ui.customers.story_rows import StoryList
from ui.widgets.buttons import filled_buttons
from ui.widgets.removable_chip import RemovableChip

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_page_says_who_this_is_and_how_to_reach_them(desk: Desk) -> None:
    amara = desk.shop.customer(
        "Amara Nwosu",
        phone="0171 5551234",
        street="12 Orchard Lane",
        town="Berlin",
        preferred_name="Ama",
        say_it="Ah-MAH-ra",
    )
    desk.shop.visit(amara)
    desk.go("customer", amara)

    texts = desk.texts()
    assert "Amara Nwosu" in texts
    assert "say “Ah-MAH-ra”, call them Ama" in texts
    assert "12 Orchard Lane, Berlin · customer since 2026" in texts
    assert [button.objectName() for button in filled_buttons(desk.page)] == ["was_here"]


def test_the_number_is_copied(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", phone="0171 5551234")
    desk.go("customer", anna)
    desk.press("copy_phone")
    assert QGuiApplication.clipboard().text() == "0171 5551234"


def test_markup_in_a_name_is_shown_as_letters(desk: Desk) -> None:
    hostile = desk.shop.customer("<b>Bold</b> & <img src=x>")
    desk.go("customer", hostile)
    assert "<b>Bold</b> & <img src=x>" in desk.texts()


def test_the_story_loads_more_as_one_scrolls(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    for day in range(60):
        desk.shop.visit(anna, days_ago=day)
    desk.go("customer", anna)
    rows = desk.find(StoryList, "story").model()
    assert rows.rowCount() == 50

    scroll = desk.page.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    desk.settle()
    assert rows.rowCount() == 60


def test_the_story_shows_only_what_was_asked_for(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    desk.shop.visit(anna)
    desk.shop.request(anna, "a hose")
    desk.go("customer", anna)
    rows = desk.find(StoryList, "story").model()
    assert rows.rowCount() == 2
    desk.press("kind_request")
    assert "a hose" in str(rows.index(0, 0).data())
    assert rows.rowCount() == 1
    desk.press("kind_card")
    assert "Nothing of this." in desk.texts()


def test_a_promise_is_made_ready_and_then_done(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    wish = desk.shop.request(anna, "a hose", told_on_text="+2")
    door = desk.shop.request(anna, "pipe", told_on_text="+9", kind="open_after_hours")
    desk.go("customer", anna)
    assert not desk.page.findChildren(QWidget, f"ready_{door}"), "a door never lies ready"
    requests.decline(desk.shop.store, door, "", now=desk.shop.now)
    desk.settle()

    desk.press(f"ready_{wish}")
    assert desk.shop.row("special_request", wish)["status"] == "ready"

    desk.press(f"request_done_{wish}")
    assert desk.shop.row("special_request", wish)["status"] == "done"
    assert not [w for w in desk.page.findChildren(QWidget, "promises") if w.isVisible()]


def test_figures_and_standing_are_hidden_until_the_owner_looks(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    for days_ago in (1, 92, 183):
        desk.shop.visit(anna, "20,00", days_ago=days_ago)
    desk.go("customer", anna)
    assert not [words for words in desk.texts() if "€" in words or "A-list" in words]

    desk.frame.owner.hold(is_held=True)
    desk.settle()
    figures = desk.texts(desk.find(QWidget, "owner_figures"))
    assert "60,00\N{NO-BREAK SPACE}€" in figures
    assert "400,00\N{NO-BREAK SPACE}€" in figures
    assert "20,00\N{NO-BREAK SPACE}€ a visit x 4 a year x 5 years" in figures
    assert "usually every 91 days, 1 day now" in figures

    standing = desk.find(QComboBox, "standing")
    standing.setFocus()
    desk.key(Qt.Key.Key_Home, on=standing)
    assert desk.shop.row("customer", anna)["tier"] == "a_list"

    desk.frame.owner.hold(is_held=False)
    assert not [words for words in desk.texts() if "€" in words]


def test_who_sent_whom_stands_beside_and_opens(desk: Desk) -> None:
    amara, joe = desk.shop.customer("Amara Nwosu"), desk.shop.customer("Joe Adler")
    desk.shop.referral(amara, joe)
    desk.go("customer", amara)
    desk.press(f"open_{joe}")
    assert desk.page.customer() == joe
    assert "They came through" in desk.texts(desk.find(QWidget, "sent_us"))


def test_a_customer_in_the_trash_can_only_be_put_back(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    desk.go("customer", anna)
    desk.press("trash")
    assert desk.shop.row("customer", anna)["trashed_at"] is not None

    desk.go("customer", anna)
    assert [button.objectName() for button in filled_buttons(desk.page)] == ["put_back"]
    desk.press("put_back")
    assert desk.shop.row("customer", anna)["trashed_at"] is None


def test_the_side_folds_under_the_head_in_a_narrow_window(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    desk.shop.request(anna, "a hose", told_on_text="+2")
    desk.go("customer", anna)
    promises, story = desk.find(QWidget, "promises"), desk.page.findChild(QWidget, "kind")
    assert isinstance(story, QWidget)

    def top_left(widget: QWidget) -> tuple[int, int]:
        place = widget.mapTo(desk.page, widget.rect().topLeft())
        return place.x(), place.y()

    assert top_left(promises)[0] > top_left(story)[0]
    desk.window.resize(1024, 720)
    desk.settle()
    assert top_left(promises)[1] < top_left(story)[1]


def test_words_that_the_story_cuts_are_told_on_hover(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg")
    wish = "a <b>green</b> hose, " + "very " * 30 + "long"
    desk.shop.request(anna, wish, told_on_text="+2")
    desk.go("customer", anna)
    model = desk.find(StoryList, "story").model()
    tip = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "20 November 2026" in tip
    assert "&lt;b&gt;green" in tip
    assert "very long" in tip


def test_who_is_away_says_so_until_they_are_back_already(desk: Desk) -> None:
    anna = desk.shop.customer("Anna Berg", away_until="15.1.2027", is_left_in_peace=True)
    desk.go("customer", anna)

    desk.press("end_away")

    row = desk.shop.row("customer", anna)
    assert (row["away_until"], row["leave_in_peace"]) == (None, 1)
    assert desk.shop.deeds()[-1] == "end_away"
    badges = [badge.words for badge in desk.page.findChildren(RemovableChip) if badge.isVisible()]
    assert not any("away until" in words for words in badges)
