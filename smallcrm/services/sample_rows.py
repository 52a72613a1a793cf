"""How the values of a made-up shop become rows of the book, in the order of their columns.

Nothing here writes; every row is a plain tuple for `Store.insert_many`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from smallcrm.domain.made_up.story_values import Opening, Referral, Reminder, SpecialRequest
from smallcrm.domain.made_up.values import DayOfYear, Person, Visit
from smallcrm.domain.phones import phone_key
from smallcrm.domain.shop_day import instant_text

Row = tuple[object, ...]

NOON = time(12)  # of what has a day only
_CLOSED = frozenset({"done", "declined"})


class Table(NamedTuple):
    """A table and the columns of its rows."""

    name: str
    columns: tuple[str, ...]


def _table(name: str, columns: str) -> Table:
    return Table(name, tuple(columns.split()))


CUSTOMERS = _table(
    "customer",
    "id number name given family preferred_name say_it company language birthday notes tier"
    " known_before created_at",
)
PHONES = _table("phone", "customer_id label number digits is_preferred")
EMAILS = _table("email", "customer_id address is_preferred")
ADDRESSES = _table("address", "customer_id street town postcode country is_preferred is_bad")
VISITS = _table("visit", "customer_id at shop_day amount_minor what served_by")
REFERRALS = _table("referral", "id referrer_id referred_id shop_day")
REQUESTS = _table(
    "special_request",
    "customer_id kind what told_on told_time is_after_hours status asked_at asked_on closed_on",
)
REMINDERS = _table("reminder", "id customer_id what due_on channel made_at made_on")
ANSWERS = _table(
    "prompt_answer", "customer_id rule subject_key state answered_at answered_on answered_by"
)


class Instants:
    """Turns the shop's own time into the instants of the book, remembering each day's offset."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._offsets: dict[date, timedelta] = {}

    def text(self, local: datetime) -> str:
        """The instant as the book writes it. A shop is not open while clocks are changed."""
        day = local.date()
        offset = self._offsets.get(day)
        if offset is None:
            noon = datetime.combine(day, NOON, self._zone)
            offset = self._offsets[day] = noon.utcoffset() or timedelta()
        return f"{(local - offset).isoformat(timespec='milliseconds')}Z"

    def at_noon(self, day: date) -> str:
        """The middle of a day."""
        return instant_text(datetime.combine(day, NOON, self._zone))


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
            person.company,
            person.language,
            birthday_text(person.birthday),
            notes_of(person),
            person.tier,
            int(person.was_known_before),
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
            town, code, is_bad = home.town, home.postcode, int(home.is_bad)
            yield (self.id_of(person.index), street, town, code, country, 1, is_bad)


class Happened:
    """The rows of what happened. helper_ids: by the index of the helper in the made-up shop."""

    def __init__(self, people: People, helper_ids: Sequence[int], instants: Instants) -> None:
        self._people, self._helper_ids, self._instants = people, helper_ids, instants

    def visit(self, visit: Visit) -> Row:
        """Somebody was here."""
        return (
            self._people.id_of(visit.person),
            self._instants.text(visit.at),
            visit.at.date().isoformat(),
            visit.amount_minor,
            visit.what,
            self._helper_ids[visit.served_by],
        )

    def referral(self, row_id: int, referral: Referral) -> Row:
        """Somebody sent somebody."""
        sender, newcomer = map(self._people.id_of, (referral.sender, referral.newcomer))
        return (row_id, sender, newcomer, referral.on.isoformat())

    def request(self, wish: SpecialRequest) -> Row:
        """Somebody wants something."""
        closed_on = (wish.done_on or wish.told_on) if wish.status in _CLOSED else None
        return (
            self._people.id_of(wish.person),
            wish.kind,
            wish.what,
            wish.told_on.isoformat(),
            None,
            0,
            wish.status,
            self._instants.at_noon(wish.asked_on),
            wish.asked_on.isoformat(),
            None if closed_on is None else closed_on.isoformat(),
        )

    def opening(self, opening: Opening) -> Row:
        """We open, or opened, after hours."""
        is_done = opening.status == "done"
        day = opening.at.date().isoformat()
        return (
            self._people.id_of(opening.person),
            "open_after_hours",
            opening.need,
            day,
            f"{opening.at:%H:%M}",
            1,
            "done" if is_done else "accepted",
            self._instants.at_noon(opening.asked_on),
            opening.asked_on.isoformat(),
            day if is_done else None,
        )

    def reminder(self, row_id: int, reminder: Reminder) -> Row:
        """Something to do for somebody."""
        return (
            row_id,
            self._people.id_of(reminder.person),
            reminder.what,
            reminder.due_on.isoformat(),
            reminder.channel,
            self._instants.at_noon(reminder.noted_on),
            reminder.noted_on.isoformat(),
        )

    def answer(self, row_id: int, reminder: Reminder) -> Row:
        """A reminder that was done."""
        done_on = reminder.done_on or reminder.due_on
        return (
            self._people.id_of(reminder.person),
            "reminder",
            f"reminder:reminder:{row_id}",
            "done",
            self._instants.at_noon(done_on),
            done_on.isoformat(),
            self._helper_ids[reminder.by],
        )


def birthday_text(birthday: DayOfYear | None) -> str | None:
    """A birthday as the book keeps it, with or without its year."""
    if birthday is None:
        return None
    year = "-" if birthday.year is None else f"{birthday.year:04d}"
    return f"{year}-{birthday.month:02d}-{birthday.day:02d}"


def notes_of(person: Person) -> str:
    """The notes, with the facts below them, a line each."""
    lines: Iterable[str] = (
        person.notes,
        f"Working on {person.working_on}." if person.working_on else "",
        *(f"{fact.label}: {fact.text}" for fact in person.facts),
        *(f"Looking for {each.what}." for each in person.looking_for),
    )
    return "\n".join(filter(None, lines))
