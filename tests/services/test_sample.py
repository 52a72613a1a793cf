"""A made-up shop moves into an empty book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smallcrm.domain.errors import Cancelled, Invalid, ShopError
from smallcrm.domain.made_up import MadeUpShop
from smallcrm.domain.sentence import Sentence
from smallcrm.services import customers, finder, helpers, sample, thank_yous
from smallcrm.services import shop as shop_service
from smallcrm.services import today as today_service
from smallcrm.services.hours import opening_hours
from smallcrm.storage.check import check
from tests.builders import FRIDAY_NOON, Shop


class Watcher:
    """A listener that writes down the steps, and stops the work at the step it is told."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, doing: Sentence) -> None:
        self.steps.append((done, total, doing.key))
        if len(self.steps) == self._stop_at:
            raise Cancelled


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Shop]:
    built = Shop(tmp_path / "empty.scrm")
    yield built
    built.close()


@pytest.fixture(scope="module")
def made_up() -> MadeUpShop:
    return sample.invent(customers=120, years=2, seed=3, today=FRIDAY_NOON.date())


def test_everybody_moves_in_with_visits_wishes_and_cards(empty: Shop, made_up: MadeUpShop) -> None:
    report = sample.write_shop(empty.store, made_up, now=empty.now)

    assert report.customers == len(empty.rows("customer")) == 120
    assert report.visits == len(empty.rows("visit")) == sum(map(len, made_up.visits()))
    assert len(empty.rows("special_request")) == len([*made_up.requests(), *made_up.openings()])
    assert len(empty.rows("reminder")) == len([*made_up.reminders()])
    assert len(empty.rows("thank_you")) == len([*made_up.thank_yous()])
    assert len(empty.rows("referral")) == len([*made_up.referrals()])
    assert empty.deeds() == ["make_sample"]


def test_what_is_known_of_them_and_how_it_went_moves_in_too(
    empty: Shop, made_up: MadeUpShop
) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)

    moments = empty.rows("moment")
    assert len(moments) == len([*made_up.moments()])
    assert {row["kind"] for row in moments} == {"ow", "how", "wow"}
    assert any(row["answered_by"] for row in moments if row["kind"] == "ow")
    at_visits = [row for row in moments if row["visit_id"]]
    assert at_visits
    assert all(
        (visit["customer_id"], visit["at"]) == (row["customer_id"], row["at"])
        for row in at_visits
        for visit in [empty.row("visit", row["visit_id"])]
    )
    for table in ("fact", "personal_date", "looking_for", "consent", "customer_topic"):
        assert empty.rows(table), table


def test_let_downs_are_made_right_and_openings_have_their_door(
    empty: Shop, made_up: MadeUpShop
) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)

    moments = {row["id"]: row for row in empty.rows("moment")}
    people = empty.rows("recovery_customer")
    assert len(people) == len(empty.rows("recovery")) == len([*made_up.recoveries()]) > 1
    assert {row["outcome"] for row in people} >= {"", "turned"}
    for row in people:
        assert moments[row["moment_id"]]["kind"] == "ow"
        assert moments[row["moment_id"]]["customer_id"] == row["customer_id"]
    assert empty.rows("remedy")
    assert all(row["words"] for row in empty.rows("lesson"))
    openings = empty.rows("opening")
    wishes = [row for row in empty.rows("special_request") if row["opening_id"]]
    assert [row["opening_id"] for row in wishes] == [row["id"] for row in openings]
    assert {bool(row["door_closed_at"]) for row in openings} == {True, False}
    kept = {row["kept"] for row in empty.rows("special_request") if row["status"] == "done"}
    assert kept >= {"early", "on_time"}


def test_femi_lives_with_amara(empty: Shop, made_up: MadeUpShop) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)
    ids = {row["name"]: row["id"] for row in empty.rows("customer")}

    home = {row["customer_id"]: row for row in empty.rows("household_member")}
    amara, femi = home[ids["Amara Nwosu"]], home[ids["Femi Nwosu"]]
    assert amara["household_id"] == femi["household_id"]
    assert (amara["has_letterbox"], femi["has_letterbox"]) == (1, 0)
    links = [(r["customer_id"], r["relative_id"], r["words"]) for r in empty.rows("family_link")]
    assert (ids["Amara Nwosu"], ids["Femi Nwosu"], "husband") in links


