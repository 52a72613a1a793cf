"""How the rules of the prompts are called and explained in Settings.

Their switches and numbers are domain/prompt_rules; what each finds is domain/prompts.
"""

from collections.abc import Mapping
from types import MappingProxyType

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.sentence import Sentence, sentence

_TITLES: Mapping[str, Sentence] = MappingProxyType(
    {
        rule.FIRST_PURCHASE: sentence("Thank for the first purchase"),
        rule.THIRD_VISIT: sentence("Thank for the third visit"),
        rule.REFERRAL: sentence("Thank for sending somebody"),
        rule.BIRTHDAY: sentence("Birthdays"),
        rule.PROMISE: sentence("Promises and openings that come near"),
        rule.NOT_BACK: sentence("Not back since something went wrong"),
        rule.LATER_THAN_USUAL: sentence("Later than usual"),
        rule.QUIET: sentence("Gone quiet"),
        rule.GESTURE: sentence("A small gesture before the third visit"),
        rule.AFTER_OPENING: sentence("The day after an opening"),
        rule.YEAR_AFTER_OPENING: sentence("A year after an opening"),
        rule.OTHER_DATES: sentence("Other dates that matter to them"),
        rule.KEEP_IN_TOUCH: sentence("Keep in touch"),
        rule.SENT_ELSEWHERE: sentence("Sent to another shop: did they find it?"),
        rule.NOT_ANSWERED: sentence("Told us something and has no answer"),
        rule.REMINDER: sentence("Reminders"),
        rule.WHIM: sentence("Thank-yous of your own"),
        rule.PRINTED_CARD: sentence("Printed cards that are not posted"),
    }
)

# The numbers of the rule stand in its sentence by their names.
_EXPLAINED: Mapping[str, Sentence] = MappingProxyType(
    {
        rule.FIRST_PURCHASE: sentence(
            "After somebody's first visit a card is due within {within_days} days."
        ),
        rule.THIRD_VISIT: sentence(
            "After somebody's third visit a card is due within {within_days} days."
        ),
        rule.REFERRAL: sentence(
            "When somebody sent you a customer, a card is due within {within_days} days."
        ),
        rule.BIRTHDAY: sentence(
            "A birthday is shown {lead_days} days before, in time for the card."
        ),
        rule.PROMISE: sentence(
            "A promise is shown one working day before; a wish without a date after "
            "{undated_days} days; what is ready and not collected {first_days} days after you "
            "told them, then again after {second_days}."
        ),
        rule.NOT_BACK: sentence(
            "Who was not here again after something went wrong comes first, once their usual time "
            "has passed, or {unknown_days} days; for {max_age_days} days."
        ),
        rule.LATER_THAN_USUAL: sentence(
            "Your best customers, once they stay away one and a half times as long as usual; for "
            "{max_age_days} days."
        ),
        rule.QUIET: sentence(
            "Your best customers and those who come regularly, once they stay away two and a half "
            "times as long as usual; for {max_age_days} days."
        ),
        rule.GESTURE: sentence(
            "After somebody's second visit you are asked for a small gesture at the third; for "
            "{max_age_days} days."
        ),
        rule.AFTER_OPENING: sentence(
            "On the next working day after an opening you are asked to find out whether it helped."
        ),
        rule.YEAR_AFTER_OPENING: sentence(
            "A year after an opening its story stands under Dates for a week."
        ),
        rule.OTHER_DATES: sentence(
            "A wedding day or a name day is shown {lead_days} days before, as birthdays are."
        ),
        rule.KEEP_IN_TOUCH: sentence(
            "Who was not here, not called and not written to for so many days is a name to call; "
            "for {max_age_days} days. 0 is never."
        ),
        rule.SENT_ELSEWHERE: sentence(
            "{after_days} days after you sent somebody to another shop you are asked to find out "
            "whether they found it; for {max_age_days} days."
        ),
        rule.NOT_ANSWERED: sentence(
            "What somebody suggested, asked for or missed comes back after {after_days} days, "
            "until it has an answer."
        ),
    }
)

_NUMBERS: Mapping[str, Sentence] = MappingProxyType(
    {
        "within_days": sentence("Send it within so many days"),
        "max_age_days": sentence("Let it go after so many days"),
        "lead_days": sentence("Say so many days before"),
        "first_days": sentence("Told that it is ready: ask again after so many days"),
        "second_days": sentence("Told once more: ask again after so many days"),
        "unknown_days": sentence("Came too seldom to know how often: after so many days"),
        "a_list_days": sentence("Your best: after so many days"),
        "regular_days": sentence("Who comes regularly: after so many days"),
        "occasional_days": sentence("Everybody else: after so many days"),
        "after_days": sentence("Ask after so many days"),
        "undated_days": sentence("Ask again about a wish without a date after so many days"),
    }
)


def rule_word(code: str) -> Sentence:
    """The rule in Settings. Raises KeyError for an unknown code."""
    return _TITLES[code]


def explained(code: str, numbers: Mapping[str, int]) -> Sentence:
    """One sentence about a rule of Settings, with its numbers. Raises KeyError as above."""
    return Sentence(_EXPLAINED[code].key, dict(numbers))


def number_word(name: str) -> Sentence:
    """What a number of a rule means, in Settings. Raises KeyError for an unknown name."""
    return _NUMBERS[name]
