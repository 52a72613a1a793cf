"""What the sheets about one customer share: Enter saves, and words that were typed are kept.

What each saves stands in its own module.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtWidgets import QLineEdit, QWidget

from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import Sentence
from smallcrm.services.customers import name_of
from ui.context import AppContext, LineAction
from ui.customers.wrapping import WrapRow
from ui.widgets.buttons import LinkButton
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import NoteField, ParsedField, TextField, typing_line
from ui.widgets.form import FormField
from ui.widgets.layouts import holder
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet

Words = Mapping[str, str]
"""What stands in the fields of a sheet, by their names."""

TICKED = "yes"


@runtime_checkable
class Keepable(Protocol):
    """A field of another kind that can tell and take back what was put into it, as one text."""

    def kept_text(self) -> str:
        """What stands in it, "" for nothing."""

    def show_kept(self, text: str) -> None:
        """Put back what kept_text told; a text that does not fit is left alone."""


class CustomerSheet(Sheet):
    """Fields by name; leaving with words unsaved puts them on hold.

    held_as: by what its words are known while they are not saved.
    """

    def __init__(
        self, context: AppContext, held_as: HeldAs, *, title: str, accept_icon: str = ""
    ) -> None:
        super().__init__(
            context.wording,
            name=f"{held_as.form}_sheet",
            title=title,
            accept_words=context.wording.text("Save"),
            accept_icon=accept_icon,
        )
        self.context = context
        self.held_as = held_as
        self.customer_id = held_as.customer_id
        self._widgets: dict[str, QWidget] = {}
        self._untouched: Words = {}

    @property
    def by(self) -> HelperId | None:
        """Who is at the counter."""
        return self.context.counter.helper_id

    def add(self, attribute: str, label: str, field: QWidget) -> FormField:
        """Put a field under its label into the sheet; Enter in a line saves."""
        made = self.form.add(attribute, label, field)
        self._widgets[attribute] = field
        line = typing_line(field)
        if isinstance(line, QLineEdit):
            line.returnPressed.connect(self._on_enter)
        if isinstance(field, ParsedField):
            keep_room(field.understood)
        return made

    def begin(self, words: Words) -> None:
        """Put back what was on hold, and these words over it; call when all fields are there."""
        self._untouched = self.words()
        holding = self.context.holding
        hold = holding.held(self.held_as)
        held = hold.entry.words if hold is not None else {}
        for attribute, text in {**held, **words}.items():
            if attribute in self._widgets:
                _fill(self._widgets[attribute], str(text))
        holding.watch(self, self.held_as, self.words_to_hold, hold)

    def words(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {attribute: _text(field) for attribute, field in self._widgets.items()}

    def words_to_hold(self) -> Words | None:
        """What was typed and is not saved; None while the sheet is untouched."""
        now = self.words()
        typed = {name: text for name, text in now.items() if text != self._untouched.get(name)}
        return typed or None

    def dismissed(self) -> None:
        """Put the words on hold: chip and bottom line lead back to them."""
        self.context.holding.leave(self)

    def finish(self) -> None:
        """Take the sheet away; unless it was dismissed, its words are in the book now."""
        self.context.holding.saved(self)
        super().finish()

    def take_as_untouched(self, attribute: str) -> None:
        """What stands in this field now came by itself: nobody typed it."""
        self._untouched = {**self._untouched, attribute: _text(self._widgets[attribute])}

    def offer_ways(self, *ways: LineAction) -> None:
        """Words under the fields for what else can be done with what is corrected here."""
        buttons = WrapRow(gap=12)
        for way in ways:
            button = LinkButton(way.words, name=way.name)
            button.clicked.connect(partial(self._on_way, way.act))
            buttons.addWidget(button)
        self.body.addWidget(holder(buttons))

    def _on_way(self, act: Callable[[], None], _is_checked: bool = False) -> None:
        def go() -> None:
            act()
            self.finish()

        self.context.errors.attempt(go)

    def _on_enter(self) -> None:
        self.accept_button.click()


class VerbSheet(CustomerSheet):
    """One of the verbs for one customer: name code and heading, build, and say what saving does.

    code: what its words are held as, and the beginning of its object name. heading: its title, with
    {name} for the customer.
    """

    code: ClassVar[str]
    heading: ClassVar[Sentence]

    def __init__(
        self,
        context: AppContext,
        customer_id: CustomerId,
        words: Words | None = None,
        about: str = "",
    ) -> None:
        """words: what was typed before and not saved. about: as in HeldAs."""
        name = customer_name(context, customer_id)
        title = context.wording.text(self.heading.key, name=name)
        super().__init__(context, HeldAs(self.code, customer_id, about), title=title)
        self._build()
        self._connect()
        self._show_known()
        self.begin(words or {})

    @abstractmethod
    def _build(self) -> None:
        """Lay the fields out: give each to add()."""

    def _connect(self) -> None:
        """What follows while something is typed; most sheets only listen when they save."""

    def _show_known(self) -> None:
        """Fill in what stands in the book already; most sheets note something new."""


def keep_room(label: QWidget) -> None:
    """Leave room for a line that comes and goes, so that the sheet does not jump."""
    policy = label.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    label.setSizePolicy(policy)


def customer_name(context: AppContext, customer_id: CustomerId) -> str:
    """Who it is about, for the title of a sheet."""
    return name_of(context.store, customer_id)


def _text(field: QWidget) -> str:
    match field:
        case ParsedField():
            return field.text
        case TextField():
            return field.text()
        case NoteField():
            return field.words
        case ChoiceField() | SegmentedButtons():
            return field.code
        case TickBox():
            return TICKED if field.isChecked() else ""
        case Keepable():
            return field.kept_text()
    raise TypeError(type(field).__name__)


def _fill(field: QWidget, text: str) -> None:
    match field:
        case ParsedField() | TextField() | NoteField():
            field.show_text(text)
        case ChoiceField() | SegmentedButtons():
            field.choose(text)
        case TickBox():
            field.setChecked(text == TICKED)
        case Keepable():
            field.show_kept(text)
