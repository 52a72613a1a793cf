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
        rule.BIG_PURCHASE: sentence("Thank for a big purchase"),
        rule.PATIENCE: sentence("Thank for patience when something went wrong"),
        rule.ADVICE: sentence("Thank for advice"),
        rule.OPENED: sentence("Thank after an opening"),
        rule.HELPED: sentence("Thank for a good turn"),
        rule.YEARS: sentence("Years with us"),
        rule.ROUND_NUMBER: sentence("Round numbers of your best"),
        rule.KINDNESS: sentence("Thank for kind words"),
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
        rule.AFTERCARE: sentence("How it goes with what they bought"),
        rule.NO_ADDRESS: sentence("A card is due and no address is known"),
        rule.NO_CONSENT: sentence("A card is due and nobody asked whether it is welcome"),
        rule.SILENCE: sentence("Nothing written to your best for long"),
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
        rule.BIG_PURCHASE: sentence(
            "When somebody buys for more than twice what is usual in your shop, a card is due "
            "within {within_days} days. What is usual is looked up at that moment."
        ),
        rule.PATIENCE: sentence(
            "When something went wrong and is made right, a card for their patience is due within "
            "{within_days} days."
        ),
        rule.ADVICE: sentence(
            "When somebody gave you advice or suggested something, a card is due within "
            "{within_days} days."
        ),
        rule.OPENED: sentence(
            "After an opening for which the door was closed again, a card is due within "
            "{within_days} days."
        ),
        rule.HELPED: sentence(
            "When somebody spoke well of you to others or invited you, a card is due within "
            "{within_days} days."
        ),
        rule.YEARS: sentence(
            "Two, three and five years after the first visit, then every fifth year, a card is "
            "due; you see it {lead_days} days before."
        ),
        rule.ROUND_NUMBER: sentence(
            "When one of your best is here for the 25th, 50th or 100th time, then every hundredth, "
            "a card is due within {within_days} days."
        ),
        rule.KINDNESS: sentence(
            "When somebody praised you or who works here, a card is due within {within_days} days."
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
            "Everybody who stays away one and a half times as long as is usual for them; for "
            "{max_age_days} days. Your best come first."
        ),
        rule.QUIET: sentence(
            "Everybody who stays away two and a half times as long as is usual for them; for "
            "{max_age_days} days. Your best come first."
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
            "Who was not here, not called and not written to for so many weeks is a name to call; "
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
        rule.AFTERCARE: sentence(
            "Who bought something of these kinds is a name to call {soon_days} and {again_days} "
            "days later, for {max_age_days} days each. 0 means never."
        ),
        rule.NO_ADDRESS: sentence(
            "While a card is due, you are asked to find out where it would reach them; for "
            "{max_age_days} days."
        ),
        rule.NO_CONSENT: sentence(
            "While a card is due, you are asked to find out whether they like to get letters; for "
            "{max_age_days} days."
        ),
        rule.SILENCE: sentence(
            "When no card went to any of your best customers for {silent_days} days, Today says so."
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
        "a_list_days": sentence("Your best: every so many weeks"),
        "regular_days": sentence("Who comes regularly: every so many weeks"),
        "occasional_days": sentence("Everybody else: every so many weeks"),
        "after_days": sentence("Ask after so many days"),
        "soon_days": sentence("Ask for the first time after so many days"),
        "again_days": sentence("Ask once more after so many days"),
        "silent_days": sentence("Say so after so many days"),
        "undated_days": sentence("Ask again about a wish without a date after so many days"),
    }
)


GROUPS = ("thanks", "reminders", "rhythm")
"""The groups of rules in Settings, in their order."""

_THANKS = frozenset(
    {rule.FIRST_PURCHASE, rule.GESTURE, rule.THIRD_VISIT, rule.REFERRAL, rule.BIG_PURCHASE}
    | {rule.PATIENCE, rule.ADVICE, rule.OPENED, rule.HELPED, rule.YEARS, rule.ROUND_NUMBER}
    | {rule.KINDNESS}
)
_RHYTHM = frozenset(
    {rule.NOT_BACK, rule.LATER_THAN_USUAL, rule.QUIET, rule.KEEP_IN_TOUCH, rule.SILENCE}
)


def group_of(code: str) -> str:
    """To which of the groups of Settings a rule belongs."""
    if code in _THANKS:
        return "thanks"
    return "rhythm" if code in _RHYTHM else "reminders"


def rules_group_word(group: str) -> Sentence:
    """The heading of a group of rules in Settings. Raises KeyError for an unknown one."""
    words = {
        "thanks": sentence("Thank-yous"),
        "reminders": sentence("Reminders"),
        "rhythm": sentence("Who stays away"),
    }
    return words[group]


def rule_word(code: str) -> Sentence:
    """The rule in Settings. Raises KeyError for an unknown code."""
    return _TITLES[code]


def explained(code: str, numbers: Mapping[str, int]) -> Sentence:
    """One sentence about a rule of Settings, with its numbers. Raises KeyError as above."""
    return Sentence(_EXPLAINED[code].key, dict(numbers))


def words_word(code: str) -> Sentence:
    """What the words of a rule are, in Settings. Raises KeyError for a rule without any."""
    words = {rule.AFTERCARE: sentence("Which purchases, with days of their own if they need some")}
    return words[code]


def number_word(name: str) -> Sentence:
    """What a number of a rule means, in Settings. Raises KeyError for an unknown name."""
    return _NUMBERS[name]
