"""How the book is asked for what narrows the list of all customers.

The filters and their words are `domain/list_filters.py`, the order of the list customer_lists.
"""

from datetime import date, timedelta
from typing import NamedTuple

from smallcrm.domain.folding import fold
from smallcrm.domain.list_filters import (
    NEWCOMER_VISITS,
    AboutTopic,
    BornIn,
    Filter,
    InTown,
    NeverHere,
    Newcomer,
    NoAddress,
    NoConsent,
    NoPhone,
    NotSeenSince,
    OfStatus,
    OfTier,
    SeenSince,
)
from smallcrm.domain.tiers import Tier, tier_of
from smallcrm.storage.search_index import finder_rowid
from smallcrm.storage.store import Store

# The tier's place in a row number of the index, as storage/search_index writes it.
_TIER_SHIFT = 42
_TIER_MASK = 7
_NEVER_HERE = finder_rowid(0, "a_list", None)  # from here on stand those without a visit


class TopicRow(NamedTuple):
    """A topic that somebody may be asked about."""

    id: int
    name: str


class Condition(NamedTuple):
    """A piece of SQL about d (search_document), true for those who fit, and its parameters."""

    sql: str
    params: tuple[object, ...] = ()


def topics(store: Store) -> list[TopicRow]:
    """All topics by name."""
    found = store.rows(TopicRow, "SELECT id, name FROM topic")
    return sorted(found, key=lambda topic: (fold(topic.name), topic.id))


def towns(store: Store) -> list[str]:
    """The towns of the book, those where most people live first; one spelling each."""
    rows = store.connection.execute(
        "SELECT town FROM address WHERE town <> '' GROUP BY town ORDER BY count(*) DESC, town"
    )
    kept: dict[str, str] = {}
    for (town,) in rows:
        kept.setdefault(fold(town), town)
    return list(kept.values())


def condition(store: Store, wanted: Filter) -> Condition:
    """How the book is asked for a filter."""
    match wanted:
        case OfTier(tier):
            return Condition(of_tier(tier_of(tier)))
        case SeenSince(day):
            return Condition("d.finder_rowid < ?", (_begins(day),))
        case NotSeenSince(day):
            return Condition(f"d.finder_rowid >= ? AND d.finder_rowid < {_NEVER_HERE}",
                             (_begins(day),))  # fmt: skip
        case NeverHere():
            return Condition(f"d.finder_rowid >= {_NEVER_HERE}")
        case InTown(town):
            return _in_town(store, town)
        case AboutTopic(topic_id, _, wants):
            return Condition(_TOPIC, (topic_id, int(wants)))
        case _:
            return _of_the_record(wanted)


def of_tier(tier: Tier) -> str:
    """SQL that is true for those of a standing; it needs no parameter."""
    place = finder_rowid(0, tier.value, None) >> _TIER_SHIFT & _TIER_MASK
    return f"d.finder_rowid >> {_TIER_SHIFT} & {_TIER_MASK} = {place}"


def _of_the_record(wanted: Filter) -> Condition:
    match wanted:
        case BornIn(month):
            return Condition(_OWN.format("substr(c.birthday, -5, 2) = ?"), (f"{month:02}",))
        case OfStatus(status):
            return Condition(_OWN.format("c.status = ?"), (status,))
        case Newcomer():
            return Condition(_NEWCOMER)
        case NoConsent(channel):
            return Condition(_NO_CONSENT, (channel,))
        case NoPhone():
            return Condition(_NONE_OF.format("phone"))
        case NoAddress():
            return Condition(_NONE_OF.format("address"))
        case _:
            return Condition(_OPEN)


_OWN = "EXISTS (SELECT 1 FROM customer AS c WHERE c.id = d.customer_id AND {})"
_NEWCOMER = (
    _OWN.format("NOT c.known_before")
    + " AND coalesce((SELECT visit_count FROM customer_figures AS f"
    + f" WHERE f.customer_id = d.customer_id), 0) <= {NEWCOMER_VISITS}"
)
_TOPIC = (
    "d.customer_id IN (SELECT customer_id FROM customer_topic WHERE topic_id = ? AND wants = ?)"
)
_NONE_OF = (
    "NOT EXISTS (SELECT 1 FROM {} AS x WHERE x.customer_id = d.customer_id"
    " AND NOT x.is_bad AND NOT x.do_not_use)"
)
_NO_CONSENT = (
    "NOT EXISTS (SELECT 1 FROM consent AS x WHERE x.customer_id = d.customer_id"
    " AND x.is_given AND ? IN ('', x.channel))"
)
_OPEN = """
d.customer_id IN (
    SELECT customer_id FROM special_request WHERE closed_on IS NULL
    UNION SELECT customer_id FROM moment WHERE kind = 'ow' AND answered_by IS NULL
    UNION SELECT customer_id FROM thank_you WHERE state IN ('due', 'printed')
    UNION SELECT r.customer_id FROM reminder AS r
        LEFT JOIN prompt_answer AS a ON a.subject_key = 'reminder:reminder:' || r.id
        WHERE a.state IS NULL OR a.state = 'later')
"""


def _in_town(store: Store, town: str) -> Condition:
    """The town in every spelling of the book; one that nobody lives in is asked for as it is."""
    asked = fold(town).strip()
    spelled = store.connection.execute("SELECT DISTINCT town FROM address WHERE town <> ''")
    same = [each for (each,) in spelled if fold(each).strip() == asked] or [town]
    places = ", ".join("?" * len(same))
    return Condition(
        f"d.customer_id IN (SELECT customer_id FROM address WHERE town IN ({places})"
        " AND NOT is_bad AND NOT do_not_use)",
        tuple(same),
    )


def _begins(day: date) -> int:
    """The row number under which stand exactly those whose last visit was on this day or later."""
    return finder_rowid(0, "a_list", (day - timedelta(days=1)).isoformat())
