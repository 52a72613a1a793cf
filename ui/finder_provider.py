"""What the finder's box finds: people of the book, pages and actions by their words.

How the box and its list look is the business of `ui/finder.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.folding import clean_line, words
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.services.finder import COUNTED_TO, FROM_CHARACTERS, SHOWN, FinderRow, find
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from ui.finder import Found

TYPED_LIMIT = 200  # what the box takes
MENU_SHOWN = 3  # people come first; the menu is for what nobody is called


class MenuEntry(NamedTuple):
    """A page or an action that the finder offers; more_words find it too."""

    kind: str
    key: str
    title: Sentence
    more_words: Sentence | None = None


MENU: tuple[MenuEntry, ...] = (
    MenuEntry("page", "today", sentence("Today")),
    MenuEntry("page", "customers", sentence("Customers"), sentence("list of everybody")),
    MenuEntry(
        "page", "promises", sentence("Promises"), sentence("wishes orders openings after hours")
    ),
    MenuEntry("page", "cards", sentence("Cards"), sentence("thank-you print envelopes")),
    MenuEntry("page", "looking_back", sentence("Looking back"), sentence("review month figures")),
    MenuEntry(
        "page", "settings", sentence("Settings"), sentence("shop opening hours helpers look size")
    ),
    MenuEntry(
        "page", "import", sentence("Bring my list"), sentence("import csv excel vcard contacts")
    ),
    MenuEntry("page", "trash", sentence("Trash"), sentence("deleted removed")),
    MenuEntry("action", "new_customer", sentence("New customer"), sentence("add person")),
    MenuEntry("action", "was_here", sentence("Was here"), sentence("visit purchase")),
    MenuEntry(
        "action", "wants_something", sentence("Wants something"), sentence("order hold repair")
    ),
    MenuEntry("action", "thank", sentence("Thank"), sentence("card")),
    MenuEntry("action", "remind_me", sentence("Remind me"), sentence("reminder call back")),
    MenuEntry("action", "safe_copy", sentence("Make a safe copy"), sentence("backup stick")),
    MenuEntry("action", "help", sentence("Keys and help"), sentence("shortcuts")),
)


class BookFinder:
    """The FinderProvider of an open book."""

    def __init__(self, store: Store, wording: Wording, menu: Sequence[MenuEntry] = MENU) -> None:
        self._store = store
        self._wording = wording
        self._menu = [(entry, self._menu_words(entry)) for entry in menu]

    def find(self, text: str, *, for_whom: bool) -> Sequence[Found]:
        """People first, then pages and actions; with for_whom only people and "Go on as new"."""
        if len(text.strip()) < FROM_CHARACTERS:
            return ()
        people = find(self._store, text)
        rows = [self._person(row) for row in people.rows]
        if people.total > SHOWN:
            rows.append(self._all(text, people.total))
        if not for_whom:
            rows += self._menu_rows(text)
        if typed := clean_line(text, TYPED_LIMIT):
            new = self._wording.text("Go on as new: {typed}", typed=typed)
            rows.append(Found("new", typed, new))
        return rows

    def _person(self, row: FinderRow) -> Found:
        last = "" if row.last_visit_on is None else self._wording.day(row.last_visit_on)
        return Found(
            "customer",
            row.id,
            row.name,
            detail=row.detail,
            last=last,
            tier=row.tier,
            has_open=row.is_open,
        )

    def _all(self, text: str, total: int) -> Found:
        asked = clean_line(text, TYPED_LIMIT)
        if total >= COUNTED_TO:
            return Found("all", asked, self._wording.text("All, {n} and more", n=total))
        return Found("all", asked, self._wording.counted("All {n}", "All {n}", total))

    def _menu_rows(self, text: str) -> list[Found]:
        asked = words(text)
        if not asked:
            return []
        fitting = [
            Found(entry.kind, entry.key, self._wording.say(entry.title))
            for entry, known in self._menu
            if all(any(word.startswith(scrap) for word in known) for scrap in asked)
        ]
        return fitting[:MENU_SHOWN]

    def _menu_words(self, entry: MenuEntry) -> frozenset[str]:
        spoken = [entry.title] if entry.more_words is None else [entry.title, entry.more_words]
        return frozenset(word for each in spoken for word in words(self._wording.say(each)))
