"""One action stops everything that would still be addressed to somebody who has died."""

from smallcrm.domain.consents import ConsentDraft
from smallcrm.services import customers, farewells, thank_yous
from tests.builders import Shop


def test_death_stops_cards_reminders_and_consents_in_one_action_and_keeps_history(
    shop: Shop,
) -> None:
    anna = shop.customer("Anna", consents=[ConsentDraft("letter", is_given=True)])
    shop.visit(anna)
    shop.reminder(anna, in_days=1)
    thank_yous.owe(shop.store, anna, now=shop.now)
    before = shop.dump()

    customers.set_status(shop.store, anna, "deceased", now=shop.now)

    assert shop.deeds()[-1] == "customer_died"
    assert {row["state"] for row in shop.rows("thank_you")} == {"skipped"}
    assert [row["is_given"] for row in shop.rows("consent")] == [0]
    assert shop.rows("prompt") == []
    assert len(shop.rows("visit")) == 1
    assert {row["state"] for row in shop.rows("prompt_answer")} == {"dismissed"}

    shop.undo()
    assert shop.dump() == before


def test_the_form_does_the_same_and_says_so_once(shop: Shop) -> None:
    anna = shop.customer("Anna")
    thank_yous.owe(shop.store, anna, now=shop.now)
    draft = customers.draft_of(shop.store, anna)
    draft.status = "deceased"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert shop.deeds()[-1] == "customer_died"
    assert thank_yous.due(shop.store, on=shop.today) == []

    draft.notes = "Flowers sent"
    customers.save(shop.store, draft, customer_id=anna, now=shop.now)
    assert shop.deeds()[-1] == "edit_customer"


def test_what_was_answered_stays_answered_when_it_was_a_mistake(shop: Shop) -> None:
    anna = shop.customer("Anna")
    shop.reminder(anna, in_days=1)
    customers.set_status(shop.store, anna, "deceased", now=shop.now)
    customers.set_status(shop.store, anna, "active", now=shop.now)
    assert shop.deeds()[-1] == "set_status"
    assert shop.rows("prompt") == []


def test_the_household_is_who_is_left_the_letterbox_first(shop: Shop) -> None:
    anna, tom, eva = (shop.customer(name) for name in ("Anna", "Tom", "Eva"))
    assert farewells.left_behind(shop.store, anna) is None
    shop.share_letterbox(tom, anna)
    shop.share_letterbox(eva, anna)
    shop.change(eva, has_letterbox=True)

    customers.set_status(shop.store, anna, "deceased", now=shop.now)
    assert farewells.left_behind(shop.store, anna) == eva
    customers.set_status(shop.store, eva, "deceased", now=shop.now)
    assert farewells.left_behind(shop.store, anna) == tom
