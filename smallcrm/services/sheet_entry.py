"""Enter the sheet: the hand-written lines of a day sheet become visits, all in one deed.

What stands on the printed sheet is `services/day_sheet.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from smallcrm.domain.customers import CustomerDraft, PhoneDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, visits
from smallcrm.services.likely_doubles import DoubleRow, likely_doubles
from smallcrm.services.row_ids import next_id
from smallcrm.services.shop import habits_of
from smallcrm.storage.store import Store


@dataclass(frozen=True)
class EnteredLine:
    """One line as typed. customer_id: who was found; None for somebody new of this name or phone.

    number: which line of the paper it is, from 1. how: wow, how, ow or "".
    """

    number: int
    customer_id: CustomerId | None = None
    name: str = ""
    phone: str = ""
    what: str = ""
    how: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written on it."""
        typed = (self.name, self.phone, self.what, self.how)
        return self.customer_id is None and not any(text.strip() for text in typed)


def enter_sheet(
    store: Store,
    lines: Sequence[EnteredLine],
    *,
    day: date,
    now: datetime,
    by: HelperId | None = None,
) -> int:
    """Note a visit for each line that is not empty; one undo takes all of them back.

    Somebody who was not found is new in the book. Raises Invalid (who_3 for the third line); then
    nothing is written.
    """
    written = [line for line in lines if not line.is_empty]
    if not written:
        raise Invalid("who_1", "Nothing was written down. Begin with a name or a number.")
    with store.action("enter_sheet", at=now, by=by, n=len(written)):
        for line in written:
            try:
                _enter(store, line, day, now=now, by=by)
            except Invalid as wrong:
                raise Invalid(
                    f"who_{line.number}", wrong.sentence.key, **wrong.sentence.args
                ) from wrong
    return len(written)


def double_of_line(store: Store, line: EnteredLine) -> DoubleRow | None:
    """Who in the book may be the very person that is typed on this line; None for somebody new."""
    if line.customer_id is not None or not (line.name.strip() or line.phone.strip()):
        return None
    doubles = likely_doubles(store, _draft(line))
    return doubles[0] if doubles else None


def _draft(line: EnteredLine) -> CustomerDraft:
    phones = [PhoneDraft(number=line.phone)] if line.phone.strip() else []
    return CustomerDraft(name=line.name, phones=phones)


def _enter(
    store: Store, line: EnteredLine, day: date, *, now: datetime, by: HelperId | None
) -> None:
    customer_id = line.customer_id
    if customer_id is None:
        habits = habits_of(store)
        clean = _draft(line).checked(habits.code, habits.day_first, store.shop_day(now))
        customer_id = CustomerId(next_id(store, "customer"))
        customers.write_new(store, customer_id, clean, now=now)
    visit = VisitDraft(customer_id, what=line.what, day=day, how=line.how, served_by=by)
    visits.write_new(store, visit, now=now, by=by)
