"""Everything the shop knows about somebody made up, besides what they bought.

Telephone numbers lie where no telephone is (area code 555, exchanges beginning with 0), e-mail at
the names that RFC 2606 keeps for examples. Nothing here reads or writes.
"""

from datetime import date, timedelta
from random import Random

from smallcrm.domain.made_up.dice import Purpose, happens, one_of, stream
from smallcrm.domain.made_up.habits import Habit, Habits
from smallcrm.domain.made_up.names import Identities, Identity
from smallcrm.domain.made_up.tables import Tables
from smallcrm.domain.made_up.values import Consent, DayOfYear, Fact, LookingFor, Person, Phone

_HAS_PHONE, _HAS_TWO_PHONES = 0.94, 0.22
_HAS_E_MAIL, _HAS_TWO_E_MAILS = 0.62, 0.08
_E_MAIL_AT = ("example.org", "example.com", "example.net")
_PHONE_LABELS = ("mobile", "mobile", "home", "work", "")
_LINES_AN_EXCHANGE = 10_000
_FIRST_EXCHANGE, _EXCHANGES = 11, 89  # 011 to 099, never given out; the cast has 010
_LINE_STEP = 7919  # has no factor in common with 10,000, so that every line comes once
_SECOND_LINES = 5_000_000  # second numbers start far from the first
_BIRTHDAY, _BIRTHDAY_WITHOUT_YEAR = 0.5, 0.35
_YOUNGEST, _AGE_RANGE = 17, 74
_LEAP_YEAR = date(2000, 1, 1)
_HAS_COMPANY, _OWN_TRADE = 0.09, 0.6
_HAS_NOTES, _HAS_FACT, _HAS_TOPICS, _HAS_PROJECT, _IS_LOOKING = 0.25, 0.15, 0.3, 0.06, 0.03
_READS_OWN_LANGUAGE, _IN_OWN_SCRIPT_TOO = 0.2, 0.7
_WAS_SENT, _SENDER_TRIES = 0.12, 4
_ANSWERED_CONSENT, _SAID_YES = 0.55, 0.9
_CHANNELS = ("", "", "", "", "phone", "e_mail", "text", "post")


class People:
    """Everybody made up, for one seed. Indices below first_index belong to the cast."""

    def __init__(
        self, seed: int, tables: Tables, habits: Habits, today: date, first_index: int
    ) -> None:
        self._seed, self._tables, self._habits, self._today = seed, tables, habits, today
        self._first = first_index
        self._identities = Identities(seed, tables, first_index)

    def person(self, index: int) -> Person:
        """The person at this index."""
        who, habit = self._identities.identity(index), self._habits.habit(index)
        dice = stream(self._seed, index, Purpose.CONTACT)
        words = self._tables.words
        sender = self.sender(index, habit.known_since)
        return Person(
            index=index,
            full_name=who.full_name,
            given=who.given,
            family=who.family,
            preferred=who.preferred,
            say_it=who.say_it,
            form_of_address=who.form_of_address,
            company=self._company(dice, who),
            working_on=one_of(dice, words["working_on"]) if happens(dice, _HAS_PROJECT) else "",
            phones=_phones(dice, index),
            e_mails=_e_mails(dice, who, index),
            address=who.address,
            birthday=self._birthday(dice),
            language=_language(dice, who),
            name_language=who.group.language,
            tier=habit.tier,
            rhythm=habit.kind.code,
            known_since=habit.known_since,
            years_known=whole_years(habit.known_since, self._today),
            was_known_before=habit.was_known_before,
            sent_by=sender,
            household=who.household,
            related_as=None,
            source=one_of(dice, words["sources"]) if sender is None else "a friend",
            channel=one_of(dice, _CHANNELS),
            hours=one_of(dice, words["hours"]) if happens(dice, _HAS_FACT) else "",
            notes=one_of(dice, words["notes"]) if happens(dice, _HAS_NOTES) else "",
            facts=self._facts(dice),
            topics=_topics(dice, words["topics"]),
            relatives=(),
            looking_for=self._looking_for(dice, habit),
            consents=_consents(dice, habit),
        )

    def sender(self, index: int, known_since: date) -> int | None:
        """Who sent this person: somebody earlier in the list whom the shop knew before."""
        dice = stream(self._seed, index, Purpose.REFERRAL)
        earlier = index - self._first
        if earlier < 1 or not happens(dice, _WAS_SENT):
            return None
        for _ in range(_SENDER_TRIES):
            sender = self._first + int(dice.random() ** 2 * earlier)
            if self._habits.habit(sender).known_since < known_since:
                return sender
        return None

    def _company(self, dice: Random, who: Identity) -> str:
        if not happens(dice, _HAS_COMPANY):
            return ""
        if happens(dice, _OWN_TRADE):
            return f"{who.family} {one_of(dice, self._tables.words['trades'])}"
        return one_of(dice, self._tables.words["companies"])

    def _birthday(self, dice: Random) -> DayOfYear | None:
        if not happens(dice, _BIRTHDAY):
            return None
        day = _LEAP_YEAR + timedelta(days=int(dice.random() * 366))
        year = self._today.year - _YOUNGEST - 1 - int(dice.random() * _AGE_RANGE)
        if happens(dice, _BIRTHDAY_WITHOUT_YEAR):
            return DayOfYear(day.month, day.day, None)
        return birthday_in(year, day.month, day.day)

    def _facts(self, dice: Random) -> tuple[Fact, ...]:
        if not happens(dice, _HAS_FACT):
            return ()
        label, text = one_of(dice, self._tables.rows["facts"])
        return (Fact(label, text),)

    def _looking_for(self, dice: Random, habit: Habit) -> tuple[LookingFor, ...]:
        if not happens(dice, _IS_LOOKING):
            return ()
        known_days = (self._today - habit.known_since).days
        since = self._today - timedelta(days=int(dice.random() * min(300, known_days)))
        return (LookingFor(one_of(dice, self._tables.words["looking_for"]), since),)


