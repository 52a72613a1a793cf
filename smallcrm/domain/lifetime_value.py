"""What a customer is worth in all their years with the shop, with the sum that says why.

An expectation is never mixed up with what was really paid. Nothing here reads the book.
"""

from collections.abc import Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from smallcrm.domain.rhythm import VISITS_NEEDED, Rhythm

DAYS_A_YEAR = 365.25
BASKET_MONTHS = 24  # PRODUCT.md section 9: older baskets no longer say what a usual visit is


class Frequency(NamedTuple):
    """So many visits in so many years; one of the two is 1, so that the sum can be read aloud."""

    visits: int
    years: int


class LifetimeValue(NamedTuple):
    """The expected worth of one customer: basket x frequency x years x margin.

    amount_minor, basket_minor: in the shop's currency. years: of being a customer, those so far
    included. margin_percent: None where the shop reckons without. is_guess: read from the shop's
    other customers, because this one was here too seldom.
    """

    amount_minor: int
    basket_minor: int
    frequency: Frequency
    years: int
    margin_percent: int | None
    is_guess: bool


class Habit(NamedTuple):
    """A usual visit and how often it comes: a customer's own, or what is usual in the shop.

    None where that is not known.
    """

    basket_minor: int | None
    gap_days: int | None


def frequency(gap_days: int) -> Frequency:
    """How often somebody comes who lets so many days pass, in whole visits or whole years."""
    a_year = DAYS_A_YEAR / max(1, gap_days)
    if a_year >= 1:
        return Frequency(round(a_year), 1)
    return Frequency(1, round(1 / a_year))


def usual_basket(amounts_minor: Sequence[int]) -> int | None:
    """The middle purchase, which one huge order does not move; None without any."""
    bought = [amount for amount in amounts_minor if amount > 0]
    return round(median(bought)) if bought else None


def own_habit(amounts_minor: Sequence[int], habit: Rhythm | None) -> Habit:
    """What is usual for this customer. amounts_minor: of the last BASKET_MONTHS."""
    return Habit(usual_basket(amounts_minor), None if habit is None else habit.usual_gap_days)


def years_so_far(since: date | None, today: date) -> int:
    """Full years since the first visit, 0 before there was one."""
    if since is None or since > today:
        return 0
    has_come_round = (today.month, today.day) >= (since.month, since.day)
    return today.year - since.year - (0 if has_come_round else 1)


def lifetime_value(
    own: Habit,
    usual: Habit,
    *,
    visit_count: int,
    years_so_far: int,
    expected_years: int,
    margin_percent: int | None = None,
) -> LifetimeValue | None:
    """What this customer may bring in all, or None where not even the shop's habit is known.

    own: of the customer; usual: of the shop's other customers, which stands in while the customer
    was here less than three times. expected_years: how long customers stay (a setting); who is here
    for longer stays one year more. Source: PRODUCT.md section 9.
    """
    is_known = visit_count >= VISITS_NEEDED
    basket = own.basket_minor if is_known and own.basket_minor is not None else usual.basket_minor
    gap = own.gap_days if is_known and own.gap_days is not None else usual.gap_days
    if basket is None or gap is None:
        return None
    often = frequency(gap)
    years = max(expected_years, years_so_far + 1)
    amount = basket * often.visits * years * (margin_percent or 100) / (often.years * 100)
    return LifetimeValue(
        amount_minor=round(amount),
        basket_minor=basket,
        frequency=often,
        years=years,
        margin_percent=margin_percent,
        is_guess=(basket, gap) != own or not is_known,
    )
