"""Sections that lead to a page of their own: bring a list, the trash.

What happens there is that page's business.
"""

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.practice import PracticeButton
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import holder


class WaySection(Section):
    """One sentence and one button that goes there."""

    def __init__(
        self,
        context: AppContext,
        *,
        name: str,
        title: str,
        explained: str,
        button: str,
        icon: str,
        page: str,
    ) -> None:
        super().__init__(context, name=name, title=title, explained=explained)
        self._page = page
        self._go = KeycapButton(button, name=f"go_{name}", icon=icon, filled=True)
        self.body.addWidget(holder(flow(self._go)))
        self._go.clicked.connect(self._on_go)

    def first_focus(self) -> QWidget:
        return self._go

    def _on_go(self) -> None:
        self.context.navigate.to(self._page)


def bring_list(context: AppContext) -> Section:
    """The way to bring a list in."""
    say = context.wording.text
    return WaySection(
        context,
        name="import",
        title=say("Bring my list"),
        explained=say(
            "Customers from a spreadsheet, an address book or another program. You see what will "
            "happen before anything is written."
        ),
        button=say("Bring my list"),
        icon="import",
        page="import",
    )


class PracticeSection(Section):
    """The way to the practice shop, or back from it."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="practice",
            title=say("Practice shop"),
            explained=say(
                "A made-up shop in a window of its own, with a yellow frame. Try everything: "
                "nothing of it is real, and nothing of your shop is touched."
            ),
        )
        self._go = PracticeButton(context.practice, context.wording, context.errors.attempt)
        self.body.addWidget(holder(flow(self._go)))

    def first_focus(self) -> QWidget:
        return self._go


def trash(context: AppContext) -> Section:
    """The way to the trash."""
    say = context.wording.text
    return WaySection(
        context,
        name="trash",
        title=say("Trash"),
        explained=say("Customers you deleted stay here for 90 days, with everything they had."),
        button=say("Open the trash"),
        icon="trash-2",
        page="trash",
    )
