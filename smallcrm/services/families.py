"""Who is related to whom among the customers, and for how many generations they come.

Who shares a letterbox is the business of households.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.families import (
    CheckedRelative,
    Relation,
    RelativeDraft,
    checked_relatives,
    family_line,
    is_circle,
)
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.sentence import Sentence
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.storage.models import FamilyLink
from smallcrm.storage.store import Store

_MOST_GENERATIONS = 12  # about three hundred years; a circle that an old list brought ends here

_RELATIVES = f"""
SELECT l.id, c.id, {SHOWN_NAME},
    CASE WHEN l.customer_id = ?1 OR l.relation <> 'parent' THEN l.relation ELSE 'child' END,
    CASE WHEN l.customer_id = ?1 THEN l.words ELSE l.words_back END
FROM family_link AS l
JOIN customer AS c ON c.id = CASE WHEN l.customer_id = ?1 THEN l.relative_id ELSE l.customer_id END
WHERE (l.customer_id = ?1 OR l.relative_id = ?1) AND c.trashed_at IS NULL
ORDER BY l.id
"""
_ELDERS = f"""
WITH RECURSIVE elder (id, depth) AS (
    SELECT ?1, 1
    UNION SELECT l.relative_id, elder.depth + 1
    FROM family_link AS l JOIN elder ON l.customer_id = elder.id
    JOIN customer AS c ON c.id = l.relative_id
    WHERE l.relation = 'parent' AND c.trashed_at IS NULL AND elder.depth < {_MOST_GENERATIONS}
)
SELECT elder.depth, coalesce(c.customer_since, CAST(substr(f.first_visit_on, 1, 4) AS INTEGER))
FROM elder JOIN customer AS c ON c.id = elder.id
LEFT JOIN customer_figures AS f ON f.customer_id = c.id
"""
_PARENTS = """
SELECT customer_id, relative_id FROM family_link
WHERE relation = 'parent' AND customer_id <> ?1 AND relative_id <> ?1
"""


class RelativeRow(NamedTuple):
    """Somebody of the family. relation: what they are to the customer; words: as it is said."""

    link_id: int
    id: CustomerId
    name: str
    relation: str
    words: str


class _Elder(NamedTuple):
    depth: int
    since: int | None


def relatives(store: Store, customer_id: CustomerId) -> list[RelativeRow]:
    """The customer's family as far as they are customers, as it was noted."""
    return store.rows(RelativeRow, _RELATIVES, customer_id)


def generation(store: Store, customer_id: CustomerId) -> int:
    """In which generation the family comes, 1 for the first."""
    return max((elder.depth for elder in store.rows(_Elder, _ELDERS, customer_id)), default=1)


def family_sentence(store: Store, customer_id: CustomerId) -> Sentence | None:
    """Such as "Customers since 1998, second generation"; None where nothing is known of it."""
    elders = store.rows(_Elder, _ELDERS, customer_id)
    since = min((elder.since for elder in elders if elder.since is not None), default=None)
    return family_line(max((elder.depth for elder in elders), default=1), since)


def link(
    store: Store,
    customer_id: CustomerId,
    relative: CustomerId,
    relation: str,
    *,
    words: str = "",
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Note what the relative is to the customer; noted before, it is corrected.

    Raises Invalid (relatives, customer_id) for oneself, for somebody who is not in the book, and
    when somebody would be their own grandparent.
    """
    must_be_living(store, customer_id)
    known = [row for row in drafts_of(store, customer_id) if row.relative != relative]
    wanted = checked_relatives([*known, RelativeDraft(relative, relation, words)])
    must_be_possible(store, customer_id, wanted)
    with store.action("link_family", customer_id, at=now, by=by):
        write(store, customer_id, wanted)


def unlink(store: Store, link_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """Take a family link out. Raises ShopError when it is gone already."""
    customer_id = store.value("SELECT customer_id FROM family_link WHERE id=?", link_id)
    if customer_id is None:
        raise ShopError("This is not in the book any more. Nothing was changed.")
    with store.action("unlink_family", CustomerId(int(customer_id)), at=now, by=by):
        FamilyLink.delete().where(FamilyLink.id == link_id).execute()


def drafts_of(store: Store, customer_id: CustomerId) -> list[RelativeDraft]:
    """The family as a form shows it."""
    return [RelativeDraft(row.id, row.relation, row.words) for row in relatives(store, customer_id)]


def must_be_possible(
    store: Store, customer_id: CustomerId | None, wanted: Sequence[CheckedRelative]
) -> None:
    """Refuse a family that can not be. customer_id: None for somebody who is just being written.

    Raises Invalid (relatives).
    """
    for each in wanted:
        must_be_living(store, each.relative, "relatives")
        if each.relative == customer_id:
            raise Invalid("relatives", "Choose somebody else: this is the customer themselves.")
    mine = [each.relative for each in wanted if each.relation is Relation.PARENT]
    children = {each.relative for each in wanted if each.relation is Relation.CHILD}
    if mine and children and is_circle(_parents(store, customer_id), mine, children):
        raise Invalid(
            "relatives", "This would go round in a circle: nobody is their own grandparent."
        )


def write(store: Store, customer_id: CustomerId, wanted: Iterable[CheckedRelative]) -> None:
    """Bring the links to what is wanted; unchanged ones are not touched. Call inside an action."""
    known = {row.id: row for row in relatives(store, customer_id)}
    for each in wanted:
        before = known.pop(each.relative, None)
        if before is None:
            FamilyLink.create(**_values(customer_id, each, ""))
        elif (before.relation, before.words) != (each.relation.value, each.words):
            back = _words_back(store, customer_id, before.link_id)
            values = _values(customer_id, each, back)
            FamilyLink.update(values).where(FamilyLink.id == before.link_id).execute()
    for gone in known.values():
        FamilyLink.delete().where(FamilyLink.id == gone.link_id).execute()


def _values(customer_id: CustomerId, link: CheckedRelative, back: str) -> dict[str, object]:
    """The row of a link; a child is kept as the parent seen from the other side.

    back: what the customer is to the relative, as the other side says it.
    """
    mine, theirs, relation = customer_id, link.relative, link.relation
    words, words_back = link.words, back
    if relation is Relation.CHILD:
        mine, theirs, relation = theirs, mine, relation.seen_back
        words, words_back = words_back, words
    return {
        "customer_id": mine,
        "relative_id": theirs,
        "relation": relation.value,
        "words": words,
        "words_back": words_back,
    }


def _words_back(store: Store, customer_id: CustomerId, link_id: int) -> str:
    sql = (
        "SELECT CASE WHEN customer_id=? THEN words_back ELSE words END FROM family_link WHERE id=?"
    )
    return str(store.value(sql, customer_id, link_id))


def _parents(store: Store, without: CustomerId | None) -> dict[CustomerId, list[CustomerId]]:
    """Everybody's parents but those of one customer, and but where they are the parent."""
    found: dict[CustomerId, list[CustomerId]] = {}
    for child, parent in store.connection.execute(_PARENTS, (without or 0,)).fetchall():
        found.setdefault(CustomerId(child), []).append(CustomerId(parent))
    return found
