"""An owner who forgot the PIN takes it away beside the window."""

from smallcrm.services import helpers, pins
from tests.commands.crm import Crm


def test_a_forgotten_pin_is_taken_away(crm: Crm) -> None:
    shop = crm.shop()
    owner = helpers.helpers(shop.store)[0].id
    pins.set_pin(shop.store, owner, "4815", now=shop.now)
    shop.close()

    ran = crm.run("unpin", "--json")

    assert (ran.code, ran.document) == (0, {"pins": 1})
    assert crm.run("unpin", "--json").document == {"pins": 0}
