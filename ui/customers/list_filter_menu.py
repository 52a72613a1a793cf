"""The menu "Add filter": what the list can be narrowed by, with the usual answers beside it.

What a filter means is `domain/list_filters.py`; an answer that is not in the menu is asked for in
list_filter_sheet.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from smallcrm.domain.list_filters import (
    CHANNELS,
    MONTHS,
    STATUSES,
    AboutTopic,
    BornIn,
    Filter,
    HasOpen,
    InTown,
    NeverHere,
    Newcomer,
    NoAddress,
    NoConsent,
    NoPhone,
    NotSeenSince,
    OfStatus,
    OfTier,
    SeenSince,
    filter_words,
    month_words,
)
from smallcrm.domain.tiers import Tier
from smallcrm.services.customer_filters import topics, towns
from ui.context import AppContext
from ui.customers.list_filter_sheet import FilterAsking
from ui.customers.list_menu import Entry, Group, Item

OFFERED = 8  # towns and topics in the menu; the others are asked for by name
LAST_DAYS = (7, 30, 90, 365)
LAST_MONTHS = (3, 6, 12, 24)
Add = Callable[[Filter], None]


class FilterMenu:
    """Makes the entries; add is called with the filter that was chosen."""

    def __init__(self, context: AppContext, add: Add) -> None:
        self._context = context
        self._add = add
        self._asking = FilterAsking(context, add)

    def items(self) -> list[Item]:
        """All entries; the standings only while the owner's view is open."""
        say = self._context.wording.text
        items: list[Item] = []
        if self._context.owner.is_open:
            tiers = [self._entry(OfTier(tier.value), f"tier_{tier.value}") for tier in Tier]
            items.append(Group(say("Standing"), "filter_tier", tiers))
        return [
            *items,
            Group(say("Last here"), "filter_last_visit", self._visits()),
            Group(say("Town"), "filter_town", self._towns()),
            Group(say("Topic"), "filter_topic", self._topics()),
            Group(say("Birthday"), "filter_birthday", self._months()),
            Group(say("Can not be reached"), "filter_unreached", self._unreached()),
            Group(say("Status"), "filter_status", self._statuses()),
            None,
            self._entry(Newcomer(), "newcomer"),
            self._entry(HasOpen(), "something_open"),
        ]

    def _visits(self) -> Sequence[Item]:
        today, say = self._context.today(), self._context.wording.text
        recent = [SeenSince(today - timedelta(days=days), days) for days in LAST_DAYS]
        absent = [NotSeenSince(months_before(today, months)) for months in LAST_MONTHS]
        return [
            *(self._entry(each, f"seen_{each.days}") for each in recent),
            None,
            *(
                self._entry(each, f"not_seen_{months}")
                for months, each in zip(LAST_MONTHS, absent, strict=True)
            ),
            Entry(say("Not seen since …"), "not_seen_since", self._asking.day),
            None,
            self._entry(NeverHere(), "never_here"),
        ]

    def _towns(self) -> Sequence[Item]:
        known = towns(self._context.store)
        offered: list[Item] = [
            Entry(town, f"town_{place}", partial(self._add, InTown(town)))
            for place, town in enumerate(known[:OFFERED])
        ]
        other = self._context.wording.text("Another town …")
        asked = partial(self._asking.town, known)
        return [*offered, None, Entry(other, "another_town", asked)]

    def _topics(self) -> Sequence[Item]:
        known = topics(self._context.store)
        offered: list[Item] = [
            self._entry(AboutTopic(topic.id, topic.name), f"topic_{topic.id}")
            for topic in known[:OFFERED]
        ]
        other = self._context.wording.text("Another, or does not want …")
        return [*offered, None, Entry(other, "another_topic", partial(self._asking.topic, known))]

    def _months(self) -> Sequence[Item]:
        wording = self._context.wording
        return [
            Entry(
                wording.say(month_words(month)), f"month_{month}", partial(self._add, BornIn(month))
            )
            for month in MONTHS
        ]

    def _unreached(self) -> Sequence[Item]:
        return [
            self._entry(NoAddress(), "no_address"),
            self._entry(NoPhone(), "no_phone"),
            None,
            self._entry(NoConsent(), "no_consent"),
            *(self._entry(NoConsent(channel), f"no_consent_{channel}") for channel in CHANNELS),
        ]

    def _statuses(self) -> Sequence[Item]:
        return [self._entry(OfStatus(status), f"status_{status}") for status in STATUSES]

    def _entry(self, wanted: Filter, name: str) -> Entry:
        words = capital(self._context.wording.say(filter_words(wanted)))
        return Entry(words, name, partial(self._add, wanted))


def capital(words: str) -> str:
    """The words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
