"""What the occasions of cards are called.

Their wordings and designs are files of resources; which card is owed is decided by the rules.
"""

from collections.abc import Mapping
from types import MappingProxyType

from smallcrm.domain.errors import Invalid
from smallcrm.domain.sentence import Sentence, sentence

# The codes of PRODUCT.md section 16, in its order.
OCCASIONS: Mapping[str, Sentence] = MappingProxyType(
    {
        "thank_you": sentence("Thank-you card"),
        "thank_you_referral": sentence("Thank-you card for sending somebody"),
        "thank_you_patience": sentence("Thank-you card for patience"),
        "thank_helper": sentence("Thank-you card for a helper"),
        "after_hours": sentence("Card after an opening"),
        "you_said_we_did": sentence("Card: you said, we did"),
        "sorry": sentence("Card to say sorry"),
        "welcome": sentence("Welcome card"),
        "welcome_back": sentence("Welcome-back card"),
        "birthday": sentence("Birthday card"),
        "anniversary": sentence("Anniversary card"),
        "condolence": sentence("Condolence card"),
        "get_well": sentence("Get-well card"),
        "miss_you": sentence("We-miss-you card"),
        "season": sentence("Season's greetings"),
        "offer": sentence("Card with an offer"),
    }
)


def occasion_words(code: str) -> Sentence:
    """What a card of this occasion is called; an unknown one is simply a card."""
    return OCCASIONS.get(code) or sentence("Card")


def must_be_occasion(code: str) -> None:
    """Refuse a code that nobody has words for. Raises Invalid (occasion)."""
    if code not in OCCASIONS:
        raise Invalid("occasion", "Choose the occasion of the card.")
