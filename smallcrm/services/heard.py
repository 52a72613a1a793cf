"""What customers suggested, praised, asked for or missed, what the shop answers, and who is told.

Which of it waits on Today is decided by the rules of the prompts.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, fold
from smallcrm.domain.heard import AnswerDraft, HeardDraft, OftenTold, often_told
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services import thank_yous
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.services.quiet_words import quiet_words
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.models import Heard
from smallcrm.storage.store import Store

IN_PERSON, BY_CARD = "in_person", "by_card"  # how they are told
YOU_SAID = "you_said_we_did"  # the occasion of the card
REASON_LETTERS = 150  # of what they said; the reason of a card is one line
WALK_EVERY = timedelta(days=91)  # a quarter
TO_ANSWER, TO_TELL, STRANGER = "to_answer", "to_tell", "stranger"

# Praise asks for no answer. Who is not in the book can not be told.
_STATES = {
    "": "1",
    TO_ANSWER: "h.answer = '' AND h.kind <> 'praised'",
    TO_TELL: "h.answer <> '' AND h.told_on IS NULL AND h.customer_id IS NOT NULL",
    STRANGER: "h.is_from_stranger",
}
_ROWS = f"""
SELECT h.id, h.customer_id, CASE WHEN c.id IS NULL THEN '' ELSE {SHOWN_NAME} END,
       h.kind, h.words, h.heard_on, h.is_from_stranger, h.answer, h.answer_words, h.answered_on,
       h.told_on
FROM heard AS h LEFT JOIN customer AS c ON c.id = h.customer_id
WHERE c.trashed_at IS NULL
"""
_NEWEST = " ORDER BY h.heard_on DESC, h.id DESC"
_SAID = """
SELECT h.words FROM heard AS h LEFT JOIN customer AS c ON c.id = h.customer_id
WHERE h.heard_on >= ? AND h.heard_on < ? AND c.trashed_at IS NULL
ORDER BY h.heard_on DESC, h.id DESC
"""
_COUNTS = f"""
SELECT count(*), coalesce(sum({_STATES[TO_ANSWER]}), 0), coalesce(sum({_STATES[TO_TELL]}), 0)
FROM heard AS h LEFT JOIN customer AS c ON c.id = h.customer_id WHERE c.trashed_at IS NULL
"""


class HeardRow(NamedTuple):
    """One thing that was heard. name: of who said it, "" for nobody known. answer: "" while open.

    kind, answer: codes of domain/heard.
    """

    id: int
    customer_id: CustomerId | None
    name: str
    kind: str
    words: str
    heard_on: date
    is_from_stranger: bool
    answer: str
    answer_words: str
    answered_on: date | None
    told_on: date | None

    @property
    def is_to_answer(self) -> bool:
        """Whether somebody waits for an answer; praise asks for none."""
        return not self.answer and self.kind != "praised"

    @property
    def is_to_tell(self) -> bool:
        """Whether they can be told what came of it, and were not."""
        return bool(self.answer) and self.told_on is None and self.customer_id is not None


class HeardCounts(NamedTuple):
    """How much was heard, and what of it waits for an answer or to be told."""

    all: int
    to_answer: int
    to_tell: int


def note(store: Store, draft: HeardDraft, *, now: datetime, by: HelperId | None = None) -> int:
    """Note what was heard; its id. Raises Invalid (kind, words, heard_text, customer_id)."""
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    if clean.customer_id is not None:
        must_be_living(store, clean.customer_id)
    row_id = next_id(store, "heard")
    with store.action("note_heard", clean.customer_id, at=now, by=by):
        _write(row_id, clean._asdict())
    return row_id


def note_walk(
    store: Store, drafts: Sequence[HeardDraft], *, now: datetime, by: HelperId | None = None
) -> int:
    """Note what a stranger answered on the walk, as one deed; how many answers there were.

    Empty answers are left out. Raises Invalid (words) when all are empty.
    """
    habits, today = habits_of(store), store.shop_day(now)
    filled = [each.checked(today, habits.day_first) for each in drafts if each.words.strip()]
    if not filled:
        raise Invalid("words", "Type at least one of the answers.")
    first = next_id(store, "heard")
    with store.action("enter_walk", at=now, by=by, n=len(filled)):
        for row_id, clean in enumerate(filled, first):
            _write(row_id, clean._replace(is_from_stranger=True)._asdict())
    return len(filled)


def change(
    store: Store, row_id: int, draft: HeardDraft, *, now: datetime, by: HelperId | None = None
) -> None:
    """It was said otherwise, by somebody else or on another day. Raises Invalid."""
    known = must_be_known(store, row_id)
    clean = draft.checked(store.shop_day(now), habits_of(store).day_first)
    if clean.customer_id is not None and clean.customer_id != known.customer_id:
        must_be_living(store, clean.customer_id)
    with store.action("change_heard", clean.customer_id, at=now, by=by):
        Heard.update(
            customer=clean.customer_id,
            kind=clean.kind,
            words=clean.words,
            heard_on=clean.heard_on,
            is_from_stranger=int(clean.is_from_stranger),
        ).where(Heard.id == row_id).execute()


def remove(store: Store, row_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """Nobody said that. Raises Invalid when it is gone."""
    known = must_be_known(store, row_id)
    with store.action("remove_heard", known.customer_id, at=now, by=by):
        Heard.delete().where(Heard.id == row_id).execute()


def answer(
    store: Store,
    row_id: int,
    draft: AnswerDraft,
    *,
    way: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Did it, will, or can not. Another answer than before is to be told anew. Raises Invalid.

    way: how they are told in the same deed, IN_PERSON or BY_CARD; "" for later.
    """
    known = must_be_known(store, row_id)
    clean = draft.checked()
    if (clean.answer, clean.words) == (known.answer, known.answer_words):
        if way:
            tell(store, row_id, way, now=now, by=by)
        return
    _must_be_somebody(known, way)
    told_on = known.told_on if clean.answer == known.answer else None
    with store.action("answer_heard", known.customer_id, at=now, by=by):
        Heard.update(
            answer=clean.answer,
            answer_words=clean.words,
            answered_on=store.shop_day(now),
            told_on=told_on,
        ).where(Heard.id == row_id).execute()
        if way:
            _tell(store, known, way, now)


