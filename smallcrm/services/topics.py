"""What people want to hear about, or not.

Writing to those who want it is another service's business.
"""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.drafts import needed_line
from smallcrm.domain.facts import TOPIC_LIMIT
from smallcrm.domain.folding import fold
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.services.living import must_be_living
from smallcrm.storage.models import CustomerTopic, Topic
from smallcrm.storage.store import Store

_TOPICS_OF = """
SELECT t.id, t.name, ct.wants FROM customer_topic AS ct JOIN topic AS t ON t.id = ct.topic_id
WHERE ct.customer_id = ? ORDER BY ct.wants DESC, ct.id
"""
_KNOWN = """
SELECT t.id, t.name, (SELECT count(*) FROM customer_topic AS ct
    JOIN customer AS c ON c.id = ct.customer_id
    WHERE ct.topic_id = t.id AND ct.wants AND c.trashed_at IS NULL)
FROM topic AS t ORDER BY t.name COLLATE NOCASE, t.id
"""


class TopicMark(NamedTuple):
    """A topic of one customer; wants: they want to hear about it, else they do not."""

    id: int
    name: str
    wants: bool


class TopicRow(NamedTuple):
    """A topic of the shop, and how many living customers want to hear about it."""

    id: int
    name: str
    wanted_by: int


def topics_of(store: Store, customer_id: CustomerId) -> list[TopicMark]:
    """What the customer wants to hear about, then what not."""
    return store.rows(TopicMark, _TOPICS_OF, customer_id)


def known_topics(store: Store) -> list[TopicRow]:
    """Every topic of the shop by its name."""
    return store.rows(TopicRow, _KNOWN)


def topic_names(store: Store) -> list[str]:
    """The names of all topics, for completing what is typed."""
    names = store.connection.execute("SELECT name FROM topic ORDER BY name COLLATE NOCASE")
    return [str(row[0]) for row in names.fetchall()]


def tag(
    store: Store,
    customer_ids: Collection[CustomerId],
    name: str,
    *,
    wants: bool = True,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Note for all of them that they want to hear about a topic, or do not.

    Raises Invalid (topic, customer_id); then nothing is written.
    """
    clean = needed_line("topic", name, TOPIC_LIMIT)
    for customer_id in customer_ids:
        must_be_living(store, customer_id)
    with store.action("tag_customers", at=now, by=by, n=len(customer_ids)):
        topic = topic_id(store, clean)
        answer = CustomerTopic.wants != int(wants)
        chosen = CustomerTopic.topic == topic
        noted = _who_has(store, topic)
        for customer_id in dict.fromkeys(customer_ids):
            if customer_id in noted:
                own = CustomerTopic.customer == customer_id
                CustomerTopic.update(wants=int(wants)).where(own & chosen & answer).execute()
            else:
                CustomerTopic.create(customer=customer_id, topic=topic, wants=int(wants))


def untag(
    store: Store,
    customer_ids: Collection[CustomerId],
    topic: int,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Take a topic from all of them; who does not have it stays as they are."""
    with store.action("untag_customers", at=now, by=by, n=len(customer_ids)):
        for customer_id in customer_ids:
            CustomerTopic.delete().where(
                (CustomerTopic.customer == customer_id) & (CustomerTopic.topic == topic)
            ).execute()


def topic_id(store: Store, name: str) -> int:
    """The topic of this name, whatever its capitals and accents, made when new.

    Call inside an action.
    """
    wanted = fold(name)
    rows = store.connection.execute("SELECT id, name FROM topic ORDER BY id").fetchall()
    for row_id, known in rows:
        if fold(str(known)) == wanted:
            return int(row_id)
    return int(Topic.create(name=name).id)


def _who_has(store: Store, topic: int) -> set[int]:
    sql = "SELECT customer_id FROM customer_topic WHERE topic_id=?"
    return {int(row[0]) for row in store.connection.execute(sql, (topic,)).fetchall()}
