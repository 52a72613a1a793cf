"""The named rules by which the shop is reminded: their switches and numbers.

What each rule finds is domain/prompts; how it is called and explained is domain/rule_words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from smallcrm.domain.errors import Invalid

FIRST_PURCHASE = "first_purchase"
THIRD_VISIT = "third_visit"
REFERRAL = "referral"
BIG_PURCHASE = "big_purchase"
PATIENCE = "patience"
ADVICE = "advice"
OPENED = "opened"
HELPED = "helped"
YEARS = "years"
ROUND_NUMBER = "round_number"
KINDNESS = "kindness"
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
AFTERCARE = "aftercare"
NO_ADDRESS = "no_address"
NO_CONSENT = "no_consent"
SILENCE = "silence"
REMINDER = "reminder"
PRINTED_CARD = "printed_card"

_STORY_DAYS = 7  # for so long the story of an opening a year ago is told
MOST_DAYS = 366  # no rule looks further than a year
DAYS_OF_WEEK = 7
MOST_WEEKS = MOST_DAYS // DAYS_OF_WEEK
IN_WEEKS = frozenset({"a_list_days", "regular_days", "occasional_days"})
"""Numbers that the owner tells in weeks (PRODUCT.md section 7); the book keeps their days."""

NOTE_SHOWN_DAYS = 2 * MOST_DAYS  # a note outlives its first reason, never all of them by a year


@dataclass(frozen=True)
class RuleSetting:
    """One rule: whether it is on, its numbers by name (all of them days), and the owner's words.

    words: what the rule looks for, None for a rule that needs none.
    """

    is_on: bool
    numbers: Mapping[str, int]
    words: str | None = None


def _days(**numbers: int) -> Mapping[str, int]:
    return MappingProxyType(numbers)


DEFAULTS: Mapping[str, RuleSetting] = MappingProxyType(
    {
        # PRODUCT.md section 3: on at first are these three and promises; others are offered later.
        FIRST_PURCHASE: RuleSetting(True, _days(within_days=5, max_age_days=30)),
        THIRD_VISIT: RuleSetting(False, _days(within_days=5, max_age_days=30)),
        REFERRAL: RuleSetting(True, _days(within_days=5, max_age_days=90)),
        # Section 7: the other reasons for thanks, each offered when its time has come.
        BIG_PURCHASE: RuleSetting(False, _days(within_days=5, max_age_days=30)),
        PATIENCE: RuleSetting(False, _days(within_days=5, max_age_days=60)),
        ADVICE: RuleSetting(False, _days(within_days=5, max_age_days=60)),
        OPENED: RuleSetting(False, _days(within_days=5, max_age_days=30)),
        HELPED: RuleSetting(False, _days(within_days=5, max_age_days=60)),
        YEARS: RuleSetting(False, _days(lead_days=7, max_age_days=30)),
        ROUND_NUMBER: RuleSetting(False, _days(within_days=5, max_age_days=30)),
        KINDNESS: RuleSetting(False, _days(within_days=5, max_age_days=60)),
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
        # After three days and three weeks, of the kinds of purchases that the owner names.
        AFTERCARE: RuleSetting(False, _days(soon_days=3, again_days=21, max_age_days=14), words=""),
        NO_ADDRESS: RuleSetting(False, _days(max_age_days=30)),
        NO_CONSENT: RuleSetting(False, _days(max_age_days=30)),
        # "Nothing written to your best for nine weeks."
        SILENCE: RuleSetting(False, _days(silent_days=63)),
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
    BIG_PURCHASE,
    PATIENCE,
    ADVICE,
    OPENED,
    HELPED,
    YEARS,
    ROUND_NUMBER,
    KINDNESS,
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
    AFTERCARE,
    NO_ADDRESS,
    NO_CONSENT,
    SILENCE,
)
"""The rules that Settings switches, in the order of its page."""


class RuleSettings:
    """Every rule's switch and numbers: the shop's own where it has them, else the defaults."""

    def __init__(self, own: Iterable[tuple[str, bool, Mapping[str, int | str]]] = ()) -> None:
        """own: code, is_on and values of each changed rule; unknown codes are left alone.

        values: numbers by name, and the words under "words".
        """
        known = dict(DEFAULTS)
        for code, is_on, values in own:
            if code in known:
                known[code] = _own_setting(DEFAULTS[code], is_on, values)
        self._settings = known

    def is_on(self, code: str) -> bool:
        """Whether the shop wants to be told."""
        return self._settings[code].is_on

    def days(self, code: str, name: str) -> int:
        """One number of a rule by its name, such as lead_days of the birthdays."""
        return self._settings[code].numbers[name]

    def words(self, code: str) -> str:
        """What the owner wants this rule to look for, "" for nothing."""
        return self._settings[code].words or ""

    def as_text(self) -> str:
        """All settings as one text: equal for two books whose rules find the same."""
        return repr(sorted((c, s.is_on, dict(s.numbers), s.words) for c, s in self._known()))

    def with_all_on(self) -> "RuleSettings":
        """The same numbers and words with every rule on, to see what each would find."""
        on = RuleSettings()
        on._settings = {code: replace(known, is_on=True) for code, known in self._known()}
        return on

    def _known(self) -> Iterable[tuple[str, RuleSetting]]:
        return self._settings.items()

    def of(self, code: str) -> RuleSetting:
        """The whole setting of one rule."""
        return self._settings[code]


def _own_setting(usual: RuleSetting, is_on: bool, values: Mapping[str, int | str]) -> RuleSetting:
    numbers = {name: value for name, value in values.items() if isinstance(value, int)}
    words = usual.words
    if words is not None:
        words = str(values.get("words", words))
    return RuleSetting(is_on, {**usual.numbers, **numbers}, words)


def checked_numbers(code: str, numbers: Mapping[str, int]) -> dict[str, int]:
    """The numbers of a rule as Settings may save them. Raises Invalid (field: the number)."""
    if code not in DEFAULTS:
        raise Invalid("code", "There is no such rule.")
    checked = {**DEFAULTS[code].numbers, **numbers}
    for name, days in checked.items():
        if name not in DEFAULTS[code].numbers or not 0 <= days <= MOST_DAYS:
            raise Invalid(name, "Choose between 0 and {limit} days.", limit=MOST_DAYS)
    return checked


def as_told(name: str, days: int) -> int:
    """A number as Settings shows it: weeks for those that are told in weeks, begun ones whole."""
    return -(-days // DAYS_OF_WEEK) if name in IN_WEEKS else days


def as_kept(name: str, told: int) -> int:
    """The days of a number that Settings was told. Raises Invalid (field: the number)."""
    if name not in IN_WEEKS:
        return told
    if not 0 <= told <= MOST_WEEKS:
        raise Invalid(name, "Choose between 0 and {limit} weeks.", limit=MOST_WEEKS)
    return told * DAYS_OF_WEEK


_HIDING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "call_and_write": (KEEP_IN_TOUCH, SENT_ELSEWHERE, AFTERCARE, NO_ADDRESS, NO_CONSENT),
        "not_seen": (NOT_BACK, LATER_THAN_USUAL, QUIET),
    }
)


def longest_shown_days(rules: RuleSettings, group: str) -> int:
    """For how many days at most a prompt of this group of Today is shown, if it ever hides."""
    if group == "dates":
        leads = (rules.days(code, "lead_days") for code in (BIRTHDAY, OTHER_DATES))
        return max(*leads, _STORY_DAYS)
    if group == "thank_you":
        return NOTE_SHOWN_DAYS
    codes = _HIDING.get(group, ())
    return max((rules.days(code, "max_age_days") for code in codes), default=0)
