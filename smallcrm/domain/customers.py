"""A customer as a form collects one, and as the book takes it.

Nothing here stores customers or looks for doubles. What several of each can stand in a draft is
checked in `contacts.py`, `facts.py`, `families.py` and `consents.py`.
"""

from dataclasses import dataclass, field
from datetime import date

from smallcrm.domain.consents import (
    CheckedConsent,
    ConsentDraft,
    checked_channel,
    checked_consents,
)
from smallcrm.domain.contacts import (
    LABEL_LIMIT,
    MOST_ENTRIES,
    POSTCODE_LIMIT,
    AddressDraft,
    CheckedAddress,
    CheckedEmail,
    CheckedPhone,
    EmailDraft,
    PhoneDraft,
    checked_addresses,
    checked_emails,
    checked_phones,
)
from smallcrm.domain.dates import PartialDate, typed_date, typed_partial_date
from smallcrm.domain.drafts import NAME_LIMIT, checked_language, checked_line, checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.facts import (
    CheckedDate,
    CheckedFact,
    CheckedLookingFor,
    CheckedTopic,
    DateDraft,
    FactDraft,
    LookingForDraft,
    TopicDraft,
    checked_dates,
    checked_facts,
    checked_looking_for,
    checked_topics,
)
from smallcrm.domain.families import CheckedRelative, RelativeDraft, checked_relatives
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.letterbox_names import checked_way
from smallcrm.domain.names import join_name
from smallcrm.domain.statuses import Status, status_of
from smallcrm.domain.tiers import Tier, tier_of

__all__ = [
    "HIGHEST_NUMBER",
    "LABEL_LIMIT",
    "MOST_ENTRIES",
    "POSTCODE_LIMIT",
    "AddressDraft",
    "CheckedAddress",
    "CheckedCustomer",
    "CheckedEmail",
    "CheckedPhone",
    "CustomerDraft",
    "EmailDraft",
    "PhoneDraft",
]

HIGHEST_NUMBER = 999_999_999  # an own number that still fits on a card
FIRST_YEAR = 1800  # older than any shop's oldest list
MOST_YEARS_AWAY = 10  # who stays away for longer has moved


@dataclass(frozen=True)
class CheckedCustomer:
    """A customer whose every value may go into the book.

    lives_with: somebody whose household is theirs too. household_addressed_as: one of
    letterbox_names.WAYS. has_letterbox: the household's post goes to this customer's address.
    customer_since: a year. away_until: until then nobody waits for them; is_left_in_peace: nobody
    waits for them at all.
    """

    name: str
    given: str
    family: str
    preferred_name: str
    say_it: str
    form_of_address: str
    company: str
    working_on: str
    phones: tuple[CheckedPhone, ...]
    emails: tuple[CheckedEmail, ...]
    addresses: tuple[CheckedAddress, ...]
    birthday: PartialDate | None
    dates: tuple[CheckedDate, ...]
    notes: str
    tier: Tier
    status: Status
    language: str
    source: str
    customer_since: int | None
    preferred_channel: str
    preferred_hours: str
    away_until: date | None
    is_left_in_peace: bool
    sent_by: CustomerId | None
    number: int | None
    lives_with: CustomerId | None
    household_name: str
    household_addressed_as: str
    has_letterbox: bool
    relatives: tuple[CheckedRelative, ...]
    topics: tuple[CheckedTopic, ...]
    facts: tuple[CheckedFact, ...]
    looking_for: tuple[CheckedLookingFor, ...]
    consents: tuple[CheckedConsent, ...]


