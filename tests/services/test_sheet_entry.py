"""The hand-written lines of a day sheet in the book: all of them or none."""

from datetime import timedelta

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.services.sheet_entry import EnteredLine, enter_sheet
from tests.builders import Shop


def test_the_known_and_the_new_are_visits_by_one_deed(shop: Shop) -> None:
    ada = shop.customer("Ada")
    before = shop.dump()
    yesterday = shop.today - timedelta(days=1)
    lines = [
        EnteredLine(1, customer_id=ada, what="hinges", how="wow"),
        EnteredLine(2),
        EnteredLine(3, name="Ben Cox", phone="0171 5551234", what="a hose"),
        EnteredLine(4, phone="0171 5559999", how="ow"),
    ]

    assert enter_sheet(shop.store, lines, day=yesterday, now=shop.now) == 3

    assert [row["what"] for row in shop.rows("visit")] == ["hinges", "a hose", ""]
    assert {row["shop_day"] for row in shop.rows("visit")} == {yesterday.isoformat()}
    assert [row["name"] for row in shop.rows("customer")] == ["Ada", "Ben Cox", ""]
    assert [row["kind"] for row in shop.rows("moment")] == ["wow", "ow"]
    assert shop.deeds()[-1] == "enter_sheet"
    shop.undo()
    assert shop.dump() == before
    shop.redo()
    assert len(shop.rows("visit")) == 3


def test_one_wrong_line_keeps_all_of_them_out_and_says_which(shop: Shop) -> None:
    before = shop.dump()
    lines = [EnteredLine(1, name="Ben"), EnteredLine(3, what="a hose")]
    with pytest.raises(Invalid) as wrong:
        enter_sheet(shop.store, lines, day=shop.today, now=shop.now)
    assert wrong.value.field == "who_3"
    assert shop.dump() == before


def test_an_empty_sheet_and_a_day_to_come_are_refused(shop: Shop) -> None:
    with pytest.raises(Invalid):
        enter_sheet(shop.store, [EnteredLine(1)], day=shop.today, now=shop.now)
    tomorrow = shop.today + timedelta(days=1)
    with pytest.raises(Invalid):
        enter_sheet(shop.store, [EnteredLine(1, name="Ben")], day=tomorrow, now=shop.now)
    assert shop.rows("customer") == []
