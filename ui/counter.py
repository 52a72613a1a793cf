"""Who is at the counter, what they may see and do, and who works here.

How they are asked is the business of `ui/counter_desk.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from smallcrm.domain.helpers import NobodyKnown
from smallcrm.domain.ids import HelperId

if TYPE_CHECKING:
    from smallcrm.services.helpers import HelperRow
    from smallcrm.storage.store import Store

OWNER_PAGES = frozenset({"owner", "settings"})  # PRODUCT.md section 13


class Staff(NamedTuple):
    """Who works here, in the order of their keys, and which owners have a PIN."""

    helpers: "tuple[HelperRow, ...]" = ()
    with_pin: frozenset[HelperId] = frozenset()

    def by_key(self, digit: int) -> "HelperRow | None":
        """Whose digit this is."""
        return next((each for each in self.helpers if each.key_number == digit), None)

    def by_id(self, helper_id: HelperId | None) -> "HelperRow | None":
        """This helper, None for nobody who works here."""
        return next((each for each in self.helpers if each.id == helper_id), None)


def staff_of(store: "Store") -> Staff:
    """Who works here as the book says it now."""
    from smallcrm.services.helpers import helpers  # noqa: PLC0415
    from smallcrm.services.pins import owners_with_pin  # noqa: PLC0415

    return Staff(tuple(helpers(store)), frozenset(owners_with_pin(store)))


class OwnerView(QObject):
    """Whether figures and private notes may be shown now: F11 held, or nobody else can see."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_counter_view = True
        self._is_held = False

    @property
    def is_open(self) -> bool:
        """Whether owner's figures may be on the screen."""
        return self._is_held or not self._is_counter_view

    def set_counter_view(self, is_on: bool) -> None:
        """Whether customers can see the screen."""
        self._change(self._is_held, is_on)

    def hold(self, is_held: bool) -> None:
        """F11 goes down or up."""
        self._change(is_held, self._is_counter_view)

    def _change(self, is_held: bool, is_counter_view: bool) -> None:
        was_open = self.is_open
        self._is_held, self._is_counter_view = is_held, is_counter_view
        if self.is_open != was_open:
            self.changed.emit(self.is_open)


class Counter(QObject):
    """Who is at the counter; after ten idle minutes nobody's name stands.

    owner_wanted carries an act that waits for an owner's PIN.
    """

    changed = Signal()
    owner_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.helper_id: HelperId | None = None
        self.name = ""
        self.staff = Staff()
        self._is_proven = False
        self._is_nameless = False

    @property
    def is_guarded(self) -> bool:
        """Whether any owner has a PIN; without one nothing ever asks."""
        return bool(self.staff.with_pin)

    @property
    def has_owner_rights(self) -> bool:
        """Whether owner's pages, figures and deeds are open to who is at the counter.

        With a PIN in the book only to the owner who gave theirs, and not after ten idle minutes.
        """
        return self._is_proven or not self.is_guarded

    def know(self, staff: Staff) -> None:
        """Who works here was read anew from the book."""
        self.staff = staff
        self._is_proven = self._is_proven and self.helper_id in staff.with_pin
        known = staff.by_id(self.helper_id)
        if self.helper_id is not None:
            self.helper_id, self.name = (known.id, known.name) if known else (None, "")
        self.changed.emit()

    def stand(self, helper_id: HelperId | None, name: str, *, is_proven: bool = False) -> None:
        """This helper is at the counter now. is_proven: they gave their PIN."""
        self.helper_id, self.name, self._is_proven = helper_id, name, is_proven
        self.changed.emit()

    def lapse(self) -> None:
        """Ten idle minutes have passed. Who works here alone is known all the same."""
        is_alone = len(self.staff.helpers) == 1 and not self.is_guarded
        if self.helper_id is not None and not is_alone:
            self.stand(None, "")

    def lapse_rights(self) -> None:
        """The screen is hidden: what is the owner's asks again, the name stays."""
        if self._is_proven:
            self.stand(self.helper_id, self.name)

    def who(self) -> HelperId | None:
        """Who does what is saved now.

        None while it is to stay nameless. Raises NobodyKnown when somebody has to be asked first.
        """
        helpers = self.staff.helpers
        if self.helper_id is not None or self._is_nameless or not helpers:
            return self.helper_id
        if len(helpers) == 1:
            return helpers[0].id
        raise NobodyKnown

    @contextmanager
    def nameless(self) -> Iterator[None]:
        """Save what happens inside in nobody's name; the next entry asks again."""
        self._is_nameless = True
        try:
            yield
        finally:
            self._is_nameless = False

    def owner_may(self, act: Callable[[], object]) -> None:
        """Do something that only an owner may, such as an export, erasing, the settings.

        At once when nobody has a PIN or an owner has given theirs; else after an owner's PIN, who
        then stands at the counter; not at all when they press Esc. act is called later, so it
        reads who is at the counter itself; what it raises goes to the door of errors.
        """
        if self.has_owner_rights:
            act()
        else:
            self.owner_wanted.emit(act)
