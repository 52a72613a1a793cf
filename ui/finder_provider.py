"""What the finder's box finds: people of the book, pages and actions by their words.

What the menu holds stands in `ui/finder_menu.py`; how the box and its list look, in `ui/finder.py`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from smallcrm.domain.folding import clean_line, words
from smallcrm.services.finder import (
    COUNTED_TO,
    FROM_CHARACTERS,
    SHOWN,
    TRASH_SIGN,
    FinderRow,
    find,
)
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from ui.finder import Found
from ui.finder_menu import MENU, MenuEntry

TYPED_LIMIT = 200  # what the box takes
MENU_SHOWN = 3  # people come first; the menu is for what nobody is called
_MENU_LETTERS = 3  # shorter beginnings fit too many words of the menu


class _Offered(NamedTuple):
    """A row of the menu with its words, and the phrases that mean nothing else."""

    found: Found
    words: frozenset[str]
    phrases: frozenset[tuple[str, ...]]


class BookFinder:
    """The FinderProvider of an open book."""

    def __init__(self, store: Store, wording: Wording, menu: Sequence[MenuEntry] = MENU) -> None:
        self._store = store
        self._wording = wording
        self._menu = [self._offered(entry) for entry in menu]

    def find(self, text: str, *, for_whom: bool) -> Sequence[Found]:
        """People first, then pages and actions, then "Go on as new".

        Pages and actions stand before people who are only meant if something was mistyped, and
        before everybody when the text is their very word. With for_whom only people and "Go on as
        new"; with a leading "!" only who lies in the trash.
        """
        if len(text.strip()) < FROM_CHARACTERS:
            return ()
        is_for_trash = text.strip().startswith(TRASH_SIGN)
        if is_for_trash and for_whom:
            return self._new(text)
        people = find(self._store, text)
        rows = [self._person(row) for row in people.rows if row.fit != "mistaken"]
        mistaken = [self._person(row) for row in people.rows if row.fit == "mistaken"]
        last = rows if len(rows) == len(people.rows) else mistaken
        if people.total > SHOWN:
            last.append(self._all(text, people.total))
        if is_for_trash:
            return [*rows, *mistaken]
        exactly, others = ([], []) if for_whom else self._menu_rows(text)
        return [*exactly, *rows, *others, *mistaken, *self._new(text)]

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
            is_dimmed=row.is_trashed or row.status != "active",
            mark=self._mark(row),
        )

    def _mark(self, row: FinderRow) -> str:
        if row.is_trashed:
            return self._wording.text("in the trash")
        return self._wording.text("ready") if row.is_ready else ""

    def _all(self, text: str, total: int) -> Found:
        asked = clean_line(text, TYPED_LIMIT)
        if total >= COUNTED_TO:
            return Found("all", asked, self._wording.text("All, {n} and more", n=total))
        return Found("all", asked, self._wording.counted("All {n}", "All {n}", total))

    def _new(self, text: str) -> list[Found]:
        typed = clean_line(text.strip().lstrip(TRASH_SIGN), TYPED_LIMIT)
        if not typed:
            return []
        return [Found("new", typed, self._wording.text("Go on as new: {typed}", typed=typed))]

    def _menu_rows(self, text: str) -> tuple[list[Found], list[Found]]:
        """Pages and actions that are called exactly so, and others of which words begin so."""
        asked = words(text)
        if not asked or max(map(len, asked)) < _MENU_LETTERS:
            return [], []
        exactly = [offered.found for offered in self._menu if tuple(asked) in offered.phrases]
        others = [
            offered.found
            for offered in self._menu
            if offered.found not in exactly
            and all(any(word.startswith(scrap) for word in offered.words) for scrap in asked)
        ]
        return exactly[:MENU_SHOWN], others[: max(0, MENU_SHOWN - len(exactly))]

    def _offered(self, entry: MenuEntry) -> _Offered:
        title = self._wording.say(entry.title)
        more = self._wording.say(entry.more_words) if entry.more_words is not None else ""
        phrases = frozenset(tuple(words(phrase)) for phrase in (title, *more.split(",")))
        return _Offered(
            Found(entry.kind, entry.key, title),
            frozenset(word for phrase in phrases for word in phrase),
            phrases,
        )