def birthday_in(year: int, month: int, day: int) -> DayOfYear:
    """That birthday; 29 February in a year that has none keeps its day and loses the year."""
    try:
        date(year, month, day)
    except ValueError:
        return DayOfYear(month, day, None)
    return DayOfYear(month, day, year)


def whole_years(since: date, today: date) -> int:
    """Full years from one day to the other."""
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def example_number(number: int) -> str:
    """The telephone number that belongs to this number; different up to 890,000."""
    exchange, line = divmod(number, _LINES_AN_EXCHANGE)
    line = (line * _LINE_STEP + 311) % _LINES_AN_EXCHANGE
    return f"(555) 0{_FIRST_EXCHANGE + exchange % _EXCHANGES:02}-{line:04}"


def _phones(dice: Random, index: int) -> tuple[Phone, ...]:
    label, second_label = one_of(dice, _PHONE_LABELS), one_of(dice, ("work", "home", "partner"))
    throw = dice.random()
    if throw >= _HAS_PHONE:
        return ()
    first = Phone(example_number(index), label)
    if throw >= _HAS_TWO_PHONES:
        return (first,)
    return first, Phone(example_number(_SECOND_LINES + index), second_label)


def _e_mails(dice: Random, who: Identity, index: int) -> tuple[str, ...]:
    throw, at = dice.random(), one_of(dice, _E_MAIL_AT)
    given, family = who.latin
    if throw >= _HAS_E_MAIL:
        return ()
    first = f"{given}.{family}{index}@{at}"
    return (first, f"{family}{index}@{_E_MAIL_AT[0]}") if throw < _HAS_TWO_E_MAILS else (first,)


def _language(dice: Random, who: Identity) -> str:
    chance = _IN_OWN_SCRIPT_TOO if who.is_in_own_script else _READS_OWN_LANGUAGE
    return who.group.language if happens(dice, chance) else "en"


def _topics(dice: Random, topics: tuple[str, ...]) -> tuple[str, ...]:
    if not happens(dice, _HAS_TOPICS):
        return ()
    return tuple(dict.fromkeys((one_of(dice, topics), one_of(dice, topics))))


def _consents(dice: Random, habit: Habit) -> tuple[Consent, ...]:
    if not happens(dice, _ANSWERED_CONSENT):
        return ()
    how = one_of(dice, ("at the counter", "on paper", "by phone"))
    return tuple(
        Consent(channel, happens(dice, _SAID_YES), habit.known_since, how)
        for channel in ("post", "e_mail")
    )
