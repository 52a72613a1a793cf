"""The page of somebody of whom much is known: people, facts, days, and what was not good."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.customers import PhoneDraft
from smallcrm.domain.facts import FactDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import facts, families, looking_for, thank_yous
from smallcrm.storage.models import Customer, Moment, Phone
from tests.ui.customers.desk import Desk
from ui.customers.story_rows import StoryList
from ui.widgets.chips import Chip

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    return desk.shop.customer("Anna Berg", known_before=True)


def _panel(desk: Desk, name: str) -> list[str]:
    return desk.texts(desk.find(QWidget, name))


def _shown(desk: Desk, name: str) -> bool:
    return any(panel.isVisible() for panel in desk.page.findChildren(QWidget, name))


def _moments(desk: Desk) -> list[tuple[str, int | None]]:
    return [(row["kind"], row["answered_by"]) for row in desk.shop.rows("moment")]


def test_who_lives_with_them_and_who_is_family_stand_apart_and_open(
    desk: Desk, anna: CustomerId
) -> None:
    shop = desk.shop
    femi, grace = shop.customer("Femi", birthday="2.12."), shop.customer("Grace")
    shop.share_letterbox(femi, anna)
    families.link(shop.store, anna, femi, "partner", words="husband", now=shop.now)
    families.link(shop.store, anna, grace, "parent", now=shop.now)
    desk.go("customer", anna)

    assert "husband · birthday on 2 Dec" in _panel(desk, "household")
    assert "Parent" in _panel(desk, "family")
    desk.press(f"open_{femi}", desk.find(QWidget, "household"))
    assert desk.page.customer() == femi
    desk.press(f"open_{anna}", desk.find(QWidget, "household"))
    assert desk.page.customer() == anna


def test_the_note_of_a_household_is_posted_from_the_page_of_each(
    desk: Desk, anna: CustomerId
) -> None:
    shop = desk.shop
    femi = shop.customer("Femi")
    shop.share_letterbox(femi, anna)
    key = f"whim:thank_you:{thank_yous.owe(shop.store, anna, now=shop.now)}"
    thank_yous.mark_written(shop.store, key, now=shop.now)
    desk.go("customer", femi)
    assert any("Together with" in words for words in _panel(desk, "next_card"))

    desk.press("posted_0")

    assert not _shown(desk, "next_card")
    assert shop.rows("thank_you")[-1]["state"] == "posted"


def test_empty_panels_are_not_there(desk: Desk, anna: CustomerId) -> None:
    desk.go("customer", anna)

    names = ("promises", "next_card", "household", "family")
    assert not [name for name in names if _shown(desk, name)]
    assert _panel(desk, "sent_us") == ["Sent us"]
    assert _panel(desk, "good_to_know") == ["Good to know"]
    assert [words for words in desk.texts() if words.startswith("Nothing yet. F2 notes")]


def test_what_they_look_for_is_found_at_a_click(desk: Desk, anna: CustomerId) -> None:
    shop = desk.shop
    row = looking_for.note_looking_for(shop.store, anna, "old brass hinges", now=shop.now)
    desk.go("customer", anna)
    assert "old brass hinges\nsince today" in _panel(desk, "looking_for")

    desk.press(f"found_{row}")

    assert shop.row("looking_for", row)["found_on"] is not None
    assert _panel(desk, "looking_for") == ["Looking for"]


def test_what_is_good_to_know_says_how_long(desk: Desk, anna: CustomerId) -> None:
    shop = desk.shop
    draft = FactDraft(label="Holidays", words="in Portugal", expires="+9")
    facts.note_fact(shop.store, anna, draft, now=shop.now)
    desk.go("customer", anna)

    assert _panel(desk, "good_to_know") == [
        "Good to know",
        "Holidays",
        "in Portugal",
        "until 29 Nov",
    ]


@pytest.mark.parametrize(
    ("deed", "title"),
    [
        ("note_fact", "Good to know about Anna Berg"),
        ("note_looking_for", "What is Anna Berg looking for?"),
    ],
)
def test_something_heard_is_added_where_it_stands(
    desk: Desk, anna: CustomerId, deed: str, title: str
) -> None:
    desk.go("customer", anna)

    desk.press(f"{deed}_0")

    assert desk.sheet.accessibleName() == title


def test_one_key_notes_how_it_just_went(desk: Desk, anna: CustomerId) -> None:
    desk.go("customer", anna)

    desk.key(Qt.Key.Key_Up, CTRL)

    assert _moments(desk) == [("wow", None)]
    assert "Left delighted" in str(desk.find(StoryList, "story").model().index(0, 0).data())

    desk.press("let_down")
    assert _moments(desk) == [("ow", None)]


def test_the_sheet_of_how_it_went_opens_by_key_and_by_its_control(
    desk: Desk, anna: CustomerId
) -> None:
    desk.go("customer", anna)
    desk.key(Qt.Key.Key_F4)
    assert desk.sheet.accessibleName() == "How it went with Anna Berg"
    desk.key(Qt.Key.Key_Escape)

    desk.press("how_it_went")
    assert desk.sheet.accessibleName() == "How it went with Anna Berg"


def test_what_was_not_good_waits_among_what_is_open(desk: Desk, anna: CustomerId) -> None:
    shop = desk.shop
    at = shop.now - timedelta(days=3)
    with shop.store.action("record_moment", anna, at=shop.now):
        day = shop.store.shop_day(at)
        row = Moment.create(customer=anna, at=at, shop_day=day, kind="ow", noted_at=shop.now)
    desk.go("customer", anna)
    assert "Ask how it is going." in _panel(desk, "promises")

    desk.press(f"answer_{row.id}")

    assert desk.sheet.accessibleName() == "How it went with Anna Berg"


def test_a_bad_number_is_told_small_and_never_large(desk: Desk) -> None:
    phones = [
        PhoneDraft(number="030 1234567", label="old"),
        PhoneDraft(number="0171 5551234"),
        PhoneDraft(number="030 7654321", label="work"),
    ]
    anna = desk.shop.customer("Anna Berg", phones=phones)
    with desk.shop.store.action("edit_customer", anna, at=desk.shop.now):
        Phone.update(is_bad=1).where(Phone.number == "030 1234567").execute()
        Customer.update(preferred_channel="call", preferred_hours="never before 10").execute()
    desk.go("customer", anna)

    texts = desk.texts()
    assert "0171 5551234" in texts
    assert "work 030 7654321 · old 030 1234567 (does not work)" in texts
    assert "Call, never before 10" in texts


@pytest.mark.parametrize(
    ("status", "words"), [("moved", "Moved away"), ("deceased", "Has died"), ("active", "")]
)
def test_what_became_of_them_is_a_calm_word(
    desk: Desk, anna: CustomerId, status: str, words: str
) -> None:
    with desk.shop.store.action("edit_customer", anna, at=desk.shop.now):
        Customer.update(status=status).where(Customer.id == anna).execute()
    desk.go("customer", anna)

    badges = [chip.words for chip in desk.page.findChildren(Chip, "badge") if chip.isVisible()]
    assert badges == ([words] if words else [])


def test_a_newcomer_has_a_badge_until_the_fourth_visit(desk: Desk) -> None:
    tom = desk.shop.customer("Tom")
    for days_ago in (3, 2, 1):
        desk.shop.visit(tom, days_ago=days_ago)
    desk.go("customer", tom)
    assert [chip.words for chip in desk.page.findChildren(Chip, "badge")] == ["newcomer"]

    desk.shop.visit(tom)
    desk.settle()

    assert not [chip for chip in desk.page.findChildren(Chip, "badge") if chip.isVisible()]
