"""What the sections of Settings have in common: a head, fields, and saving.

What each holds stands in its own module.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import HelperId
from smallcrm.domain.sentence import Arg
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel, named

BESIDE_FROM = 420  # units: narrower, Save stands under the head


class Section(QWidget):
    """One section; body takes its panels. title: its place in the list and its head.

    saving: the button beside the head, for sections that do not save each change at once.
    """

    def __init__(
        self,
        context: AppContext,
        *,
        name: str,
        title: str,
        explained: str,
        saving: QWidget | None = None,
    ) -> None:
        super().__init__()
        named(self, f"section_{name}", title)
        self.context = context
        self.form = Form(context.wording.say)
        head = PlainLabel(title, role="day", fit="wrap")
        self.explained = PlainLabel(explained, tone="mute", fit="wrap")
        self.body = column(None, gap=12)
        top = holder(column(None, head, self.explained, gap=8))
        if saving is not None:
            top = Abreast(top, saving, limit=BESIDE_FROM, stretches=(1, 0))
        column(self, top, self.body, None, gap=8)

    def say(self, key: str, **args: Arg) -> str:
        """Our own words in the shop's language."""
        return self.context.wording.text(key, **args)

    @property
    def by(self) -> HelperId | None:
        """Who is at the counter."""
        return self.context.counter.helper_id

    def panel(self, *items: QWidget, name: str) -> Panel:
        """A white card with these fields, put under the others."""
        made = Panel(name=name)
        made.body.setSpacing(12)
        made.add(*items)
        self.body.addWidget(made)
        return made

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; what is wrong is shown at its field."""
        return self.context.errors.attempt(act, self.form)

    def refresh(self) -> None:
        """Show what the book says; words that were typed and not saved stay."""

    def save(self) -> None:
        """Ctrl+Enter; most sections save each change at once."""

    def is_touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return False

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes from the list of sections."""
        return None
