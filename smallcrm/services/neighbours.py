"""Other shops to which the shop sends people; one may belong to a customer.

Who was sent there is the business of sent_elsewhere.
"""

from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.drafts import LINE_LIMIT
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.neighbours import CheckedNeighbour, NeighbourDraft, fits
from smallcrm.services.customer_reading import SHOWN_NAME
from smallcrm.services.living import must_be_living
from smallcrm.services.quiet_words import quiet_words
from smallcrm.services.row_ids import next_id
from smallcrm.storage.models import Neighbour
from smallcrm.storage.store import Store

_ROWS = f"""
SELECT n.id, n.name, n.street, n.town, n.phone, n.has,
       CASE WHEN c.trashed_at IS NULL THEN c.id END,
       CASE WHEN c.id IS NULL OR c.trashed_at IS NOT NULL THEN '' ELSE {SHOWN_NAME} END,
       (SELECT count(*) FROM sent_elsewhere WHERE neighbour_id = n.id)
FROM neighbour AS n LEFT JOIN customer AS c ON c.id = n.customer_id
"""
_OF_CUSTOMER = """
SELECT n.id, n.name, count(*), max(s.sent_on)
FROM neighbour AS n JOIN sent_elsewhere AS s ON s.neighbour_id = n.id
WHERE n.customer_id = ? GROUP BY n.id ORDER BY n.id
"""


class NeighbourRow(NamedTuple):
    """Another shop. owner: the customer's name when it is one of ours, else "". sent: how often."""

    id: int
    name: str
    street: str
    town: str
    phone: str
    has: str
    customer_id: CustomerId | None
    owner: str
    sent: int

    @property
    def address(self) -> str:
        """Street and town in one line."""
        return ", ".join(filter(None, (self.street, self.town)))


class SentThere(NamedTuple):
    """How many people we sent to a customer's own shop, and on which day the last one."""

    neighbour_id: int
    name: str
    times: int
    last_on: date


def neighbours(store: Store) -> list[NeighbourRow]:
    """All of them, in the order of their names."""
    return store.rows(NeighbourRow, f"{_ROWS} ORDER BY n.name COLLATE NOCASE, n.id")


def neighbour(store: Store, row_id: int) -> NeighbourRow | None:
    """One of them, or None when it is gone."""
    return store.row(NeighbourRow, f"{_ROWS} WHERE n.id = ?", row_id)


def must_be_neighbour(store: Store, row_id: int) -> NeighbourRow:
    """One of them. Raises Invalid (neighbour_id) when it is gone."""
    found = neighbour(store, row_id)
    if found is None:
        raise Invalid("neighbour_id", "This shop is not in the book any more. Choose another one.")
    return found


def who_has(store: Store, what: str) -> int | None:
    """The neighbour who has most of what somebody wants; None when nobody is known to have it."""
    quiet, typed = quiet_words(), clean_line(what, LINE_LIMIT)
    found = [(fits(typed, each.has, quiet), each.id) for each in neighbours(store)]
    score, number = max(found, key=lambda pair: pair[0], default=(0, 0))
    return number if score else None


def sent_there(store: Store, customer_id: CustomerId) -> list[SentThere]:
    """What may be said to a neighbour who is a customer: "we sent you four people"."""
    return store.rows(SentThere, _OF_CUSTOMER, customer_id)


def save(
    store: Store,
    draft: NeighbourDraft,
    *,
    row_id: int | None = None,
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Note another shop, or change one; its id. Raises Invalid."""
    if row_id is not None:
        must_be_neighbour(store, row_id)
    clean = draft.checked()
    may_be_noted(store, clean)
    number = next_id(store, "neighbour") if row_id is None else row_id
    with store.action("save_neighbour", at=now, by=by):
        if row_id is None:
            write(number, clean)
        else:
            Neighbour.update(**_values(clean)).where(Neighbour.id == row_id).execute()
    return number


def remove(store: Store, row_id: int, *, now: datetime, by: HelperId | None = None) -> None:
    """Nobody is sent there any more; who was stays noted. Raises Invalid when it is gone."""
    must_be_neighbour(store, row_id)
    with store.action("remove_neighbour", at=now, by=by):
        Neighbour.delete().where(Neighbour.id == row_id).execute()


def may_be_noted(store: Store, clean: CheckedNeighbour) -> None:
    """Refuse a neighbour of somebody who is not in the book. Raises Invalid (customer_id)."""
    if clean.customer_id is not None:
        must_be_living(store, clean.customer_id)


def write(number: int, clean: CheckedNeighbour) -> None:
    """The row of a new neighbour that may_be_noted has let pass. Call inside an action."""
    Neighbour.create(id=number, **_values(clean))


def _values(clean: CheckedNeighbour) -> dict[str, object]:
    values: dict[str, object] = dict(clean._asdict())
    values["customer"] = values.pop("customer_id")
    return values
