"""Words sentences in one language: catalogue, plurals, dates, times and money.

The key of a sentence is its English text. What is said when is the business of who calls.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from smallcrm.catalogue import PSEUDO_LANGUAGE, catalogue, pseudo
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Arg, CustomerRef, Money, Sentence
from smallcrm.english_dates import day_and_month, full_day, short_weekday, weekday

if TYPE_CHECKING:
    from babel import Locale

PLACE = re.compile(r"\{(\w+)\}")
MISSING = "…"  # a place nobody filled is shown as left out, never as an error
LAST_WEEK_DAYS = 6  # up to six days away a weekday names one day only


def no_name(_customer_id: CustomerId) -> str:
    """What stands for a customer while there is no book to ask."""
    return MISSING


def no_day() -> date | None:
    """Without a today no date is told relative to it."""
    return None


class Wording:
    """Words sentences for one shop.

    language: a code such as "en" or "de"; "zz" is the pseudo-language of the tests. country: two
    letters (ISO 3166), for the order of day and month. zone: the shop's IANA zone, for instants.
    names: gives a customer's name. today: gives the shop day that "yesterday" is told from.
    """

    def __init__(
        self,
        language: str = "en",
        country: str = "GB",
        currency: str = "EUR",
        zone: str = "UTC",
        names: Callable[[CustomerId], str] = no_name,
        today: Callable[[], date | None] = no_day,
    ) -> None:
        self.language = language
        self.country = country
        self.currency = currency
        self.zone = zone
        self._names = names
        self._today = today
        self._is_english = language in {"en", PSEUDO_LANGUAGE}
        self._catalogue = catalogue(language)

    def say(self, sentence: Sentence) -> str:
        """The sentence in this language. Never raises: a place nobody filled is shown as "…"."""
        n = sentence.args.get("n")
        if sentence.plural and isinstance(n, int):
            pattern = self._catalogue.counted(sentence.key, sentence.plural, n)
        else:
            pattern = self._catalogue.one(sentence.key)
        return self._filled(pattern, sentence.args)

    def text(self, key: str, **args: Arg) -> str:
        """The English key with its places, in this language."""
        return self.say(Sentence(key, args))

    def counted(self, one: str, many: str, n: int, **args: Arg) -> str:
        """A text whose form depends on n, which is also the place {n}."""
        return self.say(Sentence(one, {"n": n, **args}, many))

    def day(self, day: date) -> str:
        """As people say it: "today", "Tuesday" within six days, "12 Nov", "12 Nov 2024"."""
        today = self._today()
        if today is None:
            return self._day_and_month(day, with_year=True)
        away = (day - today).days
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(away)
        if near:
            return self._catalogue.one(near)
        if abs(away) <= LAST_WEEK_DAYS:
            return self._weekday(day)
        return self._day_and_month(day, with_year=day.year != today.year)

    def when(self, day: date) -> str:
        """The day inside a sentence, as the place {when}: "today", "on Tuesday", "on 12 Nov"."""
        today = self._today()
        if today is not None and abs((day - today).days) <= 1:
            return self.day(day)
        return self.text("on {day}", day=self.day(day))

    def full_date(self, day: date) -> str:
        """With weekday and year, for tooltips: "Saturday 21 November 2026"."""
        if self._is_english:
            return self._spoken(full_day(day, self.country, with_year=True))
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(day, "full", locale=self._locale)

    def day_heading(self, day: date) -> str:
        """The head of a day's page: "Saturday 21 November"."""
        if self._is_english:
            return self._spoken(full_day(day, self.country, with_year=False))
        from babel.dates import format_date  # noqa: PLC0415

        short = self._locale.datetime_skeletons.get("MMMMEd")  # CLDR has the short weekday only
        pattern = re.sub("E+", "EEEE", str(short)) if short else "EEEE d MMMM"
        return format_date(day, pattern, locale=self._locale)

    def short_date(self, day: date) -> str:
        """Day and month whatever day it is today: "12 Nov", "12 Nov 2024" of another year."""
        today = self._today()
        return self._day_and_month(day, with_year=today is None or day.year != today.year)

    def short_weekday(self, day: date) -> str:
        """The name of the day where there is little room: "Tue"."""
        if self._is_english:
            return self._spoken(short_weekday(day))
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(day, "ccc", locale=self._locale)

    def clock(self, at: time) -> str:
        """Hours and minutes: "19:30", or "7:30 PM" where people say so."""
        if self.country == "US" and self._is_english:
            return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"
        if self._is_english:
            return f"{at.hour}:{at.minute:02}"
        from babel.dates import format_time  # noqa: PLC0415

        return format_time(at, "short", locale=self._locale)

    def instant(self, at: datetime) -> str:
        """Day and time in the shop's zone: "yesterday, 20:40"; naive times are the shop's own."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415

        local = at.astimezone(ZoneInfo(self.zone)) if at.tzinfo else at
        return f"{self.day(local.date())}, {self.clock(local.time())}"

    def money(self, money: Money) -> str:
        """An amount with its currency: "€12.50"."""
        from decimal import Decimal  # noqa: PLC0415

        from babel.numbers import format_currency, get_currency_precision  # noqa: PLC0415

        amount = Decimal(money.amount_minor).scaleb(-get_currency_precision(money.currency))
        return format_currency(amount, money.currency, locale=self._locale)

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415

        language = "en" if self._is_english else self.language
        try:
            return Locale.parse(f"{language}_{self.country}")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(language)

    def _filled(self, pattern: str, args: Mapping[str, Arg]) -> str:
        def fill(match: re.Match[str]) -> str:
            value = args.get(match[1])
            if match[1] == "when" and isinstance(value, date) and not isinstance(value, datetime):
                return self.when(value)
            return MISSING if value is None else self._worded(value)

        return PLACE.sub(fill, pattern)

    def _worded(self, value: Arg) -> str:
        match value:
            case str():
                return value
            case int():
                return str(value)
            case datetime():
                return self.instant(value)
            case date():
                return self.day(value)
            case time():
                return self.clock(value)
            case Money():
                return self.money(value)
            case CustomerRef():
                return self._names(value.customer_id)
            case Sentence():
                return self.say(value)

    def _spoken(self, english: str) -> str:
        return pseudo(english) if self.language == PSEUDO_LANGUAGE else english

    def _weekday(self, day: date) -> str:
        if self._is_english:
            return self._spoken(weekday(day))
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(day, "EEEE", locale=self._locale)

    def _day_and_month(self, day: date, *, with_year: bool) -> str:
        if self._is_english:
            return self._spoken(day_and_month(day, self.country, with_year=with_year))
        from babel.dates import format_skeleton  # noqa: PLC0415

        return format_skeleton("yMMMd" if with_year else "MMMd", day, locale=self._locale)
