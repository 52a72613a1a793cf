"""What a customer who looks at the screen can read of the page about them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt

from smallcrm.domain.facts import FactDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import facts
from smallcrm.services.helpers import add_helper
from smallcrm.storage.models import Customer, Moment
from tests.ui.customers.desk import Desk
from tests.ui.visible_texts import spoken_texts, visible_texts
from ui.customers.story_rows import StoryList
from ui.widgets.moments_bar import MomentsBar

FORBIDDEN = (
    *("€", "12,50", "A-list", "Regular", "Occasional", "let down", "Let down", "Let go"),
    *("You forgot me", "came too late", "the divorce", "waits for her pension"),
)


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    """Somebody of whom there is much that she should not read over the counter."""
    shop = desk.shop
    anna = shop.customer("Anna Berg", tier="a_list", phone="0171 5551234")
    for days_ago in (5, 40, 80):
        shop.visit(anna, "12,50", days_ago=days_ago)
    maria = add_helper(shop.store, "Maria", now=shop.now)
    _moment(desk, anna, "wow", 9, words="Nobody does that anymore", delivered_by=maria)
    _moment(desk, anna, "ow", 3, words="You forgot me", happened="The order came too late")
    for draft in (
        FactDraft(label="Dog Biscuit", words="treats under the till", is_pinned=True),
        FactDraft(words="the divorce", do_not_mention=True, is_pinned=True),
        FactDraft(words="waits for her pension", is_private=True, is_pinned=True),
    ):
        facts.note_fact(shop.store, anna, draft, now=shop.now)
    with shop.store.action("edit_customer", anna, at=shop.now):
        Customer.update(status="let_go").where(Customer.id == anna).execute()
    return anna


def _moment(desk: Desk, who: CustomerId, kind: str, days_ago: int, **fields: object) -> None:
    shop = desk.shop
    at = shop.now - timedelta(days=days_ago)
    with shop.store.action("record_moment", who, at=shop.now):
        Moment.create(
            customer=who,
            at=at,
            shop_day=shop.store.shop_day(at),
            kind=kind,
            noted_at=shop.now,
            **fields,
        )


def _readable(desk: Desk) -> Iterator[str]:
    """Every text, accessible name and tooltip of the page, and every row of the story."""
    page = desk.page
    yield from visible_texts(page)
    yield from spoken_texts(page)
    yield from (shape.told for shape in desk.find(MomentsBar, "moments").shapes)
    story = desk.find(StoryList, "story").model()
    for row in range(story.rowCount(QModelIndex())):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(story.index(row, 0).data(role))


def _betrayed(desk: Desk) -> set[str]:
    texts = list(_readable(desk))
    return {word for word in FORBIDDEN if any(word in text for text in texts)}


def test_nothing_is_readable_that_she_should_not_read(desk: Desk, anna: CustomerId) -> None:
    desk.go("customer", anna)

    assert not _betrayed(desk)
    texts = desk.texts()
    assert "Listen first. Ask how it is going since Tuesday." in texts
    assert "Dog Biscuit: treats under the till" in texts


def test_the_owner_reads_all_of_it_while_the_key_is_held(desk: Desk, anna: CustomerId) -> None:
    desk.go("customer", anna)
    desk.frame.owner.hold(is_held=True)
    desk.settle()

    assert _betrayed(desk) >= set(FORBIDDEN) - {"let down", "came too late", "Let down"}
    assert {"Let down", "came too late"} & _betrayed(desk)

    desk.frame.owner.hold(is_held=False)
    desk.settle()
    assert not _betrayed(desk)


def test_the_bar_of_shapes_tells_days_only(desk: Desk, anna: CustomerId) -> None:
    desk.go("customer", anna)
    bar = desk.find(MomentsBar, "moments")

    assert [shape.kind for shape in bar.shapes] == ["wow", "ow"]
    assert {shape.tone for shape in bar.shapes} == {"ink"}
    assert bar.accessibleName() == (
        "The last 2 times: Tuesday 17 November 2026; Wednesday 11 November 2026"
    )

    desk.frame.owner.hold(is_held=True)
    desk.settle()
    assert [shape.tone for shape in bar.shapes] == ["ink", "warn"]
    assert bar.shapes[0].told == "left delighted, Wednesday 11 November 2026"
