"""The section "Helpers": who works here, by which key they say it, and who is an owner.

Who is at the counter is the window's business.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.services import helpers
from smallcrm.services.helpers import HelperRow
from ui.context import AppContext
from ui.counter import staff_of
from ui.customers.wrapping import Abreast
from ui.keys import KEYS
from ui.pin_sheet import NewPinSheet
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder, row
from ui.widgets.panels import RowsPanel
from ui.widgets.ring import Ring
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

NAME_LIMIT = 120
BESIDE_FROM = 460  # units: narrower, the buttons stand under the name


class HelpersSection(Section):
    """Everybody who works here, and a way to add somebody."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="helpers",
            title=say("Helpers"),
            explained=say(
                "Who is at the counter is chosen by Alt and a digit. An owner may have a PIN: it "
                "is asked for before Settings and the owner's figures."
            ),
        )
        context.counter.changed.connect(self.refresh)  # a PIN is no deed, and no news of the book
        self._list = column(None, gap=0)
        self._shown: object = None
        self._add = KeycapButton(
            say("Add a helper"), name="add_helper", icon="user-plus", filled=True
        )
        self.body.addLayout(self._list)
        self.body.addWidget(holder(flow(self._add)))
        self._add.clicked.connect(self._on_add)
        self.refresh()

    def refresh(self) -> None:
        known = helpers.helpers(self.context.store)
        if (shown := (known, staff_of(self.context.store).with_pin)) == self._shown:
            return  # the keyboard stays on the button where it is
        self._shown = shown
        clear(self._list)
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
    """One helper: name, owner or not, key, PIN or none; Change, and the PIN of an owner."""

    def __init__(self, context: AppContext, helper: HelperRow) -> None:
        super().__init__()
        self._context = context
        self._helper = helper
        say = context.wording.text
        has_pin = helper.id in staff_of(context.store).with_pin
        name = PlainLabel(helper.name, role="name", fit="elide")
        detail = PlainLabel(self._detail(has_pin=has_pin), role="second", fit="wrap")
        text = holder(column(None, None, name, detail, None, gap=1))
        who = row(None, Ring(helper.name), text, gap=12)
        who.setStretch(1, 1)
        known = holder(who)
        change = KeycapButton(
            say("Change"),
            name=f"change_{helper.id}",
            spoken=say("Change {name}", name=helper.name),
        )
        pin = KeycapButton(
            say("Change PIN") if has_pin else say("Set a PIN"),
            name=f"pin_{helper.id}",
            icon="key-round",
            spoken=say("PIN of {name}", name=helper.name),
        )
        buttons = [pin, change] if helper.is_owner else [change]
        line = Abreast(
            known, holder(row(None, *buttons, gap=8)), limit=BESIDE_FROM, stretches=(1, 0)
        )
        column(self, line, margins=(15, 9, 14, 9))
        change.clicked.connect(self._on_change)
        pin.clicked.connect(self._on_pin)

    def _detail(self, *, has_pin: bool) -> str:
        say, helper = self._context.wording.text, self._helper
        cap = KEYS[f"helper_{helper.key_number}"].cap if helper.key_number else say("no key free")
        if not helper.is_owner:
            return cap
        if has_pin:
            return say("owner · {cap} · with a PIN", cap=cap)
        return say("owner · {cap}", cap=cap)

    def _on_change(self) -> None:
        self._context.dialogs.show_sheet(HelperSheet(self._context, self._helper))

    def _on_pin(self) -> None:
        self._context.dialogs.show_sheet(NewPinSheet(self._context, self._helper))


class HelperSheet(Sheet):
    """Somebody new, or somebody who is here already: name, owner or not, no longer here."""

    def __init__(self, context: AppContext, helper: HelperRow | None) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="helper_sheet",
            title=say("Change {name}", name=helper.name) if helper else say("Who helps you?"),
            accept_words=say("Save"),
            width=420,
        )
        self._context = context
        self._helper = helper
        self._name = TextField(name="helper_name", spoken=say("Name"), limit=NAME_LIMIT)
        self._name.show_text(helper.name if helper else "")
        self._name.selectAll()
        self._owner = TickBox(say("Is an owner; there may be two"), name="is_owner")
        self._owner.setChecked(helper is not None and helper.is_owner)
        self.body.addWidget(self.form.add("name", say("Name"), self._name))
        self.body.addWidget(self.form.add("is_owner", say("Owner"), self._owner))
        if helper is not None:
            left = KeycapButton(say("No longer here"), name="left", icon="log-out")
            self.body.addWidget(holder(flow(left)))
            left.clicked.connect(self._on_left)
        self._name.returnPressed.connect(self._on_enter)

    def first_focus(self) -> QWidget:
        return self._name

    def accept(self) -> None:
        """Save. Raises Invalid (name, is_owner)."""
        store, now, by = self._context.store, self._context.now(), self._context.counter.helper_id
        name, is_owner, helper = self._name.text(), self._owner.isChecked(), self._helper
        if helper is None:
            helpers.add_helper(store, name, is_owner=is_owner, now=now, by=by)
        elif (name, is_owner) != (helper.name, helper.is_owner):
            helpers.change_helper(store, helper.id, name, is_owner=is_owner, now=now, by=by)
        self.finish()

    def _on_enter(self) -> None:
        self.accept_button.click()

    def _on_left(self) -> None:
        self._context.errors.attempt(self._leave, self.form)

    def _leave(self) -> None:
        context, helper = self._context, self._helper
        if helper is not None:
            by = context.counter.helper_id
            helpers.leave(context.store, helper.id, now=context.now(), by=by)
            self.finish()