@dataclass
class CustomerDraft:
    """A customer as a form, an import or the sample shop collects one.

    number, customer_since, away_until: as typed or as known.
    """

    name: str = ""
    given: str = ""
    family: str = ""
    preferred_name: str = ""
    say_it: str = ""
    company: str = ""
    phones: list[PhoneDraft] = field(default_factory=list)
    emails: list[EmailDraft] = field(default_factory=list)
    addresses: list[AddressDraft] = field(default_factory=list)
    birthday: str = ""
    notes: str = ""
    tier: str = Tier.OCCASIONAL.value
    language: str = ""
    sent_by: CustomerId | None = None
    number: int | str | None = None
    form_of_address: str = ""
    working_on: str = ""
    source: str = ""
    customer_since: str = ""
    status: str = Status.ACTIVE.value
    preferred_channel: str = ""
    preferred_hours: str = ""
    away_until: str = ""
    is_left_in_peace: bool = False
    dates: list[DateDraft] = field(default_factory=list)
    lives_with: CustomerId | None = None
    household_name: str = ""
    household_addressed_as: str = ""
    has_letterbox: bool = False
    relatives: list[RelativeDraft] = field(default_factory=list)
    topics: list[TopicDraft] = field(default_factory=list)
    facts: list[FactDraft] = field(default_factory=list)
    looking_for: list[LookingForDraft] = field(default_factory=list)
    consents: list[ConsentDraft] = field(default_factory=list)

    def checked(self, country: str, day_first: bool, today: date) -> CheckedCustomer:
        """The clean values. country: the shop's, for names and phones. Raises Invalid."""
        phones = checked_phones(self.phones, country)
        return CheckedCustomer(
            name=self._whole_name(country, phones),
            given=_line("given", self.given),
            family=_line("family", self.family),
            preferred_name=_line("preferred_name", self.preferred_name),
            say_it=_line("say_it", self.say_it),
            form_of_address=_line("form_of_address", self.form_of_address),
            company=_line("company", self.company),
            working_on=checked_line("working_on", self.working_on),
            phones=phones,
            emails=checked_emails(self.emails),
            addresses=checked_addresses(self.addresses),
            birthday=_birthday(self.birthday, today, day_first),
            dates=checked_dates(self.dates, today, day_first),
            notes=checked_text("notes", self.notes),
            tier=tier_of(self.tier),
            status=status_of(self.status),
            language=checked_language("language", self.language),
            source=checked_line("source", self.source),
            customer_since=_year(self.customer_since, today),
            preferred_channel=checked_channel(self.preferred_channel),
            preferred_hours=_line("preferred_hours", self.preferred_hours),
            away_until=_away_until(self.away_until, today, day_first),
            is_left_in_peace=self.is_left_in_peace,
            sent_by=self.sent_by,
            number=own_number(self.number),
            lives_with=self.lives_with,
            household_name=_line("household_name", self.household_name),
            household_addressed_as=checked_way(self.household_addressed_as),
            has_letterbox=self.has_letterbox,
            relatives=checked_relatives(self.relatives),
            topics=checked_topics(self.topics),
            facts=checked_facts(self.facts, today, day_first),
            looking_for=checked_looking_for(self.looking_for, today, day_first),
            consents=checked_consents(self.consents, today, day_first),
        )

    def _whole_name(self, country: str, phones: tuple[CheckedPhone, ...]) -> str:
        """The name, however it was written; empty only where a phone stands for it."""
        given, family = _line("given", self.given), _line("family", self.family)
        name = _line("name", self.name) or _line("name", join_name(given, family, country))
        name = name or _line("company", self.company)
        if not name and not any(phone.key for phone in phones):
            raise Invalid("name", "Write a name or a phone number; one of them is enough.")
        return name


def own_number(number: int | str | None) -> int | None:
    """The own number as typed or known; None for the next free one. Raises Invalid (number)."""
    if isinstance(number, str):
        typed = checked_line("number", number).removeprefix("#").strip()
        if not typed:
            return None
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0
    if number is not None and not 1 <= number <= HIGHEST_NUMBER:
        raise Invalid("number", "A customer number is between 1 and {limit}.", limit=HIGHEST_NUMBER)
    return number


def _line(field_name: str, text: str) -> str:
    return checked_line(field_name, text, NAME_LIMIT)


def _birthday(text: str, today: date, day_first: bool) -> PartialDate | None:
    return typed_partial_date(text, today, day_first) if text.strip() else None


def _year(text: str, today: date) -> int | None:
    typed = checked_line("customer_since", text)
    if not typed:
        return None
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
    if not FIRST_YEAR <= year <= today.year:
        raise Invalid("customer_since", "Write the year with four digits, such as 1998.")
    return year


def _away_until(text: str, today: date, day_first: bool) -> date | None:
    """The day; one that has passed may stand, for it says what was."""
    if not text.strip():
        return None
    day = typed_date(text, today, day_first, "ahead", "away_until")
    if day.year > today.year + MOST_YEARS_AWAY:
        raise Invalid("away_until", "Choose a day within the next {n} years.", n=MOST_YEARS_AWAY)
    return day
