"""How it went, who came along and signs of loyalty, as our story tells them."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.ids import CustomerId, VisitId
from smallcrm.domain.sentence import CustomerRef
from smallcrm.services.helpers import add_helper
from smallcrm.services.story import StoryLine, in_counter_view, story
from smallcrm.storage.models import LoyaltyTick, Moment, VisitCompanion
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", known_before=True)


def moment(shop: Shop, customer_id: CustomerId, kind: str, **fields: object) -> None:
    """Note how it went, as the book keeps it."""
    day = fields.pop("days_ago", 0)
    at = shop.now - timedelta(days=day if isinstance(day, int) else 0)
    with shop.store.action("record_moment", customer_id, at=shop.now):
        Moment.create(
            customer=customer_id,
            at=at,
            shop_day=shop.store.shop_day(at),
            kind=kind,
            noted_at=shop.now,
            **fields,
        )


def _heads(lines: list[StoryLine]) -> list[str]:
    return [line.headline.key for line in lines]


def test_moments_tell_who_delivered_them_and_whose_words_they_are(
    shop: Shop, anna: CustomerId
) -> None:
    maria = add_helper(shop.store, "Maria", now=shop.now)
    moment(
        shop, anna, "wow", happened="Carried the tank", words="Nobody does that", delivered_by=maria
    )
    moment(shop, anna, "how", days_ago=1)

    wow, how = story(shop.store, anna)

    assert (wow.headline.args, wow.detail, wow.by, wow.mark) == (
        {"happened": "Carried the tank"},
        "Nobody does that",
        "Maria",
        "wow",
    )
    assert (how.headline.key, how.mark) == ("As expected", "how")


def test_a_customer_reads_nothing_of_having_been_let_down(shop: Shop, anna: CustomerId) -> None:
    moment(shop, anna, "ow", words="You forgot me", happened="Came too late")
    moment(shop, anna, "ow", days_ago=1)
    moment(shop, anna, "wow", words="Lovely", days_ago=2)
    lines = story(shop.store, anna)
    assert _heads(lines) == ["{happened}", "Let down", "Left delighted"]

    seen = [in_counter_view(line) for line in lines]

    assert [(line.headline.key, line.detail) for line in seen] == [
        ("Told us how it went", ""),
        ("Told us how it went", ""),
        ("Left delighted", "Lovely"),
    ]


def test_a_visit_tells_who_served_and_who_came_along(shop: Shop, anna: CustomerId) -> None:
    femi = shop.customer("Femi")
    maria = add_helper(shop.store, "Maria", now=shop.now)
    visit = shop.visit(anna, what="Rose feed", by=maria)
    _along(shop, visit, femi)

    (line,) = story(shop.store, anna)
    assert (line.by, line.detail) == ("Maria", "Rose feed")
    assert [(note.key, note.args) for note in line.notes] == [
        ("with {friend}", {"friend": CustomerRef(femi)}),
        ("Gave us advice", {}),
    ]

    (came,) = story(shop.store, femi)
    assert (came.kind, came.headline.key, came.detail) == (
        "along",
        "Came with {friend}",
        "Rose feed",
    )
    assert came.headline.args == {"friend": CustomerRef(anna)}
    assert came.amount_minor is None


def test_a_sign_of_loyalty_without_a_visit_has_its_own_line(shop: Shop, anna: CustomerId) -> None:
    with shop.store.action("edit_customer", anna, at=shop.now):
        LoyaltyTick.create(customer=anna, kind="invited_us", shop_day=shop.today)

    (line,) = story(shop.store, anna)

    assert (line.kind, line.headline.key, line.day) == ("tick", "Invited us", shop.today)


def _along(shop: Shop, visit: VisitId, friend: CustomerId) -> None:
    with shop.store.action("record_visit", at=shop.now):
        VisitCompanion.create(visit=visit, customer=friend)
        owner = shop.row("visit", visit)["customer_id"]
        LoyaltyTick.create(customer=owner, visit=visit, kind="gave_advice", shop_day=shop.today)


@given(
    happenings=st.lists(st.tuples(st.sampled_from("vmrw"), st.integers(0, 6)), max_size=25),
    limit=st.integers(1, 7),
)
@settings(max_examples=15, deadline=None)
def test_pages_of_any_size_tell_everything_once_and_newest_first(
    tmp_path_factory: pytest.TempPathFactory, happenings: list[tuple[str, int]], limit: int
) -> None:
    shop = Shop.in_folder(tmp_path_factory.mktemp("story"))
    anna = shop.customer("Anna")
    for code, days_ago in happenings:
        if code == "v":
            shop.visit(anna, days_ago=days_ago)
        elif code == "m":
            moment(shop, anna, "how", days_ago=days_ago)
        elif code == "r":
            shop.reminder(anna)
        else:
            shop.request(anna)

    whole = story(shop.store, anna, limit=100)
    paged: list[StoryLine] = []
    while page := story(shop.store, anna, after=paged[-1] if paged else None, limit=limit):
        paged += page
    shop.close()

    assert paged == whole
    assert len(whole) == len(happenings)
    assert [line.at for line in whole] == sorted((line.at for line in whole), reverse=True)
