"""Fields for days, times and amounts that are understood as this shop writes them.

What a text means is decided in the domain.
"""

from datetime import date, time

from smallcrm.domain.dates import Leaning, typed_date
from smallcrm.domain.day_and_time import When, typed_when
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.money import parse_money
from smallcrm.domain.sentence import Money
from smallcrm.domain.times import typed_time
from smallcrm.domain.visits import VisitDraft
from smallcrm.services.shop import habits_of
from ui.context import AppContext
from ui.widgets.fields import DateField, MoneyField, ParsedField


def day_field(
    context: AppContext, *, name: str, spoken: str, leaning: Leaning, placeholder: str = ""
) -> DateField[date]:
    """A day typed freely; the full date stands under it."""
    day_first = habits_of(context.store).day_first

    def parse(text: str) -> date:
        return typed_date(text, context.today(), day_first, leaning, field=name)

    return DateField(
        name=name,
        spoken=spoken,
        parse=parse,
        words=context.wording.full_date,
        say=context.wording.say,
        placeholder=placeholder or context.wording.text("fri, +3, 12.4."),
    )


def past_day_field(context: AppContext, *, name: str, spoken: str) -> DateField[date]:
    """The day of something that was; empty means today."""
    say = context.wording.text
    return day_field(context, name=name, spoken=spoken, leaning="back", placeholder=say("today"))


def time_field(context: AppContext, *, name: str, spoken: str) -> ParsedField[time]:
    """A time of day as people write it."""

    def parse(text: str) -> time:
        return typed_time(text, field=name)

    return ParsedField(
        name=name,
        spoken=spoken,
        parse=parse,
        words=context.wording.clock,
        say=context.wording.say,
        placeholder=context.wording.text("any time"),
    )


def when_field(
    context: AppContext, *, name: str, spoken: str, known: When | None = None
) -> ParsedField[When]:
    """When something was: a day, a time, or both ("yesterday 17:30"); empty means now.

    known: when it was by the book; empty then means that it stays so.
    """
    day_first = habits_of(context.store).day_first

    def parse(text: str) -> When:
        return typed_when(text, context.today(), day_first, name)

    def words(when: When) -> str:
        day = context.wording.full_date(when.day)
        return day if when.at is None else f"{day}, {context.wording.clock(when.at)}"

    say = context.wording.text
    return ParsedField(
        name=name,
        spoken=spoken,
        parse=parse,
        words=words,
        say=context.wording.say,
        placeholder=words(known) if known else say("now; or yesterday 17:30"),
    )


def when_of(known: VisitDraft | MomentDraft | None) -> When | None:
    """When something in the book was; None while it is new."""
    return None if known is None or known.day is None else When(known.day, known.at)


def money_field(context: AppContext, *, name: str, spoken: str) -> MoneyField[int]:
    """An amount in the shop's currency; a minus is a return."""
    currency = context.wording.currency

    def parse(text: str) -> int:
        return parse_money(text, currency, field=name)

    def words(amount_minor: int) -> str:
        return context.wording.money(Money(amount_minor, currency))

    return MoneyField(
        name=name,
        spoken=spoken,
        parse=parse,
        words=words,
        say=context.wording.say,
        placeholder=context.wording.text("may stay empty"),
    )
