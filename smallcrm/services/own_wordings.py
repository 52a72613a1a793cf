"""The shop's own words for cards: kept, changed, and offered before the bundled ones.

How a wording does without what is not known stands in domain/wordings; nothing here prints.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.cards import Version, Wording
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import fold
from smallcrm.domain.ids import HelperId
from smallcrm.domain.wordings import CheckedWording, WordingDraft, versions_of
from smallcrm.services.card_pieces import Wordings
from smallcrm.services.occasions import must_be_occasion
from smallcrm.services.row_ids import next_id
from smallcrm.storage.models import OwnWording
from smallcrm.storage.store import Store

Fits = Callable[[Wording], bool]
"""Whether the whole of a wording can stand on a card; printing measures it."""

_ROWS = """
SELECT id, occasion, language, name, greeting, words, closing FROM own_wording
ORDER BY occasion, language, name COLLATE NOCASE, id
"""
_NOTHING = Version("", (), "")


class OwnWordingRow(NamedTuple):
    """A wording of the shop's own. words: paragraphs with an empty line between them."""

    id: int
    occasion: str
    language: str
    name: str
    greeting: str
    words: str
    closing: str


def own_wordings(store: Store) -> list[OwnWordingRow]:
    """All of them, by occasion, language and name."""
    return store.rows(OwnWordingRow, _ROWS)


def wordings_with_own(store: Store, bundled: Wordings) -> Wordings:
    """The suggestions for an occasion and language, the shop's own before the bundled ones.

    bundled: such as printing.templates.wordings. What is in the book now is read once: ask anew
    when it has changed.
    """
    own: dict[tuple[str, str], list[OwnWordingRow]] = defaultdict(list)
    for row in own_wordings(store):
        own[row.occasion, row.language].append(row)

    def found(occasion: str, language: str) -> Sequence[Wording]:
        tag = language.casefold()
        base = tag.partition("-")[0]
        rest = bundled(occasion, language)
        rows = [row for each in dict.fromkeys((tag, base)) for row in own.get((occasion, each), ())]
        return [*(as_wording(row, rest) for row in rows), *rest]

    return found


def as_wording(own: OwnWordingRow | CheckedWording, bundled: Sequence[Wording]) -> Wording:
    """An own wording as it is offered.

    bundled: those of the same occasion and language; from them come the greeting of somebody
    without a name, and the closing.
    """
    base = own.language.partition("-")[0]
    plain = next((each for each in bundled if each.language.partition("-")[0] == base), None)
    code = f"own:{own.id}" if isinstance(own, OwnWordingRow) else "own"
    clean = CheckedWording(*own[1:]) if isinstance(own, OwnWordingRow) else own
    versions = versions_of(clean, plain.versions[-1] if plain is not None else _NOTHING)
    return Wording(own.occasion, own.language, code, versions)


def save_own_wording(
    store: Store,
    draft: WordingDraft,
    *,
    row_id: int | None = None,
    fits: Fits | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Keep a new wording, or change one; its id.

    fits: measures the whole text on paper. Raises Invalid (name, occasion, language, greeting,
    words, closing).
    """
    must_be_occasion(draft.occasion)
    clean = draft.checked()
    _must_be_there(store, row_id)
    _must_be_free(store, clean, row_id)
    if fits is not None and not fits(as_wording(clean, ())):
        raise Invalid(
            "words", "These words are too long for a folded card. Take out a sentence or two."
        )
    number = next_id(store, "own_wording") if row_id is None else row_id
    with store.action("save_own_wording", at=now, by=by):
        if row_id is None:
            OwnWording.create(id=number, **clean._asdict())
        else:
            OwnWording.update(**clean._asdict()).where(OwnWording.id == row_id).execute()
    return number


def delete_own_wording(
    store: Store, row_id: int, *, now: datetime, by: HelperId | None = None
) -> None:
    """Offer a wording no more; cards that were written with it keep their words.

    Raises Invalid (name) when it is gone.
    """
    _must_be_there(store, row_id)
    with store.action("delete_own_wording", at=now, by=by):
        OwnWording.delete().where(OwnWording.id == row_id).execute()


def _must_be_there(store: Store, row_id: int | None) -> None:
    if row_id is not None and all(row.id != row_id for row in own_wordings(store)):
        raise Invalid(
            "name", "This wording is not in the book any more. Copy the words to a new one."
        )


def _must_be_free(store: Store, clean: CheckedWording, row_id: int | None) -> None:
    for row in own_wordings(store):
        is_same_place = row[1:3] == clean[:2] and row.id != row_id
        if is_same_place and fold(row.name) == fold(clean.name):
            raise Invalid(
                "name",
                "There is a wording called {name} for this already. Give it another name.",
                name=row.name,
            )
