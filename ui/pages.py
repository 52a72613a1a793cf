"""What every page of the window has in common, and the places in the rail.

The pages themselves live in their own folders; nothing here knows what they show.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Arg, Sentence, sentence
from smallcrm.wording import Wording

if TYPE_CHECKING:
    from ui.widgets.form import Form

Argument = int | str | None
Verbs = Mapping[str, Callable[[], None]]


class Place(NamedTuple):
    """A page's place in the rail; its code is what Navigator.to takes."""

    code: str
    title: Sentence
    icon: str


RAIL_TOP = (
    Place("today", sentence("Today"), "sun"),
    Place("customers", sentence("Customers"), "users"),
    Place("promises", sentence("Promises"), "clipboard-list"),
    Place("cards", sentence("Cards"), "mail"),
    Place("looking_back", sentence("Looking back"), "book-open"),
)
RAIL_BOTTOM = (
    Place("owner", sentence("Owner"), "key-round"),
    Place("settings", sentence("Settings"), "settings"),
)


class Page(QWidget):
    """One page. Its four parts, in this order: __init__, _build, refresh, handlers _on_...

    touches: the tables whose changes make the page out of date. rail_code: the place in the rail
    that is lit while the page is shown, for pages that have none of their own.
    """

    rail_code = ""

    def __init__(self, wording: Wording, *, touches: Collection[str] = ()) -> None:
        super().__init__()
        self.wording = wording
        self.touches = frozenset(touches)
        self.is_stale = True
        self.setProperty("surface", "ground")

    @cached_property
    def form(self) -> "Form":
        """Add the fields of a draft here, and an Invalid finds its own."""
        from ui.widgets.form import Form  # noqa: PLC0415

        return Form(self.wording.say)

    def say(self, key: str, **args: Arg) -> str:
        """Our own words in the shop's language; key is the English text with {places}."""
        return self.wording.text(key, **args)

    def counted(self, one: str, many: str, n: int, **args: Arg) -> str:
        """Our own words in the form for n, which is also the place {n}."""
        return self.wording.counted(one, many, n, **args)

    def word(self, spoken: Sentence) -> str:
        """A sentence of the services in the shop's language."""
        return self.wording.say(spoken)

    def refresh(self) -> None:
        """Ask the services and show what they say. Called when shown and out of date."""

    def arrive(self, argument: Argument) -> None:
        """Somebody went here; argument says to whom or what, such as a customer's number."""

    def leave(self) -> None:
        """Somebody goes elsewhere: words that are not saved are put on hold here."""

    def verbs(self) -> Verbs:
        """What the keys of ui/keys.py do on this page, by their names; else the window's own."""
        return {}

    def customer(self) -> CustomerId | None:
        """Whose page this is: changes of other customers then leave it alone."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands when the page is shown."""
        return None

    def is_touched_by(self, change: Change) -> bool:
        """Whether a change makes this page out of date."""
        return change.touches(self.touches, self.customer())
