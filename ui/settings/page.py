"""Settings: a list of sections beside the one that is open.

What a section holds stands in its own module; all of it can be undone like any deed.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from smallcrm.services.shop import ShopRow, shop
from ui.context import AppContext, LineAction
from ui.customers.wrapping import Abreast
from ui.pages import Argument, Page, Verbs
from ui.preferences import Preferences
from ui.settings.choice_sections import ScreenSection
from ui.settings.copies_section import CopiesSection
from ui.settings.grants_section import GrantsSection
from ui.settings.helpers_section import HelpersSection
from ui.settings.hours_section import HoursSection
from ui.settings.keys_section import KeysSection
from ui.settings.paper_section import PaperSection
from ui.settings.pc_section import PcSection
from ui.settings.printer_section import PrintersSection
from ui.settings.rules_section import RulesSection
from ui.settings.section import Section
from ui.settings.section_list import SectionList
from ui.settings.shop_section import ShopSection
from ui.settings.way_section import PracticeSection, bring_list, trash
from ui.theme import theme
from ui.widgets.layouts import PageBody, column, holder
from ui.widgets.text import PlainLabel

LIST_WIDTH = 216
WIDEST = 16_777_215  # what Qt takes as no limit
STACKED_UNDER = 700  # units: narrower, the list of sections stands above the open one
FIRST = "shop"


class SettingsPage(Page):
    """Arrive with a section's code, such as "copies", or with nothing for the last one."""

    def __init__(self, context: AppContext, preferences: Preferences) -> None:
        touches = {"shop", "opening_period", "closure", "special_day", "special_period"}
        touches |= {
            "helper",
            "key_duty",
            "prompt_rule",
            "grant_limit",
            "printer_correction",
            "printer_feeding",
            "own_stock",
        }
        super().__init__(context.wording, touches=touches)
        self._context = context
        self._worded = _worded(shop(context.store))
        self._makers: dict[str, Callable[[], Section]] = {
            "shop": lambda: ShopSection(context),
            "hours": lambda: HoursSection(context),
            "helpers": lambda: HelpersSection(context),
            "keys": lambda: KeysSection(context),
            "rules": lambda: RulesSection(context),
            "grants": lambda: GrantsSection(context),
            "pc": lambda: PcSection(context, preferences),
            "paper": lambda: PaperSection(context),
            "printers": lambda: PrintersSection(context),
            "screen": lambda: ScreenSection(context),
            "copies": lambda: CopiesSection(context),
            "import": lambda: bring_list(context),
            "trash": lambda: trash(context),
            "practice": lambda: PracticeSection(context),
        }
        self._sections: dict[str, Section] = {}
        self._code = FIRST
        self._build()
        self._list.chosen.connect(self._on_chosen)
        self._open(FIRST)

    def _build(self) -> None:
        say = self.say
        names = (
            ("shop", say("Shop")),
            ("hours", say("Opening hours")),
            ("helpers", say("Helpers")),
            ("keys", say("Keys")),
            ("rules", say("What we watch for")),
            ("grants", say("What may be granted")),
            ("pc", say("This PC")),
            ("paper", say("Paper")),
            ("printers", say("Printers")),
            ("screen", say("Counter view")),
            ("copies", say("Safe copies")),
            ("import", say("Bring my list")),
            ("trash", say("Trash")),
            ("practice", say("Practice shop")),
        )
        title = PlainLabel(say("Settings"), role="page")
        self._list = SectionList(names, spoken=say("Sections of Settings"))
        self._stack = QStackedWidget()
        self._beside = _Beside(self._list, self._stack)
        top = holder(column(None, title, margins=(24, 0, 24, 12)))
        body = column(self, top, self._beside, gap=0)
        body.setStretch(1, 1)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, str) and argument in self._makers:
            self._open(argument)

    def refresh(self) -> None:
        worded = _worded(shop(self._context.store))
        if worded != self._worded:
            self._worded = worded
            QTimer.singleShot(0, self, self._on_worded_otherwise)
        for section in self._sections.values():
            section.refresh()

    def first_focus(self) -> QWidget:
        return self._list.chosen_control()

    def verbs(self) -> Verbs:
        return {"save": self._save}

    def leave(self) -> None:
        """Words that were typed stay in their section; the bottom line leads back to them."""
        touched = [code for code, section in self._sections.items() if section.is_touched()]
        if not touched:
            return
        what = self._sections[touched[0]].accessibleName()

        def go_on() -> None:
            self._context.navigate.to("settings", touched[0])

        told = self.say("Not saved yet: {what}", what=what)
        self._context.bottom.tell(told, LineAction(self.say("Go on"), "go_on", go_on))

    def _open(self, code: str) -> None:
        if code not in self._sections:
            made = self._sections[code] = self._makers[code]()
            self._stack.addWidget(PageBody(made))
        else:
            self._sections[code].refresh()  # such as a safe copy made meanwhile
        place = list(self._sections).index(code)
        self._code = code
        self._stack.setCurrentIndex(place)
        self._list.choose(code)

    def _save(self) -> None:
        section = self._sections[self._code]
        section.attempt(section.save)

    # Handlers

    def _on_chosen(self, code: str) -> None:
        self._open(code)

    def _on_worded_otherwise(self) -> None:
        """The name, the language or the money of the shop changed: show the window anew."""
        code, context = self._code, self._context
        context.news.reopen.emit()
        context.navigate.to("settings", code)


class _Beside(Abreast):
    """The list beside the open section; one field above it where there is no room."""

    def __init__(self, sections: SectionList, opened: QWidget) -> None:
        self._list = sections
        self._holder = holder(column(None, sections, None, margins=(24, 0, 16, 8)))
        super().__init__(self._holder, opened, limit=STACKED_UNDER, stretches=(0, 1), gap=4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list.set_compact(self.is_stacked)
        width = max(theme().px(LIST_WIDTH), self._holder.minimumSizeHint().width())
        self._holder.setMinimumWidth(0 if self.is_stacked else width)
        self._holder.setMaximumWidth(WIDEST if self.is_stacked else width)


def _worded(row: ShopRow | None) -> tuple[str, ...]:
    """What of the shop every word of the window depends on."""
    if row is None:
        return ()
    return (row.name, row.language, row.country, row.currency, row.time_zone)
