"""What people want to hear about, or not.

Writing to those who want it is another service's business.
"""

from smallcrm.domain.folding import fold
from smallcrm.storage.models import Topic
from smallcrm.storage.store import Store


def topic_names(store: Store) -> list[str]:
    """The names of all topics, for completing what is typed."""
    names = store.connection.execute("SELECT name FROM topic ORDER BY name COLLATE NOCASE")
    return [str(row[0]) for row in names.fetchall()]


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
