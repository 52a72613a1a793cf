"""The one row of Today that the owner pinned: it stands first in its group until it is done.

Where the other rows stand is the fair queue's business.
"""

from datetime import datetime

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.services import prompts
from smallcrm.storage.models import Pinned
from smallcrm.storage.store import Store


def pinned(store: Store) -> str:
    """The subject key of the pinned row, also while it does not wait; "" for none."""
    return str(store.value("SELECT subject_key FROM pinned ORDER BY id DESC LIMIT 1") or "")


def pin(store: Store, subject_key: str, *, now: datetime, by: HelperId | None = None) -> None:
    """Let this row stand first; the one that was pinned before goes back to its place.

    Raises ShopError when it is not waiting any more.
    """
    if pinned(store) == subject_key:
        return
    prompt = prompts.of_subject(store, subject_key)
    if prompt is None:
        raise ShopError("This is not waiting any more. Nothing was changed.")
    with store.action("pin_row", prompt.customer_id, at=now, by=by):
        Pinned.delete().execute()
        Pinned.create(subject_key=subject_key)


def unpin(store: Store, subject_key: str, *, now: datetime, by: HelperId | None = None) -> None:
    """Let the row go back to its place in the queue; nothing when it was not pinned."""
    if pinned(store) != subject_key:
        return
    prompt = prompts.of_subject(store, subject_key)
    customer_id = None if prompt is None else prompt.customer_id
    key = "unpin_row" if customer_id is not None else "unpin_gone"
    with store.action(key, customer_id, at=now, by=by):
        Pinned.delete().where(Pinned.subject_key == subject_key).execute()
