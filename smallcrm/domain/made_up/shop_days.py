"""The days on which the made-up shop is open, and the minutes at which people come.

Nothing here knows who comes.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from smallcrm.domain.made_up.values import ShopCard, Span

_DAYS_A_YEAR = 365.25
_LAST_SALE_MINUTES = 3  # before closing: nobody pays while the key turns


class ShopDays:
    """The opening days of one shop from `years` ago until the day before today."""

    def __init__(self, shop: ShopCard, today: date, years: int) -> None:
        self._shop = shop
        self.today = today
        self.first = today - timedelta(days=round(years * _DAYS_A_YEAR))
        self.days = tuple(self.first + timedelta(days=n) for n in range((today - self.first).days))
        self.next_open = self._next_open()
        self.minutes = tuple(tuple(_minutes(spans)) for spans in shop.hours)

    def is_open_on(self, day: date) -> bool:
        """Whether the shop opens at all on this day."""
        is_holiday = (day.month, day.day) in self._shop.closed_days
        return bool(self._shop.hours[day.weekday()]) and not is_holiday

    def open_day_before(self, day: date) -> date:
        """The last open day before this one."""
        return self.open_on_or_before(day - timedelta(days=1))

    def open_on_or_before(self, day: date) -> date:
        """This day if the shop is open, else the last open day before it."""
        while not self.is_open_on(day):
            day -= timedelta(days=1)
        return day

    def visit_time(self, day: date, wished: time) -> datetime:
        """The moment on the last open day not after `day`, inside the hours, closest to wished."""
        day = self.open_on_or_before(day)
        minute = wished.hour * 60 + wished.minute
        closest = min(self.minutes[day.weekday()], key=lambda m: abs(m - minute))
        return datetime.combine(day, time(*divmod(closest, 60)))

    def _next_open(self) -> tuple[int, ...]:
        """For each day its own number if open, else that of the next open day; -1 past the end."""
        following, found = -1, []
        for number in reversed(range(len(self.days))):
            following = number if self.is_open_on(self.days[number]) else following
            found.append(following)
        return tuple(reversed(found))


def _minutes(spans: tuple[Span, ...]) -> Iterator[int]:
    for span in spans:
        opens = span.opens.hour * 60 + span.opens.minute
        closes = span.closes.hour * 60 + span.closes.minute
        yield from range(opens + 1, closes - _LAST_SALE_MINUTES)
