"""Our story: everything between the shop and one customer, newest first.

What is still open is told by the services of its own subject.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.domain.thank_you_notes import IN_PERSON
from smallcrm.services.owed_cards import SAME_CARD
from smallcrm.services.story_words import (
    CALLED_OFF,
    NOT_OPENED,
    StoryRow,
    came_of,
    headline,
    tick_word,
)
from smallcrm.storage.store import Store

# A line without an hour of its own stands in the middle of its day.
_NOON = "T12:00:00.000Z"
_END_OF_TIME = "9998-12-31T23:59:59.999Z"  # a day later is a date still


class _Source(NamedTuple):
    """Where lines of one kind come from. id is the row's number in its table.

    instant: when it happened. order: what an index gives newest first; only then a page of a long
    story is read without reading all of it. narrowed: what else keeps the reading short.
    """

    columns: str
    tables: str
    instant: str
    order: str
    narrowed: str = ""


def _newest(table: str, instant: str) -> str:
    """Choose the newest by their instants alone, before anything else of them is read."""
    return (
        f" AND s.id IN (SELECT id FROM {table} WHERE customer_id = :who AND {instant} <= :at"
        f" AND ({instant}, {{place}}, id) < (:at, :place, :id)"
        f" ORDER BY {instant} DESC, id DESC LIMIT :limit)"
    )


# Beside each other, of one instant, the later of these stands above the earlier.
_SOURCES: Mapping[str, _Source] = {
    "tick": _Source(
        "s.shop_day, s.kind, '', '', NULL, NULL, NULL, '', ''",
        "loyalty_tick AS s WHERE s.customer_id = :who AND s.visit_id IS NULL",
        f"s.shop_day || '{_NOON}'",
        "s.shop_day DESC",
    ),
    "referral": _Source(
        "s.shop_day, CASE WHEN s.referrer_id = :who THEN 'sent' ELSE 'came' END, '', '', NULL,"
        " CASE WHEN s.referrer_id = :who THEN s.referred_id ELSE s.referrer_id END, NULL, '', ''",
        "referral AS s WHERE (s.referrer_id = :who OR s.referred_id = :who)",
        f"s.shop_day || '{_NOON}'",
        "s.shop_day DESC",
    ),
    "card": _Source(
        "coalesce(s.closed_on, substr(s.printed_at, 1, 10)), s.occasion,"
        f" CASE s.design WHEN '{IN_PERSON}' THEN '{IN_PERSON}' ELSE s.state END, s.words,"
        " NULL, NULL, NULL, '', ''",
        "thank_you AS s WHERE s.customer_id = :who"
        " AND s.state IN ('printed', 'posted', 'handed_over')"
        f" AND coalesce(s.closed_on, s.printed_at) IS NOT NULL AND NOT {SAME_CARD}",
        f"coalesce(s.closed_on || '{_NOON}', s.printed_at)",
        "1 DESC",
    ),
    "heard": _Source(
        "s.heard_on, s.kind, s.answer, s.words, NULL, NULL, NULL, '', s.answer_words",
        "heard AS s WHERE s.customer_id = :who",
        f"s.heard_on || '{_NOON}'",
        "s.heard_on DESC",
    ),
    "elsewhere": _Source(
        "s.sent_on, '', s.found_it, s.what, NULL, NULL, NULL, '',"
        " coalesce((SELECT name FROM neighbour WHERE id = s.neighbour_id), '')",
        "sent_elsewhere AS s WHERE s.customer_id = :who",
        f"s.sent_on || '{_NOON}'",
        "s.sent_on DESC",
    ),
    "call": _Source(
        "s.shop_day, s.outcome, '', s.words, NULL, NULL, NULL,"
        " (SELECT name FROM helper WHERE id = s.made_by), ''",
        "call AS s WHERE s.customer_id = :who",
        "s.at",
        "s.at DESC",
        " AND s.at <= :at",
    ),
    "reminder": _Source(
        "s.made_on, s.channel, coalesce((SELECT state FROM prompt_answer"
        " WHERE subject_key = 'reminder:reminder:' || s.id), ''), s.what, NULL, NULL, s.due_on,"
        " '', ''",
        "reminder AS s WHERE s.customer_id = :who",
        "s.made_at",
        "s.made_at DESC",
        _newest("reminder", "made_at"),
    ),
    "request": _Source(
        "s.asked_on, s.kind, CASE WHEN s.status = 'declined' AND s.kept = 'released'"
        f" THEN '{CALLED_OFF}' WHEN s.status = 'declined' AND s.kept = 'late'"
        f" AND s.opening_id IS NOT NULL THEN '{NOT_OPENED}' ELSE s.status END, s.what, NULL, NULL,"
        " s.told_on, '',"
        " CASE WHEN s.status = 'declined' THEN s.offered_instead"
        " ELSE coalesce((SELECT door_open_at || ' ' || time_zone FROM opening"
        " WHERE id = s.opening_id AND door_open_at IS NOT NULL), '') END",
        "special_request AS s WHERE s.customer_id = :who",
        "s.asked_at",
        "s.asked_at DESC",
        _newest("special_request", "asked_at"),
    ),
    "along": _Source(
        "v.shop_day, '', '', v.what, NULL, v.customer_id, NULL, '', ''",
        "visit_companion AS s JOIN visit AS v ON v.id = s.visit_id WHERE s.customer_id = :who",
        "v.at",
        "v.at DESC",
    ),
    "visit": _Source(
        "s.shop_day, '', '', s.what, s.amount_minor, NULL, NULL,"
        " (SELECT name FROM helper WHERE id = s.served_by), ''",
        "visit AS s WHERE s.customer_id = :who",
        "s.at",
        "s.shop_day DESC, s.at DESC",
        " AND s.shop_day <= date(:at, '+1 day')",
    ),
    "moment": _Source(
        "s.shop_day, s.kind, '', s.words, NULL, NULL, NULL,"
        " (SELECT name FROM helper WHERE id = s.delivered_by), s.happened",
        "moment AS s WHERE s.customer_id = :who",
        "s.at",
        "s.at DESC",
        " AND s.at <= :at",
    ),
    "recovery": _Source(
        "f.opened_on, s.outcome, coalesce((SELECT step FROM remedy WHERE recovery_id = f.id"
        " ORDER BY id DESC LIMIT 1), ''), coalesce((SELECT group_concat(words, ' ') FROM remedy"
        " WHERE recovery_id = f.id AND words <> ''), ''), NULL, NULL, NULL,"
        " (SELECT name FROM helper WHERE id = f.fixed_by),"
        " coalesce((SELECT words FROM lesson WHERE recovery_id = f.id ORDER BY id LIMIT 1), '')",
        "recovery_customer AS s JOIN recovery AS f ON f.id = s.recovery_id"
        " WHERE s.customer_id = :who",
        "f.opened_at",
        "f.opened_at DESC",
    ),
}
_KINDS = tuple(_SOURCES)
_PLACES = {kind: place for place, kind in enumerate(_KINDS)}
_MARKED = frozenset({"moment", "request", "reminder"})

_COMPANIONS = "SELECT visit_id, customer_id FROM visit_companion WHERE visit_id IN ({}) ORDER BY id"
_TICKS = "SELECT visit_id, kind FROM loyalty_tick WHERE visit_id IN ({}) ORDER BY id"


class StoryLine(NamedTuple):
    """One thing that happened.

    kind: 'visit', 'along' (came with somebody), 'moment', 'request', 'card', 'call', 'reminder',
    'recovery' (made right), 'heard', 'elsewhere' (we sent them to another shop), 'referral' or
    'tick' (a sign of loyalty without a visit); row_id: the row of that table. mark: 'ow', 'how' or
    'wow' of a moment, what a wish is, how a reminder is done. day: the shop day.
    detail: people's own words. notes: more about it, such as who came along. by: the helper who
    served or delivered it. amount_minor: of a visit, None when not noted.
    """

    at: datetime
    day: date
    kind: str
    headline: Sentence
    detail: str
    row_id: int
    amount_minor: int | None = None
    mark: str = ""
    notes: tuple[Sentence, ...] = ()
    by: str = ""


def story(
    store: Store,
    customer_id: CustomerId,
    *,
    kinds: Collection[str] = (),
    after: StoryLine | None = None,
    limit: int = 50,
) -> list[StoryLine]:
    """One page of everything between us and this customer, newest first.

    kinds: only these; none for all. after: the last line shown, for the page that follows it.
    """
    wanted = {kind: source for kind, source in _SOURCES.items() if not kinds or kind in kinds}
    pages = " UNION ALL ".join(_page(kind, source) for kind, source in wanted.items())
    lines = store.rows(
        StoryRow,
        f"{pages} ORDER BY 1 DESC, 12 DESC, 11 DESC LIMIT :limit",
        who=customer_id,
        at=_END_OF_TIME if after is None else instant_text(after.at),
        place=len(_PLACES) if after is None else _PLACES[after.kind],
        id=0 if after is None else after.row_id,
        limit=limit,
    )
    notes = _notes(store, [line.row_id for line in lines if _KINDS[line.place] == "visit"])
    return [_told(store, line, notes) for line in lines]


def in_counter_view(line: StoryLine) -> StoryLine:
    """The line as a customer may read it: no word of having been let down."""
    if line.kind == "recovery":
        seen_to = sentence("We looked after something")
        return line._replace(headline=seen_to, detail="", by="", notes=())
    if line.mark != "ow" or line.kind != "moment":
        return line
    return line._replace(headline=sentence("Told us how it went"), detail="", by="")


def _page(kind: str, source: _Source) -> str:
    """The newest lines of one kind, as many as a page may need."""
    place = _PLACES[kind]
    return (
        f"SELECT * FROM (SELECT {source.instant}, {source.columns}, s.id, {place}"
        f" FROM {source.tables}{source.narrowed.format(place=place)}"
        f" AND ({source.instant}, {place}, s.id) < (:at, :place, :id)"
        f" ORDER BY {source.order}, s.id DESC LIMIT :limit)"
    )


def _notes(store: Store, visit_ids: Sequence[int]) -> Mapping[int, list[Sentence]]:
    """Who came along on these visits, and what was noticed."""
    found: dict[int, list[Sentence]] = {}
    marks = ", ".join("?" * len(visit_ids))
    for visit_id, companion in store.connection.execute(_COMPANIONS.format(marks), visit_ids):
        words = sentence("with {friend}", friend=CustomerRef(CustomerId(companion)))
        found.setdefault(visit_id, []).append(words)
    for visit_id, kind in store.connection.execute(_TICKS.format(marks), visit_ids):
        found.setdefault(visit_id, []).append(tick_word(kind))
    return found


def _told(store: Store, line: StoryRow, notes: Mapping[int, list[Sentence]]) -> StoryLine:
    kind = _KINDS[line.place]
    return StoryLine(
        at=line.at,
        # A card that lies printed has an instant only; every other line knows its shop day.
        day=store.shop_day(line.at) if line.state == "printed" else line.day,
        kind=kind,
        headline=headline(kind, line),
        detail=line.detail,
        row_id=line.row_id,
        amount_minor=line.amount_minor,
        mark=line.code if kind in _MARKED else "",
        notes=tuple(notes.get(line.row_id, ())) if kind == "visit" else came_of(kind, line),
        by=line.by or "",
    )
