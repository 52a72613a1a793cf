"""The first start: one page about the shop, then its list or an empty book.

What the answers mean is decided in the domain; what a country brings with it by its habits.
"""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from smallcrm.domain.opening_hours import usual
from smallcrm.domain.shop import ShopDraft
from smallcrm.services import shop
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.keys import KEYS
from ui.pages import Page, Verbs
from ui.practice import PracticeButton
from ui.settings.completing_field import CompletingField
from ui.settings.hours_editor import HoursEditor
from ui.settings.shop_words import ALSO_CALLED, country_words, habit_words, needs_region
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import PageBody, column, holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

STACKED_UNDER = 860  # units: narrower, the opening hours stand under the shop
NAME_LIMIT = 120
TOP = 20  # units: no finder stands above
TODAY, BRING_LIST = "today", "import"


class FirstStartPage(Page):
    """Asks what a shop needs to begin; Ctrl+Enter saves and begins with an empty book."""

    rail_code = "first_start"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording)
        self._context = context
        self._make_fields()
        self._build()
        self._country.chosen.connect(self._on_country)
        self._bring.clicked.connect(self._on_bring)
        self._start.clicked.connect(self._on_start)
        self._hours.show_hours(usual())
        self._country.show_code(country_of_this_pc())
        self._on_country(self._country.code)

    def _make_fields(self) -> None:
        say = self.say
        self._name = _line("name", say("Name of the shop"))
        self._street = _line("street", say("Street and number"))
        self._postcode = _line("postcode", say("Postcode"))
        self._town = _line("town", say("Town"))
        self._region = _line("region", say("State or county"))
        self._owner = _line("owner_name", say("Your own name"))
        self._country = CompletingField(
            country_words(self.wording.language),
            name="country",
            spoken=say("Country"),
            opening=say("All countries"),
            placeholder=say("Start typing"),
            also=ALSO_CALLED,
        )
        self._follows = PlainLabel("", role="second", fit="wrap")
        self._screen = TickBox(say("Customers can see the screen"), name="counter_view")
        self._screen.setChecked(True)
        self._hours = HoursEditor(self.wording)

    def _build(self) -> None:
        say, add = self.say, self.form.add
        title = PlainLabel(say("Welcome. What is your shop called?"), role="page", fit="wrap")
        hint = PlainLabel(
            say("Only the name and the country are needed. Everything can be changed later."),
            role="second",
            fit="wrap",
        )
        self._start = KeycapButton(
            say("Start empty"), name="start_empty", key=KEYS["save"].cap, filled=True
        )
        self._bring = KeycapButton(say("Bring my list"), name="bring_list", icon="import")
        context = self._context
        practise = PracticeButton(context.practice, self.wording, context.errors.attempt)
        buttons = holder(flow(practise, self._bring, self._start))
        head = Abreast(
            holder(column(None, title, hint, gap=2)), buttons, limit=760, stretches=(1, 0)
        )
        self._region_field = add("region", say("State or county"), self._region)
        about = Panel(name="about")
        about.body.setSpacing(12)
        about.add(
            add("name", say("Name of the shop"), self._name),
            add("street", say("Street and number"), self._street),
            Abreast(
                add("postcode", say("Postcode"), self._postcode),
                add("town", say("Town"), self._town),
                limit=300,
                stretches=(2, 5),
                gap=12,
            ),
            self._region_field,
            add("country", say("Country"), self._country),
            self._follows,
            add("owner_name", say("Your own name"), self._owner),
            self._screen,
            PlainLabel(
                say("Then amounts, private notes and figures stay hidden until you hold F11."),
                role="second",
                fit="wrap",
            ),
        )
        week = Panel(name="week")
        week.add(add("hours", say("Opening hours"), self._hours))
        self._parts = Abreast(
            holder(column(None, about, None)),
            holder(column(None, week, None)),
            limit=STACKED_UNDER,
            stretches=(4, 5),
        )
        main = column(None, head, self._parts, gap=12, margins=(0, TOP, 0, 0))
        column(self, PageBody(holder(main)))

    def first_focus(self) -> QWidget:
        return self._name

    def verbs(self) -> Verbs:
        return {"save": self._start_empty}

    def _draft(self) -> ShopDraft:
        return ShopDraft(
            name=self._name.text(),
            owner_name=self._owner.text(),
            street=self._street.text(),
            town=self._town.text(),
            postcode=self._postcode.text(),
            region=self._region.text() if needs_region(self._country.code) else "",
            country=self._country.code,
            counter_view=self._screen.isChecked(),
        )

    def _save(self) -> None:
        """Set the shop up, and word the whole window anew. Raises Invalid."""
        context = self._context
        shop.first_start(context.store, self._draft(), self._hours.hours(), now=context.now())
        context.news.reopen.emit()
        told = self.say("{shop} is set up. Settings can change all of it.", shop=self._name.text())
        context.bottom.tell(told)  # in place of Undo: a book without a shop can do nothing

    def _start_empty(self) -> None:
        self._save()
        self._context.navigate.to(TODAY)

    def _bring_list(self) -> None:
        self._save()
        self._context.navigate.to(BRING_LIST)

    # Handlers

    def _on_country(self, code: str) -> None:
        habits = shop.country_habits(code)
        known = self._country.is_known
        self._follows.show_text(habit_words(habits, self.wording) if known else "")
        self._follows.setVisible(known)
        self._region_field.setVisible(needs_region(code))

    def _on_start(self) -> None:
        self._context.errors.attempt(self._start_empty, self.form)

    def _on_bring(self) -> None:
        self._context.errors.attempt(self._bring_list, self.form)


def country_of_this_pc() -> str:
    """Where this PC says it stands; empty when it does not say."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if code in country_words("en") else ""


def _line(name: str, spoken: str) -> TextField:
    return TextField(name=name, spoken=spoken, limit=NAME_LIMIT)