def test_the_book_becomes_the_made_up_shop_and_is_marked_as_such(
    empty: Shop, made_up: MadeUpShop
) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)

    row = shop_service.shop(empty.store)
    assert row is not None
    assert (row.name, row.time_zone, row.is_demo) == (made_up.shop.name, made_up.shop.zone, True)
    assert [h.name for h in helpers.helpers(empty.store)] == [
        helper.name for helper in made_up.shop.helpers
    ]
    assert opening_hours(empty.store).periods
    assert all(row["phone"] for row in empty.rows("helper"))
    assert {row["weekday"] for row in empty.rows("key_duty")} == set(range(7))


def test_an_own_shop_keeps_its_name_and_its_people(shop: Shop, made_up: MadeUpShop) -> None:
    sample.write_shop(shop.store, made_up, now=shop.now)

    (row,) = shop.rows("shop")
    assert (row["name"], row["is_demo"]) == ("Iron & Rose", 0)
    names = [helper["name"] for helper in shop.rows("helper")]
    assert names[0] == "Rosa"
    assert len(names) == len(set(names))


def test_people_are_found_listed_and_due_at_once(empty: Shop, made_up: MadeUpShop) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)
    person = made_up.person(0)

    found = finder.find(empty.store, person.full_name)

    assert found.rows[0].name == person.full_name
    head = customers.head(empty.store, found.rows[0].id)
    assert head is not None
    assert head.visit_count == len(made_up.visits_of(0))
    assert len(customers.list_ids(empty.store, customers.ListQuery())) == 120
    assert today_service.today(empty.store, on=empty.today).total > 0
    assert thank_yous.due(empty.store, on=empty.today)


def test_times_are_the_shops_own(empty: Shop, made_up: MadeUpShop) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)
    visit = made_up.visits_of(0)[-1]

    row = next(r for r in reversed(empty.rows("visit")) if r["customer_id"] == 1)

    assert row["shop_day"] == visit.at.date().isoformat()
    hour = int(row["at"][11:13])
    assert hour - visit.at.hour in {4, 5}  # New York, summer and winter


def test_what_was_written_stands_every_check(empty: Shop, made_up: MadeUpShop) -> None:
    sample.write_shop(empty.store, made_up, now=empty.now)

    assert check(empty.path, on=empty.today).findings == ()


def test_one_undo_takes_the_whole_shop_out_again(empty: Shop, made_up: MadeUpShop) -> None:
    before = empty.dump()
    sample.write_shop(empty.store, made_up, now=empty.now)
    after = empty.dump()

    empty.undo()
    assert empty.dump() == before
    empty.redo()
    assert empty.dump() == after


def test_a_book_with_customers_is_refused_even_when_they_lie_in_the_trash(
    shop: Shop, made_up: MadeUpShop
) -> None:
    customers.trash(shop.store, shop.customer("Anna"), now=shop.now)
    before = shop.dump()

    with pytest.raises(ShopError):
        sample.write_shop(shop.store, made_up, now=shop.now)

    assert shop.dump() == before


def test_numbers_and_ids_follow_those_that_were_given_before(
    shop: Shop, made_up: MadeUpShop
) -> None:
    gone = shop.customer("Anna")
    shop.undo()

    sample.write_shop(shop.store, made_up, now=shop.now)

    first = shop.rows("customer")[0]
    assert (first["id"], first["number"]) == (gone + 1, 1002)
    assert shop.customer("Tom") == gone + 121


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_stopping_keeps_nothing(empty: Shop, made_up: MadeUpShop, stop_at: int) -> None:
    before = empty.dump()

    with pytest.raises(Cancelled):
        sample.write_shop(empty.store, made_up, now=empty.now, progress=Watcher(stop_at))

    assert empty.dump() == before
    assert empty.deeds() == []


def test_progress_tells_what_is_done(empty: Shop, made_up: MadeUpShop) -> None:
    watcher = Watcher()
    sample.write_shop(empty.store, made_up, now=empty.now, progress=watcher)

    assert watcher.steps[0][2] == "Customers are moving in"
    assert all(0 <= done <= total for done, total, _ in watcher.steps)


def test_a_shop_of_impossible_size_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        sample.invent(customers=0, today=FRIDAY_NOON.date())
    assert refused.value.field == "customers"


def test_the_demo_moves_in_once(empty: Shop) -> None:
    sample.fill_demo(empty.store, now=empty.now)
    assert len(empty.rows("customer")) == sample.DEMO_CUSTOMERS

    sample.fill_demo(empty.store, now=empty.now)
    assert len(empty.rows("customer")) == sample.DEMO_CUSTOMERS
