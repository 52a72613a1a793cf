"""The columns of the list of all customers: the person, the last visit, how often.

Which customers are listed is the page's business.
"""

from smallcrm.services.customer_lists import ListRow
from smallcrm.wording import Wording
from ui.widgets.paged_rows import Column, PersonCell

LAST_VISIT_WIDTH = 150
VISITS_WIDTH = 96


def shown_name(wording: Wording, row: ListRow) -> str:
    """What the customer is called in the list: name, else phone, else own number."""
    return row.name or row.phone or wording.text("No. {number}", number=row.number)


def columns(wording: Wording) -> list[Column[ListRow]]:
    """The columns in reading order."""

    def person(row: ListRow) -> PersonCell:
        phone = row.phone if row.name else ""
        detail = " · ".join(filter(None, (row.town, phone)))
        return PersonCell(shown_name(wording, row), detail, row.tier)

    def who(row: ListRow) -> str:
        return ", ".join(filter(None, (shown_name(wording, row), row.town, row.phone)))

    def last_visit(row: ListRow) -> str:
        return wording.day(row.last_visit_on) if row.last_visit_on else wording.text("not yet")

    def full_date(row: ListRow) -> str:
        return wording.full_date(row.last_visit_on) if row.last_visit_on else ""

    def visits(row: ListRow) -> str:
        return str(row.visit_count)

    return [
        Column(wording.text("Customer"), who, person),
        Column(wording.text("Last here"), last_visit, width=LAST_VISIT_WIDTH, tooltip=full_date),
        Column(wording.text("Visits"), visits, width=VISITS_WIDTH),
    ]
