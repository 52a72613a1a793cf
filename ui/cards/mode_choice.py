"""Who writes the words of a card: the printer, a pen, or nobody; and what that means.

For which cards it is chosen is the business of the page or sheet around it.
"""

from smallcrm.wording import Wording
from ui.widgets.segmented import SegmentedButtons


def mode_words(wording: Wording) -> dict[str, str]:
    """What each mode is called."""
    say = wording.text
    return {
        "printed": say("All printed"),
        "by_hand": say("I write it"),
        "blank": say("Blank inside"),
    }


def mode_buttons(wording: Wording) -> SegmentedButtons:
    """The three modes side by side."""
    modes = tuple(mode_words(wording).items())
    return SegmentedButtons(modes, name="mode", spoken=wording.text("The words"))


def told_of(wording: Wording, mode: str) -> str:
    """What a mode means; empty where the words are printed."""
    say = wording.text
    told = {
        "by_hand": say("Faint lines on the card, and beside it a slip with what to say."),
        "blank": say("Only the front is printed; the inside is yours."),
    }
    return told.get(mode, "")
