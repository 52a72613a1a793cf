"""Another shop: its fields, and the sheet in which it is noted or changed.

What is kept of it is decided by services/neighbours.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.neighbours import PHONE_LIMIT, NeighbourDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import neighbours
from smallcrm.services.neighbours import NeighbourRow
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.people_field import PeopleField
from ui.customers.wrapping import Abreast
from ui.widgets.fields import TextField
from ui.widgets.layouts import column

WIDTH = 560
LINE_LIMIT = 200
BESIDE_FROM = 360


def neighbour_sheet(context: AppContext, row_id: int | None = None) -> None:
    """Note another shop, or change one. Raises Invalid when it is gone."""
    known = None if row_id is None else neighbours.must_be_neighbour(context.store, row_id)
    context.dialogs.show_sheet(NeighbourSheet(context, known))


class NeighbourFields(QWidget):
    """Name, phone, street, town, what they have, and whose it is, as fields of a sheet."""

    def __init__(self, sheet: CustomerSheet) -> None:
        super().__init__()
        say = sheet.say
        self.name = TextField(name="name", spoken=say("Name of the shop"), limit=LINE_LIMIT)
        self.phone = TextField(name="phone", spoken=say("Phone"), limit=PHONE_LIMIT)
        self.street = TextField(name="street", spoken=say("Street"), limit=LINE_LIMIT)
        self.town = TextField(name="town", spoken=say("Town"), limit=LINE_LIMIT)
        self.has = TextField(
            name="has",
            spoken=say("What they have"),
            placeholder=say("welding rods, gas bottles"),
            limit=LINE_LIMIT,
        )
        spoken = say("Whose it is")
        self.owner = PeopleField(sheet.context, name="owner", spoken=spoken, most=1)
        self.owner.entered.connect(sheet.accept_button.click)
        name = sheet.add("name", say("Name of the shop"), self.name)
        phone = sheet.add("phone", say("Phone"), self.phone)
        street = sheet.add("street", say("Street"), self.street)
        town = sheet.add("town", say("Town"), self.town)
        has = sheet.add("has", say("What they have"), self.has)
        owner = sheet.add("owner", say("Whose it is, if they are in the book"), self.owner)
        pairs = (Abreast(name, phone, limit=BESIDE_FROM), Abreast(street, town, limit=BESIDE_FROM))
        column(self, *pairs, has, owner, gap=12)

    def draft(self) -> NeighbourDraft:
        """What stands in the fields. Raises Invalid (owner) while a name is only typed."""
        return NeighbourDraft(
            name=self.name.text(),
            street=self.street.text(),
            town=self.town.text(),
            phone=self.phone.text(),
            has=self.has.text(),
            customer_id=next(iter(self.owner.value()), None),
        )

    def show_row(self, known: NeighbourRow) -> None:
        """Fill in what is known."""
        self.name.show_text(known.name)
        self.street.show_text(known.street)
        self.town.show_text(known.town)
        self.phone.show_text(known.phone)
        self.has.show_text(known.has)
        if known.customer_id is not None:
            self.owner.show_people([known.customer_id])


class NeighbourSheet(CustomerSheet):
    """known: the shop that is changed, None for a new one."""

    def __init__(self, context: AppContext, known: NeighbourRow | None) -> None:
        say = context.wording.text
        title = say("A neighbour who has what we do not have")
        about = "" if known is None else str(known.id)
        if known is not None:
            title = say("Neighbour: {name}", name=known.name)
        super().__init__(context, HeldAs("neighbour", about=about), title=title)
        self.width_units = WIDTH
        self._known = known
        self._fields = NeighbourFields(self)
        if known is not None:
            self._fields.show_row(known)
        self.body.addWidget(self._fields)
        self.begin({})

    def first_focus(self) -> QWidget:
        return self._fields.name

    def accept(self) -> None:
        """Keep it. Raises Invalid."""
        context = self.context
        number = None if self._known is None else self._known.id
        draft = self._fields.draft()
        neighbours.save(context.store, draft, row_id=number, now=context.now(), by=self.by)
        self.finish()
