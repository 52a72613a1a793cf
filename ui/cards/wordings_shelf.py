"""The wordings of the place that is looked at: an occasion in a language, ours before the bundled.

How they are shown and written is the business of the page.
"""

from collections.abc import Sequence

from smallcrm.domain.cards import fields_of
from smallcrm.domain.errors import Invalid
from smallcrm.domain.wordings import (
    ALWAYS_KNOWN,
    FIELD_WORDS,
    WordingDraft,
    without_fields,
)
from smallcrm.printing.templates import wordings
from smallcrm.services.own_wordings import own_wordings
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from smallcrm.wording import Wording
from ui.cards.wordings_list import Entry, Line, bundled_entry, own_entry
from ui.cards.wordings_preview import Notes
from ui.settings.shop_words import LANGUAGES

NEW = "new"


class WordingsShelf:
    """Reads the wordings; entries are those of the place that was read last."""

    def __init__(self, store: Store, wording: Wording) -> None:
        self._store = store
        self._wording = wording
        self._place = ("", "")
        self.entries: Sequence[Entry] = ()

    @property
    def has_bundled(self) -> bool:
        """Whether words of this place come with the program."""
        return any(each.is_bundled for each in self.entries)

    def read(self, occasion: str, language: str) -> None:
        """Read the wordings of an occasion in a language."""
        self._place = (occasion, language)
        rows = [row for row in own_wordings(self._store) if row[1:3] == self._place]
        found = [each for each in wordings(occasion, language) if each.language == language]
        self.entries = [*map(own_entry, rows), *map(bundled_entry, found)]

    def entry(self, code: str) -> Entry:
        """The one with this code, else the first; a new one when there is none."""
        if code == NEW or not self.entries:
            return self.empty()
        return next((each for each in self.entries if each.code == code), self.entries[0])

    def empty(self) -> Entry:
        """A new one, with the greeting and the closing of the first bundled one."""
        draft = WordingDraft(*self._place)
        first = next((each for each in self.entries if each.is_bundled), None)
        if first is not None:
            draft.greeting, draft.closing = first.draft.greeting, first.draft.closing
        return Entry(NEW, draft)

    def lines(self, open_code: str) -> list[Line]:
        """How they stand in the list; a new one that is being written comes first."""
        say = self._wording.text
        new = [Line(NEW, say("New wording"), say("Not saved yet"))] if open_code == NEW else []
        return [*new, *map(self._line, self.entries)]

    def languages(self) -> list[tuple[str, str]]:
        """The bundled languages, the shop's own, and those in which there are own words."""
        own, names = shop(self._store), dict(LANGUAGES)
        others = [own.language] if own is not None else []
        for code in (*others, *(row.language for row in own_wordings(self._store))):
            names.setdefault(code, code)
        return list(names.items())

    def notes(self, entry: Entry, draft: WordingDraft) -> Notes:
        """What happens to the words where something is not known."""
        text = "\n".join((draft.greeting, draft.words, draft.closing))
        used = [each for each in fields_of(text) if each in FIELD_WORDS.keys() - ALWAYS_KNOWN]
        names = ", ".join(self._wording.say(FIELD_WORDS[each]) for each in used)
        say = self._wording.text
        if not names:
            return Notes()
        if entry.is_bundled:
            return Notes(
                say("Where it is not known, plainer words stand here: {fields}.", fields=names),
                say("Not known here, so plainer words are used: {fields}.", fields=names),
            )
        return Notes(
            say("Where it is not known, its sentence is left out: {fields}.", fields=names),
            say("Not known here, so its sentence is left out: {fields}.", fields=names),
        )

    def wrong(self, draft: WordingDraft) -> str:
        """Why it could not be saved as it is; empty when it could."""
        try:
            draft.checked()
        except Invalid as wrong:
            return self._wording.say(wrong.sentence)
        return ""

    def _line(self, entry: Entry) -> Line:
        say = self._wording.text
        whose = say("Comes with the program") if entry.is_bundled else say("Ours")
        return Line(entry.code, entry.draft.name or without_fields(entry.draft.words), whose)