def tell(store: Store, row_id: int, way: str, *, now: datetime, by: HelperId | None = None) -> None:
    """They know what came of it: IN_PERSON, or BY_CARD, then "you said, we did" is owed.

    Raises Invalid when there is no answer yet, and when nobody knows who would get the card.
    """
    known = must_be_known(store, row_id)
    if not known.answer:
        raise Invalid("answer", "There is no answer yet. Write it first, then tell them.")
    _must_be_somebody(known, way)
    with store.action("tell_heard", known.customer_id, at=now, by=by):
        _tell(store, known, way, now)


def heard_row(store: Store, row_id: int) -> HeardRow | None:
    """One of them, or None when it is gone."""
    return store.row(HeardRow, f"{_ROWS} AND h.id = ?", row_id)


def must_be_known(store: Store, row_id: int) -> HeardRow:
    """One of them. Raises Invalid (words) when it is gone."""
    found = heard_row(store, row_id)
    if found is None:
        raise Invalid("words", "This is not in the book any more.")
    return found


def heard(
    store: Store, *, state: str = "", kind: str = "", search: str = "", most: int = 30
) -> list[HeardRow]:
    """What was heard, newest first. state: "", to_answer, to_tell or stranger; kind: a code.

    search: pieces of words that all stand in what was said, in the answer or in the name.
    """
    where = f" AND {_STATES.get(state, '1')}" + (" AND h.kind = :kind" if kind else "")
    pieces = fold(clean_line(search, REASON_LETTERS)).split()
    limit = "" if pieces else " LIMIT :most"
    found = store.rows(HeardRow, f"{_ROWS}{where}{_NEWEST}{limit}", kind=kind, most=most)
    if not pieces:
        return found
    return [row for row in found if _holds(row, pieces)][:most]


def of_customer(store: Store, customer_id: CustomerId) -> list[HeardRow]:
    """What this customer told us and what waits: to be answered, or to be told."""
    waits = f" AND ({_STATES[TO_ANSWER]} OR {_STATES[TO_TELL]})"
    return store.rows(HeardRow, f"{_ROWS}{waits} AND h.customer_id = ?{_NEWEST}", customer_id)


def counts(store: Store) -> HeardCounts:
    """How much was heard and what waits."""
    found = store.row(HeardCounts, _COUNTS)
    return found or HeardCounts(0, 0, 0)


def is_walk_due(store: Store, *, on: date) -> bool:
    """Whether nobody walked in as a stranger for a quarter (PRODUCT section 5)."""
    last = store.value("SELECT max(heard_on) FROM heard WHERE is_from_stranger")
    return last is None or date.fromisoformat(str(last)) + WALK_EVERY <= on


def heard_most(store: Store, first: date, following: date) -> list[OftenTold]:
    """The three things heard most from the first day up to before the following one."""
    cursor = store.connection.execute(_SAID, (first.isoformat(), following.isoformat()))
    return often_told([row[0] for row in cursor], quiet_words())


def _must_be_somebody(known: HeardRow, way: str) -> None:
    if way == BY_CARD and known.customer_id is None:
        raise Invalid("customer_id", "Nobody knows who said it, so no card can be written.")


def _tell(store: Store, known: HeardRow, way: str, now: datetime) -> None:
    Heard.update(told_on=store.shop_day(now)).where(Heard.id == known.id).execute()
    if way == BY_CARD and known.customer_id is not None:
        reason = clean_line(known.words, REASON_LETTERS)
        thank_yous.write_owed(store, known.customer_id, YOU_SAID, reason, now=now)


def _write(row_id: int, clean: dict[str, object]) -> None:
    customer, is_stranger = clean.pop("customer_id"), clean.pop("is_from_stranger")
    Heard.create(id=row_id, customer=customer, is_from_stranger=int(bool(is_stranger)), **clean)


def _holds(row: HeardRow, pieces: Sequence[str]) -> bool:
    text = fold(f"{row.words} {row.answer_words} {row.name}")
    return all(piece in text for piece in pieces)
