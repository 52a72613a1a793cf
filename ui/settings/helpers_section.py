"""The section "Helpers": who works here, and by which key they say that it is them.

Who is at the counter is the window's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.services import helpers
from smallcrm.services.helpers import HelperRow
from ui.context import AppContext
from ui.keys import KEYS
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import RowsPanel
from ui.widgets.ring import Ring
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

NAME_LIMIT = 120


class HelpersSection(Section):
    """Everybody who works here, with Rename, and a way to add somebody."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="helpers",
            title=say("Helpers"),
            explained=say("Who is at the counter is chosen by Alt and a digit. No password."),
        )
        self._list = column(None, gap=0)
        self._add = KeycapButton(
            say("Add a helper"), name="add_helper", icon="user-plus", filled=True
        )
        self.body.addLayout(self._list)
        self.body.addWidget(holder(flow(self._add)))
        self._add.clicked.connect(self._on_add)
        self.refresh()

    def refresh(self) -> None:
        clear(self._list)
        known = helpers.helpers(self.context.store)
        if not known:
            return
        panel = RowsPanel("helpers", self.say("Helpers"))
        for each in known:
            panel.add_row(_HelperLine(self.context, each))
        self._list.addWidget(panel)

    def first_focus(self) -> QWidget:
        return self._add

    def _on_add(self) -> None:
        self.context.dialogs.show_sheet(HelperSheet(self.context, None))


class _HelperLine(QWidget):
    """One helper: name, owner or not, key, Rename."""

    def __init__(self, context: AppContext, helper: HelperRow) -> None:
        super().__init__()
        self._context = context
        self._helper = helper
        say = context.wording.text
        cap = KEYS[f"helper_{helper.key_number}"].cap if helper.key_number else say("no key free")
        detail = say("owner · {cap}", cap=cap) if helper.is_owner else cap
        name = PlainLabel(helper.name, role="name", fit="elide")
        rename = KeycapButton(
            say("Rename"),
            name=f"rename_{helper.id}",
            spoken=say("Rename {name}", name=helper.name),
        )
        text = column(None, name, PlainLabel(detail, role="second", fit="elide"), gap=1)
        line = row(self, Ring(helper.name), text, rename, gap=12, margins=(15, 9, 14, 9))
        line.setStretch(1, 1)
        rename.clicked.connect(self._on_rename)

    def _on_rename(self) -> None:
        self._context.dialogs.show_sheet(HelperSheet(self._context, self._helper))


class HelperSheet(Sheet):
    """The name of somebody new, or of somebody who is here already."""

    def __init__(self, context: AppContext, helper: HelperRow | None) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="helper_sheet",
            title=say("Rename {name}", name=helper.name) if helper else say("Who helps you?"),
            accept_words=say("Save"),
            width=420,
        )
        self._context = context
        self._helper = helper
        self._name = TextField(name="helper_name", spoken=say("Name"), limit=NAME_LIMIT)
        self._name.show_text(helper.name if helper else "")
        self._name.selectAll()
        self.body.addWidget(self.form.add("name", say("Name"), self._name))
        self._name.returnPressed.connect(self._on_enter)

    def first_focus(self) -> QWidget:
        return self._name

    def accept(self) -> None:
        """Save the name. Raises Invalid (name)."""
        store, now, by = self._context.store, self._context.now(), self._context.counter.helper_id
        if self._helper is None:
            helpers.add_helper(store, self._name.text(), now=now, by=by)
        elif self._name.text() != self._helper.name:
            helpers.change_helper(
                store,
                self._helper.id,
                self._name.text(),
                is_owner=self._helper.is_owner,
                now=now,
                by=by,
            )
        self.finish()

    def _on_enter(self) -> None:
        self.accept_button.click()
