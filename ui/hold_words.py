"""What a half-written entry is called on the screen, and by which form it is opened again.

Where it is kept is not known here.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.on_hold import Entry, HeldAs
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.wording import Wording
from ui.widgets.text import one_line

if TYPE_CHECKING:
    from smallcrm.storage.store import Store

NAME_LETTERS = 24  # of a name on a chip: three chips stand side by side
NOT_IN_THE_BOOK = sentence("Not in the book")


class HeldForm(NamedTuple):
    """One sort of form: what it is called after a name, and how it is opened again."""

    words: Sentence
    open: Callable[[HeldAs], None]


HeldForms = Mapping[str, HeldForm]
"""Every form whose words can be on hold, by its code."""


class HoldWords:
    """Words for the entries of one book."""

    def __init__(self, wording: Wording, store: "Store | None", forms: HeldForms) -> None:
        self.wording = wording
        self._store = store
        self._forms = forms

    def form_of(self, entry: Entry) -> HeldForm | None:
        """How it is opened again; None for a form nobody knows and for somebody who is gone."""
        whose = entry.held_as.customer_id
        if whose is not None and not self._name_of(entry):
            return None
        return self._forms.get(entry.held_as.form)

    def called(self, entry: Entry) -> str:
        """Such as "Berg, was here"."""
        form = self._forms.get(entry.held_as.form)
        what = self.wording.say(form.words) if form is not None else ""
        name = self._name_of(entry)
        if not name and entry.held_as.customer_id is not None:
            name = self.wording.say(NOT_IN_THE_BOOK)
        return ", ".join(part for part in (_short(name), what) if part)

    def on_hold(self, entry: Entry) -> str:
        """What its chip says."""
        return self.wording.text("On hold: {entry}", entry=self.called(entry))

    def _name_of(self, entry: Entry) -> str:
        whose = entry.held_as.customer_id
        if whose is not None and self._store is not None:
            from smallcrm.services.customers import name_of  # noqa: PLC0415

            return name_of(self._store, whose)
        typed = entry.words.get("name")
        return typed if isinstance(typed, str) else ""


def _short(name: str) -> str:
    line = one_line(name)
    return line if len(line) <= NAME_LETTERS else line[: NAME_LETTERS - 1].rstrip() + "…"
