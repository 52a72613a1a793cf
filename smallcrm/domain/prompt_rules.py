"""The named rules by which the shop is reminded: their switches, numbers and words.

What each rule finds is domain/prompts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence

FIRST_PURCHASE = "first_purchase"
THIRD_VISIT = "third_visit"
REFERRAL = "referral"
BIRTHDAY = "birthday"
WHIM = "whim"
PROMISE = "promise"
AFTER_OPENING = "after_opening"
YEAR_AFTER_OPENING = "year_after_opening"
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
        PROMISE: RuleSetting(True, _days(undated_days=7)),
        # Section 6: an opening after hours brings both by itself.
        AFTER_OPENING: RuleSetting(True, _days()),
        YEAR_AFTER_OPENING: RuleSetting(True, _days()),
        # What somebody asked for by hand is always shown.
        REMINDER: RuleSetting(True, _days()),
        WHIM: RuleSetting(True, _days()),
        PRINTED_CARD: RuleSetting(True, _days()),
    }
)
CHOOSABLE = (
    FIRST_PURCHASE,
    THIRD_VISIT,
    REFERRAL,
    BIRTHDAY,
    PROMISE,
    AFTER_OPENING,
    YEAR_AFTER_OPENING,
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


def rule_word(code: str) -> Sentence:
    """The rule in Settings. Raises KeyError for an unknown code."""
    words = {
        FIRST_PURCHASE: sentence("Thank for the first purchase"),
        THIRD_VISIT: sentence("Thank for the third visit"),
        REFERRAL: sentence("Thank for sending somebody"),
        BIRTHDAY: sentence("Birthdays"),
        PROMISE: sentence("Promises and openings that come near"),
        AFTER_OPENING: sentence("The day after an opening"),
        YEAR_AFTER_OPENING: sentence("A year after an opening"),
        REMINDER: sentence("Reminders"),
        WHIM: sentence("Thank-yous of your own"),
        PRINTED_CARD: sentence("Printed cards that are not posted"),
    }
    return words[code]


def number_word(name: str) -> Sentence:
    """What a number of a rule means, in Settings. Raises KeyError for an unknown name."""
    words = {
        "within_days": sentence("Send it within so many days"),
        "max_age_days": sentence("Let it go after so many days"),
        "lead_days": sentence("Say so many days before"),
        "undated_days": sentence("Ask again about a wish without a date after so many days"),
    }
    return words[name]


def longest_shown_days(rules: RuleSettings, group: str) -> int:
    """For how many days at most a prompt of this group of Today is shown, if it ever hides."""
    if group == "dates":
        return max(rules.days(BIRTHDAY, "lead_days"), _STORY_DAYS)
    if group == "thank_you":
        return max(
            rules.days(code, "max_age_days") for code in (FIRST_PURCHASE, THIRD_VISIT, REFERRAL)
        )
    return 0
