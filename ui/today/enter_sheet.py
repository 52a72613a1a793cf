"""The sheet "enter the sheet": the twelve hand-written lines of a day sheet are typed in.

What becomes of them is decided by the services.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import SHAPES
from smallcrm.domain.on_hold import HeldAs
from smallcrm.printing.day_sheet import BLANK_LINES
from smallcrm.services.sheet_entry import EnteredLine, double_of_line, enter_sheet
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words
from ui.customers.people_field import PeopleField
from ui.customers.typed import day_field
from ui.customers.wrapping import Abreast
from ui.today.line_double import LineDouble
from ui.tokens import CONTROL_HEIGHT
from ui.widgets.fields import TextField
from ui.widgets.layouts import column, holder, keep_height, keep_width, row
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

FORM = "enter_sheet"
WIDTH = 940
PHONE_WIDTH = 150
NUMBER_WIDTH = 18
STACKED_UNDER = 720  # units: narrower, what they bought stands under who it was
_UNMARKED = "none"  # a code is never empty
_NO_SHAPE = "\N{EN DASH}"


def enter(context: AppContext, words: Words | None = None) -> None:
    """Show the twelve lines. words: what was typed before and not saved."""
    context.dialogs.show_sheet(EnterSheet(context, words or {}))


class EnterSheet(CustomerSheet):
    """Who, phone, what and how it went, line by line as on the paper; one deed for all."""

    def __init__(self, context: AppContext, words: Words) -> None:
        super().__init__(context, HeldAs(FORM), title=context.wording.text("Enter the sheet"))
        self.width_units = WIDTH
        self._lines = [_Line(self, number) for number in range(1, BLANK_LINES + 1)]
        self._build()
        self.begin(words)

    def _build(self) -> None:
        say = self.say
        self._day = day_field(self.context, name="day", spoken=say("Which day"), leaning="back")
        self._day.show_text("t")
        told = say("Anybody who is not found is added to the book, by name, phone or both.")
        self.body.addWidget(self.add("day", say("Which day"), self._day))
        self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))
        for line in self._lines:
            self.body.addWidget(line.widget)

    def keep(self, attribute: str, field: QWidget) -> None:
        """Hold the words of a field that has no label of its own."""
        self._widgets[attribute] = field

    def first_focus(self) -> QWidget:
        return self._lines[0].who

    def accept(self) -> None:
        """Note all lines. Raises Invalid with the line that is wrong; then nothing is written."""
        for line in self._lines:
            line.must_be_new()
        day = self._day.value() or self.context.today()
        lines = [line.entered() for line in self._lines]
        enter_sheet(self.context.store, lines, day=day, now=self.context.now(), by=self.by)
        self.finish()


class _Line:
    """One line of the paper."""

    def __init__(self, sheet: EnterSheet, number: int) -> None:
        say = sheet.say
        self._number = number
        told = say("Line {n}: name or number", n=number)
        self.who = PeopleField(sheet.context, name=f"who_{number}", spoken=told, most=1)
        self._phone = TextField(
            name=f"phone_{number}",
            spoken=say("Line {n}: phone", n=number),
            placeholder=say("phone"),
            limit=60,
        )
        self._what = TextField(
            name=f"what_{number}",
            spoken=say("Line {n}: what", n=number),
            placeholder=say("what"),
            limit=200,
        )
        choices = [(code, SHAPES.get(code, _NO_SHAPE)) for code in (_UNMARKED, *SHAPES)]
        self._how = SegmentedButtons(
            choices, name=f"how_{number}", spoken=say("Line {n}: how it went", n=number)
        )
        self._context = sheet.context
        self._double = LineDouble(sheet.wording, number)
        self.widget = holder(column(None, self._laid_out(sheet), self._double, gap=2))
        for typed in (self.who.line, self._phone):
            typed.editingFinished.connect(self._on_typed)
        self.who.changed.connect(self._on_typed)
        self._double.taken.connect(self._on_taken)

    def _on_typed(self) -> None:
        """Say so while somebody new may be in the book already."""
        self._double.show_double(double_of_line(self._context.store, self.entered()))

    def must_be_new(self) -> None:
        """Stop once for somebody who may be in the book and was not pointed out. Raises Invalid."""
        found = double_of_line(self._context.store, self.entered())
        if found is not None and not self._double.isVisible():
            self._double.show_double(found)
            raise Invalid(
                f"who_{self._number}",
                "Is this {name}? Press Save again if it is somebody new.",
                name=found.name,
            )

    def _on_taken(self, customer_id: int) -> None:
        self.who.line.clear()
        self.who.show_people([CustomerId(customer_id)])
        self._phone.clear()
        self._what.setFocus()
        self._on_typed()

    def entered(self) -> EnteredLine:
        """What was typed; a name that was typed and not chosen is somebody new."""
        chosen, _, typed = self.who.kept_text().partition("|")
        how, phone = self._how.code, self._phone.text()
        if typed and not phone and not any(sign.isalpha() for sign in typed):
            typed, phone = "", typed  # a number stands in the first column
        return EnteredLine(
            number=self._number,
            customer_id=CustomerId(int(chosen)) if chosen else None,
            name="" if chosen else typed,
            phone="" if chosen else phone,
            what=self._what.text(),
            how="" if how == _UNMARKED else how,
        )

    def _laid_out(self, sheet: EnterSheet) -> QWidget:
        number = self._number
        who = sheet.add(f"who_{number}", "", self.who)
        for attribute, field in (("phone", self._phone), ("what", self._what), ("how", self._how)):
            sheet.keep(f"{attribute}_{number}", field)
            if isinstance(field, TextField):
                field.returnPressed.connect(sheet.accept_button.click)
        keep_width(self._phone, PHONE_WIDTH)
        place = PlainLabel(str(number), role="second", tone="mute")
        keep_width(place, NUMBER_WIDTH)
        keep_height(place, CONTROL_HEIGHT)
        person = row(None, place, who, self._phone, gap=8)
        person.setStretch(1, 1)
        happened = row(None, self._what, self._how, gap=8)
        happened.setStretch(0, 1)
        for half in (person, happened):
            half.setAlignment(Qt.AlignmentFlag.AlignTop)
        return Abreast(holder(person), holder(happened), limit=STACKED_UNDER, gap=8)
