"""How the people of a made-up shop become rows of the book, in the order of their columns.

What happened to them is the business of sample_rows. Nothing here writes.
"""

from collections.abc import Iterable, Iterator

from smallcrm.domain.made_up.values import DayOfYear, Person
from smallcrm.domain.phones import phone_key
from smallcrm.services.sample_tables import Instants, Row, table

CUSTOMERS = table(
    "customer",
    "id number name given family preferred_name say_it form_of_address company working_on language"
    " birthday notes tier known_before customer_since source preferred_channel preferred_hours"
    " created_at",
)
PHONES = table("phone", "customer_id label number digits is_preferred")
EMAILS = table("email", "customer_id address is_preferred")
ADDRESSES = table("address", "customer_id street town region postcode country is_preferred is_bad")

# What the made-up people call a way to be reached, and the book's code for it.
_CHANNELS = {"": "", "phone": "call", "text": "message", "e_mail": "email", "post": "letter"}


class People:
    """The rows of everybody. first_id, first_number: of the person with index 0."""

    def __init__(self, first_id: int, first_number: int, country: str, instants: Instants) -> None:
        self._first_id, self._first_number = first_id, first_number
        self._country, self._instants = country, instants

    def id_of(self, index: int) -> int:
        """The customer's id of the person at this index."""
        return self._first_id + index

    def customer(self, person: Person) -> Row:
        """The person themselves."""
        return (
            self.id_of(person.index),
            self._first_number + person.index,
            person.full_name,
            person.given,
            person.family,
            person.preferred,
            person.say_it,
            person.form_of_address,
            person.company,
            person.working_on,
            person.language,
            _birthday(person.birthday),
            person.notes,
            person.tier,
            int(person.was_known_before),
            person.known_since.year if person.was_known_before else None,
            person.source,
            _CHANNELS[person.channel],
            person.hours,
            self._instants.at_noon(person.known_since),
        )

    def phones(self, person: Person) -> Iterator[Row]:
        """The phones, the preferred one first."""
        for place, phone in enumerate(person.phones):
            digits = phone_key(phone.number, self._country)
            yield (self.id_of(person.index), phone.label, phone.number, digits, int(place == 0))

    def emails(self, person: Person) -> Iterator[Row]:
        """The e-mail addresses, the preferred one first."""
        for place, address in enumerate(person.e_mails):
            yield (self.id_of(person.index), address, int(place == 0))

    def addresses(self, person: Person) -> Iterator[Row]:
        """The address, if any; at home without a country."""
        home = person.address
        if home is not None:
            street = "\n".join(filter(None, (home.line1, home.line2)))
            country = "" if home.country == self._country else home.country
            place = (street, home.town, home.region, home.postcode, country)
            yield (self.id_of(person.index), *place, 1, int(home.is_bad))


FACTS = table("fact", "customer_id label words is_pinned")
DATES = table("personal_date", "customer_id label day")
LOOKING_FOR = table("looking_for", "customer_id what since_on")
CONSENTS = table("consent", "customer_id channel is_given given_on how")
TOPICS = table("topic", "id name")
CUSTOMER_TOPICS = table("customer_topic", "customer_id topic_id wants")
HOUSEHOLDS = table("household", "id name")
MEMBERS = table("household_member", "household_id customer_id has_letterbox")
FAMILY_LINKS = table("family_link", "customer_id relative_id relation words")


class Known:
    """The rows of what else is known of everybody: facts, topics, households, consents."""

    def __init__(self, people: People) -> None:
        self._id_of = people.id_of

    def facts(self, person: Person) -> Iterator[Row]:
        """Good to know; the first is pinned. Relatives without a birthday stand here too."""
        for place, fact in enumerate(person.facts):
            yield (self._id_of(person.index), fact.label, fact.text, int(place == 0))
        for name, relation, birthday in person.relatives:
            if birthday is None:
                yield (self._id_of(person.index), relation.capitalize(), name, 0)

    def dates(self, person: Person) -> Iterator[Row]:
        """The birthdays of their people."""
        for name, relation, birthday in person.relatives:
            day = _birthday(birthday)
            if day is not None:
                yield (self._id_of(person.index), f"{name}, {relation}", day)

    def looking_for(self, person: Person) -> Iterator[Row]:
        """What they look for."""
        for what, since in person.looking_for:
            yield (self._id_of(person.index), what, since.isoformat())

    def consents(self, person: Person) -> Iterator[Row]:
        """Whether they may be written to."""
        for channel, is_given, given_on, how in person.consents:
            day = given_on.isoformat()
            yield (self._id_of(person.index), _CHANNELS[channel], int(is_given), day, how)

    def topics(self, person: Person, ids: dict[str, int], next_id: int) -> Iterator[Row]:
        """What they want to hear about. ids: of the topics met so far; new ones are added."""
        for topic in person.topics:
            topic_id = ids.setdefault(topic, next_id + len(ids))
            yield (self._id_of(person.index), topic_id, 1)

    def members(self, people: Iterable[Person], first_id: int) -> Iterator[Row]:
        """Who shares a letterbox: the one whose it is, then the others, household by household."""
        homes: dict[int, list[int]] = {}
        for person in people:
            if person.household is not None:
                homes.setdefault(person.household, []).append(person.index)
        for household, (first, others) in enumerate(homes.items(), first_id):
            yield (household, self._id_of(first), 1)
            for other in others:
                yield (household, self._id_of(other), 0)

    def family(self, person: Person) -> Iterator[Row]:
        """What they are to the one with whom they live."""
        if person.household is not None and person.related_as is not None:
            relation, words = person.related_as
            mine, theirs = self._id_of(person.household), self._id_of(person.index)
            yield (mine, theirs, relation, words)


def _birthday(birthday: DayOfYear | None) -> str | None:
    """A birthday as the book keeps it, with or without its year."""
    if birthday is None:
        return None
    year = "-" if birthday.year is None else f"{birthday.year:04d}"
    return f"{year}-{birthday.month:02d}-{birthday.day:02d}"
