"""The sheet "was here": quick for most, whole for who wants it, safe where customers look on."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import helpers, moments, referrals
from tests.ui.customers.desk import Desk
from ui.customers.people_field import PeopleField
from ui.customers.was_here import was_here
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.found_list import FoundList

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    customer = desk.shop.customer("Anna Berg")
    desk.frame.owner.set_counter_view(is_on=True)
    return customer


def test_three_keys_note_a_visit_and_leave_it_unmarked(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.key(KEYS.Key_8)
    desk.key(KEYS.Key_Return)

    [visit] = desk.shop.rows("visit")
    assert visit["amount_minor"] == 800
    assert desk.shop.rows("moment") == []


def test_a_wow_by_keyboard_with_its_words(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.type_in("amount_text", "12,50")
    desk.key(KEYS.Key_Up, CTRL)
    desk.type_in("words", "they even carried it home")
    desk.key(KEYS.Key_Return)

    [visit], [moment] = desk.shop.rows("visit"), desk.shop.rows("moment")
    assert (moment["kind"], moment["visit_id"]) == ("wow", visit["id"])
    assert moment["words"] == "they even carried it home"
    desk.key(KEYS.Key_Z, CTRL)
    assert desk.shop.rows("visit") == desk.shop.rows("moment") == []


def test_a_let_down_asks_what_it_was_about_and_a_wow_does_not(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    assert not _hidden(desk, ChoiceField, "cause").isVisible()
    desk.key(KEYS.Key_Down, CTRL)
    desk.find(ChoiceField, "cause").choose("waiting")
    desk.key(KEYS.Key_Return, on=desk.find(QWidget, "words"))

    [moment] = desk.shop.rows("moment")
    assert (moment["kind"], moment["cause"], moment["delivered_by"]) == ("ow", "waiting", None)


def test_no_word_for_a_let_down_is_seen_or_spoken_until_the_owner_looks(
    desk: Desk, anna: CustomerId
) -> None:
    _was_here(desk, anna)
    desk.key(KEYS.Key_Down, CTRL)
    button = desk.find(QAbstractButton, "how_ow")
    assert (button.text(), button.accessibleName()) == ("▼", "Down")
    assert not any("et down" in text for text in _everything(desk))

    desk.frame.owner.hold(is_held=True)
    assert button.text() == "▼ Let down"
    desk.frame.owner.hold(is_held=False)
    assert button.text() == "▼"
    desk.press("how_none")
    desk.key(KEYS.Key_Escape)


def test_a_return_brings_the_amount_below_zero(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.type_in("amount_text", "-12,50")
    desk.key(KEYS.Key_Return)

    assert desk.shop.rows("visit")[0]["amount_minor"] == -1250


def test_yesterday_half_past_five_is_said_under_more_and_kept(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.press("more")
    desk.type_in("day_text", "yesterday 17:30")
    assert any("17:30" in text for text in desk.texts())
    desk.key(KEYS.Key_Return)

    assert desk.shop.rows("visit")[0]["at"] == "2026-11-19T16:30:00.000Z"


def test_who_sent_them_who_came_along_and_who_served_by_keys_alone(
    desk: Desk, anna: CustomerId
) -> None:
    desk.shop.customer("Javier Paz")
    tom, eva = desk.shop.customer("Tom Becker"), desk.shop.customer("Eva Klein")
    tim = helpers.add_helper(desk.shop.store, "Tim", now=desk.shop.now)

    _was_here(desk, anna)
    desk.press("more")
    _choose(desk, "sent_by", "paz")
    _choose(desk, "companions", "tom")
    _choose(desk, "companions", "eva")
    desk.find(ChoiceField, "served_by").choose(str(tim))
    desk.key(KEYS.Key_Return, on=desk.find(QWidget, "amount_text"))

    [visit] = desk.shop.rows("visit")
    assert visit["served_by"] == tim
    came = [row["customer_id"] for row in desk.shop.rows("visit_companion")]
    assert came == [tom, eva]
    assert [sent.name for sent in referrals.sent_by(desk.shop.store, anna)] == ["Javier Paz"]


def test_somebody_chosen_by_mistake_is_taken_out_again(desk: Desk, anna: CustomerId) -> None:
    desk.shop.customer("Tom Becker")
    _was_here(desk, anna)
    desk.press("more")
    _choose(desk, "companions", "tom")
    desk.press("companions_0")
    assert desk.find(PeopleField, "companions_field").value() == ()
    _choose(desk, "companions", "tom")
    desk.key(KEYS.Key_Backspace, on=desk.find(QWidget, "companions"))
    desk.key(KEYS.Key_Return, on=desk.find(QWidget, "amount_text"))

    assert desk.shop.rows("visit_companion") == []


def test_a_name_that_was_only_typed_is_asked_about_and_shown(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.press("more")
    desk.type_in("companions", "nobody of that name")
    desk.press("more")
    desk.press("accept")

    assert desk.shop.rows("visit") == []
    assert any("Choose somebody from the list" in text for text in desk.texts())


def test_enter_on_a_name_that_nobody_has_says_so(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.press("more")
    _choose(desk, "sent_by", "zzzzzz")

    assert desk.shop.rows("visit") == []
    assert any("Choose somebody from the list" in text for text in desk.texts())


def test_esc_in_the_list_of_names_closes_the_list_and_not_the_sheet(
    desk: Desk, anna: CustomerId
) -> None:
    desk.shop.customer("Tom Becker")
    _was_here(desk, anna)
    desk.press("more")
    desk.type_in("companions", "tom")
    desk.key(KEYS.Key_Escape)

    assert desk.find(QLineEdit, "companions").text() == ""
    assert desk.window.host.sheet is not None
    desk.key(KEYS.Key_Escape)
    assert desk.window.host.sheet is None


def test_tab_reaches_every_field_and_brings_it_into_view_on_a_small_screen(
    desk: Desk, anna: CustomerId
) -> None:
    desk.window.resize(800, 520)
    _was_here(desk, anna)
    desk.press("how_ow")
    desk.press("more")
    [scroll] = desk.window.host.findChildren(QScrollArea)
    view = scroll.viewport()
    desk.find(QWidget, "amount_text").setFocus()
    reached: list[str] = []
    while (focused := desk.window.focusWidget()) and focused.objectName() not in reached:
        reached.append(focused.objectName())
        place = focused.mapTo(view, focused.rect().center())
        assert view.rect().contains(place), focused.objectName()
        desk.key(KEYS.Key_Tab)

    assert reached[:2] == ["amount_text", "what"]
    wanted = {"how_ow", "words", "cause", "more", "sent_by", "companions", "served_by"}
    wanted |= {"day_text", "is_gift", "loyalty_invited_us", "accept", "dismiss"}
    assert wanted <= set(reached)


def test_the_customer_is_not_offered_as_their_own_companion(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.press("more")
    desk.type_in("companions", "berg")
    assert not any(found.isVisible() for found in desk.sheet.findChildren(FoundList))
    desk.type_in("companions", "")
    desk.key(KEYS.Key_Escape)


def test_a_gift_and_signs_of_loyalty_are_ticked(desk: Desk, anna: CustomerId) -> None:
    _was_here(desk, anna)
    desk.press("more")
    for name in ("is_gift", "loyalty_invited_us", "loyalty_gave_advice"):
        desk.find(TickBox, name).setFocus()
        desk.key(KEYS.Key_Space)
    desk.key(KEYS.Key_Return, on=desk.find(QWidget, "amount_text"))

    assert desk.shop.rows("visit")[0]["is_gift"] == 1
    ticks = [row["kind"] for row in desk.shop.rows("loyalty_tick")]
    assert ticks == ["invited_us", "gave_advice"]


def test_a_wow_after_a_let_down_offers_to_answer_it_and_other_marks_only_ask(
    desk: Desk, anna: CustomerId
) -> None:
    store = desk.shop.store
    ow = moments.record_moment(store, MomentDraft(anna, "ow", day_text="3.11."), now=desk.shop.now)
    desk.shop.later(minutes=5)
    _was_here(desk, anna)
    tick = _hidden(desk, TickBox, f"answers_{ow}")
    assert not tick.isVisible()
    desk.press("how_how")
    assert tick.isVisible()
    assert not tick.isChecked()
    desk.press("how_wow")
    assert tick.isChecked()
    assert "3 Nov" in tick.text()
    desk.key(KEYS.Key_Return, on=desk.find(QWidget, "amount_text"))

    assert moments.open_ows(store, anna) == []
    desk.key(KEYS.Key_Z, CTRL)
    assert [each.id for each in moments.open_ows(store, anna)] == [ow]


def test_every_word_of_a_sheet_that_was_left_is_there_again(desk: Desk, anna: CustomerId) -> None:
    desk.shop.customer("Tom Becker")
    _was_here(desk, anna)
    desk.press("how_ow")
    desk.type_in("words", "took too long")
    desk.press("more")
    _choose(desk, "companions", "tom")
    desk.find(TickBox, "is_gift").click()
    desk.key(KEYS.Key_Escape)
    assert desk.window.host.sheet is None

    _was_here(desk, anna)
    assert desk.find(TickBox, "is_gift").isChecked()
    desk.press("accept")
    assert desk.shop.rows("moment")[0]["words"] == "took too long"
    assert len(desk.shop.rows("visit_companion")) == 1


@pytest.mark.parametrize("text", ["<b>x</b>", "\u202e'; DROP", "x" * 5_000, "\x00\ud800"])
def test_hostile_words_are_kept_or_refused_and_never_raise(
    desk: Desk, anna: CustomerId, text: str
) -> None:
    _was_here(desk, anna)
    desk.press("how_wow")
    field = desk.find(QWidget, "words")
    field.show_text(text)  # type: ignore[attr-defined]
    desk.press("accept")

    assert len(desk.shop.rows("moment")) == 1


def _was_here(desk: Desk, customer: CustomerId) -> None:
    was_here(desk.context, customer)
    desk.settle()


def _hidden(desk: Desk, kind: type[W], name: str) -> W:
    """A control of the sheet, whether it can be seen or not."""
    [found] = desk.sheet.findChildren(kind, name)
    return found


def _choose(desk: Desk, name: str, text: str) -> None:
    desk.type_in(name, text)
    desk.key(KEYS.Key_Return)


def _everything(desk: Desk) -> list[str]:
    """Every word of the sheet, seen or spoken."""
    widgets = [w for w in desk.sheet.findChildren(QWidget) if w.isVisible()]
    labels = [w.text() for w in widgets if isinstance(w, QLabel | QAbstractButton)]
    return [*labels, *(w.accessibleName() for w in widgets), *(w.toolTip() for w in widgets)]
