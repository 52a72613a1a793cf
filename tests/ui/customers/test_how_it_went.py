"""How it went (F4): their words first, a mark by one key, an answer to what was open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.moments import MomentDraft
from smallcrm.services import helpers, moments
from tests.ui.customers.desk import Desk
from ui.customers.how_it_went import edit_how_it_went, how_it_went, mark
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import NoteField

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    desk.frame.owner.set_counter_view(is_on=True)
    return desk.shop.customer("Anna Berg")


def test_their_words_come_first_and_all_is_kept_as_told(desk: Desk, anna: CustomerId) -> None:
    _open(desk, anna)
    assert desk.window.focusWidget() is desk.find(NoteField, "words")
    desk.type_in("words", "The mower broke on day two")
    desk.key(KEYS.Key_Down, CTRL)
    desk.find(ChoiceField, "channel").choose("phone")
    desk.find(ChoiceField, "cause").choose("product")
    desk.press("more")
    desk.find(TickBox, "is_noticed").click()
    desk.type_in("cost_text", "20")
    desk.type_in("day_text", "yesterday 9:15")
    desk.key(KEYS.Key_Return, CTRL)

    [row] = desk.shop.rows("moment")
    assert (row["kind"], row["words"]) == ("ow", "The mower broke on day two")
    assert (row["channel"], row["cause"], row["is_noticed"]) == ("phone", "product", 1)
    assert (row["cost_minor"], row["at"]) == (2000, "2026-11-19T08:15:00.000Z")


def test_without_a_mark_nothing_is_noted_and_it_is_asked_for(desk: Desk, anna: CustomerId) -> None:
    _open(desk, anna)
    desk.type_in("words", "hm")
    desk.press("accept")

    assert desk.shop.rows("moment") == []
    assert "Choose how it went." in desk.texts()


def test_a_wow_is_thanked_to_whoever_delivered_it(desk: Desk, anna: CustomerId) -> None:
    tim = helpers.add_helper(desk.shop.store, "Tim", now=desk.shop.now)
    _open(desk, anna)
    [thanks_to] = desk.sheet.findChildren(QWidget, "delivered_by")
    assert not thanks_to.isVisible()
    desk.key(KEYS.Key_Up, CTRL)
    desk.find(ChoiceField, "delivered_by").choose(str(tim))
    desk.key(KEYS.Key_Return, CTRL)

    assert desk.shop.rows("moment")[0]["delivered_by"] == tim


def test_what_is_said_at_the_counter_belongs_to_the_visit_of_today(
    desk: Desk, anna: CustomerId
) -> None:
    desk.shop.visit(anna, days_ago=1)
    today = desk.shop.visit(anna)
    _open(desk, anna)
    desk.press("kind_how")
    desk.key(KEYS.Key_Return, CTRL)

    assert desk.shop.rows("moment")[0]["visit_id"] == today


def test_one_key_marks_the_visit_of_today_and_the_other_key_corrects_it(
    desk: Desk, anna: CustomerId
) -> None:
    visit_id = desk.shop.visit(anna)
    mark(desk.context, anna, "wow")
    assert desk.bottom_line == "How it went with Anna Berg: ▲"
    before = desk.shop.dump()
    desk.shop.later(minutes=1)
    mark(desk.context, anna, "ow")
    assert desk.bottom_line == "How it went with Anna Berg: ▼"

    [row] = desk.shop.rows("moment")
    assert (row["kind"], row["visit_id"]) == ("ow", visit_id)
    desk.shop.undo()
    assert desk.shop.dump() == before


def test_words_are_added_to_a_mark_without_losing_what_it_was(desk: Desk, anna: CustomerId) -> None:
    visit_id = desk.shop.visit(anna)
    mark(desk.context, anna, "wow")
    [known] = desk.shop.rows("moment")
    desk.shop.later(minutes=30)
    edit_how_it_went(desk.context, MomentId(known["id"]))
    desk.settle()
    desk.type_in("words", "carried it home for her")
    desk.key(KEYS.Key_Return, CTRL)

    [row] = desk.shop.rows("moment")
    assert row == {**known, "words": "carried it home for her"}
    assert row["visit_id"] == visit_id


def test_a_later_wow_answers_what_was_open_unless_somebody_says_otherwise(
    desk: Desk, anna: CustomerId
) -> None:
    store = desk.shop.store
    ow = moments.record_moment(store, MomentDraft(anna, "ow"), now=desk.shop.now)
    desk.shop.later(days=2)
    _open(desk, anna)
    desk.key(KEYS.Key_Up, CTRL)
    tick = desk.find(TickBox, f"answers_{ow}")
    assert tick.isChecked()
    tick.setFocus()
    desk.key(KEYS.Key_Space)
    desk.key(KEYS.Key_Return, CTRL)
    assert len(moments.open_ows(store, anna)) == 1

    desk.shop.later(minutes=10)
    _open(desk, anna)
    desk.key(KEYS.Key_Up, CTRL)
    desk.key(KEYS.Key_Return, CTRL)
    assert moments.open_ows(store, anna) == []


def test_words_of_a_mark_that_was_left_are_on_hold(desk: Desk, anna: CustomerId) -> None:
    _open(desk, anna)
    desk.type_in("words", "half a sentence")
    desk.press("kind_ow")
    desk.key(KEYS.Key_Escape)
    assert desk.shop.rows("moment") == []

    _open(desk, anna)
    assert desk.find(NoteField, "words").words == "half a sentence"
    desk.press("accept")
    assert desk.shop.rows("moment")[0]["kind"] == "ow"


def _open(desk: Desk, customer: CustomerId) -> None:
    how_it_went(desk.context, customer)
    desk.settle()
