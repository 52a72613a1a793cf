"""Who a card is for: what to call them, what stands on the envelope, and whether post reaches them.

What the card says is the business of card_pieces; how addresses look on paper that of printing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from smallcrm.domain.addresses import PostalAddress, address_lines
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.forms_of_address import FIRST_NAMES, FORMAL, Called, greeted, on_envelope
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.letterbox_names import Resident, letterbox_name
from smallcrm.domain.names import join_name
from smallcrm.services.country_names import country_code, country_name
from smallcrm.services.households import household_of
from smallcrm.services.shop import ShopRow, shop
from smallcrm.storage.store import Store

_PERSON = """
SELECT c.id, c.name, c.given, c.family, c.preferred_name, c.form_of_address, c.company, c.language,
       f.first_visit_on, c.customer_since
FROM customer AS c LEFT JOIN customer_figures AS f ON f.customer_id = c.id WHERE c.id = ?
"""
# Their own good address, else the letterbox of their household: the member's who has the mark, else
# the first good one of a member.
_ADDRESS = """
SELECT a.street, a.town, a.region, a.postcode, a.country FROM (
    SELECT ?1 AS id, 0 AS place
    UNION ALL SELECT other.customer_id, 2 - other.has_letterbox FROM household_member AS own
    JOIN household_member AS other ON other.household_id = own.household_id
    JOIN customer AS c ON c.id = other.customer_id AND c.trashed_at IS NULL
    WHERE own.customer_id = ?1 AND other.customer_id <> ?1
) AS who JOIN address AS a ON a.customer_id = who.id
WHERE NOT a.is_bad AND NOT a.do_not_use AND (a.street <> '' OR a.town <> '')
ORDER BY who.place, a.is_preferred DESC, a.id LIMIT 1
"""
_HOUSEHOLD = """
SELECT h.name, h.addressed_as FROM household AS h
JOIN household_member AS m ON m.household_id = h.id WHERE m.customer_id = ?
"""


class Person(NamedTuple):
    """Somebody a card goes to. language: theirs, empty for the shop's.

    customer_since: the year from which the shop knows them, where somebody noted it.
    """

    id: CustomerId
    name: str
    given: str
    family: str
    preferred_name: str
    form_of_address: str
    company: str
    language: str
    first_visit_on: date | None
    customer_since: int | None

    @property
    def is_company(self) -> bool:
        """A company that is known by no person has no first name."""
        return self.name == self.company and not (self.given or self.preferred_name)


class _Address(NamedTuple):
    street: str
    town: str
    region: str
    postcode: str
    country: str


class _Household(NamedTuple):
    name: str
    addressed_as: str


def person_of(store: Store, customer_id: CustomerId) -> Person | None:
    """Somebody in the book, or None."""
    return store.row(Person, _PERSON, customer_id)


def has_address(store: Store, customer_id: CustomerId) -> bool:
    """Whether post reaches them, at their own good address or at that of their household."""
    return store.row(_Address, _ADDRESS, customer_id) is not None


def called(store: Store, own: ShopRow, person: Person, language: str) -> str:
    """What to call somebody by themselves, in a card of this language: "Anna", "Frau Dr. Berg"."""
    return _called(person, own, language, _way(store, person))


def called_together(store: Store, own: ShopRow, people: Sequence[Person], language: str) -> str:
    """What to call those who share a card: "Anna and Tom"; formally where they wish it so."""
    way = _way(store, people[0])
    if len(people) > 1 and way != FORMAL:
        way = FIRST_NAMES
    names = [name for person in people if (name := _called(person, own, language, way))]
    if len(names) < 2:
        return "".join(names)
    residents = [Resident(name, given=" ") for name in names]
    return letterbox_name(residents, language=language)


def envelope_lines(
    store: Store, own: ShopRow, people: Sequence[Person], language: str
) -> tuple[str, ...]:
    """The address lines, the first of whom is leading; none without a good address.

    Several who share a card are named together, as their household wishes.
    """
    lead = people[0]
    address = store.row(_Address, _ADDRESS, lead.id)
    if address is None:
        return ()
    company = "" if lead.company == lead.name else lead.company
    to = PostalAddress(_on_envelope(store, people, language), company, **address._asdict())
    code = country_code(address.country)
    return address_lines(
        replace(to, country=code or address.country),
        sender_country=own.country,
        country_line=country_name(code, own.language) or address.country,
    )


def household_line(store: Store, draft: CustomerDraft, customer_id: CustomerId | None) -> str:
    """How an envelope to their whole household would begin, were the draft saved.

    customer_id: whose draft it is, None for a new one. Empty for who lives with nobody.
    """
    if draft.lives_with is None:
        return ""
    home, own = household_of(store, draft.lives_with), shop(store)
    members = () if home is None else home.members
    ids = [each.id for each in members if each.status != "deceased"] or [draft.lives_with]
    country, otherwise = ("", "") if own is None else (own.country, own.language)
    theirs = _drafted(draft, country)
    known = {each: person_of(store, each) for each in ids if each != customer_id}
    people = [theirs if each == customer_id else known[each] for each in ids]
    together = [person for person in people if person is not None]
    if customer_id not in ids:
        together.append(theirs)
    return letterbox_name(
        [_resident(person) for person in together],
        language=together[0].language or otherwise,
        way=draft.household_addressed_as,
        household=draft.household_name,
    )


def shop_lines(own: ShopRow) -> tuple[str, ...]:
    """The shop's own address, as the sender of an envelope."""
    home = PostalAddress(own.name, "", own.street, own.town, own.region, own.postcode, own.country)
    return address_lines(home, sender_country=own.country)


def _called(person: Person, own: ShopRow, language: str, way: str) -> str:
    if person.is_company:
        return person.company
    known, theirs = _name_of(person), person.language or own.language
    return greeted(known, language=language, own_language=theirs, way=way)


def _way(store: Store, person: Person) -> str:
    """How their household wishes to be named; "" without one."""
    home = store.row(_Household, _HOUSEHOLD, person.id)
    return "" if home is None else home.addressed_as


def _on_envelope(store: Store, people: Sequence[Person], language: str) -> str:
    lead = people[0]
    home = store.row(_Household, _HOUSEHOLD, lead.id)
    if len(people) == 1 or home is None:
        is_by_first_name = home is not None and home.addressed_as == FIRST_NAMES
        is_plain = is_by_first_name or lead.is_company
        return lead.name if is_plain else on_envelope(_name_of(lead), language=language)
    residents = [_resident(person) for person in people]
    return letterbox_name(residents, language=language, way=home.addressed_as, household=home.name)


def _name_of(person: Person) -> Called:
    form = person.form_of_address
    return Called(person.name, person.given, person.family, person.preferred_name, form)


def _resident(person: Person) -> Resident:
    return Resident(person.name, person.given, person.family, person.form_of_address)


def _drafted(draft: CustomerDraft, country: str) -> Person:
    """Somebody as they stand in a form, saved or not."""
    return Person(
        id=CustomerId(0),
        name=draft.name or join_name(draft.given, draft.family, country) or draft.company,
        given=draft.given,
        family=draft.family,
        preferred_name=draft.preferred_name,
        form_of_address=draft.form_of_address,
        company=draft.company,
        language=draft.language,
        first_visit_on=None,
        customer_since=None,
    )
