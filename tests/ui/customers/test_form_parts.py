"""The parts of the form that open in place: filled by keyboard, saved whole, hidden from others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smallcrm.domain.contacts import AddressDraft, PhoneDraft
from smallcrm.domain.facts import DateDraft, FactDraft, TopicDraft
from smallcrm.domain.families import RelativeDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers
from tests.builders import Shop
from tests.ui.customers.desk import Desk
from ui.customers.form_fold import Fold
from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.choices import ChoiceField

CTRL = Qt.KeyboardModifier.ControlModifier
PARTS = ("name_part", "known_part", "family_part", "reach_part", "shop_part")
SIZES = [(1280, 800, 100), (1024, 720, 100), (1280, 800, 200)]


def _open(desk: Desk, name: str) -> None:
    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, f"open_{name}"))


def _row(desk: Desk, name: str, place: int) -> QWidget:
    """The row of a kind that can be seen, by what is typed in it."""
    shown = [each for each in desk.page.findChildren(QWidget, name) if each.isVisible()]
    row = shown[place].parentWidget()
    assert row is not None
    return row


def _pick(desk: Desk, letters: str) -> None:
    finder = desk.window.top.finder
    for letter in letters.upper():
        desk.key(Qt.Key[f"Key_{letter}"], on=finder)
    desk.key(Qt.Key.Key_Return, on=finder)


def _whole(shop: Shop) -> CustomerId:
    femi = shop.customer("Femi Nwosu")
    return shop.customer(
        "Amara Nwosu",
        phones=[PhoneDraft("mobile", "555 0104477", is_preferred=True), PhoneDraft(number="4411")],
        addresses=[AddressDraft("home", "12 Orchard Lane", "Berlin"), AddressDraft(town="Bonn")],
        dates=[DateDraft("Wedding day", "12.6.2004")],
        topics=[TopicDraft("Roses"), TopicDraft("Offers", wants=False)],
        facts=[FactDraft("Dog", "Biscuit", expires="+9"), FactDraft(words="Owes", is_private=True)],
        relatives=[RelativeDraft(femi, "partner", "husband")],
        lives_with=femi,
        language="pt-br",
        customer_since="2002",
        away_until="1.5.2027",
    )


def test_the_parts_are_closed_at_first_and_say_what_stands_in_them(desk: Desk) -> None:
    desk.go("edit_customer", _whole(desk.shop))

    folds = [each for each in desk.page.findChildren(QWidget) if isinstance(each, Fold)]
    assert [fold.objectName() for fold in folds] == list(PARTS)
    assert not any(fold.is_open for fold in folds)
    spoken = [fold.head.accessibleName() for fold in folds]
    assert spoken[1] == "Good to know: Dog: Biscuit · Roses · Wedding day"
    assert "Femi Nwosu" in spoken[2]
    assert not any("Owes" in words for words in spoken)


def test_a_part_opens_by_keyboard_and_the_keyboard_goes_in(desk: Desk) -> None:
    desk.go("new_customer")
    _open(desk, "name_part")
    at = desk.window.focusWidget()
    assert at is not None
    assert at.objectName() == "given"

    desk.key(Qt.Key.Key_Return)
    at = desk.window.focusWidget()
    assert at is not None
    assert at.objectName() == "family"


def test_everything_is_typed_with_keys_alone_and_is_one_step_back(desk: Desk) -> None:
    desk.go("new_customer")
    before = desk.shop.dump()
    desk.type_in("name", "Amara Nwosu")
    _open(desk, "name_part")
    desk.type_in("form_of_address", "Mrs")
    desk.type_in("working_on", "a rose garden")
    _open(desk, "known_part")
    desk.type_in("fact_label", "Dog")
    desk.type_in("fact", "Biscuit")
    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, "more_fact"))
    desk.key(Qt.Key.Key_Space, on=desk.find(QWidget, "fact_pinned"))
    desk.type_in("fact_expires", "+30")
    desk.type_in("topic", "Roses")
    desk.type_in("date_label", "Wedding")
    desk.type_in("date_day", "29.2.")
    desk.type_in("looking_for", "old brass hinges")
    _open(desk, "reach_part")
    desk.type_in("preferred_hours", "never before 10")
    desk.key(Qt.Key.Key_Down, on=desk.find(QWidget, "consent_letter"))
    desk.type_in("consent_letter_how", "at the counter")
    _open(desk, "shop_part")
    desk.type_in("customer_since", "1998")
    desk.type_in("number", "4711")
    desk.type_in("away_until", "1.5.2027")
    desk.key(Qt.Key.Key_Space, on=desk.find(QWidget, "leave_in_peace"))
    desk.key(Qt.Key.Key_Return, CTRL)

    shop = desk.shop
    assert [(row["words"], row["is_pinned"]) for row in shop.rows("fact")] == [("Biscuit", 1)]
    assert [row["day"] for row in shop.rows("personal_date")] == ["--02-29"]
    assert [row["what"] for row in shop.rows("looking_for")] == ["old brass hinges"]
    assert [(row["is_given"], row["how"]) for row in shop.rows("consent")] == [
        (1, "at the counter")
    ]
    [row] = shop.rows("customer")
    assert (row["number"], row["customer_since"], row["form_of_address"]) == (4711, 1998, "Mrs")
    assert (row["away_until"], row["leave_in_peace"]) == ("2027-05-01", 1)
    shop.undo()
    assert shop.dump() == before


def test_a_whole_customer_saved_unchanged_moves_no_row_also_for_who_sees_less(desk: Desk) -> None:
    amara = _whole(desk.shop)
    before, deeds = desk.shop.dump(), desk.shop.deeds()
    desk.go("edit_customer", amara)
    for part in PARTS:
        _open(desk, part)
    desk.press("save")
    assert desk.shop.dump() == before
    assert desk.shop.deeds() == deeds


def test_what_is_private_is_the_owners_to_see_and_not_lost_by_a_helper(desk: Desk) -> None:
    amara = _whole(desk.shop)
    desk.go("edit_customer", amara)
    _open(desk, "known_part")

    def shown() -> list[str]:
        lines = desk.page.findChildren(QLineEdit, "fact")
        return [line.text() for line in lines if line.isVisible()]

    assert shown() == ["Biscuit"]
    desk.frame.owner.hold(is_held=True)
    assert shown() == ["Biscuit", "Owes"]
    desk.frame.owner.hold(is_held=False)
    desk.type_in("fact", "Biscuit, the third")
    desk.press("save")

    kept = [(row["words"], row["is_private"]) for row in desk.shop.rows("fact")]
    assert kept == [("Biscuit, the third", 0), ("Owes", 1)]


def test_what_is_wrong_in_a_closed_part_opens_it_and_gets_the_keyboard(desk: Desk) -> None:
    desk.go("new_customer")
    desk.type_in("name", "Anna")
    _open(desk, "shop_part")
    desk.type_in("customer_since", "98")
    _open(desk, "shop_part")
    desk.press("save")

    assert "Write the year with four digits, such as 1998." in desk.texts()
    assert desk.window.focusWidget() is desk.find(QWidget, "customer_since")


def test_family_and_household_are_chosen_in_the_finder(desk: Desk) -> None:
    amara = desk.shop.customer("Amara Nwosu")
    desk.go("new_customer", "Joy Nwosu")
    _open(desk, "family_part")
    desk.press("choose_household")
    _pick(desk, "ama")
    desk.type_in("household_name", "Family Nwosu")
    desk.press("add_relative")
    _pick(desk, "ama")
    desk.key(Qt.Key.Key_Down, on=desk.find(QWidget, "relation"))
    desk.press("save")

    [link] = desk.shop.rows("family_link")
    assert (link["relative_id"], link["relation"]) == (amara, "parent")
    assert [row["name"] for row in desk.shop.rows("household")] == ["Family Nwosu"]
    assert len(desk.shop.rows("household_member")) == 2


def test_how_post_names_the_household_shows_its_first_line_while_it_is_chosen(desk: Desk) -> None:
    desk.shop.customer("Amara Nwosu", form_of_address="Mrs")
    desk.go("new_customer", "Joy Nwosu")
    _open(desk, "family_part")
    assert not [text for text in desk.texts() if text.startswith("On the envelope")]
    desk.press("choose_household")
    _pick(desk, "ama")
    assert "On the envelope: Amara and Joy Nwosu" in desk.texts()

    desk.find(ChoiceField, "household_addressed_as").choose("formal")
    _open(desk, "name_part")
    desk.type_in("form_of_address", "Dr")
    assert "On the envelope: Mrs Amara Nwosu and Dr Joy Nwosu" in desk.texts()
    desk.press("save")

    assert [row["addressed_as"] for row in desk.shop.rows("household")] == ["formal"]


def test_the_same_phone_may_be_the_same_household(desk: Desk, qtbot: QtBot) -> None:
    tom = desk.shop.customer("Tom Becker", phone="0171 5551234")
    desk.go("new_customer")
    desk.type_in("name", "Lena Becker")
    desk.type_in("phone", "0171 5551234")
    notice = desk.page.findChild(QWidget, "likely_doubles")
    assert isinstance(notice, QWidget)
    qtbot.waitUntil(notice.isVisible)

    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, f"join_double_{tom}"))
    qtbot.waitUntil(lambda: not notice.isVisible())
    desk.press("save")

    lena = customers.draft_of(desk.shop.store, CustomerId(tom + 1))
    assert lena.lives_with == tom
    assert [phone.number for phone in lena.phones] == ["0171 5551234"]


def test_marks_open_by_keyboard_and_another_address_is_the_one_to_use(desk: Desk) -> None:
    amara = _whole(desk.shop)
    desk.go("edit_customer", amara)
    first = _row(desk, "phone", 0)
    desk.key(Qt.Key.Key_Return, on=desk.find(QWidget, "more_phone", first))
    desk.key(Qt.Key.Key_Space, on=desk.find(QWidget, "hushed_phone", first))
    second = _row(desk, "street", 1)
    desk.press("prefer_address", second)
    desk.press("save")

    marks = [(row["do_not_use"], row["is_preferred"]) for row in desk.shop.rows("phone")]
    assert marks == [(1, 0), (0, 1)]
    towns = {row["town"]: row["is_preferred"] for row in desk.shop.rows("address")}
    assert towns == {"Berlin": 0, "Bonn": 1}


def test_whom_the_shop_let_go_is_not_told_at_the_counter(desk: Desk) -> None:
    anna = desk.shop.customer("Anna", status="let_go")
    desk.go("edit_customer", anna)
    _open(desk, "shop_part")
    assert not desk.page.findChildren(QWidget, "status")[0].isVisible()
    desk.press("save")
    assert desk.shop.row("customer", anna)["status"] == "let_go"

    desk.go("edit_customer", anna)
    desk.frame.owner.hold(is_held=True)
    _open(desk, "shop_part")
    assert desk.find(QWidget, "status").isVisible()


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def wordy(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A shop in the pseudo-language, where every text is 40 % longer."""
    width, height, percent = request.param
    theme().apply("light", percent)
    built = Desk(Shop.in_folder(tmp_path), language="zz", size=(width, height))
    yield built
    built.close()
    theme().apply("light", 100)


def test_nothing_of_an_open_form_is_cut_or_leaves_it_sideways(wordy: Desk) -> None:
    wordy.go("edit_customer", _whole(wordy.shop))
    for part in PARTS:
        _open(wordy, part)
    for more in wordy.page.findChildren(QWidget, "more_fact"):
        if more.isVisible():
            wordy.key(Qt.Key.Key_Return, on=more)
    wrong, page = [], wordy.page
    for control in [*page.findChildren(PlainButton), *page.findChildren(QLineEdit)]:
        if not control.isVisible() or control.objectName().endswith("_part"):
            continue
        left = control.mapTo(page, QPoint(0, 0)).x()
        is_cut = isinstance(control, PlainButton) and control.width() < control.sizeHint().width()
        if is_cut or left < 0 or left + control.width() > page.width():
            wrong.append(control.objectName())
    assert wrong == []
