"""A page with one of each widget, for the gallery and for tests; people here are made up."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLayout

from smallcrm.domain.errors import Invalid
from smallcrm.wording import Wording
from ui.pages import Page
from ui.widgets.buttons import IconButton, KeycapButton, LinkButton
from ui.widgets.chips import Chip, When
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import DateField, NoteField, TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.moments_bar import MomentsBar, Shape
from ui.widgets.page_preview import PagePreview
from ui.widgets.paged_rows import Column, PagedRows, PersonCell
from ui.widgets.panels import Notice, Panel
from ui.widgets.plain_table import PlainTable
from ui.widgets.ring import Ring
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

KINDS = ("wow", "how", "wow", "ow", "wow", "how", "how", "wow", "how", "wow")


def read_day(text: str) -> date:
    """A day written as 2026-11-27."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("day", "This is not a date. Write it as 27 Nov or +3.") from None


class KitPage(Page):
    """One of each widget."""

    rail_code = "customers"

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self._build()

    def _build(self) -> None:
        main = column(
            None, self._header(), self._story_head(), self._people(), self._form(), gap=12
        )
        side = column(None, self._paper(), self._empty(), None, gap=12)
        column(self, PageBody(holder(main), holder(side)), gap=0)

    def _header(self) -> Panel:
        panel = Panel(name="header", padding=20)
        name = PlainLabel("Amara Nwosu", role="page", fit="elide")
        ways = PlainLabel("12 Orchard Lane · roses, rainwater tanks", role="second", fit="elide")
        copy = IconButton("copy", name="copy", spoken=self.say("Copy number"))
        phone = row(None, PlainLabel("(555) 010-4477", role="phone"), copy, gap=4)
        head = row(None, Ring("Amara Nwosu", "a_list", 60), gap=16)
        head.addLayout(column(None, name, ways, gap=4), 1)
        head.addLayout(phone)
        verbs = flow(
            KeycapButton(
                self.say("Was here"), name="v1", icon="shopping-bag", key="F2", filled=True
            ),
            KeycapButton(self.say("Wants something"), name="v2", icon="clipboard-list", key="F3"),
            KeycapButton(self.say("Thank"), name="v3", icon="mail", key="F5"),
            KeycapButton(self.say("Remind me"), name="v4", icon="calendar-check", key="F6"),
        )
        chips = flow(
            Chip(self.say("Newcomer"), name="c1", tone="info"),
            Chip(self.say("Let down"), name="c2", tone="warn", icon="circle-alert"),
            Chip(self.say("On hold: {name}", name="Berg"), name="c3", acts=True),
            When(self.say("Tuesday"), tone="info"),
            LinkButton(self.say("Wrong person"), name="l1"),
        )
        panel.add(head, verbs, chips)
        return panel

    def _story_head(self) -> QLayout:
        story = SegmentedButtons(
            [("all", self.say("All")), ("visits", self.say("Was here")), ("c", self.say("Cards"))],
            name="story",
            spoken=self.say("Show"),
        )
        bar = MomentsBar([Shape(kind, "") for kind in KINDS], "10 moments")
        return row(None, PlainLabel(self.say("Our story"), role="group"), bar, None, story, gap=16)

    def _people(self) -> PlainTable:
        columns = [
            Column[int](self.say("Name"), _name, _person),
            Column[int](self.say("Town"), _town, width=140),
        ]
        rows = PagedRows(columns, _same)
        table = PlainTable(rows, name="people", accessible_name=self.say("Customers"))
        rows.show_numbers(range(1000))
        table.setFixedHeight(190)
        table.selectRow(1)
        return table

    def _form(self) -> Panel:
        panel = Panel(self.say("A form"), name="form")
        day = DateField(
            name="day", spoken="", parse=read_day, words=self.wording.full_date, say=self.word
        )
        day.show_text("2026-11-27")
        name = TextField(name="who", spoken="")
        note = NoteField(name="note", spoken="", placeholder=self.say("Anything"), lines=2)
        choice = ChoiceField(
            [("a", self.say("At once")), ("b", self.say("Later"))], name="ch", spoken=""
        )
        line = flow(
            self.form.add("name", self.say("Name"), name),
            self.form.add("day", self.say("Wanted by"), day),
            self.form.add("when", self.say("When"), choice),
            gap=12,
        )
        tick = TickBox(self.say("Gift buyer"), name="gift")
        tick.setChecked(True)
        panel.add(line, self.form.add("note", self.say("Note"), note), tick)
        self.form.mark(Invalid("name", "Write a name or a phone number."))
        return panel

    def _paper(self) -> Panel:
        panel = Panel(self.say("Next card"), name="card")
        page = QImage(600, 420, QImage.Format.Format_RGB32)
        page.fill(QColor("white"))
        preview = PagePreview(name="preview", spoken="Card")
        preview.show_page(page)
        panel.add(
            preview, KeycapButton(self.say("Print card"), name="p", icon="printer", wide=True)
        )
        return panel

    def _empty(self) -> Notice:
        button = KeycapButton(self.say("Bring my list"), name="bring", icon="upload")
        text = self.say("Everybody who comes in lands here.")
        return Notice(self.say("Nobody yet"), text, [button], name="empty")


class SampleSheet(Sheet):
    """Was here, in short."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(
            wording,
            name="was_here_sheet",
            title=wording.text("Was here"),
            accept_words=wording.text("Save"),
            accept_icon="check",
        )
        self.what = TextField(name="what", spoken="")
        self.amount = TextField(name="amount", spoken="")
        self.saved = ""
        self.kept = ""
        self.body.addWidget(self.form.add("amount", self.say("Amount"), self.amount))
        self.body.addWidget(self.form.add("what", self.say("What"), self.what))

    def first_focus(self) -> TextField:
        return self.amount

    def accept(self) -> None:
        if not self.amount.text().isdigit():
            raise Invalid("amount", "This is not an amount. Write it as 12.50.")
        self.saved = self.amount.text()
        self.finish()

    def dismissed(self) -> None:
        self.kept = self.amount.text()


def _same(numbers: Sequence[int]) -> Sequence[int]:
    return numbers


def _name(number: int) -> str:
    return f"Customer {number}"


def _person(number: int) -> PersonCell:
    tier = "a_list" if number == 0 else ""
    return PersonCell(f"Customer {number}", "Mill Road · 3 days ago", tier, number == 2)


def _town(number: int) -> str:
    return "Ashford" if number % 2 else "Dover"
