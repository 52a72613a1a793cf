"""Who shares a letterbox with whom.

Joining and leaving is saved with the customer (customer_record); how a card is addressed is the
business of card_pieces.
"""

from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HouseholdId
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.storage.models import Household, HouseholdMember
from smallcrm.storage.store import Store

FEWEST_MEMBERS = 2  # nobody shares a letterbox alone

_HOUSEHOLD = """
SELECT h.id, h.name, h.addressed_as FROM household AS h
JOIN household_member AS m ON m.household_id = h.id WHERE m.customer_id = ?
"""
_MEMBERS = f"""
SELECT c.id, {SHOWN_NAME}, c.birthday, m.has_letterbox, c.status
FROM household_member AS m JOIN customer AS c ON c.id = m.customer_id
WHERE m.household_id = ? AND c.trashed_at IS NULL ORDER BY m.id
"""


class MemberRow(NamedTuple):
    """Somebody of a household. birthday: "YYYY-MM-DD" or "--MM-DD".

    has_letterbox: post for the household goes to their address. status: of `domain/statuses.py`.
    """

    id: CustomerId
    name: str
    birthday: str | None
    has_letterbox: bool
    status: str


class HouseholdRow(NamedTuple):
    """A household with its living members, who joined first first; name may be empty.

    addressed_as: one of letterbox_names.WAYS.
    """

    id: HouseholdId
    name: str
    addressed_as: str
    members: tuple[MemberRow, ...]


class _Household(NamedTuple):
    id: HouseholdId
    name: str
    addressed_as: str


def household_of(store: Store, customer_id: CustomerId) -> HouseholdRow | None:
    """The household of a customer, themselves among its members; None without one."""
    found = store.row(_Household, _HOUSEHOLD, customer_id)
    if found is None:
        return None
    return HouseholdRow(*found, members=tuple(store.rows(MemberRow, _MEMBERS, found.id)))


def must_be_possible(
    store: Store, other: CustomerId, customer_id: CustomerId | None, field: str = "lives_with"
) -> None:
    """Refuse to share a letterbox with oneself or nobody. Raises Invalid with the field."""
    must_be_living(store, other, field)
    if other == customer_id:
        raise Invalid(field, "Choose somebody else: they live with themselves anyway.")


def move_in(store: Store, customer_id: CustomerId, other: CustomerId) -> None:
    """Share the other's household, made when they have none. Call inside an action."""
    there = _id_of(store, other)
    if there is not None and there == _id_of(store, customer_id):
        return
    move_out(store, customer_id)
    if there is None:
        there = int(Household.create().id)
        HouseholdMember.create(household=there, customer=other)
    HouseholdMember.create(household=there, customer=customer_id)


def move_out(store: Store, customer_id: CustomerId) -> None:
    """Leave the household; one with nobody left to share goes too. Call inside an action."""
    left = _id_of(store, customer_id)
    if left is None:
        return
    HouseholdMember.delete().where(HouseholdMember.customer == customer_id).execute()
    count = "SELECT count(*) FROM household_member WHERE household_id=?"
    if int(store.value(count, left)) < FEWEST_MEMBERS:
        HouseholdMember.delete().where(HouseholdMember.household == left).execute()
        Household.delete().where(Household.id == left).execute()


def mark_letterbox(store: Store, customer_id: CustomerId, *, has_it: bool) -> None:
    """The mark of one member; nobody else keeps it. Call inside an action."""
    household = _id_of(store, customer_id)
    own = HouseholdMember.customer == customer_id
    if has_it:
        HouseholdMember.update(has_letterbox=0).where(
            (HouseholdMember.household == household) & ~own & (HouseholdMember.has_letterbox == 1)
        ).execute()
    HouseholdMember.update(has_letterbox=int(has_it)).where(
        own & (HouseholdMember.has_letterbox != int(has_it))
    ).execute()


def write_name(store: Store, customer_id: CustomerId, name: str) -> None:
    """The name of the customer's household. Call inside an action."""
    Household.update(name=name).where(
        (Household.id == _id_of(store, customer_id)) & (Household.name != name)
    ).execute()


def write_way(store: Store, customer_id: CustomerId, way: str) -> None:
    """How post names the customer's household, one of WAYS. Call inside an action."""
    Household.update(addressed_as=way).where(
        (Household.id == _id_of(store, customer_id)) & (Household.addressed_as != way)
    ).execute()


def _id_of(store: Store, customer_id: CustomerId) -> int | None:
    found = store.value(
        "SELECT household_id FROM household_member WHERE customer_id=?", customer_id
    )
    return None if found is None else int(found)
