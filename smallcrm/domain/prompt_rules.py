"""The named rules by which the shop is reminded: their switches and numbers.

What each rule finds is domain/prompts; how it is called and explained is domain/rule_words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from smallcrm.domain.errors import Invalid

FIRST_PURCHASE = "first_purchase"
THIRD_VISIT = "third_visit"
REFERRAL = "referral"
BIRTHDAY = "birthday"
WHIM = "whim"
PROMISE = "promise"
NOT_BACK = "not_back"
LATER_THAN_USUAL = "later_than_usual"
QUIET = "quiet"
GESTURE = "gesture"
AFTER_OPENING = "after_opening"
YEAR_AFTER_OPENING = "year_after_opening"
OTHER_DATES = "other_dates"
KEEP_IN_TOUCH = "keep_in_touch"
SENT_ELSEWHERE = "sent_elsewhere"
NOT_ANSWERED = "not_answered"
REMINDER = "reminder"
PRINTED_CARD = "printed_card"

_STORY_DAYS = 7  # for so long the story of an opening a year ago is told
_MOST_DAYS = 366  # no rule looks further than a year


@dataclass(frozen=True)
class RuleSetting:
    """One rule: whether it is on, and its numbers by name (all of them days)."""

    is_on: bool
    numbers: Mapping[str, int]


def _days(**numbers: int) -> Mapping[str, int]:
    return MappingProxyType(numbers)


DEFAULTS: Mapping[str, RuleSetting] = MappingProxyType(
    {
        # PRODUCT.md section 3: on at first are these three and promises; others are offered later.
        FIRST_PURCHASE: RuleSetting(True, _days(within_days=5, max_age_days=30)),
        THIRD_VISIT: RuleSetting(False, _days(within_days=5, max_age_days=30)),
        REFERRAL: RuleSetting(True, _days(within_days=5, max_age_days=90)),
        BIRTHDAY: RuleSetting(True, _days(lead_days=7)),
        # Section 7: what is ready and not collected comes back after 3 and after 10 days.
        PROMISE: RuleSetting(True, _days(undated_days=7, first_days=3, second_days=7)),
        # Section 9: who stays away, and a small gesture before the third visit.
        NOT_BACK: RuleSetting(False, _days(unknown_days=30, max_age_days=90)),
        LATER_THAN_USUAL: RuleSetting(False, _days(max_age_days=30)),
        QUIET: RuleSetting(False, _days(max_age_days=60)),
        GESTURE: RuleSetting(False, _days(max_age_days=60)),
        # Section 6: an opening after hours brings both by itself.
        AFTER_OPENING: RuleSetting(True, _days()),
        YEAR_AFTER_OPENING: RuleSetting(True, _days()),
        # Section 7: a card in time, a word every so many weeks by standing (0 for never).
        OTHER_DATES: RuleSetting(False, _days(lead_days=7)),
        KEEP_IN_TOUCH: RuleSetting(
            False, _days(a_list_days=63, regular_days=182, occasional_days=0, max_age_days=30)
        ),
        SENT_ELSEWHERE: RuleSetting(False, _days(after_days=7, max_age_days=30)),
        NOT_ANSWERED: RuleSetting(False, _days(after_days=14)),
        # What somebody asked for by hand is always shown.
        REMINDER: RuleSetting(True, _days()),
        WHIM: RuleSetting(True, _days()),
        PRINTED_CARD: RuleSetting(True, _days()),
    }
)
CHOOSABLE = (
    FIRST_PURCHASE,
    GESTURE,
    THIRD_VISIT,
    REFERRAL,
    BIRTHDAY,
    PROMISE,
    NOT_BACK,
    LATER_THAN_USUAL,
    QUIET,
    AFTER_OPENING,
    YEAR_AFTER_OPENING,
    OTHER_DATES,
    KEEP_IN_TOUCH,
    SENT_ELSEWHERE,
    NOT_ANSWERED,
)
"""The rules that Settings switches, in the order of its page."""


class RuleSettings:
    """Every rule's switch and numbers: the shop's own where it has them, else the defaults."""

    def __init__(self, own: Iterable[tuple[str, bool, Mapping[str, int]]] = ()) -> None:
        """own: code, is_on and numbers of each changed rule; unknown codes are left alone."""
        known = dict(DEFAULTS)
        for code, is_on, numbers in own:
            if code in known:
                known[code] = RuleSetting(is_on, {**DEFAULTS[code].numbers, **numbers})
        self._settings = known

    def is_on(self, code: str) -> bool:
        """Whether the shop wants to be told."""
        return self._settings[code].is_on

    def days(self, code: str, name: str) -> int:
        """One number of a rule by its name, such as lead_days of the birthdays."""
        return self._settings[code].numbers[name]

    def of(self, code: str) -> RuleSetting:
        """The whole setting of one rule."""
        return self._settings[code]


def checked_numbers(code: str, numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers of a rule as Settings may save them. Raises Invalid (field: the number)."""
    if code not in DEFAULTS:
        raise Invalid("code", "There is no such rule.")
    checked = {**DEFAULTS[code].numbers, **numbers}
    for name, days in checked.items():
        if name not in DEFAULTS[code].numbers or not 0 <= days <= _MOST_DAYS:
            raise Invalid(name, "Choose between 0 and {limit} days.", limit=_MOST_DAYS)
    return checked


_HIDING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "thank_you": (FIRST_PURCHASE, GESTURE, THIRD_VISIT, REFERRAL),
        "call_and_write": (KEEP_IN_TOUCH, SENT_ELSEWHERE),
        "not_seen": (NOT_BACK, LATER_THAN_USUAL, QUIET),
    }
)


def longest_shown_days(rules: RuleSettings, group: str) -> int:
    """For how many days at most a prompt of this group of Today is shown, if it ever hides."""
    if group == "dates":
        leads = (rules.days(code, "lead_days") for code in (BIRTHDAY, OTHER_DATES))
        return max(*leads, _STORY_DAYS)
    codes = _HIDING.get(group, ())
    return max((rules.days(code, "max_age_days") for code in codes), default=0)
