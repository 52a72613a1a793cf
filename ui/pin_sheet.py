"""Sheets for an owner's PIN: giving it, setting it, taking it away.

How a PIN is kept and how long a wrong one makes somebody wait is decided in the services.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.helpers import PIN_DIGITS_MAX
from smallcrm.domain.ids import HelperId
from smallcrm.services import pins
from smallcrm.services.helpers import HelperRow
from ui.context import AppContext
from ui.counter import staff_of
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 400


class PinField(TextField):
    """A field whose digits are not shown."""

    def __init__(self, *, name: str, spoken: str) -> None:
        super().__init__(name=name, spoken=spoken, limit=PIN_DIGITS_MAX)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText
        )


class PinSheet(Sheet):
    """Asks one of these owners for their PIN; given(owner) is called when it was right."""

    def __init__(
        self,
        context: AppContext,
        owners: Sequence[HelperRow],
        given: Callable[[HelperRow], object],
    ) -> None:
        say = context.wording.text
        title = (
            say("PIN of {name}", name=owners[0].name) if len(owners) == 1 else say("Owner's PIN")
        )
        super().__init__(
            context.wording, name="pin_sheet", title=title, accept_words=say("Go on"), width=WIDTH
        )
        self._context = context
        self._owners = {str(owner.id): owner for owner in owners}
        self._given = given
        self._is_right = False
        names = [(code, owner.name) for code, owner in self._owners.items()]
        self._owner = SegmentedButtons(names, name="owner", spoken=say("Which owner?"))
        self._owner.choose(names[0][0])
        self._pin = PinField(name="pin", spoken=title)
        if len(owners) > 1:
            self.body.addWidget(FormField(say("Which owner?"), self._owner))
        self.body.addWidget(self.form.add("pin", say("PIN"), self._pin))
        self.body.addWidget(
            PlainLabel(
                say(
                    "Forgotten? The other owner sets a new one in Settings. Without one, close "
                    "SmallCRM and start it once with the word unpin."
                ),
                role="second",
                fit="wrap",
            )
        )
        self._pin.returnPressed.connect(self.accept_button.click)
        self._owner.chosen.connect(self._on_owner)

    def first_focus(self) -> QWidget:
        return self._pin

    def accept(self) -> None:
        """Judge the PIN. Raises Invalid (pin)."""
        owner, context = self._chosen(), self._context
        typed = self._pin.text()
        self._pin.clear()
        pins.check_pin(context.store, owner.id, typed, now=context.now())
        self._is_right = True
        self.finish()

    def taken_away(self) -> None:
        if self._is_right:
            self._given(self._chosen())

    def _chosen(self) -> HelperRow:
        return self._owners[self._owner.code]

    def _on_owner(self, _code: str) -> None:
        self._pin.clear()
        self._pin.setFocus()


class NewPinSheet(Sheet):
    """Sets the PIN of an owner, or takes it away.

    Who has one is asked for it, unless the other owner is at the counter: then it was forgotten.
    """

    def __init__(self, context: AppContext, owner: HelperRow, *, is_removal: bool = False) -> None:
        say = context.wording.text
        has_pin = owner.id in context.counter.staff.with_pin
        titles = {
            (False, False): say("PIN of {name}", name=owner.name),
            (True, False): say("New PIN of {name}", name=owner.name),
            (True, True): say("Remove PIN of {name}", name=owner.name),
        }
        super().__init__(
            context.wording,
            name="new_pin_sheet",
            title=titles[has_pin, is_removal and has_pin],
            accept_words=say("Remove") if is_removal else say("Save"),
            width=WIDTH,
        )
        self._context = context
        self._owner = owner
        self._is_removal = is_removal
        counter = context.counter
        is_forgotten = counter.helper_id != owner.id and counter.has_owner_rights
        self._fields: dict[str, PinField] = {}
        self._add_words(is_removal, has_pin and is_forgotten)
        if has_pin and not is_forgotten:
            self._add("old_pin", say("PIN until now"))
        if not is_removal:
            self._add("pin", say("New PIN, 4 to 8 digits"))
            self._add("again", say("The same again"))
        if has_pin and not is_removal:
            remove = KeycapButton(say("Remove PIN"), name="remove_pin")
            self.body.addWidget(holder(flow(remove)))
            remove.clicked.connect(self._on_remove)

    def first_focus(self) -> QWidget | None:
        return next(iter(self._fields.values()), None)

    def accept(self) -> None:
        """Save or remove. Raises Invalid (old_pin, pin, again)."""
        context, owner_id = self._context, self._owner.id
        typed = {name: field.text() for name, field in self._fields.items()}
        if typed.get("pin") != typed.get("again"):
            raise Invalid("again", "These are two different PINs. Type the same one twice.")
        old, now = typed.get("old_pin"), context.now()
        if self._is_removal:
            pins.remove_pin(context.store, owner_id, old_pin=old, now=now)
        else:
            pins.set_pin(context.store, owner_id, typed["pin"], old_pin=old, now=now)
        self._tell_counter(owner_id)
        self.finish()

    def _tell_counter(self, owner_id: HelperId) -> None:
        """Whoever sets the first PIN knows it, and goes on as that owner."""
        counter, owner = self._context.counter, self._owner
        if not counter.is_guarded and not self._is_removal:
            counter.stand(owner_id, owner.name, is_proven=True)
        counter.know(staff_of(self._context.store))
        say = self.say
        told = (
            say("The PIN of {name} is gone", name=owner.name)
            if self._is_removal
            else say("The PIN of {name} is set", name=owner.name)
        )
        self._context.bottom.tell(told)

    def _add(self, attribute: str, label: str) -> None:
        field = self._fields[attribute] = PinField(name=attribute, spoken=label)
        self.body.addWidget(self.form.add(attribute, label, field))
        field.returnPressed.connect(self._on_enter)

    def _add_words(self, is_removal: bool, is_forgotten: bool) -> None:
        say = self.say
        if is_removal:
            words = say("Without any PIN everybody may see Settings and the owner's figures.")
        elif is_forgotten:
            words = say("You are an owner: {name}'s old PIN is not needed.", name=self._owner.name)
        else:
            words = say(
                "It is asked for when you come to the counter, and before Settings and the "
                "owner's figures. It does not encrypt the book."
            )
        self.body.addWidget(PlainLabel(words, tone="mute", fit="wrap"))

    def _on_remove(self) -> None:
        context, owner = self._context, self._owner
        context.dialogs.show_sheet(NewPinSheet(context, owner, is_removal=True))

    def _on_enter(self) -> None:
        """Enter goes to the next field, and saves from the last."""
        fields = list(self._fields.values())
        field = self.sender()
        place = fields.index(field) if isinstance(field, PinField) else len(fields)
        if place + 1 < len(fields):
            fields[place + 1].setFocus()
        else:
            self.accept_button.click()
