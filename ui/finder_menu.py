"""The pages and actions that the finder offers, with the words by which each is found.

Who asks for them is `ui/finder_provider.py`; what they show or do is their own business.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, sentence


class MenuEntry(NamedTuple):
    """A page or an action; more_words, parted by commas, find it too."""

    kind: str
    key: str
    title: Sentence
    more_words: Sentence | None = None


# What the window itself does, with or without a page that has a verb for it.
_OF_WINDOW = frozenset({"undo", "redo", "hide_screen", "back_to_hold"})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("page", "today", sentence("Today"), sentence("to do, waiting")),
    MenuEntry("page", "customers", sentence("Customers"), sentence("list, everybody, people")),
    MenuEntry(
        "page",
        "promises",
        sentence("Promises"),
        sentence("wishes, requests, orders, openings, after hours"),
    ),
    MenuEntry(
        "page",
        "cards",
        sentence("Cards"),
        sentence("thank-you, print, envelopes, labels"),
    ),
    MenuEntry(
        "page", "wordings", sentence("Wordings"), sentence("cards, templates, words, own words")
    ),
    MenuEntry(
        "page",
        "printed_cards",
        sentence("Printed cards"),
        sentence("batch, print again, jam, came out, PDF"),
    ),
    MenuEntry(
        "page",
        "looking_back",
        sentence("Looking back"),
        sentence("review, month, figures, reports"),
    ),
    MenuEntry(
        "page",
        "heard",
        sentence("Heard"),
        sentence("suggestions, praise, asked for, missed, said, answers"),
    ),
    MenuEntry(
        "page",
        "settings",
        sentence("Settings"),
        sentence("shop, opening hours, helpers, PIN, look, text size, language, counter view"),
    ),
    MenuEntry(
        "page", "import", sentence("Bring my list"), sentence("import, csv, excel, vcard, contacts")
    ),
    MenuEntry("page", "trash", sentence("Trash"), sentence("deleted, removed, put back")),
    MenuEntry("action", "new_customer", sentence("New customer"), sentence("add, add person")),
    MenuEntry("action", "was_here", sentence("Was here"), sentence("visit, purchase")),
    MenuEntry(
        "action", "wants_something", sentence("Wants something"), sentence("order, hold, repair")
    ),
    MenuEntry("action", "how_it_went", sentence("How it went"), sentence("WOW, let down, moment")),
    MenuEntry(
        "action",
        "open_after_hours",
        sentence("Open after hours"),
        sentence("after hours, opening, keys"),
    ),
    MenuEntry("action", "thank", sentence("Thank"), sentence("card")),
    MenuEntry("action", "who_sent_you", sentence("Who sent you"), sentence("sent us, referral")),
    MenuEntry("action", "call", sentence("Call"), sentence("phone, ring, number")),
    MenuEntry("action", "remind_me", sentence("Remind me"), sentence("reminder, call back")),
    MenuEntry(
        "action",
        "note_heard",
        sentence("Note what was heard"),
        sentence("heard, suggested, praised, missed"),
    ),
    MenuEntry(
        "action",
        "walk",
        sentence("Walk in as a stranger"),
        sentence("ten questions, sheet, friend"),
    ),
    MenuEntry(
        "action",
        "send_elsewhere",
        sentence("We sent them to"),
        sentence("sent elsewhere, neighbour, other shop, do not have it"),
    ),
    MenuEntry(
        "action",
        "something_arrived",
        sentence("Something arrived"),
        sentence("looking for, it is here, who to call"),
    ),
    MenuEntry(
        "action",
        "what_may_i_grant",
        sentence("What may I grant"),
        sentence("how we make it right, reduction, gift, say yes"),
    ),
    MenuEntry("action", "day_sheet", sentence("Day sheet"), sentence("print, paper, power cut")),
    MenuEntry(
        "action", "enter_sheet", sentence("Enter the sheet"), sentence("day sheet, type in, paper")
    ),
    MenuEntry("action", "busy_weeks", sentence("Busy weeks"), sentence("rest, december, quiet")),
    MenuEntry(
        "action", "back_to_hold", sentence("Back to what is on hold"), sentence("on hold, unsaved")
    ),
    MenuEntry("action", "hide_screen", sentence("Hide the screen"), sentence("hide, lock, cover")),
    MenuEntry("action", "undo", sentence("Undo"), sentence("take back")),
    MenuEntry("action", "redo", sentence("Redo"), sentence("again")),
    MenuEntry(
        "action",
        "safe_copy",
        sentence("Make a safe copy"),
        sentence("safe copy, backup, save, stick"),
    ),
    MenuEntry(
        "action",
        "practise",
        sentence("Practise with a made-up shop"),
        sentence("practice, training, demo, try, learn"),
    ),
    MenuEntry("action", "back_to_shop", sentence("Back to shop"), sentence("practice, leave")),
    MenuEntry(
        "action", "help", sentence("Keys and help"), sentence("help, keys, shortcuts, keyboard")
    ),
)


def menu_of(pages: Collection[str], verbs: Collection[str]) -> Sequence[MenuEntry]:
    """The entries that lead somewhere in a book with these pages and verbs."""
    deeds = {*verbs, *_OF_WINDOW}
    return [entry for entry in MENU if entry.key in (pages if entry.kind == "page" else deeds)]
